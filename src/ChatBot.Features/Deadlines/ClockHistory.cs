using System.Globalization;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Deadlines;

/// <summary>Tells what a clock went through, so that nobody has to ask why somebody was told (part C 20). Pure.</summary>
internal static class ClockHistory
{
    /// <summary>For who comes too late: who has done it, and when (C8).</summary>
    public static Said AlreadyHandled(string recordNo, IReadOnlyList<Deadline> clocks, OrgTree org, DateTimeOffset now)
    {
        var last = clocks.Where(clock => clock.ClosedAt is not null).OrderBy(clock => clock.ClosedAt).Last();
        return DeadlineWordings.AlreadyHandled.With(new AlreadyHandledModel(recordNo, org.NameOf(last.ClosedBy ?? ""), DateWords.Absolute(last.ClosedAt!.Value, now)));
    }

    public static IReadOnlyList<HistoryLine> Of(ClockFacts facts, IDeadlinePolicy? policy, OrgTree org, DateTimeOffset now)
    {
        var clock = facts.Clock;
        var first = facts.Holders.Count > 0 ? facts.Holders[0].Holder : clock.Holder;
        var lines = new List<(DateTimeOffset At, string What, IReadOnlyList<string> Details)>
        {
            (clock.StartedAt, $"开始，交给 {org.NameOf(first)}，期限 {DateWords.Absolute(clock.DueAt, now)}", []),
        };
        for (var i = 0; i < facts.Holders.Count; i++)
        {
            var (had, next) = (facts.Holders[i], i + 1 < facts.Holders.Count ? facts.Holders[i + 1].Holder : clock.Holder);
            lines.Add((had.Until, $"{org.NameOf(had.Holder)} → {org.NameOf(next)}（{org.NameOf(had.Holder)} 持有 {DateWords.Span(had.Until - had.Since)}，时限不重计）", []));
        }

        foreach (var pause in facts.Pauses)
        {
            var what = pause.Kind == PauseKind.Delay ? $"{org.NameOf(pause.ByPerson)} 延时到 {DateWords.Absolute(pause.Until, now)}，原因：{pause.Reason}" : $"{org.NameOf(pause.ByPerson)} 表示已知悉，暂停到 {DateWords.Absolute(pause.Until, now)}";
            lines.Add((pause.At, pause.EndedAt is { } ended ? $"{what}（{DateWords.Absolute(ended, now)}撤回）" : what, []));
        }

        var isRedTold = facts.Fires.Any(fire => StepWords.Level(fire.Step) == 1);
        if (clock.RedAt is { } red && !isRedTold) lines.Add((red, "时限已过，标红", []));
        foreach (var fire in facts.Fires)
        {
            var late = fire.Late ? $"（补发，本应 {DateWords.Absolute(fire.DueAt, now)}）" : "";
            lines.Add((fire.FiredAt, StepWords.Of(fire.Step) + late + (fire.Recipients.Length == 0 ? $"：{fire.Path}" : ""), [.. SearchesOf(facts, fire), .. DeliveriesOf(facts, fire, org, now)]));
        }

        if (clock.ClosedAt is { } closed) lines.Add((closed, $"{org.NameOf(clock.ClosedBy ?? "")} 结束", []));
        else if (Coming(clock, policy) is { } step) lines.Add((Latest(clock.NextAt, step.At), $"接下来：{StepWords.Of(step.Name)}", []));
        return [.. lines.OrderBy(line => line.At).Select(line => new HistoryLine(DateWords.Absolute(line.At, now), line.What, line.Details))];
    }

    /// <summary>「通知 陈总（上级 周一鸣 → 李强（请假） → 陈总）」, one line for each hearer: the way names everybody who was asked, and why it was not this one.</summary>
    private static IEnumerable<string> SearchesOf(ClockFacts facts, FiredStep fire) =>
        facts.Searches.Where(row => row.Step == fire.Step && (row.Verdict is SearchRow.Chosen or SearchRow.Copied))
            .Select(row => row.Verdict == SearchRow.Copied ? $"抄送 {row.Name}" : $"通知 {row.Name}（{row.Note}）");

    private static IEnumerable<string> DeliveriesOf(ClockFacts facts, FiredStep fire, OrgTree org, DateTimeOffset now) =>
        facts.Deliveries.Where(sent => sent.Key.StartsWith($"{facts.Clock.RecordNo}/{facts.Clock.Part}/{facts.Clock.Round}/{fire.Step}/", StringComparison.Ordinal))
            .Select(sent => $"{(sent.Key.EndsWith("/fallback", StringComparison.Ordinal) ? "改发 " : "")}{org.NameOf(sent.Recipient)}：{StepWords.Delivery(sent)}{(sent.SettledAt is { } at ? " " + DateWords.Absolute(at, now) : "")}");

    private static DeadlineStep? Coming(Deadline clock, IDeadlinePolicy? policy)
    {
        for (var step = policy?.Next(clock, null); step is not null; step = policy!.Next(clock, step.Name))
        {
            if (step.Name == clock.NextStep) return step;
        }

        return null;
    }

    private static DateTimeOffset Latest(DateTimeOffset? a, DateTimeOffset b) => a > b ? a.Value : b;
}

/// <summary>Steps and deliveries as people call them.</summary>
internal static class StepWords
{
    public static string Of(string step) => step switch
    {
        "warn" => "预警",
        "half" => "半程提醒",
        "remind" => "提醒",
        "T0" => "到期提醒",
        DeadlineAudit.RedMark => "超时标红",
        DeadlineAudit.NoPolicy => "时限规则",
        "red" => "超时标红，升级第 1 级",
        _ when step.StartsWith("again-", StringComparison.Ordinal) => "知悉到期仍未完成，再次提醒",
        _ when step.StartsWith("wake-", StringComparison.Ordinal) => "延时到期，提醒",
        _ when step.StartsWith("T-", StringComparison.Ordinal) => $"提前{Length(step)}提醒",
        _ when step.StartsWith("T+", StringComparison.Ordinal) => $"逾期{Length(step)}提醒",
        _ => Level(step) > 1 ? $"升级第 {Level(step)} 级" : step,
    };

    public static int Level(string step) => EscalationLadder.LevelOf(step);

    /// <summary>Part C 5: 待发, 已受理, 拒绝, 未知, 过期, and what was gathered.</summary>
    public static string Delivery(SentPush sent) => sent.State switch
    {
        DeliveryState.Pending => sent.Reason is { Length: > 0 } why ? $"待发（{why}）" : "待发",
        DeliveryState.Held => "待发（汇总等待中）",
        DeliveryState.Bundled => $"已并入汇总，汇总{Delivery(new SentPush { State = sent.DigestState ?? DeliveryState.Pending })}",
        DeliveryState.Accepted => "已受理",
        DeliveryState.Rejected => $"拒绝（{sent.Reason}）",
        DeliveryState.Unknown => $"未知（{sent.Reason}）",
        DeliveryState.Expired => "过期未发",
        _ => "已取消",
    };

    private static string Length(string step) =>
        step[2..] is [.. var hours, 'h'] ? $"{hours}小时" : $"{int.Parse(step.AsSpan(2), CultureInfo.InvariantCulture)}天";
}

/// <summary>All that is known about one clock.</summary>
internal sealed record ClockFacts(
    Deadline Clock, IReadOnlyList<FiredStep> Fires, IReadOnlyList<SearchRow> Searches, IReadOnlyList<Pause> Pauses, IReadOnlyList<FormerHolder> Holders, IReadOnlyList<SentPush> Deliveries);
