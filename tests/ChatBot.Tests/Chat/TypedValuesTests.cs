namespace ChatBot.Tests.Chat;

/// <summary>What people type is kept as they typed it; only what is looked up or calculated with is folded.</summary>
public sealed class TypedValuesTests
{
    [Fact]
    public async Task Punctuation_stays_full_width_in_what_is_stored_and_shown()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        await bot.Says("lina", "客诉 华东医院 外箱受潮，内包装完好；客户要求换货！（附照片）");

        Assert.Equal("外箱受潮，内包装完好；客户要求换货！（附照片）", Assert.Single(await bot.Query<string>("select problem from complaints")));
    }

    [Fact]
    public async Task A_note_is_kept_as_it_was_typed()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        Assert.Contains("内容：下周要２０套面罩，张主任提的（急）", await bot.Says("lina", "备注 华东医院 下周要２０套面罩，张主任提的（急）"), StringComparison.Ordinal);
        Assert.Equal(["下周要２０套面罩，张主任提的（急）"], await bot.Query<string>("select words from notes"));
    }

    [Fact]
    public async Task A_result_is_shown_as_it_was_typed()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "需求 华东医院 呼吸机管路50套 12月4日前");

        var answer = await bot.Says("zhanggong", "库存确认 XQ-1 结果：有货，３０套；其余下周到（在途）");

        Assert.Contains("有货，３０套；其余下周到（在途）", answer + string.Join('\n', bot.PushesTo("lina")) + string.Join('\n', bot.PushesTo("sunqian")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choices_and_numbers_are_understood_in_full_width_all_the_same()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        Assert.Contains("数量：50套", await bot.Says("lina", "需求　客户：华东医院　内容：呼吸机管路　数量：５０套　期望：１２月４日　区域：华东"), StringComparison.Ordinal);
        Assert.Contains("客诉", await bot.Says("lina", "客诉 华东医院 外箱破损 严重：高　"), StringComparison.Ordinal);
        Assert.Equal(["华东"], await bot.Query<string>("select region from customers where region is not null"));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\u2028")]
    [InlineData("\u0085")]
    public async Task A_line_break_never_becomes_a_field_of_somebody_elses_card(string line)
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        await bot.Says("lina", $"客诉 华东医院 外箱破损{line}截止：2030年1月1日{line}处理人：总经理");

        var pushes = bot.Platform.Sent.Select(push => push.Message.Text).ToList();
        Assert.Contains(pushes, push => push.Contains("外箱破损 截止", StringComparison.Ordinal) || push.Contains("外箱破损", StringComparison.Ordinal));
        Assert.DoesNotContain(pushes.SelectMany(push => push.Split('\n')), shown => shown.StartsWith("处理人：总经理", StringComparison.Ordinal) || shown.StartsWith("截止：2030", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("承诺 华东医院 开票后次月15日前回款 责任人:李娜", "开票后次月15日前")]
    [InlineData("承诺 华东医院 到货后三天内安装 责任人:李娜", "到货后三天内")]
    public async Task A_time_that_runs_from_an_event_is_said_back_and_asked_about(string typed, string understood)
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        var asked = await bot.Says("lina", typed);

        Assert.Contains($"「{understood}」要等那件事发生才能算", asked, StringComparison.Ordinal);
        Assert.Empty(await bot.Query<string>("select no from commitments"));
        Assert.Contains("12月15日", await bot.Says("lina", "12月15日"), StringComparison.Ordinal);
    }
}
