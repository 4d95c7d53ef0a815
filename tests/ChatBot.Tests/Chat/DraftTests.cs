using ChatBot.Features.Chat;

namespace ChatBot.Tests.Chat;

/// <summary>Commands that are filled in piece by piece, and all that comes between.</summary>
public sealed class DraftTests
{
    [Fact]
    public async Task A_bare_verb_is_asked_for_one_thing_at_a_time()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        Has("承诺给哪位客户", await bot.Says("lina", "承诺"));
        Has("承诺了什么", await bot.Says("lina", "华东医院"));
        Has("什么时候兑现", await bot.Says("lina", "加急发货50箱"));
        Has("由谁兑现", await bot.Says("lina", "周五18点前"));
        var made = await bot.Says("lina", "老张");

        Has("CN-1", made);
        Has("张工", made);
        Has("11月27日(周五)18:00", made);
    }

    [Fact]
    public async Task A_restart_another_command_a_picture_and_a_voice_do_not_lose_a_half_finished_promise()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "承诺 华东医院");
        Has("什么时候兑现", await bot.Says("lina", "加急发货50箱"));

        await bot.Restart();
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        Has("「承诺」先放下了", await bot.Says("lina", "客诉 华东医院"));
        var logged = await bot.Says("lina", "外箱破损，两支受潮");
        Has("KS-1", logged);
        Has("「承诺」还没填完", logged);

        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        var resumed = await bot.Says("lina", "继续");
        Has("✓ 承诺内容：加急发货50箱", resumed);
        Has("什么时候兑现", resumed);
        var picture = await bot.SendsPicture("lina", "聊天截图");
        Has("填完「承诺」后自动归到它名下", picture);
        Has("什么时候兑现", picture);
        Has("由谁兑现", await bot.Hears("lina", Voice("周五下午六点之前。")));
        var made = await bot.Says("lina", "张工");

        Has("CN-1", made);
        Assert.Equal(["CN-1"], await bot.Query<string>("select record_no from evidence where record_no is not null"));
        Assert.Equal(["Active"], await bot.Query<string>("select state from commitments"));
    }

    [Fact]
    public async Task A_voice_whose_words_have_to_be_typed_does_not_hide_the_picture_before_it()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "承诺 华东医院 加急发货50箱 责任人:张工");
        await bot.SendsPicture("lina", "聊天截图");
        bot.Platform.Media["voice"] = [1];
        Has("转文字", await bot.Hears("lina", new MediaContent(MediaKind.Voice, "voice")));
        // No clock but a test's stops at whole milliseconds, which is what the database keeps.
        bot.Clock.Advance(TimeSpan.FromTicks(1_234_567));

        var made = await bot.Says("lina", "嗯，11月26日下午六点之前吧");

        Has("已收到 CN-1 的证据附件", made);
        Has("已生效", made);
        Assert.DoesNotContain("未生效", made, StringComparison.Ordinal);
        Assert.Equal(["Picture"], await bot.Query<string>("select media_kind from evidence where record_no = 'CN-1'"));
    }

    [Fact]
    public async Task Several_drafts_wait_side_by_side_and_any_of_them_is_taken_up()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "承诺 华东医院");
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.Says("lina", "需求 仁济医院");
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.Says("lina", "客诉 瑞金医院");

        Has("✓ 客户：华东医院", await bot.Says("lina", "继续 承诺"));
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        Has("已先放下", await bot.Says("lina", "稍后"));
        Has("✓ 客户：仁济医院", await bot.Says("lina", "继续 需求"));
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        var dropped = await bot.Says("lina", "取消");
        Has("已放弃填写「需求」", dropped);
        Has("「承诺」还没填完", dropped);
        Has("承诺、客诉", await bot.Says("lina", "取消 全部"));
        Has("没有放下的命令", await bot.Says("lina", "继续"));
    }

    [Fact]
    public async Task A_draft_is_forgotten_after_a_day_and_nobody_elses_is_touched()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "承诺 华东医院");
        await bot.Says("wanglei", "需求 仁济医院");
        await bot.Says("lina", "稍后");

        await bot.JumpTo("2026-11-24 09:59");
        Has("华东医院", await bot.Says("lina", "继续"));
        await bot.Says("lina", "稍后");
        await bot.JumpTo("2026-11-24 10:01");
        Has("没有放下的命令", await bot.Says("lina", "继续"));
    }

    [Fact]
    public async Task After_two_better_examples_the_draft_is_set_aside()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        var first = await bot.Says("lina", "承诺 华东医院 内容:加急发货50箱");
        var second = await bot.Says("lina", "尽量早一点");
        var third = await bot.Says("lina", "看情况");

        Assert.DoesNotContain("例如", first, StringComparison.Ordinal);
        Has("这个没看懂", second);
        Has("例如：9月3日18点前", second);
        Assert.DoesNotContain("可以写", second, StringComparison.Ordinal);
        Has("可以写：明天下午3点", third);
        Has("已先放下", await bot.Says("lina", "不好说"));
        Has("什么时候兑现", await bot.Says("lina", "继续"));
    }

    [Theory]
    [InlineData("?")]
    [InlineData("？")]
    [InlineData("怎么填")]
    public async Task A_question_mark_explains_the_step_and_costs_no_try(string question)
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "承诺 华东医院 内容:加急发货50箱");

        for (var i = 0; i < 4; i++)
        {
            var explained = await bot.Says("lina", question);
            Has("「承诺」这一步填：兑现时限（必填）", explained);
            Has("例如：9月3日18点前", explained);
        }

        Has("由谁兑现", await bot.Says("lina", "周五18点前"));
    }

    [Theory]
    [InlineData("不对，是60箱", "✓ 承诺内容：加急发货60箱")]
    [InlineData("改成60箱", "✓ 承诺内容：加急发货60箱")]
    [InlineData("错了，应该是仁济医院发货", "✓ 承诺内容：仁济医院发货")]
    [InlineData("客户:仁济医院", "✓ 客户：仁济医院")]
    [InlineData("内容：加急发货60箱", "✓ 承诺内容：加急发货60箱")]
    public async Task What_was_said_wrong_is_put_right_in_an_answer(string said, string known)
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "承诺");
        await bot.Says("lina", "华东医院");
        Has("什么时候兑现", await bot.Says("lina", "加急发货50箱"));

        var corrected = await bot.Says("lina", said);

        Has(known, corrected);
        Has("什么时候兑现", corrected);
        Assert.DoesNotContain("没看懂", corrected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_said_wrong_is_put_right_while_the_next_thing_is_asked()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "承诺 华东医院 内容:加急发货50箱 周五18点前");

        Has("由谁兑现", await bot.Says("lina", "不对，是周四18点前"));
        Has("11月26日(周四)18:00", await bot.Says("lina", "张工"));
    }

    [Fact]
    public async Task An_answer_that_only_sounds_like_a_correction_is_an_answer()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "客诉 华东医院");

        Has("问题：不是我们的箱子破了", await bot.Says("lina", "不是我们的箱子破了"));
    }

    [Theory]
    [InlineData("无")]
    [InlineData("跳过")]
    [InlineData("。。。")]
    [InlineData("😀")]
    public async Task Nothing_is_no_answer_to_what_is_required(string said)
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "客诉 华东医院");

        Has("这个没看懂", await bot.Says("lina", said));
    }

    [Fact]
    public async Task A_number_answers_the_question_and_not_an_older_choice()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        Has("您是不是想说", await bot.Says("lina", "daibam"));
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.Says("lina", "客诉 华东医院");

        Has("问题：1", await bot.Says("lina", "1"));
    }

    [Fact]
    public async Task A_voice_without_words_is_asked_to_be_typed()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        Has("听不到里面的字", await bot.Hears("lina", new MediaContent(MediaKind.Voice, "v-1")));
        await bot.Says("lina", "客诉 华东医院");

        var answer = await bot.Hears("lina", new MediaContent(MediaKind.Voice, "v-2"));
        Has("听不到里面的字", answer);
        Has("投诉什么问题", answer);
    }

    [Fact]
    public async Task A_command_can_be_spoken()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        Has("手上没有待办", await bot.Hears("lina", Voice("待办。")));
        Has("XQ-1", await bot.Hears("lina", Voice("需求，华东医院，呼吸机管路五十套，下周五前。")));
    }

    [Fact]
    public async Task Wrong_after_all_is_done_leads_to_undo()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "需求 华东医院 呼吸机管路50套");

        Has("要改刚才的「需求 XQ-1」", await bot.Says("lina", "不对，是60套"));
        Has("已撤销：需求 XQ-1", await bot.Says("lina", "1"));
    }

    private static MediaContent Voice(string words) => new(MediaKind.Voice, "v-" + words.Length) { Transcript = words };

    private static void Has(string expected, string actual) => Assert.Contains(expected, actual, StringComparison.Ordinal);
}
