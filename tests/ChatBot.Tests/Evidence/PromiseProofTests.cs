using ChatBot.Features.Chat;
using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.Evidence;

/// <summary>R20, R23: what proves a promise has to open; a repeat is pointed out and taken all the same.</summary>
public sealed class PromiseProofTests
{
    private const string Promise = "承诺 华东医院 加急发货50箱 11月25日18点前 责任人:张工";

    [Fact]
    public async Task A_proof_that_counts_is_confirmed_with_number_and_hash()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", Promise);

        var taken = await bot.SendsPicture("lina");

        Has("已生效", taken);
        Has($"图 1 · {(await bot.Query<string>("select sha256 from evidence")).Single()[..8]} · 11月23日(周一)10:00 收到", taken);
        HasNot("口令", taken);
    }

    [Fact]
    public async Task The_same_picture_for_another_promise_is_taken_with_a_warning()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", Promise);
        await bot.SendsPicture("lina", "chat");
        await bot.Says("lina", "承诺 浙江一院 周五前寄样品 11月27日18点前 责任人:张工");

        var taken = await bot.SendsPicture("lina", "chat");

        Has("已生效", taken);
        Has("⚠ 不重复：和CN-1（11月23日(周一)10:00 收到）是同一张", taken);
    }

    [Fact]
    public async Task Who_has_to_keep_it_is_shown_that_the_picture_was_used_before_and_the_other_promise_only_where_it_may_be_known()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", Promise);
        await bot.SendsPicture("lina", "chat");
        HasNot("⚠ 凭证", Assert.Single(bot.PushesTo("zhanggong"), push => push.Contains("承诺 CN-1 由您负责", StringComparison.Ordinal)));
        HasNot("凭证请留意", await bot.Says("zhanggong", "查承诺 CN-1"));
        await bot.Says("lina", "承诺 浙江一院 周五前寄样品 11月27日18点前 责任人:李强");
        await bot.SendsPicture("lina", "chat");

        Has("⚠ 凭证：和另一件事（11月23日(周一)10:00 收到）是同一张。看图：图 CN-2", Assert.Single(bot.PushesTo("liqiang"), push => push.Contains("承诺 CN-2 由您负责", StringComparison.Ordinal)));
        Has("图1 ⚠ 不重复：和另一件事（11月23日(周一)10:00 收到）是同一张", await bot.Says("liqiang", "查承诺 CN-2"));
        Has("图1 ⚠ 不重复：和CN-1（11月23日(周一)10:00 收到）是同一张", await bot.Says("lina", "查承诺 CN-2"));

        await bot.Says("liqiang", "改派 CN-2 周一鸣");
        Has("⚠ 凭证：和另一件事", Assert.Single(bot.PushesTo("zhouyiming"), push => push.Contains("承诺 CN-2 由您负责", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_promised_is_told_when_it_was_proven_kept_by_a_picture_of_another_promise()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", Promise);
        await bot.SendsPicture("lina", "chat");
        await bot.Says("zhanggong", "接受 CN-1");
        await bot.Says("zhanggong", "兑现 CN-1");
        await bot.SendsPicture("zhanggong", "receipt");
        HasNot("⚠ 凭证", Assert.Single(bot.PushesTo("lina"), push => push.Contains("CN-1 已按时兑现", StringComparison.Ordinal)));
        await bot.Says("lina", Promise.Replace("华东医院", "浙江一院", StringComparison.Ordinal));
        await bot.SendsPicture("lina", "another chat");
        await bot.Says("zhanggong", "兑现 CN-2");

        Has("⚠ 不重复：和CN-1", await bot.SendsPicture("zhanggong", "receipt"));

        Has("⚠ 凭证：和另一件事", Assert.Single(bot.PushesTo("lina"), push => push.Contains("CN-2 已按时兑现", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_picture_that_only_looks_the_same_is_pointed_out_too()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", Promise);
        await bot.SendsPicture("lina", "chat");
        await bot.Says("lina", "承诺 浙江一院 周五前寄样品 11月27日18点前 责任人:张工");

        Has("⚠ 不重复：和CN-1（11月23日(周一)10:00 收到）很像", await bot.SendsFile("lina", TestPictures.Scene("chat", 280, 210, quality: 55)));
    }

    [Fact]
    public async Task A_promise_does_not_come_into_force_by_a_file_that_does_not_open()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", Promise);

        Has("这份凭证没有通过，不计入 CN-1 证据附件", await bot.SendsFile("lina", TestPictures.CutOff("chat")));
        Assert.Equal(["Draft"], await bot.Query<string>("select state from commitments"));

        Has("已生效", await bot.SendsPicture("lina"));
    }

    [Fact]
    public async Task A_document_proves_a_promise_and_a_program_does_not()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", Promise);

        Has("认不出是什么文件", await bot.SendsFile("lina", [.. "MZ"u8, .. new byte[300]], MediaKind.File));
        Has("已生效", await bot.SendsFile("lina", [.. "%PDF-1.7\n"u8, .. new byte[300]], MediaKind.File));
    }

    [Fact]
    public async Task Kept_in_time_is_judged_by_when_the_proof_was_received_however_long_it_took_to_fetch()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", Promise);
        await bot.SendsPicture("lina");
        await bot.Says("zhanggong", "接受 CN-1");
        bot.Clock.SetUtcNow(TestBot.At("2026-11-25 17:59"));
        await bot.Says("zhanggong", "兑现 CN-1");
        bot.Platform.MediaAway = true;
        Has("正在重试", await bot.SendsPicture("zhanggong"));

        bot.Platform.MediaAway = false;
        await bot.TimeReaches("2026-11-25 18:15");

        Assert.Equal(["Fulfilled"], await bot.Query<string>("select state from commitments"));
        Has("CN-1 已按时兑现", bot.Platform.Sent.Last(push => push.RecipientId == "zhanggong" && push.MayRepeat).Message.Text);
    }

    [Fact]
    public async Task A_picture_that_waits_for_nothing_and_does_not_open_is_said_to_be_useless()
    {
        await using var bot = await StartAsync();

        var answer = await bot.SendsFile("lina", TestPictures.Heic());

        Has("现在没有等待凭证的事项", answer);
        Has("刚发的图片不能作凭证：是 HEIC/AVIF 格式", answer);
    }
}
