using System.Globalization;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Health;

/// <summary><c>基线 10月1日到10月31日</c>: an admin fixes what later figures are compared with; once it was compared with, nobody can move it (R39).</summary>
internal sealed class FixBaselineCommand(HealthBaselineStore baselines, LedgerStore ledger, UndoStore undos, OrgDirectory org, ChatOptions options) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("基线", "看或固定健康度的对比基线", ["基线", "基线 10月1日到10月31日"])
    {
        Slots = [new Slot("起止", SlotKind.Rest)],
        Notes = ["由管理员固定；第一次对比后不能再改。", "当时的样本连同指纹一起存下，之后的更正不会改动它。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var (tree, today) = (org.Current, BusinessTime.DayOf(call.Now));
        var current = await baselines.CurrentAsync(cancel);
        var words = call.Slots.Text("起止")?.Trim() ?? "";
        if (words.Length == 0) return Reply.Of(HealthWordings.Baseline, await ModelAsync(current, tree, call, cancel));
        if (!tree.IsAdmin(call.SenderId)) return Refused("not-admin");
        if (current?.UsedAt is { } used) return Refused("used", tree.NameOf(current.UsedBy!), DateWords.Absolute(used, call.Now));
        if (HealthPeriod.Between(words, today) is not { } days) return Refused("form");
        if (days.To >= today) return Refused("not-over");
        if (days.To.DayNumber - days.From.DayNumber >= HealthBaseline.MostDays) return Refused("too-long");

        var baseline = await baselines.FixAsync(days, call.SenderId, call.Now, cancel);
        await ledger.AppendAsync(
            new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), "基线", "固定基线", current is null ? null : InShort(current), InShort(baseline)), cancel);
        await undos.RememberAsync(call, new Undoable(BaselineUndo.UndoKind, "基线", "固定基线", baseline.Id.ToString(CultureInfo.InvariantCulture)), cancel);
        return Reply.Of(HealthWordings.BaselineFixed, new BaselineFixedModel(
            baseline.Period.Days(today), baseline.Samples, baseline.Samples < HealthBaseline.EnoughSamples, baseline.ShortHash, current?.Period.Days(today) ?? "", (int)options.UndoWithin.TotalMinutes));
    }

    private async Task<BaselineModel> ModelAsync(HealthBaseline? baseline, OrgTree tree, CommandCall call, CancellationToken cancel) => baseline is null
        ? new BaselineModel("", 0, "", "", "", "", "", true, tree.IsAdmin(call.SenderId))
        : new BaselineModel(
            baseline.Period.Days(BusinessTime.DayOf(call.Now)), baseline.Samples, baseline.ShortHash, tree.NameOf(baseline.FixedBy), DateWords.Absolute(baseline.FixedAt, call.Now),
            baseline.UsedBy is { } by ? tree.NameOf(by) : "", baseline.UsedAt is { } used ? DateWords.Absolute(used, call.Now) : "", await baselines.IsIntactAsync(baseline, cancel), tree.IsAdmin(call.SenderId));

    private static Reply Refused(string why, string by = "", string at = "") => Reply.Of(HealthWordings.BaselineRefused, new BaselineRefusedModel(why, by, at));

    private static string InShort(HealthBaseline baseline) => string.Create(CultureInfo.InvariantCulture, $"{baseline.FromDay:yyyy-MM-dd}..{baseline.ToDay:yyyy-MM-dd};n={baseline.Samples};sha256={baseline.Hash}");
}

/// <summary>Takes a baseline back that nobody has compared with.</summary>
internal sealed class BaselineUndo(HealthBaselineStore baselines, LedgerStore ledger, OrgDirectory org) : IUndo
{
    internal const string UndoKind = "baseline";

    public string Kind => UndoKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await baselines.UndoAsync(long.Parse(undoable.Payload, CultureInfo.InvariantCulture), now, cancel))
        {
            var current = await baselines.CurrentAsync(cancel);
            return HealthWordings.BaselineRefused.With(new BaselineRefusedModel("used", org.Current.NameOf(current?.UsedBy ?? byUserId), DateWords.Absolute(current?.UsedAt ?? now, now)));
        }

        await ledger.AppendAsync(new LedgerEntry(now, byUserId, "undo", "基线", "撤销固定基线"), cancel);
        return new Undone(undoable.What);
    }
}
