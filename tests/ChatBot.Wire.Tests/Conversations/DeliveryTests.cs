using static ChatBot.Wire.Tests.Words;

namespace ChatBot.Wire.Tests.Conversations;

/// <summary>What WeCom and the network do to messages on their way in.</summary>
public sealed class DeliveryTests
{
    private const string Need = "需求 客户:华东医院 内容:呼吸机管路 数量:50 期望:12月4日";

    [Fact]
    public async Task A_repeat_of_a_message_gets_the_same_answer_and_makes_no_second_row()
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 10:00");
        var msgId = bot.NewMsgId();

        var first = await bot.Posts(bot.TextXml("lina", Need, msgId), "lina");
        var second = await bot.Posts(bot.TextXml("lina", Need, msgId), "lina");
        await bot.Restart();
        var third = await bot.Posts(bot.TextXml("lina", Need, msgId), "lina");

        Has("已登记需求 XQ-1", first.ReplyText!);
        Assert.Equal(first.ReplyText, second.ReplyText);
        Assert.Equal(first.ReplyText, third.ReplyText);
        Assert.Equal(["XQ-1"], await bot.Query<string>("select record_no from needs"));
        Assert.Equal(1, bot.PhoneOf("wanggong").Count("XQ-1"));
    }

    [Fact]
    public async Task The_same_words_in_a_new_message_are_asked_about()
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", Need);

        Has("与 XQ-1 相同", await bot.Says("lina", Need));
        Assert.Single(await bot.Query<string>("select record_no from needs"));
        Has("已登记需求 XQ-2", await bot.Says("lina", "1"));
    }

    [Fact]
    public async Task Late_twice_and_out_of_order_every_need_is_there_once()
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 10:00");
        var faults = bot.WeCom.Faults;
        (faults.CallbackLate.Chance, faults.CallbackTwice.Chance, faults.CallbackOutOfOrder.Chance) = (0.3, 0.4, 0.3);
        (faults.LateBy, faults.HoldAtMost) = (TimeSpan.FromMilliseconds(80), TimeSpan.FromMilliseconds(200));
        string[] reps = ["lina", "wanglei", "chenmei", "linfeng"];

        var deliveries = await Task.WhenAll(Enumerable.Range(1, 24).Select(i =>
            bot.WeCom.SayAsync(reps[i % reps.Length], $"需求 客户:华东医院 内容:第{i}批监护仪导联线 数量:{i} 期望:12月4日")));
        await bot.Settle();

        Assert.All(deliveries, delivery => Has("已登记需求 XQ-", delivery.ReplyText!));
        Assert.Contains(deliveries, delivery => delivery.Attempts > 1);
        var contents = await bot.Query<string>("select content from needs");
        Assert.Equal(24, contents.Count);
        Assert.Equal(24, contents.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Two_presses_in_the_same_second_are_two_and_a_repeat_of_one_is_none()
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", Need);
        string Press(string code) =>
            bot.Head("wanggong", "event") + "<Event><![CDATA[template_card_event]]></Event><EventKey><![CDATA[卡点 XQ-1]]></EventKey><TaskId><![CDATA[t]]></TaskId>"
            + $"<CardType><![CDATA[button_interaction]]></CardType><ResponseCode><![CDATA[{code}]]></ResponseCode></xml>";

        await bot.Posts(Press("code-1"), "wanggong");
        await bot.Posts(Press("code-2"), "wanggong");
        await bot.Posts(Press("code-1"), "wanggong");

        Assert.Equal(2, (await bot.Query<long>("select id from inbox where kind = 'click'")).Count);
    }

    [Fact]
    public async Task An_answer_that_is_not_ready_in_time_comes_as_a_push()
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 10:00", ("Chat:ReplyWithin", "00:00:00"));

        var delivery = await bot.WeCom.SayAsync("lina", Need);
        await Eventually.TrueAsync(async () => (await bot.Query<string>("select record_no from needs")).Count > 0, "the need is there");
        await bot.Settle();

        Assert.Null(delivery.ReplyText);
        Assert.Equal(1, bot.PhoneOf("lina").Count("已登记需求 XQ-1"));
    }

    [Fact]
    public async Task A_type_that_nobody_knows_is_kept_as_it_came_and_counted()
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 10:00");

        var message = await bot.Posts(bot.Head("lina", "hologram") + "<Beam>7</Beam></xml>", "lina");
        var happening = await bot.Posts(bot.Head("lina", "event") + "<Event><![CDATA[telepathy]]></Event></xml>", "lina");
        var useless = await bot.Posts(bot.Head("lina", "event") + "<Event><![CDATA[LOCATION]]></Event><Latitude>31.2</Latitude><Longitude>121.4</Longitude></xml>", "lina");

        Assert.All([message, happening, useless], delivery => Assert.Equal([200], delivery.StatusCodes));
        Has("读不到内容", message.ReplyText!);
        Assert.All([happening, useless], delivery => Assert.Null(delivery.ReplyText));
        var kept = await bot.Query<string>("select raw from inbox where kind = 'unknown' order by id");
        Assert.Equal(2, kept.Count);
        Has("<Beam>7</Beam>", kept[0]);
        Has("telepathy", kept[1]);
        Has("未用到的回调：7天3条", await bot.Says("chenzong", "体检"));
    }

    [Fact]
    public async Task Somebody_outside_the_company_gets_one_sentence_and_leaves_nothing()
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 10:00");

        var delivery = await bot.Posts(bot.TextXml("intruder", Need), "intruder");

        Has("您不在授权范围，请联系管理员", delivery.ReplyText!);
        Assert.Empty(await bot.Query<string>("select record_no from needs"));
    }

    [Fact]
    public async Task A_bom_before_the_envelope_and_before_the_message_is_no_obstacle()
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 10:00");

        var delivery = await bot.Posts("\uFEFF" + bot.TextXml("lina", Need), "lina");

        Has("已登记需求 XQ-1", delivery.ReplyText!);
    }
}
