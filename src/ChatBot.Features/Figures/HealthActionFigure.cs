using ChatBot.Features.Calendar;
using ChatBot.Features.Health;
using ChatBot.Features.People;

namespace ChatBot.Features.Figures;

/// <summary>健康动作 per person and working day, of those who had any in the time: what the ledger counts, as a series.</summary>
internal sealed class HealthActionFigure(HealthLedger ledger, WorkCalendar calendar, OrgDirectory org) : IFigure
{
    public Definition Definition { get; } = new(
        "health-actions", "健康动作数", ["健康动作", "人均健康动作"], "次", "窗口内的健康动作", "窗口内有过健康动作的人 × 工作日", null, ["休息日做的记在人头上，休息日本身不作分母", "撤销的不计入"], 1, new DateOnly(2026, 1, 1));

    public FigureUnit Unit => FigureUnit.Times;

    public bool LessIsBetter => false;

    public async Task<IReadOnlyList<Sample>> SamplesAsync(FigureWindow window, DateTimeOffset now, CancellationToken cancel)
    {
        var tree = org.Current;
        var days = Enumerable.Range(0, window.Days).Select(window.From.AddDays).Count(calendar.IsWorkingDay);
        if (days == 0) return [];
        return
        [
            .. (await ledger.CountsBetweenAsync(window.From, window.To.AddDays(1), null, cancel)).GroupBy(count => count.Person, StringComparer.OrdinalIgnoreCase).Select(person =>
            {
                var actions = person.Sum(count => count.Count);
                return new Sample(person.Key, [person.Key], (decimal)actions / days, 1, $"{tree.NameOf(person.Key)} {actions} 次，{days} 个工作日") { Person = person.Key, Group = WaitFigure.DepartmentOf(tree, person.Key) };
            }).OrderBy(sample => sample.RecordNo, StringComparer.Ordinal),
        ];
    }
}
