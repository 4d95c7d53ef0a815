using ChatBot.Sandbox.Launch;

var parsed = SandboxCommand.Root().Parse(args);
// A wrong option is refused with the same code as everything else that the caller has to put right.
return parsed.Errors.Count > 0 ? await parsed.InvokeAsync() is 0 ? 0 : SandboxCommand.Refused : await parsed.InvokeAsync();
