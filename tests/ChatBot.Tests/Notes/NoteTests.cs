using ChatBot.Features.Chat;
using ChatBot.Tests.Collaboration;
using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.Notes;

/// <summary>Notes about customers, typed and spoken, and the needs that are read in them (R61).</summary>
public sealed class NoteTests
{
    [Fact]
    public async Task A_note_is_kept_and_the_need_in_it_is_one_tap_away()
    {
        await using var bot = await StartAsync();

        var noted = await bot.Says("lina", "备注 华东医院 张主任说12月4日前要50套呼吸机管路，价格还要再谈");

        Has("已记 FK-1", noted);
        Has("客户：华东医院（新客户，已建档）", noted);
        Has("识别到：数量 50套、期望 12月4日(周五)，建需求？", noted);
        Has("1 建需求", noted);

        var need = await bot.Says("lina", "1");
        Has("已登记需求 XQ-1", need);
        Has("客户：华东医院\n", need);
        Has("内容：呼吸机管路\n", need);
        Has("数量：50套", need);
        Has("期望：12月4日(周五)", need);
        Has("已建需求 XQ-1", await bot.Says("lina", "查备注 FK-1"));
    }

    [Fact]
    public async Task Only_what_is_missing_is_asked_for()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", "反馈 华东医院 说12月4日前要50套");

        var asked = await bot.Says("lina", "1");

        Has("客户需要什么", asked);
        Has("✓ 客户：华东医院", asked);
        Has("✓ 数量：50套", asked);
        var need = await bot.Says("lina", "呼吸机管路");
        Has("内容：呼吸机管路", need);
        Has("数量：50套", need);
        Assert.Equal(["XQ-1"], await bot.Query<string>("select need_no from notes"));
    }

    [Fact]
    public async Task A_need_taken_back_gives_the_note_its_offer_again_and_a_note_with_a_need_stays()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", "备注 华东医院 要50套呼吸机管路");
        await bot.Says("lina", "1");

        await bot.Says("lina", "撤销");
        Has("1 建需求", await bot.Says("lina", "查备注 FK-1"));
        await bot.Says("lina", "1");
        bot.Clock.Advance(TimeSpan.FromSeconds(90));
        Has("已记 FK-2", await bot.Says("lina", "备注 华东医院 要50套呼吸机管路"));
        Has("已撤销：备注 FK-2", await bot.Says("lina", "撤销"));
    }

    [Theory]
    [InlineData("华东医院要50套管路", "华东医院", "管路", "50套")]
    [InlineData("浙江一院月底前要20箱手套", "浙江一院", "手套", "20箱")]
    [InlineData("昨天去了浙江一院，他们想订30台监护仪", "浙江一院", "监护仪", "30台")]
    public async Task A_sentence_in_which_a_customer_wants_something_is_answered_with_a_need(string said, string customer, string content, string quantity)
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", "备注 华东医院 联系人换成王主任");

        var asked = await bot.Says("lina", said);

        Has($"识别到：数量 {quantity}", asked);
        Has("1 建需求", asked);
        Has(customer, asked);
        var need = await bot.Says("lina", "1");
        Has("已登记需求 XQ-1", need);
        Has($"客户：{customer}", need);
        Has($"内容：{content}\n", need);
        Has($"数量：{quantity}", need);
        Has("没有未归属的内容", await bot.Says("lina", "未归属"));

        Has("已撤销：需求 XQ-1", await bot.Says("lina", "撤销"));
        Has("#1 「", await bot.Says("lina", "未归属"));
    }

    [Fact]
    public async Task A_spoken_note_keeps_its_sound_when_its_words_are_put_right()
    {
        await using var bot = await StartAsync();
        bot.Platform.Media["v-1"] = [1, 2, 3];

        var noted = await bot.Hears("lina", new MediaContent(MediaKind.Voice, "v-1") { Transcript = "备注，华东医院，张主任说要十五套管路。" });
        Has("已记 FK-1", noted);
        Has("来源：语音转写", noted);
        Has("附件：录音1条", noted);
        await bot.Tick();

        var edited = await bot.Says("lina", "改备注 FK-1 张主任说要50套管路");
        Has("原：张主任说要十五套管路", edited);
        Has("原录音仍然保留", edited);
        Has("数量 50套", edited);
        var shown = await bot.Says("lina", "查备注 FK-1");
        Has("张主任说要50套管路", shown);
        Has("附件：语音1条", shown);
        Has("改过", shown);
        Assert.Equal(["Stored"], await bot.Query<string>("select state from evidence where record_no = 'FK-1' and media_kind = 'Voice'"));
        Assert.Equal(["张主任说要十五套管路"], await bot.Query<string>("select before from ledger where action = '改备注'"));

        Has("已撤销：改备注 FK-1", await bot.Says("lina", "撤销"));
        Has("张主任说要十五套管路", await bot.Says("lina", "查备注 FK-1"));
    }

    [Fact]
    public async Task A_spoken_sentence_is_kept_with_its_sound_until_it_finds_its_customer()
    {
        await using var bot = await StartAsync();
        await bot.Hears("lina", new MediaContent(MediaKind.Voice, "v-1") { Transcript = "科室主任想看一下新产品的样机演示。" });

        var linked = await bot.Says("lina", "归到 1 华东医院");

        Has("来源：语音转写", linked);
        Assert.Equal(["FK-1"], await bot.Query<string>("select record_no from evidence where media_kind = 'Voice'"));
    }

    [Fact]
    public async Task Notes_are_seen_by_the_author_those_above_and_whoever_looks_after_the_customer()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", "备注 华东医院 联系人换成王主任");

        Has("FK-1 华东医院", await bot.Says("lina", "查备注 华东医院"));
        Has("联系人换成王主任", await bot.Says("wanghua", "查备注 华东医院"));
        Has("联系人换成王主任", await bot.Says("zhoumin", "查备注"));
        Has("没有您能看到的", await bot.Says("huangli", "查备注 华东医院"));
        HasNot("联系人", await bot.Says("huangli", "查备注 FK-1"));
        HasNot("已改", await bot.Says("huangli", "改备注 FK-1 没有的事"));
        Has("只能由本人改", await bot.Says("wanghua", "改备注 FK-1 换成李主任"));

        // 黄丽 visits a customer whom 李娜 looks after.
        await bot.Says("huangli", "备注 华东医院 南方分院也想试用");
        Has("南方分院也想试用", await bot.Says("lina", "查备注 华东医院"));
    }

    [Fact]
    public async Task A_long_list_of_notes_comes_in_pages()
    {
        await using var bot = await StartAsync();
        for (var i = 1; i <= 8; i++)
        {
            bot.Clock.Advance(TimeSpan.FromMinutes(2));
            await bot.Says("lina", $"备注 华东医院 第{i}次拜访的情况");
        }

        var first = await bot.Says("lina", "查备注 华东医院");
        Has("FK-8", first);
        Has("还有 2 条", first);
        var rest = await bot.Says("lina", "更多");
        Has("FK-2", rest);
        Has("FK-1", rest);
    }

    [Fact]
    public async Task The_same_note_within_a_minute_is_asked_about()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", "备注 华东医院 联系人换成王主任");

        Has("与 FK-1 相同", await bot.Says("lina", "备注 华东医院 联系人换成王主任"));
        Assert.Equal(1, await bot.Count("select count(*) from notes"));
        Has("已记 FK-2", await bot.Says("lina", "1"));
        Assert.Equal(["联系人换成王主任"], (await bot.Query<string>("select words from notes")).Distinct());
    }

    [Fact]
    public async Task A_long_note_sent_in_pieces_is_stored_whole()
    {
        await using var bot = await StartAsync();
        var words = "座谈会纪要：" + string.Concat(Enumerable.Repeat("供货周期和价格都谈了", 70));
        await bot.Says("lina", "备注 华东医院 " + words);

        Has("已接到 FK-1 后面", await bot.Says("lina", "最后定12月4日前要50套管路"));

        Assert.Equal([words + "最后定12月4日前要50套管路"], await bot.Query<string>("select words from notes"));
        Has("已登记需求 XQ-1", await bot.Says("lina", "1"));
    }

    [Fact]
    public async Task A_bare_verb_asks_and_a_note_without_a_customer_is_loose()
    {
        await using var bot = await StartAsync();

        Has("记什么", await bot.Says("lina", "备注"));
        Has("已记 FK-1", await bot.Says("lina", "华东医院 联系人换成王主任"));
        Has("记什么内容", await bot.Says("lina", "备注 华东医院"));
        Has("内容：价格再降百分之三", await bot.Says("lina", "价格再降百分之三"));
        Has("归到哪个客户", await bot.Says("lina", "备注 科室想要样机"));
        Has("已登记需求", await bot.Says("lina", "记一下 需求 华东医院 呼吸机管路50套"));
        Has("已记 FK-3", await bot.Says("lina", "记一下 华东医院 会议内容：下周二演示"));
        Has("会议内容", await bot.Says("lina", "查备注 FK-3"));
    }

    [Fact]
    public async Task A_forwarded_conversation_says_that_it_is_one()
    {
        await using var bot = await StartAsync();

        Has("来源：转发", await bot.Says("lina", "备注 华东医院 张主任 11/23 10:02\n样机什么时候到\n李娜 11/23 10:03\n下周二"));
    }

    [Fact]
    public async Task Two_quantities_stay_in_the_words()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", "备注 华东医院 要50套管路和20箱手套");

        var need = await bot.Says("lina", "1");

        Has("内容：50套管路和20箱手套", need);
        Has("数量：50套、20箱", need);
    }
}
