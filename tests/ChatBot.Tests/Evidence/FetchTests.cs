using ChatBot.Storage;
using ChatBot.Tests.Collaboration;
using Microsoft.Extensions.DependencyInjection;
using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.Evidence;

/// <summary>P9: fetched at once, tried again while WeCom still has it, and nobody finds out too late.</summary>
public sealed class FetchTests
{
    [Fact]
    public async Task While_wecom_does_not_answer_the_sender_knows_and_it_is_tried_again()
    {
        await using var bot = await ComplaintAsync();
        await bot.Says("liqiang", "完成 KS-1 结果:外箱受潮");
        bot.Platform.MediaAway = true;

        Has("图片收到了，但从企业微信下载还没成功，正在重试", await bot.SendsPicture("liqiang"));
        Assert.Equal("logistics:liqiang", await bot.Clocks("KS-1"));

        await bot.JumpTo("2026-11-23 12:00");
        bot.Platform.MediaAway = false;
        await bot.JumpTo("2026-11-23 14:00");

        // Received in time for the code, however long the fetching took.
        Assert.Equal("liability:wujing", await bot.Clocks("KS-1"));
        Has("已完成：KS-1 物流异常核实", bot.Platform.Sent.Last(push => push.RecipientId == "liqiang" && push.MayRepeat).Message.Text);
        Assert.Single(bot.Platform.Sent, push => push.Message.Text.Contains("正在重试", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Twelve_hours_before_wecom_forgets_it_the_admins_are_told_once()
    {
        await using var bot = await ComplaintAsync();
        await bot.Says("liqiang", "完成 KS-1 结果:外箱受潮");
        bot.Platform.MediaAway = true;
        await bot.SendsPicture("liqiang");

        await bot.JumpTo("2026-11-25 21:59");
        Assert.DoesNotContain(bot.News("chenzong"), push => push.Contains("还没有下载到", StringComparison.Ordinal));
        await bot.JumpTo("2026-11-25 22:01");
        await bot.JumpTo("2026-11-25 23:01");

        var told = Assert.Single(bot.News("chenzong"), push => push.Contains("还没有下载到", StringComparison.Ordinal));
        Has("11月26日(周四)10:00 之后企业微信就会删除", told);
        Has("李强，11月23日(周一)10:00 发来，用于 KS-1", told);
    }

    [Fact]
    public async Task What_is_lost_is_said_to_its_sender_who_sends_it_again()
    {
        await using var bot = await ComplaintAsync();
        await bot.Says("liqiang", "完成 KS-1 结果:外箱受潮");

        var answer = await bot.Hears("liqiang", new Features.Chat.MediaContent(Features.Chat.MediaKind.Picture, "forgotten"));

        Has("没能从企业微信取到", answer);
        Has("已完成", await bot.SendsPicture("liqiang"));
    }

    [Fact]
    public async Task A_stopped_service_goes_on_where_it_was()
    {
        await using var bot = await ComplaintAsync();
        await bot.Says("liqiang", "完成 KS-1 结果:外箱受潮");
        bot.Platform.MediaAway = true;
        await bot.SendsPicture("liqiang");

        bot.Platform.MediaAway = false;
        bot.Clock.SetUtcNow(TestBot.At("2026-11-23 10:05"));
        await bot.Restart();

        Assert.Equal("liability:wujing", await bot.Clocks("KS-1"));
    }

    [Fact]
    public async Task Two_waiting_records_are_asked_about_and_the_picture_is_judged_for_the_one_that_was_meant()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", "承诺 华东医院 加急发货50箱 11月25日18点前 责任人:张工");
        await bot.Says("lina", "承诺 浙江一院 寄样品 11月27日18点前 责任人:张工");

        Has("属于哪一件", await bot.SendsFile("lina", TestPictures.CutOff("which")));
        Has("这份凭证没有通过，不计入 CN-2 证据附件", await bot.Says("lina", "归属 CN-2"));
        await bot.SendsPicture("lina");
        Has("已生效", await bot.Says("lina", "归属 CN-2"));
    }

    [Fact]
    public async Task One_that_the_product_stumbles_over_is_set_aside_and_the_others_are_fetched()
    {
        await using var bot = await ComplaintAsync();
        await bot.Says("liqiang", "完成 KS-1 结果:外箱受潮");
        await bot.Says("lina", "承诺 华东医院 加急发货50箱 11月25日18点前 责任人:张工");
        bot.Platform.MediaAway = true;
        await bot.SendsPicture("liqiang");
        await bot.SendsPicture("lina");
        // A row that no command writes: what is expected of Li Qiang is a case that there is not.
        await bot.Database.WriteAsync((scope, cancel) => scope.GetRequiredService<DbSession>().ExecuteAsync(
            "insert into case_media_expected (person, record_no, stage, asked_at) values ('liqiang', 'KS-99', 'logistics', @now)", new { now = bot.Clock.GetUtcNow() }, cancel));

        bot.Platform.MediaAway = false;
        await bot.JumpTo("2026-11-23 10:10");

        Has("已生效", bot.Platform.Sent.Last(push => push.RecipientId == "lina" && push.MayRepeat).Message.Text);
        Assert.Equal(["FetchEvidence"], await bot.Query<string>("select distinct job from parked_work"));
        Has("FetchEvidence", await bot.Says("chenzong", "体检"));
    }
}
