using ChatBot.CommandLine;

return await ChatBotCommands.Root().Parse(args).InvokeAsync();
