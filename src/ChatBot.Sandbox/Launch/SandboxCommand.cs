using System.CommandLine;
using System.Globalization;
using ChatBot.Sandbox.Stories;
using Microsoft.AspNetCore.Connections;

namespace ChatBot.Sandbox.Launch;

/// <summary>The command line: where the page is served and when its time begins.</summary>
internal static class SandboxCommand
{
    /// <summary>What is wrong is the caller's to put right.</summary>
    public const int Refused = 2;

    public static async Task<int> MainAsync(string[] args)
    {
        var parsed = Root().Parse(args);
        var code = await parsed.InvokeAsync();
        // A wrong option is refused with the same code as everything else that the caller has to put right.
        return parsed.Errors.Count > 0 ? Refused : code;
    }

    private static RootCommand Root()
    {
        var port = new Option<int?>("--port") { Description = "Port of the page on this machine (default 5080, or ASPNETCORE_URLS)." };
        port.Validators.Add(result =>
        {
            // What is no number at all is refused by the parser itself.
            if (result.Tokens is [var given] && int.TryParse(given.Value, CultureInfo.InvariantCulture, out var number) && number is < 0 or > 65535) result.AddError("--port is 0 to 65535; 0 picks a free one.");
        });
        var start = new Option<DateTimeOffset?>("--start")
        {
            Description = "First time on the sandbox's clock, Shanghai: \"2026-11-30 09:00\" (default: 09:00 of today or of the next working day).",
            CustomParser = result =>
            {
                if (DateTime.TryParseExact(result.Tokens[0].Value, ["yyyy-MM-dd HH:mm", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
                    return new DateTimeOffset(local, TimeSpan.FromHours(8));
                result.AddError("--start is \"2026-11-30 09:00\" or \"2026-11-30\".");
                return null;
            },
        };
        var root = new RootCommand("A pretend WeCom with a seeded company, the bot beside it, and a page on which everything can be tried.") { port, start };
        root.SetAction((parsed, cancel) => RunAsync(Address(parsed.GetValue(port)), parsed.GetValue(start), cancel));
        return root;
    }

    private static string Address(int? port) =>
        port is null && Environment.GetEnvironmentVariable("ASPNETCORE_URLS") is { Length: > 0 } given
            ? given.Split(';')[0]
            : $"http://127.0.0.1:{port ?? 5080}";

    private static async Task<int> RunAsync(string address, DateTimeOffset? start, CancellationToken cancel)
    {
        try
        {
            await using var site = await SandboxSite.StartAsync(address, start, StoryPace.Reading, cancel);
            Console.WriteLine();
            Console.WriteLine($"沙箱已就绪：{site.Address}");
            Console.WriteLine("在浏览器里打开这个地址，从李娜的手机点一句话开始，或点右上角「剧情」看演示。");
            Console.WriteLine("Ctrl+C 结束；里面的数据随之丢弃，不需要企业微信账号。");
            await site.WaitAsync(cancel);
            return 0;
        }
        catch (IOException busy) when (busy.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"端口已被占用：{address}。换一个端口：--port 5081（--port 0 自动选一个空闲的）。");
            return Refused;
        }
    }
}
