using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ChatBot.Sandbox.Server;

namespace ChatBot.Wire.Tests.Process;

/// <summary>The built service as a process of its own, set up by its environment alone, as an admin starts it.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private readonly System.Diagnostics.Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private bool _isDisposed;
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServiceProcess(ProcessStartInfo start)
    {
        _process = new System.Diagnostics.Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _process.StandardInput.Close();
    }

    /// <summary>Everything that it wrote so far, errors too.</summary>
    public string Log => string.Join('\n', _lines);

    public bool HasEnded => _process.HasExited;

    /// <summary>The settings of a service that talks to this server and keeps its files in this folder.</summary>
    public static Dictionary<string, string> SettingsFor(PretendWeCom wecom, string folder) => new(StringComparer.Ordinal)
    {
        ["WeCom__CorpId"] = wecom.App.CorpId,
        ["WeCom__AgentId"] = wecom.App.AgentId.ToString(),
        ["WeCom__Secret"] = wecom.App.Secret,
        ["WeCom__Token"] = wecom.App.Token,
        ["WeCom__EncodingAesKey"] = wecom.App.EncodingAesKey,
        ["WeCom__ApiBaseUrl"] = wecom.ApiBaseUrl.ToString(),
        ["Storage__ConnectionString"] = $"Data Source={Path.Combine(folder, "chatbot.db")}",
        ["Evidence__Folder"] = Path.Combine(folder, "evidence"),
        ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        // A busy machine must not turn passive replies into pushes: where a late answer goes has a test of its own.
        ["Chat__ReplyWithin"] = "00:00:04.5",
    };

    public static ServiceProcess Start(IReadOnlyDictionary<string, string> environment, string workingDirectory, params string[] arguments) =>
        new(StartInfo(environment, workingDirectory, arguments));

    /// <summary>Runs a command of the service to its end.</summary>
    public static async Task<Ended> RunAsync(IReadOnlyDictionary<string, string> environment, string workingDirectory, string[] arguments, string input = "")
    {
        using var process = System.Diagnostics.Process.Start(StartInfo(environment, workingDirectory, arguments))!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync(patience.Token);
            return new Ended(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Where it listens; fails when it ends without listening.</summary>
    public async Task<Uri> AddressAsync()
    {
        var ended = _process.WaitForExitAsync();
        var first = await Task.WhenAny(_address.Task, ended, Task.Delay(TimeSpan.FromSeconds(60)));
        Assert.True(first == _address.Task, $"The service does not listen. It said:\n{Log}");
        return await _address.Task;
    }

    public async Task ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = await AddressAsync() };
        await Eventually.TrueAsync(
            async () =>
            {
                using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
                return answer.IsSuccessStatusCode;
            },
            "the process is ready");
    }

    /// <summary>As the kernel does it: no handler runs, no buffer is written.</summary>
    public void Kill()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(IReadOnlyDictionary<string, string> environment, string workingDirectory, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ChatBot.dll"), .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        // The test host's own switches are not the service's.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("DOTNET_", StringComparison.Ordinal) && name != "DOTNET_ROOT" && name != "DOTNET_CLI_HOME" || name.Contains("ASPNETCORE", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return start;
    }

    private void Note(string? line)
    {
        if (line is null) return;
        _lines.Enqueue(line);
        var at = line.IndexOf(Listening, StringComparison.Ordinal);
        if (at >= 0) _address.TrySetResult(new Uri(line[(at + Listening.Length)..].Trim()));
    }
}

internal sealed record Ended(int Code, string Output, string Errors);
