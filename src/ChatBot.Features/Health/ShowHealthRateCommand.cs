using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Health;

/// <summary><c>健康度 团队 本月 对比 基线</c>: rates by action and together, against the fixed baseline, and with <c>明细</c> the rows behind them (R39).</summary>
internal sealed class ShowHealthRateCommand(HealthSampleStore samples, HealthBaselineStore baselines, HealthCatalogLibrary library, OrgDirectory org) : IChatCommand
{
    private const int PageSize = 8;

    public static CommandSpec Spec { get; } = new("健康度", "看健康动作的达成率：自己、团队、部门，可与基线对比、看明细", ["健康度", "健康度 团队 本月 对比 基线", "健康度 我 上月 需求响应 明细", "健康度 @李娜 8月"])
    {
        Synonyms = ["达成率", "健康动作达成率"],
        Slots = [new Slot("谁", SlotKind.Person), new Slot("页", SlotKind.Keyed) { Keys = ["第几页"] }, new Slot("范围", SlotKind.Text)],
        Notes = ["合计给两种：按样本数加权、各类等权。", "基线样本少于30只显示「样本不足」；变化以百分点计。", "看得到的范围：自己、下属、自己负责的部门。", "怎么算的，发「口径 需求响应」。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var (tree, catalog) = (org.Current, library.Current);
        var asked = HealthAsked.Of(call, catalog);
        if (asked.Unknown is { } unknown) return Reply.Of(HealthWordings.ScopeRefused, new HealthScopeRefusedModel("unknown", unknown));
        var found = ScopeOf(asked, call.SenderId, tree);
        if (found.Refusal is { } refusal) return Reply.Of(refusal);
        var (scope, whose) = found.Value!;
        return asked.WantsRows ? await RowsAsync(scope, whose, asked, call, tree, catalog, cancel) : await RatesAsync(scope, whose, asked, call, catalog, cancel);
    }

    private async Task<Reply> RatesAsync(HealthScope scope, string whose, HealthAsked asked, CommandCall call, HealthCatalog catalog, CancellationToken cancel)
    {
        var today = BusinessTime.DayOf(call.Now);
        var now = HealthScore.Of(Chosen(await samples.RatesAsync(asked.Period.From, asked.Period.To, scope.People, call.Now, cancel), asked), catalog);
        var baseline = asked.Compares ? await baselines.CurrentAsync(cancel) : null;
        var before = baseline is null ? null : HealthScore.Of(Chosen(await baselines.RatesAsync(baseline, scope.People, cancel), asked), catalog);
        if (baseline is not null) await baselines.NoteUseAsync(baseline, call.SenderId, call.Now, cancel);
        var n = before?.Weighted.Samples ?? 0;
        var comparable = before is not null && n >= HealthBaseline.EnoughSamples;
        return Reply.Of(HealthWordings.Score, new HealthScoreModel(
            scope.Whose, asked.Period.Name, asked.Period.Days(today), [.. now.Lines.Select(line => LineOf(line, before, catalog))],
            now.Weighted.InWords, now.Weighted.Samples, HealthRate.InPercent(now.Equal),
            baseline is null ? "" : $"{baseline.Period.Days(today)}，指纹 {baseline.ShortHash}", n, baseline is not null && !comparable,
            before?.Weighted.InWords ?? "", comparable ? ChangeOf(before!.Weighted.Percent, now.Weighted.Percent) : "",
            HealthRate.InPercent(before?.Equal), comparable ? ChangeOf(before!.Equal, now.Equal) : "",
            asked.Compares && baseline is null, asked.Again(whose, catalog, rows: true)));
    }

    private async Task<Reply> RowsAsync(HealthScope scope, string whose, HealthAsked asked, CommandCall call, OrgTree tree, HealthCatalog catalog, CancellationToken cancel)
    {
        var period = asked.Period;
        var skip = (asked.Page - 1) * PageSize;
        var rate = HealthScore.Of(Chosen(await samples.RatesAsync(period.From, period.To, scope.People, call.Now, cancel), asked), catalog).Weighted;
        var all = await samples.CountRowsAsync(period.From, period.To, scope.People, asked.Action, cancel);
        var rows = await samples.RowsAsync(period.From, period.To, scope.People, asked.Action, call.Now, skip, PageSize, cancel);
        var left = Math.Max(0, all - skip - rows.Count);
        var isOne = scope.People is { Count: 1 };
        return Reply.Of(HealthWordings.Rows, new HealthRowsModel(
            scope.Whose, asked.Action is null ? "" : catalog.NameOf(asked.Action), period.Name, period.Days(BusinessTime.DayOf(call.Now)), rate.InWords, rate.Hits, rate.Samples,
            [.. rows.Select((row, index) => HealthRow.Of(row, catalog, isOne ? "" : tree.NameOf(row.Credited), skip + index + 1, call.Now))], left)) with
        {
            Next = left > 0 ? asked.Again(whose, catalog, rows: true, asked.Page + 1) : null,
        };
    }

    private static IEnumerable<HealthRateRow> Chosen(IEnumerable<HealthRateRow> rows, HealthAsked asked) => rows.Where(row => asked.Action is null || row.Action == asked.Action);

    private static HealthScoreLineModel LineOf(HealthScoreLine line, HealthScore? before, HealthCatalog catalog)
    {
        var row = line.Row;
        var base_ = before?.Lines.FirstOrDefault(one => one.Action == line.Action)?.Rate ?? default;
        return new HealthScoreLineModel(
            line.Name, line.Rate.InWords, row.Hits, row.Samples, row.Running, row.LeftOut, catalog.TargetOf(line.Action) is { } target ? $"{target:0.#}%" : "",
            row.FirstVersion == row.LastVersion ? $"v{row.LastVersion}" : $"v{row.FirstVersion}–v{row.LastVersion}",
            before is null ? "" : $"{base_.InWords}（{base_.Hits}/{base_.Samples}）",
            before is null ? "" : base_.Samples < HealthBaseline.EnoughSamples ? "样本不足" : ChangeOf(base_.Percent, line.Rate.Percent));
    }

    private static string ChangeOf(decimal? before, decimal? after) => before is { } was && after is { } now ? HealthRate.Change(was, now) : "现无样本";

    private static Decision<NamedScope> ScopeOf(HealthAsked asked, string viewer, OrgTree tree)
    {
        if (asked.Whose == HealthWhose.Department)
        {
            var own = tree.DepartmentsUpward(viewer).FirstOrDefault();
            if ((asked.Names.Count > 0 ? tree.FindDepartment(asked.Names[0]) : own) is not { } department)
                return HealthWordings.ScopeRefused.With(new HealthScopeRefusedModel("no-department", asked.Names.Count > 0 ? asked.Names[0] : "部门"));
            return Leads(tree, viewer, department)
                ? new NamedScope(HealthScope.OfDepartment(tree, department), $"部门 {department.Name}")
                : HealthWordings.ScopeRefused.With(new HealthScopeRefusedModel("not-yours", department.Name));
        }

        var whose = viewer;
        if (asked.Names.Count > 0)
        {
            var choice = PersonChoice.One(tree, asked.Names, $"健康度 {(asked.Whose == HealthWhose.Team ? "团队 " : "")}{{0}} {asked.Period.Name}", mayBeAway: true);
            // Who has left still has figures: by the exact name they are found.
            if (choice.Value is null && tree.Named(asked.Names[0]) is [var gone]) whose = gone.UserId;
            else if (choice.Refusal is { } refusal) return refusal;
            else whose = choice.Value!.UserId;
            if (!tree.MaySee(viewer, whose)) return HealthWordings.ScopeRefused.With(new HealthScopeRefusedModel("not-yours", tree.NameOf(whose)));
        }

        if (asked.Whose == HealthWhose.Me) return new NamedScope(HealthScope.OfPerson(tree, whose), whose == viewer ? "" : "@" + whose);
        return tree.LeadsAnybody(whose)
            ? new NamedScope(HealthScope.OfTeam(tree, whose), whose == viewer ? "团队" : $"团队 @{whose}")
            : HealthWordings.ScopeRefused.With(new HealthScopeRefusedModel("no-team", tree.NameOf(whose)));
    }

    /// <summary>Its own leader, those of the departments above it, and admins.</summary>
    private static bool Leads(OrgTree tree, string viewer, Department department) =>
        tree.IsAdmin(viewer) || tree.Upward(department.Id).Any(one => one.Leaders.Contains(viewer, StringComparer.OrdinalIgnoreCase));

    /// <param name="Words">That name it in a command.</param>
    private sealed record NamedScope(HealthScope Scope, string Words);
}
