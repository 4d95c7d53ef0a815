namespace ChatBot.Features.Exports;

/// <summary>What one person's month comes to, as HR takes it over (R26). Money in 分. Pure.</summary>
public sealed record AppraisalLine
{
    /// <summary>Userid.</summary>
    public string Person { get; init; } = "";

    /// <summary>Name and department as they were when it was counted.</summary>
    public string Name { get; init; } = "";

    public string Department { get; init; } = "";

    /// <summary>Promises that fell due: 履约's own figures.</summary>
    public long Due { get; init; }

    public long OnTime { get; init; }

    public long Late { get; init; }

    public long Broken { get; init; }

    /// <summary>Due, and neither proven nor admitted.</summary>
    public long Unproven { get; init; }

    /// <summary>Health actions of the month.</summary>
    public long Actions { get; init; }

    /// <summary>Payments that fell due under this person's contracts, and what has come in for them.</summary>
    public long DueFen { get; init; }

    public long ReceivedFen { get; init; }

    /// <summary>Contracts signed in the month.</summary>
    public long SignedFen { get; init; }

    public bool IsEmpty => Due + Actions + DueFen + ReceivedFen + SignedFen == 0;

    /// <summary>The columns that can be corrected, by their titles.</summary>
    internal static readonly IReadOnlyList<(string Title, Func<AppraisalLine, long> Of, bool IsMoney)> Columns =
    [
        ("到期承诺", line => line.Due, false), ("按时", line => line.OnTime, false), ("逾期兑现", line => line.Late, false), ("未兑现", line => line.Broken, false),
        ("到期未交凭证", line => line.Unproven, false), ("健康动作", line => line.Actions, false), ("应收", line => line.DueFen, true), ("已到账", line => line.ReceivedFen, true), ("签约额", line => line.SignedFen, true),
    ];
}

/// <summary>A frozen month with what differs since, line by line; the frozen figures themselves never change. Pure.</summary>
public sealed record AppraisalSheet(IReadOnlyList<AppraisalLine> Lines, IReadOnlyList<AppraisalDelta> Deltas)
{
    public static AppraisalSheet Of(IReadOnlyList<AppraisalLine> frozen, IReadOnlyList<AppraisalLine> now)
    {
        var (before, after) = (ByPerson(frozen), ByPerson(now));
        return new AppraisalSheet(frozen,
        [
            .. before.Keys.Union(after.Keys, StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).SelectMany(person =>
            {
                var (was, is_) = (before.GetValueOrDefault(person), after.GetValueOrDefault(person));
                return AppraisalLine.Columns.Select(column => new AppraisalDelta(person, (was ?? is_)!.Name, column.Title, was is null ? 0 : column.Of(was), is_ is null ? 0 : column.Of(is_), column.IsMoney)).Where(delta => delta.Before != delta.After);
            }),
        ]);
    }

    private static Dictionary<string, AppraisalLine> ByPerson(IReadOnlyList<AppraisalLine> lines) => lines.ToDictionary(line => line.Person, StringComparer.OrdinalIgnoreCase);
}

/// <param name="IsMoney">In 分.</param>
public sealed record AppraisalDelta(string Person, string Name, string Column, long Before, long After, bool IsMoney);
