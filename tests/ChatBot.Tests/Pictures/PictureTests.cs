using ChatBot.Features.Evidence;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using static ChatBot.Tests.Payments.Pay;

namespace ChatBot.Tests.Pictures;

/// <summary>看板, 趋势 and 甘特 answer in words at once; the picture comes after the commit, once.</summary>
public sealed class PictureTests
{
    [Fact]
    public async Task A_board_is_followed_by_its_picture()
    {
        await using var bot = await PlannedAsync();

        Has("全周期看板", await bot.Says("lina", "看板"));

        using var picture = await PictureAsync(bot, "lina");
        Assert.Equal(1080, picture.Width);
        Assert.True(picture.Height > 500, $"{picture.Height} px high");
    }

    [Fact]
    public async Task The_trend_covers_thirty_days_in_words_and_as_a_picture()
    {
        await using var bot = await PlannedAsync();

        Has("最近 30 天", await bot.Says("lina", "趋势"));

        using var picture = await PictureAsync(bot, "lina");
        Assert.Equal(1080, picture.Width);
    }

    [Fact]
    public async Task A_contracts_gantt_has_the_steps_of_its_payments_and_says_which_are_late()
    {
        await using var bot = await PlannedAsync();
        Has("共 2 步，0 步已结束，2 步在走，没有超过期限的", await bot.Says("lina", "甘特 HT-2026-088"));
        await bot.JumpTo("2026-12-15 10:00");

        var late = await bot.Says("lina", "甘特 HT-2026-088");

        Has("1 步超过期限", late);
        Has("⚠ HK-1", late);
        Assert.Equal(2, bot.Platform.Sent.Count(push => push.RecipientId == "lina" && push.Picture is not null));
    }

    [Fact]
    public async Task Who_may_not_see_the_record_gets_the_answer_for_one_that_does_not_exist_and_no_picture()
    {
        await using var bot = await PlannedAsync();

        var strange = await bot.Says("huangli", "甘特 HT-2026-088");
        var nothing = await bot.Says("huangli", "甘特 HT-2026-099");

        Assert.Equal(nothing.Replace("099", "088", StringComparison.Ordinal), strange);
        Assert.DoesNotContain(bot.Platform.Sent, push => push.Picture is not null);
        Assert.Empty(await bot.Query<string>("select key from picture_orders"));
    }

    [Fact]
    public async Task A_record_without_a_clock_is_told_so()
    {
        await using var bot = await ContractAsync();

        Has("还没有任何期限，画不出甘特图", await bot.Says("lina", "甘特 HT-2026-088"));

        Assert.DoesNotContain(bot.Platform.Sent, push => push.Picture is not null);
    }

    [Fact]
    public async Task Without_a_chinese_font_the_words_come_and_name_the_package()
    {
        await using var bot = await PlannedAsync(settings: ("Evidence:Font", "/nowhere/font.ttf"));

        var said = await bot.Says("lina", "看板");

        Has("全周期看板", said);
        Has("没有附图：服务器上没有中文字体", said);
        Has("apt-get install fonts-wqy-microhei", said);
        Assert.DoesNotContain(bot.Platform.Sent, push => push.Picture is not null);
    }

    [Fact]
    public async Task A_picture_that_was_promised_before_a_stop_is_drawn_once_after_it()
    {
        await using var bot = await PlannedAsync();
        await bot.SaysMeanwhile("lina", "看板");
        Assert.DoesNotContain(bot.Platform.Sent, push => push.Picture is not null);

        await bot.Restart();
        await bot.Restart();
        await bot.Tick();

        Assert.Single(bot.Platform.Sent, push => push.Picture is not null);
        Assert.Equal("Sent", (await bot.Query<string>("select state from picture_orders")).Single());
    }

    [Fact]
    public async Task A_picture_that_cannot_be_stored_is_parked_and_told_and_comes_once_when_it_can()
    {
        await using var bot = await PlannedAsync();
        var folder = bot.Services.GetRequiredService<EvidenceOptions>().Folder;
        Directory.CreateDirectory(folder);
        var incoming = Path.Combine(folder, "incoming");
        // A file where the folder should be: nothing can be written.
        await File.WriteAllTextAsync(incoming, "");

        Has("的图没有画出来", await bot.Says("lina", "看板"));
        Assert.Equal("DrawPictures", (await bot.Query<string>("select job from parked_work where item = '1'")).Single());
        Assert.DoesNotContain(bot.Platform.Sent, push => push.Picture is not null);

        File.Delete(incoming);
        await bot.JumpTo("2026-11-23 10:05");
        await bot.JumpTo("2026-11-23 10:20");
        Assert.Single(bot.Platform.Sent, push => push.Picture is not null);
    }

    [Fact]
    public async Task After_five_failures_a_picture_is_given_up_and_the_person_told_how_to_ask_again()
    {
        await using var bot = await PlannedAsync();
        var folder = bot.Services.GetRequiredService<EvidenceOptions>().Folder;
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "incoming"), "");
        await bot.Says("lina", "看板");

        foreach (var time in new[] { "10:02", "10:10", "10:40", "12:40", "18:00" }) await bot.JumpTo($"2026-11-23 {time}");

        Assert.Equal("GivenUp", (await bot.Query<string>("select state from picture_orders")).Single());
        Assert.Single(bot.Platform.Sent, push => push.Message.Text.Contains("不再自动重试；需要时再发「看板 全周期看板」", StringComparison.Ordinal));
    }

    private static async Task<SKBitmap> PictureAsync(TestBot bot, string who)
    {
        var sent = Assert.Single(bot.Platform.Sent, push => push.Picture is not null);
        Assert.Equal(who, sent.RecipientId);
        return SKBitmap.Decode(await bot.Services.GetRequiredService<EvidenceFiles>().ReadAsync(sent.Picture!, CancellationToken.None));
    }
}
