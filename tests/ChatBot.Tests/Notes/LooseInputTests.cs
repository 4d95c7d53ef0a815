using ChatBot.Features.Chat;
using ChatBot.Tests.Collaboration;
using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.Notes;

/// <summary>What belongs to nothing yet is kept, asked about once, and listed in the evening (R09).</summary>
public sealed class LooseInputTests
{
    private const string Talked = "今天张主任提到科室明年换供应商，要我们先报价";

    [Fact]
    public async Task A_text_that_is_no_command_is_kept_and_asked_about_with_the_customers_of_late()
    {
        await using var bot = await WorkedAsync();

        var asked = await bot.Says("lina", Talked);

        Has("未识别归属，归到哪个客户？", asked);
        Has("未归属 #1", asked);
        Has("1 仁济医院\n2 华东医院\n3 其他客户\n4 稍后", asked);
        Assert.Equal([Talked], await bot.Query<string>("select words from loose_items"));
        Assert.Equal(0, await bot.Count("select count(*) from missed_words"));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("华东医院")]
    [InlineData("归到 1 华东医院")]
    [InlineData("归到 华东医院")]
    public async Task It_is_linked_by_number_by_name_or_by_command(string answer)
    {
        await using var bot = await WorkedAsync();
        await bot.Says("lina", Talked);

        var linked = await bot.Says("lina", answer);

        Has("已记 FK-1", linked);
        Has("客户：华东医院\n", linked);
        Has("来源：手打", linked);
        Assert.Equal(["FK-1"], await bot.Query<string>("select record_no from loose_items where state = 'Linked'"));
        Has("没有未归属的内容", await bot.Says("lina", "未归属"));
    }

    [Fact]
    public async Task Another_name_is_asked_for_and_may_be_any_name()
    {
        await using var bot = await WorkedAsync();
        await bot.Says("lina", Talked);

        Has("归到哪个客户？", await bot.Says("lina", "3"));
        var linked = await bot.Says("lina", "康达商贸");

        Has("客户：康达商贸（新客户，已建档）", linked);
    }

    [Fact]
    public async Task A_part_of_a_known_name_is_asked_about_before_a_customer_is_made()
    {
        await using var bot = await WorkedAsync();
        await bot.Says("lina", Talked);

        var asked = await bot.Says("lina", "归到 1 华东");
        Has("没有叫「华东」的客户", asked);
        Has("1 华东医院", asked);
        Has("客户：华东医院\n", await bot.Says("lina", "1"));
        Assert.Equal(0, await bot.Count("select count(*) from customers where name = '华东'"));
    }

    [Fact]
    public async Task Put_off_it_stays_and_a_name_later_is_no_answer_any_more()
    {
        await using var bot = await WorkedAsync();
        await bot.Says("lina", Talked);

        Has("留在未归属（共 1 条）", await bot.Says("lina", "稍后"));
        Has("#1 「今天张主任提到科室明年换供应商", await bot.Says("lina", "未归属"));
        HasNot("已记", await bot.Says("lina", "华东医院"));
        Assert.Equal(0, await bot.Count("select count(*) from notes"));
        Has("没有放下的命令", await bot.Says("lina", "稍后"));
    }

    [Fact]
    public async Task Several_pictures_in_a_row_are_one_thing_with_one_question()
    {
        await using var bot = await WorkedAsync();

        Has("归到哪个客户？选数字", await bot.SendsPicture("lina", "one"));
        var second = await bot.SendsPicture("lina", "two");
        Has("已并入未归属 #1：图片2张", second);
        HasNot("回复数字", second);
        bot.Clock.Advance(TimeSpan.FromSeconds(30));
        Has("图片3张", await bot.SendsPicture("lina", "three"));
        var linked = await bot.Says("lina", "2");

        Has("客户：华东医院", linked);
        Has("附件：图片3张", linked);
        await bot.Tick();
        Assert.Equal(3, await bot.Count("select count(*) from evidence where record_no = 'FK-1' and state = 'Stored'"));

        bot.Clock.Advance(TimeSpan.FromMinutes(10));
        Has("未归属 #2", await bot.SendsPicture("lina", "four"));
    }

    [Fact]
    public async Task Words_behind_a_picture_belong_to_it_and_say_whose_it_is()
    {
        await using var bot = await WorkedAsync();
        await bot.SendsPicture("lina");

        var asked = await bot.Says("lina", "仁济医院仓库里的旧管路");

        Has("图片1张、「仁济医院仓库里的旧管路」", asked);
        Has("1 仁济医院", asked);
        Has("来源：图片、手打", await bot.Says("lina", "1"));
    }

    [Fact]
    public async Task A_picture_for_which_something_waits_goes_there_and_a_half_filled_command_is_not_disturbed()
    {
        await using var bot = await ComplaintAsync();
        await bot.Says("liqiang", "完成 KS-1 结果:外箱受潮但内包装完好");
        Has("照片", await bot.SendsPicture("liqiang"));
        Assert.Equal(0, await bot.Count("select count(*) from loose_items"));

        await bot.Says("lina", "需求 华东医院");
        Has("填完「需求」后自动归到它名下", await bot.SendsPicture("lina"));
        Has("客户需要什么", await bot.Hears("lina", new LinkContent("招标公告", "https://example.com/a")));
        await bot.Says("lina", "呼吸机管路50套");
        var inbox = await bot.Says("lina", "未归属");
        Has("图片1张", inbox);
        Has("招标公告", inbox);
    }

    [Fact]
    public async Task A_picture_that_a_promise_takes_after_all_is_not_loose_any_more()
    {
        await using var bot = await WorkedAsync();
        await bot.Says("lina", "承诺 华东医院 加急发货50箱");
        await bot.SendsPicture("lina");
        await bot.Says("lina", "11月27日18点前");
        Has("CN-1", await bot.Says("lina", "张工"));

        Has("没有未归属的内容", await bot.Says("lina", "未归属"));
    }

    [Fact]
    public async Task Pictures_that_arrive_at_the_same_moment_are_one_thing()
    {
        await using var bot = await WorkedAsync();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => bot.Hears("lina", new MediaContent(MediaKind.Picture, $"p-{i}"), $"key-{i}")));

        Has("#1 图片6张", await bot.Says("lina", "未归属"));
    }

    [Theory]
    [InlineData("XQ-1 到哪了？")]
    [InlineData("仁济医院")]
    public async Task A_question_and_a_bare_name_are_no_input(string said)
    {
        await using var bot = await WorkedAsync();

        await bot.Says("lina", said);

        Assert.Equal(0, await bot.Count("select count(*) from loose_items"));
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_to_be_so()
    {
        await using var bot = await WorkedAsync();

        Has("合并转发的聊天记录", await bot.Hears("lina", new OtherContent("chatrecord") { IsUnknown = true, IsMessage = true }));
    }

    [Fact]
    public async Task Places_links_and_voices_without_words_are_kept_too()
    {
        await using var bot = await WorkedAsync();

        Has("收到位置：人民大道", await bot.Hears("lina", new LocationContent(31.2304, 121.4737, "人民大道")));
        bot.Clock.Advance(TimeSpan.FromMinutes(5));
        Has("收到链接：招标公告", await bot.Hears("lina", new LinkContent("招标公告", "https://example.com/a")));
        bot.Clock.Advance(TimeSpan.FromMinutes(5));
        Has("听不到里面的字", await bot.Hears("lina", new MediaContent(MediaKind.Voice, "v-1")));

        var inbox = await bot.Says("lina", "收件箱");
        Has("#1 「人民大道（31.2304, 121.4737）」", inbox);
        Has("#2 「招标公告 https://example.com", inbox);
        Has("#3 语音1条", inbox);
        Has("来源：位置", await bot.Says("lina", "归到 1 华东医院"));
        Has("来源：转发链接", await bot.Says("lina", "归到 2 华东医院"));
    }

    [Fact]
    public async Task What_nobody_needs_is_thrown_away_and_brought_back()
    {
        await using var bot = await WorkedAsync();
        await bot.Says("lina", Talked);
        bot.Clock.Advance(TimeSpan.FromMinutes(5));
        await bot.SendsPicture("lina");

        Has("已忽略 #1。还有 1 条未归属", await bot.Says("lina", "忽略 1"));
        Has("#1 已经忽略", await bot.Says("lina", "忽略 1"));
        Has("已撤销：忽略 #1", await bot.Says("lina", "撤销"));
        Has("已忽略 #1、#2", await bot.Says("lina", "忽略 全部"));
        Has("没有未归属的内容", await bot.Says("lina", "忽略 5"));
    }

    [Fact]
    public async Task Linking_is_taken_back_with_everything_that_went_along()
    {
        await using var bot = await WorkedAsync();
        await bot.SendsPicture("lina");
        await bot.Says("lina", "归到 1 华东医院");
        Has("#1 已经归到 FK-1", await bot.Says("lina", "归到 1 仁济医院"));

        Has("已撤销：备注 FK-1", await bot.Says("lina", "撤销"));

        Has("#1 图片1张", await bot.Says("lina", "未归属"));
        Has("没有您能看到的", await bot.Says("lina", "查备注 华东医院"));
        Has("已记 FK-2", await bot.Says("lina", "归到 1 仁济医院"));
        Assert.Equal(["FK-2"], await bot.Query<string>("select record_no from evidence"));
    }

    [Fact]
    public async Task The_same_text_twice_is_kept_once()
    {
        await using var bot = await WorkedAsync();
        await bot.Says("lina", Talked);

        Has("刚收过同样的内容（未归属 #1）", await bot.Says("lina", Talked));
        Assert.Equal(1, await bot.Count("select count(*) from loose_items"));
    }

    [Fact]
    public async Task A_long_text_in_pieces_is_kept_whole()
    {
        await using var bot = await WorkedAsync();
        var first = "华东医院座谈会纪要" + string.Concat(Enumerable.Repeat("供货周期和价格都谈了", 70));
        await bot.Says("lina", first);

        Has("已接到 未归属 #1 后面", await bot.Says("lina", "明天"));

        Assert.Equal([first + "明天"], await bot.Query<string>("select words from loose_items"));
    }

    [Theory]
    [InlineData("今天天气不错")]
    [InlineData("到底怎么弄嘛这个")]
    [InlineData("daibam")]
    public async Task What_was_meant_as_a_command_or_says_nothing_is_a_miss_and_can_still_be_kept(string said)
    {
        await using var bot = await WorkedAsync();

        var answer = await bot.Says("lina", said);

        Assert.Equal(1, await bot.Count("select count(*) from missed_words"));
        Assert.Equal(0, await bot.Count("select count(*) from loose_items"));
        var number = answer.Split('\n').Single(line => line.EndsWith("不是命令，先记下来", StringComparison.Ordinal)).Split(' ')[0];
        Has("归到哪个客户", await bot.Says("lina", number));
        Assert.Equal([said], await bot.Query<string>("select words from loose_items"));
    }

    [Fact]
    public async Task At_half_past_five_each_author_is_reminded_once()
    {
        await using var bot = await WorkedAsync();
        await bot.Says("lina", Talked);
        await bot.SendsPicture("wanglei");
        await bot.Says("wanglei", "忽略 1");

        await bot.JumpTo("2026-11-23 17:29");
        Assert.Empty(Reminders(bot, "lina"));
        await bot.JumpTo("2026-11-23 17:30");
        await bot.Restart();
        await bot.TimeReaches("2026-11-23 19:00");

        var reminder = Assert.Single(Reminders(bot, "lina"));
        Has("您有 1 条内容还没归到客户", reminder);
        Has("#1 「今天张主任提到", reminder);
        Has("归到 序号 客户名", reminder);
        Assert.Empty(Reminders(bot, "wanglei"));
        Assert.Empty(Reminders(bot, "wanghua"));

        await bot.TimeReaches("2026-11-24 18:00");
        Assert.Equal(2, Reminders(bot, "lina").Count);
        await bot.Says("lina", "归到 1 华东医院");
        await bot.TimeReaches("2026-11-25 18:00");
        Assert.Equal(2, Reminders(bot, "lina").Count);
    }

    [Fact]
    public async Task On_a_day_off_and_late_in_the_evening_nobody_is_reminded()
    {
        await using var bot = await TestBot.StartAsync("2026-11-20 19:40");
        await bot.SendsPicture("lina");

        await bot.JumpTo("2026-11-20 20:00");
        await bot.TimeReaches("2026-11-22 23:00");
        Assert.Empty(Reminders(bot, "lina"));
        await bot.JumpTo("2026-11-23 19:29");
        Assert.Single(Reminders(bot, "lina"));
    }

    [Fact]
    public async Task The_time_of_the_reminder_is_a_setting()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00", null, ("Schedule:LooseInput", "0 0 12 * * ?"));
        await bot.SendsPicture("lina");

        await bot.JumpTo("2026-11-23 12:00");

        Assert.Single(Reminders(bot, "lina"));
    }

    [Fact]
    public async Task Every_change_stands_in_the_ledger()
    {
        await using var bot = await WorkedAsync();
        await bot.Says("lina", Talked);
        await bot.SendsPicture("lina");
        await bot.Says("lina", "归到 1 华东医院");
        await bot.Says("lina", "撤销");
        await bot.Says("lina", "忽略 1");

        Assert.Equal(
            ["收下未归属", "并入未归属", "归到客户", "撤销备注", "忽略未归属"],
            await bot.Query<string>("select action from ledger where record_no like '未归属%' or record_no like 'FK-%' order by seq"));
    }

    [Theory]
    [InlineData("wanggong", "好的，能做", "生产应答")]
    [InlineData("wanggong", "可以，11月30号前能发", "生产应答")]
    [InlineData("zhanggong", "有货，都有", "库存确认")]
    public async Task An_answer_to_the_stage_just_given_is_taken_as_its_result(string who, string said, string stage)
    {
        await using var bot = await NeedAsync();

        var asked = await bot.Says(who, said);
        Has("是手上这件事的结果吗？", asked);
        Has($"1 XQ-1 {stage}", asked);

        Has($"已完成：XQ-1 {stage}", await bot.Says(who, "1"));
        Has(said, bot.LastTo("lina"));
        Has("没有未归属的内容", await bot.Says(who, "未归属"));
    }

    /// <summary>李娜 has worked with 华东医院 and then with 仁济医院.</summary>
    internal static async Task<TestBot> WorkedAsync()
    {
        var bot = await StartAsync();
        await bot.Says("lina", "需求 华东医院 呼吸机管路50套");
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.Says("lina", "需求 仁济医院 手套20箱");
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        return bot;
    }

    private static IReadOnlyList<string> Reminders(TestBot bot, string who) =>
        [.. bot.PushesTo(who).Where(push => push.Contains("还没归到客户", StringComparison.Ordinal))];
}
