using static ChatBot.Tests.Commitments.Promise;

namespace ChatBot.Tests.Commitments;

public sealed class MakeCommitmentTests
{
    [Theory]
    [InlineData("承诺 华东医院 加急发货50箱 11月25日18点前 责任人:张工")]
    [InlineData("承诺 华东医院 加急发货50箱 11月25日18点前 @张工")]
    [InlineData("承诺 @张工 11月25日18点前 华东医院 加急发货50箱")]
    [InlineData("承诺 责任人:张工 时限:11月25日18点前 内容:加急发货50箱 客户:华东医院")]
    [InlineData("承诺　客户：华东医院　承诺内容：加急发货50箱　兑现时限：１１月２５日１８点　关联责任人：张工")]
    public async Task Order_keys_and_width_are_free(string words)
    {
        await using var bot = await StartAsync();

        var answer = await bot.Says("lina", words);

        Has("CN-1 华东医院：加急发货50箱", answer);
        Has("11月25日(周三)18:00", answer);
        Has("责任人：仓储部 张工", answer);
        Has("缺：证据附件，请发截图", answer);
        Has("撤销", answer);
        Assert.Equal("Draft", await bot.StateAsync());
    }

    [Fact]
    public async Task Without_evidence_nobody_is_told_and_with_it_the_responsible_person_is_asked()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", Ahead);
        Assert.Empty(bot.NewsTo("zhanggong"));

        var answer = await bot.SendsPicture("lina");

        Has("状态：已生效", answer);
        Assert.Equal("Active", await bot.StateAsync());
        var card = Assert.Single(bot.NewsTo("zhanggong"));
        Has("承诺 CN-1 由您负责", card);
        Has("11月25日(周三)18:00", card);
        Assert.Equal("answer:zhanggong promise:zhanggong", await bot.ClocksAsync());
    }

    [Fact]
    public async Task A_bare_verb_is_asked_for_one_thing_at_a_time()
    {
        await using var bot = await StartAsync();

        Has("哪位客户", await bot.Says("lina", "承诺"));
        Has("承诺内容", await bot.Says("lina", "华东医院"));
        Has("什么时候", await bot.Says("lina", "加急发货50箱"));
        Has("由谁兑现", await bot.Says("lina", "11月25日18点"));
        Has("缺：证据附件", await bot.Says("lina", "张工"));
    }

    [Fact]
    public async Task Without_a_name_the_last_word_stays_in_the_promise()
    {
        await using var bot = await StartAsync();

        Has("由谁兑现", await bot.Says("lina", "承诺 华东医院 11月25日18点前 加急发货50箱"));
        Has("华东医院：加急发货50箱", await bot.Says("lina", "张工"));
    }

    [Fact]
    public async Task A_department_is_no_responsible_person_and_a_number_chooses_one()
    {
        await using var bot = await StartAsync();

        var asked = await bot.Says("lina", "承诺 华东医院 加急发货50箱 11月25日18点前 责任人:仓储部");
        Has("不可选部门", asked);
        Has("张工", asked);

        Has("责任人：仓储部 ", await bot.Says("lina", "1"));
        Assert.Equal("Draft", await bot.StateAsync());
    }

    [Fact]
    public async Task An_unknown_name_keeps_what_was_said_and_the_right_name_is_enough()
    {
        await using var bot = await StartAsync();
        Has("没有找到「诸葛」", await bot.Says("lina", "承诺 华东医院 加急发货50箱 11月25日18点前 责任人:诸葛"));

        Has("CN-1 华东医院：加急发货50箱", await bot.Says("lina", "张工"));
        Has("没看懂", await bot.Says("lina", "张工"));
    }

    [Fact]
    public async Task Two_names_are_one_too_many()
    {
        await using var bot = await StartAsync();

        Has("只能指定一个人", await bot.Says("lina", "承诺 华东医院 加急发货50箱 11月25日18点前 @张工 @赵敏"));
        Assert.Empty(await bot.Query<string>("select no from commitments"));
    }

    [Fact]
    public async Task Who_promises_may_also_carry_out()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", "承诺 华东医院 送样机 11月25日18点前 责任人:李娜");

        await bot.SendsPicture("lina");

        Assert.Equal("Active", await bot.StateAsync());
        Assert.Single(bot.NewsTo("lina"), push => push.Contains("由您负责", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_words_within_a_minute_are_asked_about()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", Ahead);

        Has("与 CN-1 相同", await bot.Says("lina", Ahead));
        Has("CN-2", await bot.Says("lina", "1"));
        bot.Clock.Advance(TimeSpan.FromSeconds(61));
        Has("CN-3", await bot.Says("lina", Ahead));
    }

    [Fact]
    public async Task A_deadline_with_two_meanings_is_echoed_with_the_other_as_a_choice()
    {
        // Monday: 周一 may be today or in a week.
        await using var bot = await StartAsync();

        var answer = await bot.Says("lina", "承诺 华东医院 加急发货50箱 周一 责任人:张工");
        Has("11月23日(周一)18:00", answer);
        Has("1 改为 11月30日(周一)18:00", answer);

        Has("11月30日(周一)18:00", await bot.Says("lina", "1"));
        Assert.Equal(TestBot.At("2026-11-30 18:00"), (await bot.Query<DateTimeOffset>("select due_at from commitments")).Single());
    }

    [Fact]
    public async Task A_voice_message_is_no_evidence()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", Ahead);
        bot.Platform.Media["voice"] = [1];

        Has("语音不能作为", await bot.Hears("lina", new Features.Chat.MediaContent(Features.Chat.MediaKind.Voice, "voice")));
        Assert.Equal("Draft", await bot.StateAsync());
        Has("已生效", await bot.SendsPicture("lina"));
    }

    [Fact]
    public async Task With_two_drafts_the_bot_asks_whose_picture_it_is()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", Ahead);
        await bot.Says("lina", "承诺 华南医院 送样机 11月26日18点前 责任人:赵敏");

        var asked = await bot.SendsPicture("lina");
        Has("属于哪一件", asked);
        await bot.Says("lina", "归属 CN-2");

        Assert.Equal("Draft", await bot.StateAsync());
        Assert.Equal("Active", await bot.StateAsync("CN-2"));
    }

    [Fact]
    public async Task What_is_not_in_force_is_a_todo_of_the_promiser_and_comes_to_mind_once()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", Ahead);
        Has("让承诺生效", await bot.Says("lina", "待办"));

        await bot.TimeReaches("2026-11-23 20:00");

        Assert.Single(bot.NewsTo("lina"), push => push.Contains("还没有生效", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Undo_cancels_it_and_corrects_who_was_told()
    {
        await using var bot = await InForceAsync();

        Has("已撤销：承诺 CN-1", await bot.Says("lina", "撤销"));

        Assert.Equal("Cancelled", await bot.StateAsync());
        Has("更正：李娜 撤销了「承诺 CN-1」", bot.NewsTo("zhanggong")[^1]);
        Assert.Equal("", await bot.ClocksAsync());
        Has("没有待办", await bot.Says("zhanggong", "待办"));
    }

    [Fact]
    public async Task Undo_is_refused_once_somebody_acted_on_it()
    {
        await using var bot = await InForceAsync();
        await bot.Presses("zhanggong", "接受");

        Has("已由 张工 于", await bot.Says("lina", "撤销"));
        Assert.Equal("Active", await bot.StateAsync());
    }

    [Fact]
    public async Task Every_change_stands_in_the_ledger_and_the_chain_holds()
    {
        await using var bot = await InForceAsync();
        await bot.Presses("zhanggong", "接受");

        Assert.Equal(["lina 承诺", "lina 补证据", "lina 核对凭证", "zhanggong 接受"], await bot.Query<string>("select actor || ' ' || action from ledger where record_no = 'CN-1' order by seq"));
        Assert.Equal([3L], await bot.Query<long>("select version from commitments"));
    }

    [Fact]
    public async Task Strangers_learn_nothing_from_the_number()
    {
        await using var bot = await InForceAsync();

        Assert.Equal(
            (await bot.Says("huangli", "接受 CN-77")).Replace("CN-77", "CN-1", StringComparison.Ordinal),
            await bot.Says("huangli", "接受 CN-1"));
    }
}
