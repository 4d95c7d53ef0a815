using static ChatBot.Wire.Tests.Words;

namespace ChatBot.Wire.Tests.Conversations;

/// <summary>What WeCom and the network do to pushes on their way out.</summary>
public sealed class PushTests
{
    private const string Need = "需求 客户:华东医院 内容:呼吸机管路 数量:50 期望:12月4日";

    [Fact]
    public async Task A_token_that_dies_in_mid_day_is_fetched_anew_and_nobody_notices()
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 09:00");
        bot.WeCom.Faults.TokenExpired.Next = 1;
        await bot.Says("lina", Need);
        Assert.Equal(1, bot.PhoneOf("wanggong").Count("XQ-1"));
        Assert.Equal(0, bot.WeCom.Faults.TokenExpired.Next);

        bot.WeCom.Tokens.ForgetAll();
        await bot.TimeReaches("2026-11-23 14:00");
        await bot.Says("wanglei", "需求 客户:省人民医院 内容:监护仪导联线 数量:20 期望:12月8日");

        Assert.Equal(1, bot.PhoneOf("wanggong").Count("XQ-2 生产应答，请您处理"));
    }

    [Theory]
    [InlineData("rateLimited")]
    [InlineData("systemBusy")]
    [InlineData("tooManyConcurrent")]
    [InlineData("serverError")]
    [InlineData("resetBefore")]
    [InlineData("resetAfter")]
    [InlineData("untrustedAddress")]
    public async Task A_push_that_meets_a_fault_arrives_later_and_once(string fault)
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 10:00");
        bot.WeCom.Faults.Dials[fault].Next = 2;

        await bot.Says("lina", Need);
        await bot.TimeReaches("2026-11-23 10:30");

        Assert.Equal(1, bot.PhoneOf("wanggong").Count("XQ-1 生产应答，请您处理"));
        Assert.Equal(1, bot.PhoneOf("zhanggong").Count("XQ-1 库存确认，请您处理"));
        Assert.Empty(await bot.Query<string>("select key from outbox where state <> 'Accepted'"));
    }

    [Fact]
    public async Task More_than_20_a_minute_to_one_person_wait_their_turn_and_none_vanishes()
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 10:00");
        for (var i = 1; i <= 26; i++) Has("已登记需求", await bot.Says("lina", $"需求 客户:华东医院 内容:第{i}批管路 数量:{i} 期望:12月4日"));
        Assert.Equal(20, bot.PhoneOf("wanggong").Count);

        // WeCom's minute does not begin anew because the service did.
        await bot.Restart();
        Assert.Equal(20, bot.PhoneOf("wanggong").Count);
        await bot.TimeReaches("2026-11-23 10:15");

        Assert.Equal(Enumerable.Range(1, 26).Select(i => $"XQ-{i} 生产应答，请您处理"), bot.PhoneOf("wanggong").Select(text => text.Split('\n')[0]));
        Assert.All(bot.WeCom.Messages.Sent, sent => Assert.NotEmpty(sent.Delivered));
    }

    [Fact]
    public async Task Who_cannot_be_reached_is_replaced_by_the_superior_who_reads_the_name()
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 10:00");
        bot.WeCom.Faults.RefusedRecipients.Add("wanggong");

        await bot.Says("lina", Need);
        await bot.Settle();

        var passedOn = Assert.Single(bot.PhoneOf("chenzong"), text => text.Contains("XQ-1", StringComparison.Ordinal));
        Assert.StartsWith("（发给 王工 的消息未能送达，转给您处理）", passedOn, StringComparison.Ordinal);
        Has("XQ-1 生产应答，请您处理", passedOn);
        HasNot("wanggong", passedOn);
        Assert.Equal(["81013"], await bot.Query<string>("select reason from outbox where state = 'Rejected'"));
        Has("收件人全部无效（81013）×1（王工）", await bot.Says("chenzong", "体检"));
    }

    [Fact]
    public async Task A_card_that_wecom_does_not_like_goes_as_text_with_numbers()
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 10:00");
        bot.WeCom.Faults.RefusedCards.Next = 2;

        await bot.Says("lina", Need);

        var text = Assert.Single(bot.PhoneOf("wanggong"));
        Has("XQ-1 生产应答，请您处理", text);
        Has("回复数字：\n1 接单", text);
    }

    [Fact]
    public async Task Every_card_keeps_to_the_limits_and_names_one_typed_way()
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "需求 客户:上海交通大学医学院附属第九人民医院 内容:一次性使用无菌呼吸回路套件成人加长型 数量:1500 规格:1.8米双水杯加热丝 期望:12月4日");
        await bot.TimeReaches("2026-11-23 17:00");

        var cards = bot.WeCom.Messages.Sent.Where(sent => sent.Content.Card is not null).ToList();
        Assert.NotEmpty(cards);
        Assert.All(bot.PhoneOf("wanggong").Where(text => text.Contains("生产应答，请您处理", StringComparison.Ordinal)), text =>
            Assert.Equal(1, System.Text.RegularExpressions.Regex.Count(text, "也可(以)?直接")));
    }

    [Fact]
    public async Task An_app_whose_address_is_not_trusted_shows_in_the_check_up_with_the_remedy()
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 10:00");
        bot.WeCom.Faults.UntrustedAddress.Chance = 1;
        await bot.Says("lina", Need);
        await bot.TimeReaches("2026-11-23 12:30");

        var checkup = await bot.Says("chenzong", "体检");

        Has("✗ 通讯录", checkup);
        Has("60020", checkup);
        Has("仍在重试：服务器IP不在可信IP里（60020）", checkup);
        Has("企业可信IP，加上本机公网IP", checkup);

        bot.WeCom.Faults.UntrustedAddress.Chance = 0;
        await bot.TimeReaches("2026-11-23 12:45");
        Assert.Equal(1, bot.PhoneOf("wanggong").Count("XQ-1 生产应答，请您处理"));
    }

    [Fact]
    public async Task An_agent_id_of_another_app_shows_in_the_check_up_with_the_remedy()
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 10:00", ("WeCom:AgentId", "1000999"));
        await bot.Says("lina", Need);

        var checkup = await bot.Says("chenzong", "体检");

        Has("AgentId和Secret不属于同一应用（301002）", checkup);
        Has("核对设置 WeCom:AgentId 与 WeCom:Secret", checkup);
    }
}
