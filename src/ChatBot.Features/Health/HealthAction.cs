using System.Text.Json.Serialization;
using ChatBot.Features.Calendar;

namespace ChatBot.Features.Health;

/// <summary>One kind of act that is judged by a rule of <c>templates/health.yaml</c>: what begins it, what hits it, by when, for whom it counts (R36–R42). Pure.</summary>
public sealed record HealthAction
{
    /// <summary>Stable and English: <c>need-response</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it: 需求响应.</summary>
    public required string Name { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>What is judged, a key of <see cref="HealthObject.All"/>.</summary>
    public required string Object { get; init; }

    /// <summary>Only these of its kind (法务, KS); empty for all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    public required string Start { get; init; }

    public required string Hit { get; init; }

    public required HealthLimit Limit { get; init; }

    public HealthCredit Credit { get; init; }

    /// <summary>What is left out beside what was withdrawn: <see cref="HealthMark"/>.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>The rate that is aimed at, in percent; null where none is named.</summary>
    public decimal? Target { get; init; }

    public required int Version { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public bool Judges(string healthObject, string kind) => Object == healthObject && (Only.Count == 0 || Only.Contains(kind, StringComparer.OrdinalIgnoreCase));

    public Definition Explain()
    {
        var what = HealthObject.All[Object];
        var object_ = Only.Count == 0 ? what.Name : $"{what.Name}（{string.Join("、", Only)}）";
        return new Definition(
            Id, Name, Aliases, "%", $"{object_}：{what.Hits[Hit]}{(Limit.IsNone ? "" : "，不晚于时限")}", $"{object_}：{what.Starts[Start]}的全部样本，时限未到且未达成的除外",
            Limit.IsNone ? null : Limit.InWords, [.. Exclusions()], Version, ValidFrom);
    }

    private IEnumerable<string> Exclusions()
    {
        yield return "已撤销、撤回的不计入";
        foreach (var mark in Exclude) yield return HealthMark.InWords(mark);
        yield return Credit == HealthCredit.Actor ? "计入处理人名下" : "计入发起人名下，不管由谁处理";
        if (Target is { } target) yield return $"目标 ≥ {target:0.#}%";
    }
}

/// <summary>By when a sample is hit. <see cref="Hours"/> counts only for the two clocks.</summary>
public sealed record HealthLimit(HealthLimitKind Kind, decimal Hours)
{
    public static readonly HealthLimit None = new(HealthLimitKind.None, 0), Own = new(HealthLimitKind.Own, 0);

    public bool IsNone => Kind == HealthLimitKind.None;

    public string InWords => Kind switch
    {
        HealthLimitKind.Natural => $"{Hours:0.##} 小时（自然时间）",
        HealthLimitKind.Working => $"{Hours:0.##} 小时（工作时间）",
        HealthLimitKind.Own => "该事项自己的时限",
        _ => "无",
    };

    /// <param name="spent">What an earlier stay has used up; to return a thing does not give the time back (R37).</param>
    public DateTimeOffset? DueAt(DateTimeOffset start, HealthSpent spent, DateTimeOffset? own, WorkCalendar calendar) => Kind switch
    {
        HealthLimitKind.Natural => start + Left(spent.Natural),
        HealthLimitKind.Working => calendar.AddWorkingTime(start, Left(spent.Working)),
        HealthLimitKind.Own => own,
        _ => null,
    };

    private TimeSpan Left(TimeSpan spent)
    {
        var left = TimeSpan.FromHours((double)Hours) - spent;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}

[JsonConverter(typeof(JsonStringEnumConverter<HealthLimitKind>))]
public enum HealthLimitKind
{
    /// <summary>A rate alone: what is not hit is not hit yet.</summary>
    None,

    Natural,
    Working,

    /// <summary>The deadline that the object has of itself.</summary>
    Own,
}

[JsonConverter(typeof(JsonStringEnumConverter<HealthCredit>))]
public enum HealthCredit
{
    /// <summary>Who wanted it done: the rep who logged the need, handed the contract in, gave the promise (decision 8).</summary>
    Initiator,

    /// <summary>Who had it in hand.</summary>
    Actor,
}

/// <summary>Why a sample may be left out.</summary>
public static class HealthMark
{
    /// <summary>One thing in pieces: same person and customer, within ten minutes, much the same words.</summary>
    public const string Split = "split";

    /// <summary>Read from the platform afterwards, because its callbacks were lost: its times may be wrong.</summary>
    public const string Backfilled = "backfilled";

    public static readonly string[] All = [Split, Backfilled];

    public static string InWords(string mark) => mark switch
    {
        Split => "疑似拆分的不计入（同人同客户、10分钟内、内容相近）",
        Backfilled => "回调丢失后补录的不计入",
        _ => mark,
    };
}

/// <summary>Something that the product can judge, with what may begin and what may hit it. The words of <c>health.yaml</c> are these keys.</summary>
/// <param name="HasOwnLimit">Whether it brings a deadline of its own.</param>
public sealed record HealthObject(string Name, IReadOnlyDictionary<string, string> Starts, IReadOnlyDictionary<string, string> Hits, bool HasOwnLimit)
{
    public const string Need = "need", ApprovalNode = "approval_node", Reminder = "payment_reminder", Commitment = "commitment", Stage = "stage", Payment = "payment";

    public static readonly IReadOnlyDictionary<string, HealthObject> All = new Dictionary<string, HealthObject>(StringComparer.Ordinal)
    {
        [Need] = new("需求", Of(("logged", "已录入")), Of(("accepted", "首个协作环节有人应答"), ("assigned", "首个协作环节已派到具名的人")), false),
        [ApprovalNode] = new("合同审批节点", Of(("entered", "进入该节点")), Of(("left", "该节点审完（多次进入的时间累加）")), false),
        [Reminder] = new("回款提醒", Of(("sent", "已发给客户（同一笔同一天同一联系人算一次）")), Of(("confirmed", "客户在页面上点了确认"), ("opened", "客户打开过页面")), false),
        [Commitment] = new("承诺", Of(("in_force", "已生效")), Of(("proven", "已收到兑现凭证")), true),
        [Stage] = new("协作环节", Of(("opened", "已到处理人手里")), Of(("finished", "已完成")), true),
        [Payment] = new("应收款", Of(("planned", "已有到期日")), Of(("paid", "已收齐")), true),
    };

    private static Dictionary<string, string> Of(params (string Key, string Words)[] words) => words.ToDictionary(word => word.Key, word => word.Words, StringComparer.Ordinal);
}
