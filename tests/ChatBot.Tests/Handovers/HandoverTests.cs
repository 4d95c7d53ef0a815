using ChatBot.Features.People;
using ChatBot.Storage;
using ChatBot.Tests.Approvals;
using Microsoft.Extensions.DependencyInjection;
using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.Handovers;

/// <summary>All that 李娜 has goes to 王磊 (R80). 王华 leads both.</summary>
public sealed class HandoverTests
{
    [Fact]
    public async Task It_is_counted_by_kind_confirmed_and_receipted_item_by_item()
    {
        await using var bot = await BusyAsync();

        var plan = await bot.Says("wanghua", "交接 李娜 → 王磊");
        Has("李娜 名下有", plan);
        foreach (var kind in new[] { "需求：1", "客诉：1", "承诺（负责兑现）：1", "合同：1", "客户：" }) Has(kind, plan);
        Assert.Equal(0, await bot.Count("select count(*) from handovers"));
        var clocks = await ClocksAsync(bot);

        Has("开始交接：李娜 → 王磊", await bot.Says("wanghua", "1"));
        await bot.Tick();

        foreach (var reader in new[] { "wanglei", "lina", "wanghua", "zhoumin" }.Take(3)) Has("交接完成：李娜 → 王磊", bot.LastTo(reader));
        Has("已转 需求 XQ-1", await bot.Says("wanglei", "交接回执 1"));
        Assert.Equal(["wanglei"], await bot.Query<string>("select distinct owner from contracts"));
        Assert.Equal(["wanglei"], await bot.Query<string>("select distinct initiator from cases"));
        Assert.Equal(["wanglei"], await bot.Query<string>("select distinct owner from customers"));
        Assert.Equal(["lina|wanglei"], await bot.Query<string>("select promiser || '|' || responsible from commitments"));
        Assert.Equal(clocks, await ClocksAsync(bot));
        Assert.Equal(0, await bot.Count("select count(*) from deadlines where closed_at is null and holder = 'lina' and policy <> 'promise-draft'"));
        Assert.Equal(0, await bot.Count("select count(*) from handover_items where state <> 'Done'"));
    }

    [Fact]
    public async Task What_was_started_by_the_verb_of_a_flow_goes_along()
    {
        await using var bot = await BusyAsync();
        Has("YS-1", await bot.Says("lina", "验收 华东医院 CT-2"));

        Has("发起的流程：1", await bot.Says("wanghua", "交接 李娜 → 王磊"));
        await bot.Says("wanghua", "1");
        await bot.Tick();

        Assert.Equal(["wanglei"], await bot.Query<string>("select initiator from cases where record_no = 'YS-1'"));
        Has("已转 发起的流程 YS-1", await bot.Says("wanglei", "交接回执 1"));
    }

    [Fact]
    public async Task The_one_who_takes_it_over_is_not_flooded_with_cards()
    {
        await using var bot = await BusyAsync();
        var before = bot.News("wanglei").Count;

        await ConfirmAsync(bot);

        Assert.Equal(before + 1, bot.News("wanglei").Count);
    }

    [Theory]
    [InlineData("lina")]
    [InlineData("linfeng")]
    public async Task Only_who_stands_above_or_an_admin_may(string who)
    {
        await using var bot = await BusyAsync();

        Has("只有 李娜 的上级或管理员可以交接", await bot.Says(who, "交接 李娜 → 王磊"));
    }

    [Theory]
    [InlineData("交接 李娜 给 王磊")]
    [InlineData("交接 把李娜的交给王磊")]
    [InlineData("交接 李娜->王磊")]
    [InlineData("交接 @lina 给 @wanglei")]
    [InlineData("离职交接 李娜 王磊")]
    public async Task It_is_understood_in_other_words(string said)
    {
        await using var bot = await BusyAsync();

        var answer = await bot.Says("chenzong", said);

        Assert.True(answer.Contains("全部转给 王磊", StringComparison.Ordinal), answer);
    }

    [Fact]
    public async Task With_one_name_it_asks_to_whom_and_offers_colleagues()
    {
        await using var bot = await BusyAsync();

        var answer = await bot.Says("wanghua", "交接 李娜");

        Has("交给谁", answer);
        Has("王磊（华东区）", answer);
        Has("名下没有可以转的事", await bot.Says("chenzong", "交接 何苗 → 孙倩"));
        Has("同一个人", await bot.Says("wanghua", "交接 李娜 → 李娜"));
    }

    [Fact]
    public async Task What_cannot_be_given_is_told_with_the_reason_and_the_next_time_goes_on_from_there()
    {
        await using var bot = await BusyAsync();
        await bot.Says("wanghua", "交接 李娜 → 王磊");
        await bot.Says("wanghua", "1");
        await bot.Says("lina", "不能按期 CN-1 缺料");
        await bot.Says("lina", "改派 CN-1 黄丽");
        await bot.Tick();

        Has("承诺（负责兑现） CN-1", bot.LastTo("wanghua"));
        Has("已不在李娜名下", bot.LastTo("wanghua"));
        Has("再发一次，会接着做：交接 李娜 → 王磊", bot.LastTo("wanghua"));
        await bot.Says("huangli", "改派 CN-1 李娜");

        Has("上次的交接还剩 1 件没转成", await bot.Says("wanghua", "交接 李娜 → 王磊"));
        await bot.Says("wanghua", "1");
        await bot.Tick();

        Assert.Equal(["wanglei"], await bot.Query<string>("select responsible from commitments"));
        Assert.Equal(1, await bot.Count("select count(*) from handovers"));
        Assert.Equal(0, await bot.Count("select count(*) from handover_items where state <> 'Done'"));
    }

    [Fact]
    public async Task One_item_that_is_broken_holds_back_no_other_and_is_given_when_it_is_well_again()
    {
        await using var bot = await BusyAsync();
        await ExecuteAsync(bot, "update cases set flow = '!' || flow where record_no = 'XQ-1'");
        await bot.Says("wanghua", "交接 李娜 → 王磊");
        await bot.Says("wanghua", "1");
        await bot.Tick();
        Assert.Equal(["XQ-1"], await bot.Query<string>("select record_no from handover_items where state <> 'Done'"));
        Assert.Equal(["wanglei"], await bot.Query<string>("select distinct owner from contracts"));
        Assert.DoesNotContain(bot.News("wanghua"), push => push.Contains("交接完成", StringComparison.Ordinal));

        await ExecuteAsync(bot, "update cases set flow = substr(flow, 2) where record_no = 'XQ-1'");
        await bot.Restart();
        await bot.TimeReaches("2026-11-23 12:00");

        Assert.Equal(0, await bot.Count("select count(*) from handover_items where state <> 'Done'"));
        Assert.Single(bot.News("wanghua"), push => push.Contains("交接完成", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Undo_gives_everything_back_and_so_does_the_command_later()
    {
        await using var bot = await BusyAsync();
        await ConfirmAsync(bot);

        Has("正在逐件退回", await bot.Says("wanghua", "撤销"));
        await bot.Tick();
        Assert.Equal(["lina"], await bot.Query<string>("select distinct owner from contracts"));
        Has("交接已退回：王磊 → 李娜", bot.LastTo("lina"));

        await ConfirmAsync(bot);
        await bot.TimeReaches("2026-11-23 11:00");
        Has("没有这个号的交接", await bot.Says("wanglei", "退回交接 3"));
        Has("开始交接：王磊 → 李娜", await bot.Says("wanghua", "退回交接 3"));
        await bot.Tick();
        Assert.Equal(["lina"], await bot.Query<string>("select distinct initiator from cases"));
    }

    [Fact]
    public async Task Of_somebody_disabled_the_superior_is_asked_once_and_may_hand_it_over()
    {
        await using var bot = await BusyAsync();
        await bot.OrgBecomes(With("lina", person => person with { Status = MemberStatus.Disabled }));

        Has("李娜 已停用，手上还有", bot.LastTo("wanghua"));
        await bot.TimeReaches("2026-11-23 12:00");
        Assert.Single(bot.News("wanghua"), push => push.Contains("李娜 已停用", StringComparison.Ordinal));

        Has("交给谁", await bot.Presses("wanghua", "交接"));
        await bot.Says("wanghua", "交接 李娜 → 王磊");
        await bot.Says("wanghua", "1");
        await bot.Tick();

        Assert.Equal(["wanglei"], await bot.Query<string>("select distinct owner from contracts"));
    }

    /// <summary>XQ-1, KS-1, CN-1 in force, HT-1 with a payment plan: all of 李娜, on Monday at 10:00.</summary>
    private static async Task<TestBot> BusyAsync()
    {
        var bot = await StartAsync();
        await bot.HasContract("HT-2026-001", customer: "华东医院");
        await bot.Says("lina", "回款 HT-2026-001 30%预付 12月10日 70%验收 12月20日");
        await bot.Says("lina", Need);
        await bot.Says("lina", Complaint);
        await bot.Says("lina", "承诺 华东医院 加急发货50箱 11月25日18点前 责任人:李娜");
        await bot.SendsPicture("lina");
        return bot;
    }

    private static async Task ConfirmAsync(TestBot bot)
    {
        await bot.Says("wanghua", "交接 李娜 → 王磊");
        await bot.Says("wanghua", "1");
        await bot.Tick();
    }

    private static Task ExecuteAsync(TestBot bot, string sql) =>
        bot.Database.WriteAsync((scope, cancel) => scope.GetRequiredService<DbSession>().ExecuteAsync(sql, null, cancel));

    private static async Task<string> ClocksAsync(TestBot bot) =>
        string.Join(' ', await bot.Query<string>("select record_no || '/' || part || '/' || started_at || '/' || due_at from deadlines where closed_at is null order by record_no, part"));
}
