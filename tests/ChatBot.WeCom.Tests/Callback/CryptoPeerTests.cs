using System.Diagnostics;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatBot.WeCom.Callback;

namespace ChatBot.WeCom.Tests.Callback;

/// <summary>Our crypto against Tencent's own npm package, live: each side opens what the other sealed.</summary>
public sealed class CryptoPeerTests
{
    private const int Messages = 200;

    private static readonly string s_folder =
        typeof(CryptoPeerTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "PeerFolder").Value!;

    [Fact]
    public async Task We_open_what_the_vendor_sealed()
    {
        var jobs = Enumerable.Range(0, Messages).Select(Job).ToList();

        var answers = await AskAsync(jobs.Select(job => new { op = "seal", job.token, job.key, job.id, job.timestamp, job.nonce, job.message }));

        foreach (var (job, answer) in jobs.Zip(answers))
        {
            var crypto = new CallbackCrypto(job.token, job.key, job.id);
            Assert.True(crypto.IsSigned(answer.Str("signature"), job.timestamp, job.nonce, answer.Str("encrypted")));
            Assert.Equal(job.message, crypto.Decrypt(answer.Str("encrypted")));
        }
    }

    [Fact]
    public async Task The_vendor_opens_what_we_sealed()
    {
        var jobs = Enumerable.Range(0, Messages).Select(Job).ToList();
        var encrypted = jobs.Select(job => new CallbackCrypto(job.token, job.key, job.id).Encrypt(job.message)).ToList();

        var answers = await AskAsync(jobs.Zip(encrypted, (job, text) => new { op = "open", job.token, job.key, job.timestamp, job.nonce, encrypted = text }));

        foreach (var ((job, text), answer) in jobs.Zip(encrypted).Zip(answers))
        {
            Assert.Equal(job.message, answer.Str("message"));
            Assert.Equal(job.id, answer.Str("id"));
            Assert.Equal(new CallbackCrypto(job.token, job.key, job.id).Sign(job.timestamp, job.nonce, text), answer.Str("signature"));
        }
    }

    // Lengths 0..199 in characters of one to four bytes meet every padding; keys and tokens are drawn anew each time.
    private static (string token, string key, string id, string timestamp, string nonce, string message) Job(int i)
    {
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        string[] pieces = ["a", "é", "中", "😀", "<![CDATA[", "\n"];
        var message = string.Concat(Enumerable.Range(0, i).Select(n => pieces[RandomNumberGenerator.GetInt32(pieces.Length)]));
        return (RandomNumberGenerator.GetString(letters, 12), RandomNumberGenerator.GetString(letters, 43), "ww" + RandomNumberGenerator.GetHexString(16, lowercase: true),
            (1720000000 + i).ToString(), RandomNumberGenerator.GetString(letters, 10), message);
    }

    private static async Task<List<JsonElement>> AskAsync<T>(IEnumerable<T> jobs)
    {
        const string remedy = "Run tests/ChatBot.WeCom.Tests/Peer/install.sh (needs node and npm, as in .ci).";
        Assert.True(Directory.Exists(Path.Combine(s_folder, "node_modules", "@wecom", "crypto")), $"Tencent's crypto package is not installed. {remedy}");

        var start = new ProcessStartInfo("node", ["peer.mjs"])
        {
            UseShellExecute = false,
            WorkingDirectory = s_folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        Process node;
        try
        {
            node = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidOperationException($"node does not start. {remedy}", e);
        }

        using (node)
        {
            var errors = node.StandardError.ReadToEndAsync();
            var output = node.StandardOutput.ReadToEndAsync();
            foreach (var job in jobs) await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(job));
            node.StandardInput.Close();
            var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            await node.WaitForExitAsync();
            Assert.True(node.ExitCode == 0, $"node ended with {node.ExitCode}: {await errors}");
            Assert.Equal(Messages, lines.Length);
            return [.. lines.Select(line => JsonDocument.Parse(line).RootElement)];
        }
    }
}
