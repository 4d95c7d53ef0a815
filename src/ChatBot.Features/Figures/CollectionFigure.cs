using ChatBot.Features.Calendar;
using ChatBot.Features.Health;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Figures;

/// <summary>回款率（应收月）(R11): of what was due in the time, how much has come in. Never mixed with the other definition.</summary>
internal sealed class CollectionByDueFigure(CollectionStore store) : IFigure
{
    public Definition Definition { get; } = new(
        "collection-due", "回款率", ["回款率应收月", "应收月回款率", "回款率（应收月）"], "%", "窗口内到期的款项已到账的金额；退款为负", "窗口内到期的款项金额（含税，按合同登记）", null,
        ["作废的计划不计入", "还在等条件、没有到期日的不计入", "没有归到款项的预收不计入"], 1, new DateOnly(2026, 1, 1));

    public FigureUnit Unit => FigureUnit.Percent;

    public bool IsMoney => true;

    public bool LessIsBetter => false;

    public async Task<IReadOnlyList<Sample>> SamplesAsync(FigureWindow window, DateTimeOffset now, CancellationToken cancel) => SamplesOf(await store.DueAsync(window, cancel), "应收", now);

    /// <summary>What is missing most comes first.</summary>
    internal static IReadOnlyList<Sample> SamplesOf(IReadOnlyList<Collected> rows, string word, DateTimeOffset now) =>
    [
        .. rows.OrderByDescending(row => row.AmountFen - row.ReceivedFen).Select(row => new Sample(
            row.RecordNo, [row.Owner, row.LoggedBy], row.ReceivedFen, row.AmountFen,
            $"{row.RecordNo} {row.Customer}{(row.Day is { } day ? " " + DateWords.Day(day, BusinessTime.DayOf(now)) : "")} {word} {new Money(row.AmountFen)}，已到 {new Money(row.ReceivedFen)}，差 {new Money(row.AmountFen - row.ReceivedFen)}")
        {
            Person = row.Owner,
        }),
    ];
}

/// <summary>回款率（签约月）(R11): of what was signed in the time, how much has come in until now.</summary>
internal sealed class CollectionByCohortFigure(CollectionStore store) : IFigure
{
    public Definition Definition { get; } = new(
        "collection-cohort", "回款率（签约月）", ["回款率签约月", "签约月回款率", "签约回款率"], "%", "窗口内签约的合同到现在已到账的金额；退款为负", "窗口内签约的合同金额（含税，按合同登记；没登记签约日的按登记日）", null, ["已撤销的合同不计入"], 1,
        new DateOnly(2026, 1, 1));

    public FigureUnit Unit => FigureUnit.Percent;

    public bool IsMoney => true;

    public bool LessIsBetter => false;

    public async Task<IReadOnlyList<Sample>> SamplesAsync(FigureWindow window, DateTimeOffset now, CancellationToken cancel) =>
        CollectionByDueFigure.SamplesOf(await store.SignedAsync(window, cancel), "合同额", now);
}
