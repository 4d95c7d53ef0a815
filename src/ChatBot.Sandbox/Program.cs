return await ChatBot.Sandbox.Launch.SandboxCommand.MainAsync(args);
