using ChatBot.Browser.Tests;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

return args switch
{
    [Screenshots.Verb, var folder] => await Screenshots.TakeAsync(folder),
    [BoardScreenshots.Verb, var folder] => await BoardScreenshots.TakeAsync(folder),
    _ when args.Any(arg => arg is "-automated" or "@@") => await ConsoleRunner.Run(args),
    _ => await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
};
