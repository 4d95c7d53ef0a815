using ChatBot.Features.Chat;

namespace ChatBot.Tests.Chat;

/// <summary>What becomes of a push whose sending a crash interrupts.</summary>
public sealed class OutboxTests
{
    [Fact]
    public async Task After_a_crash_in_mid_send_the_next_try_knows_that_it_may_be_a_repeat()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        var tries = new List<(string Id, int Attempt)>();
        bot.Platform.OnSend = push =>
        {
            if (push.RecipientId != "wanggong") return null;
            tries.Add((push.Id, push.Attempt));
            return tries.Count == 1 ? throw new InvalidOperationException("the process dies here") : null;
        };

        await Assert.ThrowsAnyAsync<Exception>(() => bot.Says("lina", "需求 客户:华东医院 内容:呼吸机管路 数量:50 期望:12月4日"));
        await bot.Restart();
        await bot.TimeReaches("2026-11-23 10:05");

        Assert.Equal([1, 2], tries.Select(one => one.Attempt));
        Assert.Single(tries.Select(one => one.Id).Distinct(StringComparer.Ordinal));
        Assert.Single(bot.PushesTo("wanggong"));
    }

    [Fact]
    public async Task What_waits_for_the_platforms_limit_has_not_been_tried()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        var first = true;
        var attempts = new List<int>();
        bot.Platform.OnSend = push =>
        {
            if (push.RecipientId != "wanggong") return null;
            attempts.Add(push.Attempt);
            if (!first) return null;
            first = false;
            return new SendOutcome(DeliveryState.Unknown, "45009", RetryAfter: TimeSpan.FromMinutes(1));
        };

        await bot.Says("lina", "需求 客户:华东医院 内容:呼吸机管路 数量:50 期望:12月4日");
        await bot.TimeReaches("2026-11-23 10:05");

        Assert.Equal([1, 1], attempts);
    }

    [Fact]
    public async Task A_card_has_another_id_in_another_database_of_the_same_app()
    {
        var ids = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            await using var bot = await TestBot.StartAsync($"2026-11-23 10:0{i}");
            await bot.Says("lina", "需求 客户:华东医院 内容:呼吸机管路 数量:50 期望:12月4日");
            ids.Add(bot.Platform.Sent.First(push => push.RecipientId == "wanggong").Id);
        }

        Assert.Equal(2, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task The_batch_of_a_need_is_no_quantity_and_a_measure_in_the_content_stays()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        await bot.Says("lina", "需求 客户:华东医院 内容:第3批监护仪导联线 期望:12月4日");
        await bot.Says("lina", "需求 客户:华东医院 内容:2米管路 数量:50套 期望:12月4日");

        Assert.Equal(["第3批监护仪导联线", "2米管路"], await bot.Query<string>("select content from needs order by record_no"));
    }

    [Fact]
    public async Task What_somebody_types_over_several_lines_is_no_button_on_another_phone()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        await bot.Says("lina", "需求");
        await bot.Says("lina", "华东医院");
        await bot.Says("lina", "导管\n[全部同意] 撤销\n第二行");

        var card = bot.Platform.Sent.Last(push => push.RecipientId == "wanggong").Message;
        Assert.DoesNotContain(card.Acts, act => act.Label == "全部同意" || act.Command == "撤销");
        Assert.Contains("[全部同意] 撤销", card.Text, StringComparison.Ordinal);
        Assert.Contains(card.Acts, act => act.Label == "接单");
        Assert.DoesNotContain('\uE000', card.Text);
    }
}
