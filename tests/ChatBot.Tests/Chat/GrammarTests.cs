using ChatBot.Features.Chat;

namespace ChatBot.Tests.Chat;

/// <summary>The same command as ten people type it (C2).</summary>
public sealed class GrammarTests
{
    private static readonly CommandCatalog Catalog = new();

    [Theory]
    [InlineData("需求 华东医院 呼吸机管路50套 12月4日前")]
    [InlineData("需求：华东医院，呼吸机管路50套，12月4日前")]
    [InlineData("需求　华东医院　呼吸机管路５０套　１２月４日前")]
    [InlineData("需求 期望:12月4日前 内容:呼吸机管路50套 客户:华东医院")]
    [InlineData("需求 内容：呼吸机管路50套 期望：12月4日 客户：华东医院")]
    [InlineData("需求\n客户:华东医院\n内容:呼吸机管路50套\n期望:12月4日")]
    [InlineData("需求\r\n华东医院\r\n呼吸机管路50套\r\n12月4日前")]
    [InlineData("需 求 华东医院 呼吸机管路50套 12月4日前")]
    [InlineData("  #需求 华东医院 呼吸机管路50套 12月4日前 ")]
    [InlineData("😀需求😀华东医院 呼吸机管路50套 12月4日前👍")]
    [InlineData("[微笑]需求 华东医院 呼吸机管路50套 12月4日前[抱拳]")]
    [InlineData("帮我登记一个需求 华东医院 呼吸机管路50套 12月4日前")]
    [InlineData("需求 华东医院 呼吸机管路50套 十二月四號前")]
    [InlineData("需求 客戶:华东医院 內容:呼吸机管路50套 期望:12月4號")]
    public async Task A_need_is_understood_however_it_is_typed(string typed)
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        var answer = await bot.Says("lina", typed);

        Assert.Contains("XQ-1", answer, StringComparison.Ordinal);
        Assert.Contains("客户：华东医院", answer, StringComparison.Ordinal);
        Assert.Contains("内容：呼吸机管路", answer, StringComparison.Ordinal);
        Assert.Contains("数量：50", answer, StringComparison.Ordinal);
        Assert.Contains("12月4日", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("😀", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("承諾", "承诺")]
    [InlineData("待辦", "待办")]
    [InlineData("客訴 华东医院", "客诉")]
    [InlineData("撤銷", "撤销")]
    [InlineData("ＴＯＤＯ", "待办")]
    [InlineData("Todo", "待办")]
    [InlineData("【待办】", "待办")]
    [InlineData("请看一下待办", "待办")]
    [InlineData("取消 承诺 CN-3", "取消承诺")]
    [InlineData("取消承诺CN3", "取消承诺")]
    [InlineData("取消", "取消")]
    public void A_verb_is_found_in_any_dress(string typed, string command) => Assert.Equal(command, Catalog.Match(typed)?.Spec.Name);

    [Theory]
    [InlineData("todos")]
    [InlineData("helpless")]
    [InlineData("undone")]
    [InlineData("看看再说")]
    [InlineData("请问一下")]
    public void Words_that_only_begin_like_a_verb_are_none(string typed) => Assert.Null(Catalog.Match(typed));

    [Theory]
    [InlineData("完成 1 结果:已备货", "已备货")]
    [InlineData("完成 第1条 已备货", "已备货")]
    [InlineData("完成 #1 已备货", "已备货")]
    public async Task A_number_stands_for_the_record_of_the_last_list(string typed, string result)
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "需求 华东医院 呼吸机管路50套 12月4日前");
        Assert.Contains("1. XQ-1", await bot.Says("wanggong", "待办"), StringComparison.Ordinal);
        await bot.Restart();

        var answer = await bot.Says("wanggong", typed);

        Assert.Contains("XQ-1", answer, StringComparison.Ordinal);
        Assert.Contains(result, string.Join('\n', await bot.Query<string>("select coalesce(after, '') from ledger where record_no = 'XQ-1'")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_the_list_does_not_have_is_asked_about()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "需求 华东医院 呼吸机管路50套 12月4日前");
        await bot.Says("wanggong", "待办");

        Assert.Contains("请发编号", await bot.Says("wanggong", "完成 9"), StringComparison.Ordinal);
        Assert.Contains("XQ-1", await bot.Says("wanggong", "1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bare_number_means_what_was_shown_last()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "需求 华东医院 呼吸机管路50套 12月4日前");
        await bot.Says("wanggong", "daibam");
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.Says("wanggong", "待办");

        Assert.StartsWith("XQ-1 华东医院", await bot.Says("wanggong", "1"), StringComparison.Ordinal);
        Assert.Contains("没有第 2 项", await bot.Says("wanggong", "2"), StringComparison.Ordinal);
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.Says("wanggong", "daibam");
        Assert.Contains("手上的事", await bot.Says("wanggong", "1"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_numbers_of_a_list_are_those_that_people_saw() =>
        Assert.Equal(
            new Dictionary<int, string> { [1] = "KS-7", [2] = "HT-2026-088" },
            ShownListStore.In("您手上的事：\n1. 🔴KS-7 物流核实\n   今天18:00\n2. HT-2026-088 付款\n3. 没有编号\n说明 XQ-9"));

    [Fact]
    public void Two_commands_with_one_verb_cannot_be_built() =>
        Assert.Contains("撞车", Assert.Throws<InvalidOperationException>(() => new CommandCatalog([typeof(OneCommand), typeof(OtherCommand)])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(typeof(TwiceCommand), "客户")]
    [InlineData(typeof(WideCommand), "Ａ单")]
    public void A_command_that_could_never_be_understood_cannot_be_built(Type command, string named) =>
        Assert.Contains(named, Assert.Throws<InvalidOperationException>(() => new CommandCatalog([command])).Message, StringComparison.Ordinal);

    private abstract class Stub : IChatCommand
    {
        public Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel) => Task.FromResult(Reply.None);
    }

    private sealed class OneCommand : Stub
    {
        public static CommandSpec Spec { get; } = new("撞车", "", ["撞车"]);
    }

    private sealed class OtherCommand : Stub
    {
        public static CommandSpec Spec { get; } = new("另一个", "", ["另一个"]) { Synonyms = ["撞车"] };
    }

    private sealed class TwiceCommand : Stub
    {
        public static CommandSpec Spec { get; } = new("双键", "", ["双键"]) { Slots = [new Slot("客户", SlotKind.Word), new Slot("对方", SlotKind.Keyed) { Keys = ["客户"] }] };
    }

    private sealed class WideCommand : Stub
    {
        public static CommandSpec Spec { get; } = new("Ａ单", "", ["Ａ单"]);
    }
}
