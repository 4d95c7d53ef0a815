using ChatBot.Features.Approvals;
using ChatBot.Features.Calendar;
using ChatBot.Features.Collaboration;
using ChatBot.Features.Health;
using ChatBot.Features.People;

namespace ChatBot.Features.Figures;

/// <summary>
/// 等待反馈 (R16): from the moment that a colleague was asked to the first answer of substance, which is the finished stage or the decided node. 收到 and 催办 end no wait;
/// what the customer was waited for is cut out and shown apart.
/// </summary>
internal sealed class WaitFigure(StageWorkStore stages, ApprovalWaitStore approvals, OrgDirectory org) : IFigure
{
    public Definition Definition { get; } = new(
        "wait", "等待反馈", ["等待", "等待时长", "平均等待反馈"], "小时", "窗口内答复的环节和审批节点，从交到同事手里到给出结果的自然小时数", "答复的次数", null,
        ["「收到」不算反馈", "等客户的时间扣除，另列", "自己交给自己的环节不计入", "还没答复的不计入"], 1, new DateOnly(2026, 1, 1));

    public FigureUnit Unit => FigureUnit.Hours;

    public bool LessIsBetter => true;

    public IEnumerable<string> NotesOn(Figure figure)
    {
        var customer = figure.Rows.Where(row => row.Excluded is null).Sum(row => row.Beside);
        if (customer > 0) yield return $"另外等客户 {customer:0.#} 小时，没有算在里面";
    }

    public async Task<IReadOnlyList<Sample>> SamplesAsync(FigureWindow window, DateTimeOffset now, CancellationToken cancel)
    {
        var tree = org.Current;
        var work = await stages.AtWorkAsync(window.Span, now, cancel);
        var visits = await approvals.EndedAsync(window.Span, cancel);
        return [.. work.Where(stage => stage.Stays.Count > 0).Select(stage => Of(stage, tree, window)), .. visits.Where(visit => visit.People.Count > 0).Select(visit => Of(visit, tree))];
    }

    private static Sample Of(StageWork stage, OrgTree tree, FigureWindow window)
    {
        var holder = stage.Stays[^1].Holder;
        var waited = Hours(stage.WaitedFor(stage.Initiator).Select(held => held.Time));
        var customer = Hours(Spans.Merged(stage.Waits));
        var isOwn = stage.Stays.All(stay => string.Equals(stay.Holder, stage.Initiator, StringComparison.OrdinalIgnoreCase));
        var open = stage.DoneAt is not { } done || done >= window.Span.To;
        return new Sample(
            stage.RecordNo, [stage.Initiator, holder], waited, 1,
            $"{stage.RecordNo} {stage.Title} {tree.NameOf(holder)} {waited:0.#} 小时{(customer > 0 ? $"（另等客户 {customer:0.#} 小时）" : "")}")
        {
            Group = DepartmentOf(tree, holder), Excluded = isOwn ? "自己交给自己" : open ? "还没答复" : null, Beside = customer, Person = holder,
        };
    }

    private static Sample Of(ApprovalWait visit, OrgTree tree)
    {
        var waited = (decimal)(visit.LeftAt!.Value - visit.EnteredAt).TotalHours;
        return new Sample(visit.SpNo, [visit.Applicant, .. visit.People], waited, 1, $"{visit.SpNo} {visit.Title} {string.Join('、', visit.People.Select(tree.NameOf))} {waited:0.#} 小时")
        {
            Group = DepartmentOf(tree, visit.People[0]), Person = visit.People[0],
        };
    }

    internal static decimal Hours(IEnumerable<Span> spans) => (decimal)spans.Sum().TotalHours;

    internal static string DepartmentOf(OrgTree tree, string person) => tree.Find(person) is { } found ? tree.DepartmentNameOf(found) : "已离开";
}

/// <summary>协作耗时 (R67): how long other departments were waited for, per case that ended in the time. What was waited for at once counts once; the plain sum stands beside it.</summary>
internal sealed class CollaborationTimeFigure(StageWorkStore stages, OrgDirectory org) : IFigure
{
    public Definition Definition { get; } = new(
        "collaboration-time", "协作耗时", ["跨部门协作耗时", "跨部门协作平均耗时", "跨部门耗时"], "小时", "窗口内办结的每一单，在发起人以外的部门手里的自然小时数，同时等的只算一次；累加值另列", "窗口内办结的单数", null,
        ["等客户的时间扣除", "没有经过别的部门的单不计入", "没办结的不计入"], 1, new DateOnly(2026, 1, 1));

    public FigureUnit Unit => FigureUnit.Hours;

    public bool LessIsBetter => true;

    public IEnumerable<string> NotesOn(Figure figure)
    {
        if (figure.Value is FigureValue.Average average && figure.Rows.Where(row => row.Excluded is null).ToList() is { Count: > 0 } rows)
            yield return $"同时等的重复算的话，平均每单 {average.InWords(rows.Average(row => row.Beside))}（累加）";
    }

    public async Task<IReadOnlyList<Sample>> SamplesAsync(FigureWindow window, DateTimeOffset now, CancellationToken cancel)
    {
        var tree = org.Current;
        return
        [
            .. (await stages.OfEndedAsync(window.Span, now, cancel)).GroupBy(stage => stage.RecordNo, StringComparer.Ordinal).Select(one =>
            {
                var (first, home) = (one.First(), WaitFigure.DepartmentOf(tree, one.First().Initiator));
                var elsewhere = one.SelectMany(stage => stage.WaitedFor(stage.Initiator)).Where(held => WaitFigure.DepartmentOf(tree, held.Holder) != home).Select(held => held.Time).ToList();
                var (once, sum) = (WaitFigure.Hours(Spans.Merged(elsewhere)), WaitFigure.Hours(elsewhere));
                return new Sample(
                    one.Key, [first.Initiator, .. one.SelectMany(stage => stage.Stays).Select(stay => stay.Holder).Distinct(StringComparer.OrdinalIgnoreCase)], once, 1,
                    $"{one.Key} {first.Customer} {once:0.#} 小时（累加 {sum:0.#}）")
                {
                    Excluded = elsewhere.Count == 0 ? "没有经过别的部门" : null, Beside = sum, Person = first.Initiator,
                };
            }),
        ];
    }
}
