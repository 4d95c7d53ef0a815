using ChatBot.Features.Chat;
using ChatBot.Features.Evidence;
using ChatBot.Tests.Collaboration;
using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.Evidence;

/// <summary>R33: the photo of a stage counts only when it is of this moment and like no other, and everybody is told why it does or does not.</summary>
public sealed class StagePhotoTests
{
    [Fact]
    public async Task The_code_is_asked_for_with_the_result_and_the_photo_completes_the_stage()
    {
        await using var bot = await ComplaintAsync();

        var asked = await bot.Says("liqiang", "完成 KS-1 结果:外箱受潮");
        Has("请拍照，照片中需出现口令 ", asked);
        Has("11月23日(周一)10:30 前发来有效（30 分钟）", asked);

        bot.Clock.SetUtcNow(TestBot.At("2026-11-23 10:12"));
        var done = await bot.SendsPicture("liqiang");
        Has("已完成：KS-1 物流异常核实", done);
        Has($"✓ 口令：{CodeIn(asked)} 发出后12分钟收到；照片里有没有，请审核人看", done);
        Has("✓ 不重复", done);
        Has("– 拍摄时间：图里没有（聊天软件通常会去掉），时间以服务器接收为准", done);
        Assert.Equal("liability:wujing", await bot.Clocks("KS-1"));
    }

    [Fact]
    public async Task A_photo_before_any_code_is_refused_and_a_code_offered()
    {
        await using var bot = await ComplaintAsync();

        var refused = await bot.SendsPicture("liqiang");

        Has("✗ 口令：还没有取口令", refused);
        Has("请重新拍照，照片中需出现口令 ", refused);
        Has("没有照片不能完成", await bot.Says("liqiang", "完成 KS-1 结果:外箱受潮"));
        Has("已完成", await bot.SendsPicture("liqiang"));
    }

    [Fact]
    public async Task A_photo_after_the_thirty_minutes_is_refused_with_a_new_code()
    {
        await using var bot = await ComplaintAsync();
        var asked = await bot.Says("liqiang", "完成 KS-1 结果:外箱受潮");
        bot.Clock.SetUtcNow(TestBot.At("2026-11-23 10:30").AddMilliseconds(1));

        var refused = await bot.SendsPicture("liqiang");

        Has($"✗ 口令：{CodeIn(asked)} 只到 11月23日(周一)10:30 有效，照片 11月23日(周一)10:30 才收到", refused);
        var code = CodeIn(refused[refused.IndexOf("请重新拍照", StringComparison.Ordinal)..]);
        Assert.NotEqual(CodeIn(asked), code);
        Assert.Equal("logistics:liqiang", await bot.Clocks("KS-1"));

        Has($"✓ 口令：{code} 发出后", await bot.SendsPicture("liqiang"));
        Assert.Equal("liability:wujing", await bot.Clocks("KS-1"));
    }

    [Fact]
    public async Task At_the_last_millisecond_it_still_counts()
    {
        await using var bot = await ComplaintAsync();
        await bot.Says("liqiang", "完成 KS-1 结果:外箱受潮");
        bot.Clock.SetUtcNow(TestBot.At("2026-11-23 10:30"));

        Has("已完成", await bot.SendsPicture("liqiang"));
    }

    [Fact]
    public async Task The_code_stays_the_same_as_long_as_it_counts()
    {
        await using var bot = await ComplaintAsync();
        var first = CodeIn(await bot.Says("liqiang", "拍照 KS-1"));
        bot.Clock.SetUtcNow(TestBot.At("2026-11-23 10:29"));
        Assert.Equal(first, CodeIn(await bot.Presses("liqiang", "拍照口令")));
        bot.Clock.SetUtcNow(TestBot.At("2026-11-23 10:31"));
        Assert.NotEqual(first, CodeIn(await bot.Says("liqiang", "口令 KS-1")));
    }

    [Fact]
    public async Task Only_whoever_has_the_stage_gets_a_code()
    {
        await using var bot = await ComplaintAsync();

        Has("现在不在您手里", await bot.Says("lina", "拍照 KS-1"));
        Has("没有找到 KS-1", await bot.Says("huangli", "拍照 KS-1"));
    }

    [Fact]
    public async Task A_picture_of_another_record_is_refused_and_named_to_those_who_may_know_it()
    {
        await using var bot = await ComplaintAsync();
        await bot.SendsPhoto("liqiang", "KS-1", "carton");
        bot.Clock.SetUtcNow(TestBot.At("2026-11-24 09:00"));
        await bot.Says("lina", "客诉 浙江一院 箱子压坏");

        await bot.Says("liqiang", "完成 KS-1 结果:已核实");
        var refused = await bot.SendsPhoto("liqiang", "KS-2", "carton");

        Has("✗ 不重复：和KS-1（11月23日(周一)10:00 收到）是同一张", refused);
        Assert.Contains("logistics:liqiang", await bot.Clocks("KS-2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_was_only_saved_anew_is_refused_too()
    {
        await using var bot = await ComplaintAsync();
        await bot.SendsPhoto("liqiang", "KS-1", "carton");
        await bot.Says("liqiang", "完成 KS-1 结果:已核实");
        await bot.Says("lina", "客诉 浙江一院 箱子压坏");

        await bot.Says("liqiang", "拍照 KS-2");
        Has("很像，像是同一张另存的", await bot.SendsFile("liqiang", TestPictures.Scene("carton", 300, 225, quality: 60)));
        Has("没有照片不能完成", await bot.Says("liqiang", "完成 KS-2 结果:已核实"));
        Has("已完成", await bot.SendsPicture("liqiang"));
    }

    [Fact]
    public async Task Who_may_not_see_the_other_record_does_not_learn_its_number()
    {
        await using var bot = await StartAsync();
        await bot.Says("huangli", "承诺 中山医院 加急发货50箱 11月25日18点前 责任人:黄丽");
        await bot.SendsPicture("huangli", "carton");
        await bot.Says("lina", Complaint);

        var refused = await bot.SendsPhoto("liqiang", "KS-1", "carton");

        Has("✗ 不重复：和另一件事（11月23日(周一)10:00 收到）是同一张", refused);
        HasNot("CN-1", refused);
    }

    [Fact]
    public async Task The_same_photo_twice_in_one_stage_counts_once()
    {
        await using var bot = await ComplaintAsync();
        await bot.SendsPhoto("liqiang", "KS-1", "carton");

        Has("✗ 不重复：和本记录的图1", await bot.SendsPicture("liqiang", "carton"));
        Has("已存入 KS-1 物流异常核实：现场照片（共 2 张）", await bot.SendsPicture("liqiang", "label"));
    }

    [Theory]
    [InlineData("empty", "文件是空的", "确认图片能打开")]
    [InlineData("cut off", "图片损坏或没有传完", "再重新发一次")]
    [InlineData("bomb", "尺寸太大，超过 5,000 万像素", "不要勾选「原图」")]
    [InlineData("moving png", "是动图", "截取其中一帧")]
    [InlineData("moving gif", "是动图", "截取其中一帧")]
    [InlineData("heic", "是 HEIC/AVIF 格式", "兼容性最佳")]
    [InlineData("pdf", "内容不是图片", "请发 JPG 或 PNG")]
    [InlineData("too large", "超过 20 MB", "不要勾选「原图」")]
    public async Task What_cannot_be_looked_at_is_refused_with_what_to_do(string fault, string why, string advice)
    {
        await using var bot = await ComplaintAsync();
        await bot.Says("liqiang", "完成 KS-1 结果:外箱受潮");

        var refused = await bot.SendsFile("liqiang", PictureReadingTests.BytesOf(fault));

        Has($"✗ 能打开：{why}", refused);
        Has(advice, refused);
        Assert.Equal("logistics:liqiang", await bot.Clocks("KS-1"));
        Has("已完成", await bot.SendsPicture("liqiang"));
    }

    [Fact]
    public async Task No_entrance_takes_a_refused_photo_for_one()
    {
        await using var bot = await ComplaintAsync();
        await bot.SendsPicture("liqiang");

        Has("没有照片不能完成", await bot.Says("liqiang", "处理 KS-1 结果:好了"));
        Has("没有照片不能完成", await bot.Says("chenzong", "完成 KS-1 结果:我来办"));
        Has("没有照片不能完成", await bot.Hears("liqiang", new MenuContent("提交 KS-1 结果:好了")));
        Assert.Equal("logistics:liqiang", await bot.Clocks("KS-1"));
    }

    [Fact]
    public async Task Whoever_judges_next_sees_every_check_on_the_card()
    {
        await using var bot = await ComplaintAsync();
        await bot.FinishLogistics();

        var card = bot.Platform.Sent.Last(push => push.RecipientId == "wujing" && push.Message.Text.Contains("责任认定", StringComparison.Ordinal)).Message;

        Has("图1：✓能打开 ✓口令 ✓不重复 –拍摄时间", card.Text);
        Assert.Contains(card.Acts, act => act is { Label: "看图", Command: "图 KS-1" });
    }

    [Fact]
    public async Task A_photo_taken_before_the_code_by_its_camera_is_pointed_out()
    {
        await using var bot = await ComplaintAsync();
        await bot.Says("liqiang", "完成 KS-1 结果:外箱受潮");

        var done = await bot.SendsFile("liqiang", TestPictures.WithExif(TestPictures.Scene("old"), "2026:11:20 16:20:00", "HUAWEI", "P60", hasPlace: true));

        Has("⚠ 拍摄时间：手机记的是 11月20日(周五)16:20，早于口令发出，请审核人留意", done);
        Has("⚠ 拍摄时间：手机记的是", bot.LastTo("wujing"));
        Has("相机：HUAWEI P60", await bot.Says("wujing", "图 KS-1 1"));
    }

    [Fact]
    public void A_code_is_four_signs_that_nobody_confuses()
    {
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var code = ChallengeCode.New(random.Next);
            Assert.Equal(4, code.Length);
            Assert.All(code, letter => Assert.DoesNotContain(letter, "0ODQ1IL2Z5S6G8BUV"));
            Assert.Contains(code, char.IsDigit);
            Assert.Contains(code, char.IsLetter);
        }
    }
}
