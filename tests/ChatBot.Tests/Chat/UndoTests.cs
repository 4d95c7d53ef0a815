using ChatBot.Features.Chat;

namespace ChatBot.Tests.Chat;

/// <summary>撤销 takes back what was done last and says what that was, or says why it cannot (C5). Nothing is taken back in silence.</summary>
public sealed class UndoTests
{
    /// <summary>Every command that changes something: what has to be there first, the line, who says it, and what 撤销 answers.</summary>
    private static readonly Act[] Acts =
    [
        new("需求", [], "lina", "需求 华东医院 呼吸机管路50套", "已撤销：需求 XQ-1"),
        new("客诉", [], "lina", "客诉 华东医院 外箱破损", "已撤销：客诉 KS-1"),
        new("完成", ["lina:需求 华东医院 呼吸机管路50套"], "wanggong", "接单 XQ-1", "已撤销：完成 XQ-1"),
        new("指派", ["lina:需求 华东医院 呼吸机管路50套"], "zhanggong", "转派 XQ-1 @赵敏", "已撤销：指派 XQ-1"),
        new("备注", [], "lina", "备注 华东医院 联系人换成王主任", "已撤销：备注 FK-1"),
        new("改备注", ["lina:备注 华东医院 联系人换成王主任"], "lina", "改备注 FK-1 联系人换成李主任", "已撤销：改备注 FK-1"),
        new("归到", ["lina:📷"], "lina", "归到 1 华东医院", "已撤销：备注 FK-1"),
        new("忽略", ["lina:📷"], "lina", "忽略 1", "已撤销：忽略 #1"),
        new("催办", ["lina:需求 华东医院 呼吸机管路50套"], "lina", "催办 XQ-1", "已撤销：催办 XQ-1"),
        new("收到", ["lina:需求 华东医院 呼吸机管路50套"], "wanggong", "收到 XQ-1", "已撤销：收到 XQ-1"),
        new("人工", [], "lina", "人工 怎么登记回款", "「人工」不能撤销：已通知 陈总"),
        new("承诺", [], "lina", "承诺 华东医院 发货50箱 11月27日18点前 责任人:张工", "已撤销：承诺 CN-1"),
        new("改期", [Promise], "lina", "改期 CN-1 11月30日18点", "已撤销：改期 CN-1"),
        new("接受", [Promise, "lina:📷"], "zhanggong", "接受 CN-1", "已撤销：接受 CN-1"),
        new("不能按期", [Promise, "lina:📷"], "zhanggong", "不能按期 CN-1 原料周五才到", "已撤销：不能按期 CN-1"),
        new("改派", [Promise, "lina:📷"], "zhanggong", "改派 CN-1 赵敏", "已撤销：改派 CN-1"),
        new("取消承诺", [Promise], "lina", "取消承诺 CN-1 客户取消了订单", "已撤销：取消承诺 CN-1"),
    ];

    private const string Promise = "lina:承诺 华东医院 发货50箱 11月27日18点前 责任人:张工";

    public static TheoryData<string> Verbs => [.. Acts.Select(act => act.Verb)];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task What_was_done_is_taken_back_by_name_or_the_reason_is_said(string verb)
    {
        var act = Acts.Single(one => one.Verb == verb);
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        foreach (var step in act.Before) await DoAsync(bot, step);
        var before = await LedgerAsync(bot);

        var done = await bot.Says(act.Who, act.Line);
        Assert.True(await LedgerAsync(bot) > before || verb is "人工", $"{act.Line} changed nothing: {done}");

        Assert.Contains(act.Undone, await bot.Says(act.Who, "撤销"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_whose_example_changes_something_can_be_taken_back_or_says_why_not()
    {
        var silent = new List<string>();
        foreach (var spec in new CommandCatalog().Specs)
        {
            foreach (var example in spec.Examples)
            {
                await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
                var before = await LedgerAsync(bot);
                await bot.Says("chenzong", example);
                if (await LedgerAsync(bot) == before) continue;
                var undone = await bot.Says("chenzong", "撤销");
                if (undone.StartsWith("没有可以撤销的操作", StringComparison.Ordinal)) silent.Add($"{example}: {undone}");
            }
        }

        Assert.True(silent.Count == 0, string.Join('\n', silent) + "\nRemember the act with UndoStore.RememberAsync and an IUndo, or with RememberFinalAsync and the reason why it stays.");
    }

    [Fact]
    public async Task Only_what_was_done_last_is_taken_back()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "需求 华东医院 呼吸机管路50套");
        await bot.Says("lina", "催办 XQ-1");

        Assert.Contains("催办 XQ-1", await bot.Says("lina", "撤销"), StringComparison.Ordinal);
        Assert.Equal([0L], await bot.Query<long>("select count(*) from needs where withdrawn_at is not null"));
    }

    private static Task<string> DoAsync(TestBot bot, string step)
    {
        var (who, line) = (step[..step.IndexOf(':', StringComparison.Ordinal)], step[(step.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        return line == "📷" ? bot.SendsPicture(who, "聊天截图") : bot.Says(who, line);
    }

    private static async Task<long> LedgerAsync(TestBot bot) => (await bot.Query<long>("select count(*) from ledger"))[0];

    private sealed record Act(string Verb, string[] Before, string Who, string Line, string Undone);
}
