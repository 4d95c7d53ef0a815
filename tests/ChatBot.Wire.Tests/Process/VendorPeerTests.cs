using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.Json;
using static ChatBot.Wire.Tests.Words;

namespace ChatBot.Wire.Tests.Process;

/// <summary>Tencent's own npm package as the peer of the whole service: none of our code seals or opens anything on its side.</summary>
public sealed class VendorPeerTests
{
    private const int Messages = 200;

    private static readonly string s_folder =
        typeof(VendorPeerTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "PeerFolder").Value!;

    [Fact]
    public async Task The_vendor_verifies_posts_200_messages_and_opens_200_replies()
    {
        await using var wire = await WireService.StartAsync();
        string[] reps = ["lina", "wanglei", "chenmei", "linfeng"];
        var messages = Enumerable.Range(1, Messages).Select(i => new
        {
            from = reps[i % reps.Length],
            text = (i % 4) switch
            {
                0 => $"需求 客户:华东医院 内容:导联线{Letters(i)} 数量:{i}",
                1 => $"需求　客户：省人民医院　内容：😀 ]]> <b> & 管路{Letters(i)}　数量：{i}",
                2 => "待办",
                _ => $"说点别的{Letters(i)}",
            },
            // As text: JavaScript's numbers would round it.
            msgId = $"{7_000_000_000_000_000_000 + i}",
        }).ToList();

        var lines = await TalkAsync(JsonSerializer.Serialize(new
        {
            url = new Uri(wire.Address, "/wecom/callback"),
            token = wire.WeCom.App.Token,
            key = wire.WeCom.App.EncodingAesKey,
            id = wire.WeCom.App.CorpId,
            messages,
        }));

        Assert.True(lines[0].GetProperty("verified").GetBoolean());
        var answers = lines[1..];
        Assert.Equal(Messages, answers.Count);
        foreach (var (message, answer) in messages.Zip(answers))
        {
            Assert.Equal("200", answer.GetProperty("status").ToString());
            Assert.True(answer.TryGetProperty("text", out _), $"No passive reply to: {message.text}");
            Assert.Equal((message.from, wire.WeCom.App.CorpId, "text"), (answer.GetProperty("to").GetString(), answer.GetProperty("from").GetString(), answer.GetProperty("type").GetString()));
            Assert.NotEqual("", answer.GetProperty("text").GetString());
            if (message.text.StartsWith("需求", StringComparison.Ordinal)) Has("已登记需求 XQ-", answer.GetProperty("text").GetString()!);
        }

        Assert.Equal(Messages / 2, wire.Query("select record_no from needs").Distinct(StringComparer.Ordinal).Count());
        Assert.Contains(wire.Query("select content from needs"), content => content.Contains("]]> <b> &", StringComparison.Ordinal));
    }

    // Of growing length, so that every padding is met; no digits, which would be quantities.
    private static string Letters(int i) => string.Concat(Enumerable.Range(0, 1 + i % 40).Select(n => (char)('A' + (i + n) % 26)));

    private static async Task<List<JsonElement>> TalkAsync(string job)
    {
        const string remedy = "Run tests/ChatBot.WeCom.Tests/Peer/install.sh (needs node and npm, as in .ci).";
        Assert.True(Directory.Exists(Path.Combine(s_folder, "node_modules", "@wecom", "crypto")), $"Tencent's crypto package is not installed. {remedy}");
        var start = new ProcessStartInfo("node", ["talk.mjs"])
        {
            UseShellExecute = false,
            WorkingDirectory = s_folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var node = System.Diagnostics.Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync();
        var output = node.StandardOutput.ReadToEndAsync();
        await node.StandardInput.WriteAsync(job);
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, $"node ended with {node.ExitCode}: {await errors}");
        return [.. (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }
}
