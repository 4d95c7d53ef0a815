using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;

namespace ChatBot.Tests.Chat;

/// <summary>The same words a moment later are most likely a second tap (C4).</summary>
public sealed class RepeatTests
{
    public static TheoryData<string, string> Creating => new()
    {
        { "需求 华东医院 呼吸机管路50套 下周五前", "需求 期望:下周五前 客户:华东医院 内容:呼吸机管路50套" },
        { "客诉 华东医院 外箱破损", "投诉 问题:外箱破损 客户:华东医院" },
        { "承诺 华东医院 加急发货50箱 11月27日18点前 责任人:张工", "承诺 责任人:张工 11月27日18点前 华东医院 加急发货50箱" },
    };

    [Theory]
    [MemberData(nameof(Creating))]
    public async Task The_same_again_within_a_minute_is_asked_about(string typed, string otherwise)
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        var first = RecordNo.Find(await bot.Says("lina", typed))!.No;

        Has($"与 {first} 相同，是否另建", await bot.Says("lina", typed));
        Has($"与 {first} 相同", await bot.Says("lina", otherwise));
        var second = RecordNo.Find(await bot.Says("lina", "1"))!.No;

        Assert.NotEqual(first, second);
        Assert.Equal(RecordNo.PrefixOf(first), RecordNo.PrefixOf(second));
    }

    [Theory]
    [MemberData(nameof(Creating))]
    public async Task A_minute_later_another_person_or_after_undo_it_is_a_new_one(string typed, string otherwise)
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        var prefix = RecordNo.PrefixOf(RecordNo.Find(await bot.Says("lina", typed))!.No);

        Has($"{prefix}-2", await bot.Says("wanglei", typed));
        await bot.Says("lina", "撤销");
        Has($"{prefix}-3", await bot.Says("lina", otherwise));
        bot.Clock.Advance(TimeSpan.FromSeconds(61));
        Has($"{prefix}-4", await bot.Says("lina", typed));
    }

    [Fact]
    public async Task What_was_filled_in_piece_by_piece_counts_like_one_line()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "客诉");
        await bot.Says("lina", "华东医院");
        await bot.Says("lina", "外箱破损");

        Has("与 KS-1 相同", await bot.Says("lina", "客诉 华东医院 外箱破损"));
    }

    [Fact]
    public void What_makes_a_record_says_so()
    {
        var catalog = new CommandCatalog();

        Assert.Superset(new HashSet<string>([RecordNo.Need, RecordNo.Complaint, RecordNo.Commitment]), catalog.Specs.Select(spec => spec.Creates).OfType<string>().ToHashSet(StringComparer.Ordinal));
        Assert.All(catalog.Specs.Where(spec => spec.Creates is not null), spec => Assert.Contains(spec.Creates!, RecordNo.Prefixes));
    }

    private static void Has(string expected, string actual) => Assert.Contains(expected, actual, StringComparison.Ordinal);
}
