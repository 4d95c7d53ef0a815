using ChatBot.Sandbox.Launch;

var address = Environment.GetEnvironmentVariable("ASPNETCORE_URLS") is { Length: > 0 } given ? given.Split(';')[0] : "http://127.0.0.1:5080";
await using var site = await SandboxSite.StartAsync(address, start: null, (_, _) => new NoStories(), CancellationToken.None);
Console.WriteLine($"Sandbox: {site.Address}  (Ctrl+C stops it; everything in it is thrown away)");
await site.WaitAsync(CancellationToken.None);
