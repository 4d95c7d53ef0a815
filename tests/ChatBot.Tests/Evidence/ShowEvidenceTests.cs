using ChatBot.Features.Evidence;
using ChatBot.Tests.Collaboration;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.Evidence;

public sealed class ShowEvidenceTests
{
    [Fact]
    public async Task The_pictures_of_a_record_are_listed_with_what_came_of_them()
    {
        await using var bot = await ComplaintAsync();
        Has("KS-1 还没有图或凭证", await bot.Says("lina", "图 KS-1"));
        await bot.SendsPicture("liqiang");
        await bot.FinishLogistics();

        var listed = await bot.Says("lina", "图 KS-1");

        var hashes = await bot.Query<string>("select sha256 from evidence order by id");
        Has($"图1 ✗ 物流异常核实 · {hashes[0][..8]} · 11月23日(周一)10:00 · 李强（口令没通过）", listed);
        Has($"图2 ✓ 物流异常核实 现场照片 · {hashes[1][..8]} · 11月23日(周一)10:00 · 李强", listed);
    }

    [Fact]
    public async Task One_of_them_is_sent_back_with_the_time_on_it_and_the_original_stays()
    {
        await using var bot = await ComplaintAsync();
        await bot.FinishLogistics();

        var shown = await bot.Says("wujing", "图 KS-1 1");

        Has("✓ 口令：", shown);
        Has("水印图随后发来", shown);
        var sent = Assert.Single(bot.Platform.Sent, push => push.Picture is not null);
        Assert.Equal("wujing", sent.RecipientId);
        var files = bot.Services.GetRequiredService<EvidenceFiles>();
        using var copy = SKBitmap.Decode(await files.ReadAsync(sent.Picture!, CancellationToken.None));
        var original = (await bot.Query<string>("select sha256 from evidence")).Single();
        Assert.NotEqual(original, sent.Picture);
        using var before = SKBitmap.Decode(await files.ReadAsync(original, CancellationToken.None));
        Assert.Equal((320, 240), (before.Width, before.Height));
        Assert.True(copy.Height >= before.Height);
    }

    [Fact]
    public async Task Who_may_not_see_the_record_sees_no_picture_of_it()
    {
        await using var bot = await ComplaintAsync();
        await bot.FinishLogistics();

        Has("没有找到 KS-1", await bot.Says("huangli", "图 KS-1"));
        Has("没有找到 KS-1", await bot.Says("huangli", "图 KS-1 1"));
        Has("没有找到 KS-9", await bot.Says("huangli", "图 KS-9"));
        Assert.DoesNotContain(bot.Platform.Sent, push => push.Picture is not null);
    }

    [Fact]
    public async Task A_number_that_is_none_is_answered_with_those_that_are()
    {
        await using var bot = await ComplaintAsync();
        await bot.FinishLogistics();

        Has("只有图1到图1", await bot.Says("lina", "图 KS-1 7"));
        Has("只有图1到图1", await bot.Says("lina", "图 KS-1 第一张"));
    }

    [Fact]
    public async Task Without_a_font_the_pictures_count_and_the_admin_is_told_what_to_install()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00", null, ("Evidence:Font", "/no/such/font.ttf"));
        await bot.Says("lina", Complaint);
        await bot.FinishLogistics();

        Has("/no/such/font.ttf 读不出或没有汉字", await bot.Says("lina", "图 KS-1 1"));
        Has("apt-get install fonts-wqy-microhei", await bot.Says("chenzong", "体检"));
        Assert.Equal("liability:wujing", await bot.Clocks("KS-1"));
    }

    [Fact]
    public async Task What_the_judgement_was_stands_in_the_ledger()
    {
        await using var bot = await ComplaintAsync();
        await bot.SendsPicture("liqiang");
        await bot.FinishLogistics();

        var entries = await bot.Query<string>("select after || coalesce('：' || reason, '') from ledger where record_no = 'KS-1' and action = '核对凭证' order by seq");

        Assert.Equal(2, entries.Count);
        Has("未通过：✗ 口令", entries[0]);
        Assert.EndsWith("通过", entries[1], StringComparison.Ordinal);
    }
}
