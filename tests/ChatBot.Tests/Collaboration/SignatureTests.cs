using System.Text.RegularExpressions;
using ChatBot.Features.Collaboration;
using ChatBot.Features.Links;
using Microsoft.Extensions.DependencyInjection;
using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.Collaboration;

/// <summary>People outside of the company sign by a link (R46): what the page does, without the page.</summary>
public sealed partial class SignatureTests : IDisposable
{
    /// <summary>One stage, which its initiator has and which wants a signature.</summary>
    internal const string Receipt = """
        id: transfer
        title: 收货
        record: DB
        roles:
          申请人: initiator
        start:
          verb: 收货
          summary: 收货
          example: 收货 华东医院
        stages:
          - id: receive
            title: 收货核对
            role: 申请人
            due: { hours: 8, clock: working }
            escalate_to: direct_superior
            outputs:
              - { id: signature, title: 护士长签字, type: signature }
            why: 科室认可。
            how: 请护士长签字。
        """;

    private readonly DirectoryInfo _templates = Directory.CreateTempSubdirectory("chatbot-sign-");

    public void Dispose() => _templates.Delete(recursive: true);

    [Fact]
    public async Task A_link_is_signed_once_and_what_is_signed_carries_its_proof()
    {
        await using var bot = await ReadyAsync();
        var token = TokenOf(await bot.Says("lina", "签字链接 DB-1 收货核对 护士长 陈"));

        Assert.Equal("护士长 陈", (await PageAsync(bot, token))!.Signer);
        Assert.True(await SignAsync(bot, token, agrees: true));
        Has("陈静 已签字", bot.LastTo("lina"));
        Assert.False(await SignAsync(bot, token, agrees: true));
        Has("已完成：DB-1 收货核对", await bot.Says("lina", "完成 DB-1"));
        Assert.Equal(1, await bot.Count("select count(*) from case_stages where record_no = 'DB-1' and detail like '%手机尾号1234%' and detail like '%内容摘要%'"));
        await bot.SeesTheSameAfterReplay("DB-1");
    }

    [Fact]
    public async Task A_second_link_voids_the_first_and_a_refusal_says_why()
    {
        await using var bot = await ReadyAsync();
        var first = TokenOf(await bot.Says("lina", "签字链接 DB-1 护士长 陈"));
        var second = TokenOf(await bot.Says("lina", "作废重发 DB-1 护士长 王"));

        Assert.Null(await PageAsync(bot, first));
        Assert.False(await SignAsync(bot, first, agrees: true));
        Assert.True(await SignAsync(bot, second, agrees: false));
        Has("没有签字", bot.LastTo("lina"));
        Has("原因：插座不够", bot.LastTo("lina"));
        Has("✗ 缺：护士长签字(步骤1)", await bot.Says("lina", "完成 DB-1"));
    }

    [Fact]
    public async Task What_was_completed_before_is_finished_by_the_signature()
    {
        await using var bot = await ReadyAsync();
        Has("✗ 缺：护士长签字(步骤1)", await bot.Says("lina", "完成 DB-1"));
        var token = TokenOf(await bot.Says("lina", "签字链接 DB-1 护士长 陈"));

        Assert.True(await SignAsync(bot, token, agrees: true));

        Assert.Equal("", await bot.Clocks("DB-1"));
        Has("这个环节已完成", bot.LastTo("lina"));
    }

    [Fact]
    public async Task Without_pages_the_paper_is_offered()
    {
        var (bot, templates) = await MiniFlow.BegunAsync();
        await using (bot)
        {
            await bot.FinishCheckAsync();
            await bot.FinishPapersAsync();
            Has("还没轮到", await bot.Says("lina", "签字链接 WX-1 科室签字 护士长 陈"));
            await bot.Says("zhanggong", "完成 WX-1 选配件");

            Has("请对方签在纸上", await bot.Says("lina", "签字链接 WX-1 科室签字 护士长 陈"));
        }

        templates.Delete(recursive: true);
    }

    /// <summary>DB-1 with one stage, which 李娜 has and which wants a signature.</summary>
    private async Task<TestBot> ReadyAsync()
    {
        await MiniFlow.CopyAsync(_templates, "transfer.yaml", Receipt);
        var bot = await TestBot.StartAsync("2026-11-23 10:00", settings: [("Content:Templates", _templates.FullName), ("Web:PublicUrl", "https://bot.example.com")]);
        Has("已发起收货 DB-1", await bot.Says("lina", "收货 华东医院"));
        return bot;
    }

    private static string TokenOf(string answer) => Token().Match(answer) is { Success: true } found ? found.Groups["token"].Value : throw new InvalidOperationException(answer);

    private static Task<SignPage?> PageAsync(TestBot bot, string token) => bot.Database.ReadAsync(async (scope, cancel) =>
        await scope.GetRequiredService<SignDesk>().FindAsync((await scope.GetRequiredService<LinkStore>().FindAsync(SignDesk.Purpose, token, cancel))!, bot.Clock.GetUtcNow(), cancel));

    private static async Task<bool> SignAsync(TestBot bot, string token, bool agrees)
    {
        var now = bot.Clock.GetUtcNow();
        var taken = await bot.Database.WriteAsync(async (scope, cancel) =>
        {
            var links = scope.GetRequiredService<LinkStore>();
            var link = (await links.FindAsync(SignDesk.Purpose, token, cancel))!;
            return await links.UseAsync(link.Id, Link.NewToken(), now, now, cancel)
                && await scope.GetRequiredService<SignDesk>().SignAsync(link, new Signed("陈静", "1234", agrees, agrees ? "" : "插座不够", "10.0.0.8", now), cancel);
        });
        await bot.Settle();
        return taken;
    }

    [GeneratedRegex("/sign/(?<token>[A-Za-z0-9_-]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
