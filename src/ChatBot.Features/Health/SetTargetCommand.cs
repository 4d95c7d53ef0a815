using System.Globalization;
using System.Text.RegularExpressions;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Health;

/// <summary><c>目标 团队 每日 12</c>, <c>目标 个人 5</c>: how many actions a day, from tomorrow on (R41). What a number leads to is promised to nobody; what was done is shown.</summary>
internal sealed partial class SetTargetCommand(
    HealthTargetStore targets, HealthLedger credits, TargetDefaults defaults, LedgerStore ledger, UndoStore undos, OrgDirectory org, WorkCalendar calendar, ChatOptions options) : IChatCommand
{
    private const int WorkingDays = 20, Most = 100_000;

    public static CommandSpec Spec { get; } = new("目标", "看或设团队、个人每天的健康动作目标", ["目标", "目标 团队 每日 12", "目标 个人 5", "目标 团队 @王华 每日 15"])
    {
        Slots = [new Slot("谁", SlotKind.Person) { OnlyMarked = true }, new Slot("多少", SlotKind.Text)],
        Notes = ["由团队负责人给自己的团队设，管理员可以给所有人设；次日生效，可撤销。", "个人目标没设的团队，跟上一级负责人的。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var (tree, today) = (org.Current, BusinessTime.DayOf(call.Now));
        var leader = tree.LeadsAnybody(call.SenderId) ? call.SenderId : tree.IsAdmin(call.SenderId) ? HealthTargets.Everybody : null;
        if (call.Slots["谁"] is { } named)
        {
            var choice = PersonChoice.One(tree, named.Names, "目标 团队 {0} 每日 12", mayBeAway: true);
            if (choice.Refusal is { } refusal) return Reply.Of(refusal);
            var person = choice.Value!;
            if (!tree.LeadsAnybody(person.UserId) || !tree.MaySee(call.SenderId, person.UserId)) return Reply.Of(HealthWordings.TargetRefused, new TargetRefusedModel("not-yours", person.Name));
            leader = person.UserId;
        }

        var all = await targets.AllAsync(cancel);
        var words = (call.Slots.Choice("多少") ?? "").Trim();
        if (words.Length == 0) return Reply.Of(HealthWordings.Targets, await ShownAsync(leader, all, tree, call, cancel));
        if (leader is null) return Reply.Of(HealthWordings.TargetRefused, new TargetRefusedModel("not-leader", ""));
        if (Read(words) is not { } wanted) return Reply.Of(HealthWordings.TargetRefused, new TargetRefusedModel("form", ""));

        var tomorrow = today.AddDays(1);
        var current = new HealthTargets(all, tomorrow, defaults.Personal, defaults.Team);
        var before = wanted.Kind == TargetKind.Team ? current.TeamNumber(leader) : current.PersonalNumber(leader, tree);
        var id = await targets.AddAsync(new HealthTarget { Leader = leader, Kind = wanted.Kind, Target = wanted.Number, ValidFrom = tomorrow, SetBy = call.SenderId, SetAt = call.Now }, cancel);
        await ledger.AppendAsync(
            new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), $"目标 {leader}", $"设{wanted.Kind}目标", before.ToString(CultureInfo.InvariantCulture), $"{wanted.Number};from={tomorrow:yyyy-MM-dd}"), cancel);
        await undos.RememberAsync(call, new Undoable(TargetUndo.UndoKind, $"目标 {leader}", "目标", id.ToString(CultureInfo.InvariantCulture)), cancel);
        return Reply.Of(HealthWordings.TargetSet, new TargetSetModel(
            wanted.Kind == TargetKind.Team, NameOf(leader, tree), wanted.Number, before, DateWords.Day(tomorrow, today), await MeanAsync(leader, tree, today, cancel), (int)options.UndoWithin.TotalMinutes));
    }

    private async Task<TargetsModel> ShownAsync(string? leader, IReadOnlyList<HealthTarget> all, OrgTree tree, CommandCall call, CancellationToken cancel)
    {
        var today = BusinessTime.DayOf(call.Now);
        var maySet = leader is not null;
        // Who leads nobody sees what the own team goes by.
        var whose = leader ?? tree.SuperiorsOf(call.SenderId).FirstOrDefault()?.UserId ?? HealthTargets.Everybody;
        var current = new HealthTargets(all, today, defaults.Personal, defaults.Team);
        return new TargetsModel(
            NameOf(whose, tree), current.PersonalNumber(whose, tree), current.TeamNumber(whose), Since(current.PersonalOf(whose, tree)), Since(current.TeamOf(whose)), maySet ? await MeanAsync(whose, tree, today, cancel) : "",
            [.. all.Where(target => target.ValidFrom > today && string.Equals(target.Leader, whose, StringComparison.OrdinalIgnoreCase))
                .Select(target => $"{(target.Kind == TargetKind.Team ? "团队" : "个人")}每天 {target.Target} 个，自{DateWords.Day(target.ValidFrom, today)}")],
            maySet);

        string Since(HealthTarget? target) => target is null ? "" : DateWords.Day(target.ValidFrom, today);
    }

    /// <summary>Credits of everybody below, a working day, over the last twenty.</summary>
    private async Task<string> MeanAsync(string leader, OrgTree tree, DateOnly today, CancellationToken cancel)
    {
        var from = calendar.AddWorkingDays(today, -WorkingDays);
        var people = leader == HealthTargets.Everybody ? null : HealthScope.OfTeam(tree, leader).People?.Where(person => !string.Equals(person, leader, StringComparison.OrdinalIgnoreCase)).ToList();
        var counts = await credits.CountsBetweenAsync(from, today, people, cancel);
        return counts.Count == 0 ? "" : (counts.Sum(count => count.Count) / (decimal)WorkingDays).ToString("0.0", CultureInfo.InvariantCulture);
    }

    private static (TargetKind Kind, int Number)? Read(string words)
    {
        if (Form().Match(words) is not { Success: true } match || !int.TryParse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > Most) return null;
        return (match.Groups["kind"].Value == "团队" ? TargetKind.Team : TargetKind.Personal, number);
    }

    private static string NameOf(string leader, OrgTree tree) => leader == HealthTargets.Everybody ? "全公司" : tree.NameOf(leader);

    [GeneratedRegex(@"^(?<kind>团队|个人)\s*(?:每日|每天|每人每天|每人)?\s*:?\s*(?<number>[0-9]{1,6})\s*(?:个|件|次)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}

/// <summary>What counts where nobody set a target; the feature that has the settings gives it.</summary>
public sealed record TargetDefaults(int Personal, int Team);

/// <summary>Takes a target back; the one before counts on.</summary>
internal sealed class TargetUndo(HealthTargetStore targets, LedgerStore ledger) : IUndo
{
    internal const string UndoKind = "health-target";

    public string Kind => UndoKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        await targets.UndoAsync(long.Parse(undoable.Payload, CultureInfo.InvariantCulture), now, cancel);
        await ledger.AppendAsync(new LedgerEntry(now, byUserId, "undo", undoable.RecordNo, "撤销目标"), cancel);
        return new Undone(undoable.What);
    }
}
