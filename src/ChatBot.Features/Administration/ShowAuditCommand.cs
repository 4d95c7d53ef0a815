using System.Text;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Administration;

/// <summary><c>审计 KS-7</c>: who changed what when, for those whom the record concerns; <c>审计 校验</c>: whether the log is untouched (R79).</summary>
internal sealed class ShowAuditCommand(LedgerStore ledger, CheckupStore checkup, DeadlineStore deadlines, RecordSightFinder sight, ServiceStateStore state, OrgDirectory org) : IChatCommand
{
    private const string Verify = "校验";
    private const int MostShown = 12, LongestText = 24, Room = 1850;

    /// <summary>Above this many rows the check takes longer than a passive reply may; it is then done outside of the message.</summary>
    internal const long MostAtOnce = 20_000;

    public static CommandSpec Spec { get; } = new("审计", "看一条记录的每次变更：谁、何时、改了什么", ["审计 KS-7", "审计 校验"])
    {
        Synonyms = ["审计日志"],
        Slots = [new Slot("编号", SlotKind.Record), new Slot("动作", SlotKind.Word)],
        Notes = ["「审计 校验」检查日志是否被改动过，仅管理员可用。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        if (call.Slots.Record("编号") is { } recordNo) return await OfRecordAsync(recordNo, call, cancel);
        if (call.Slots.Text("动作") != Verify) return Reply.Of(AdministrationWordings.AuditWhat, new AuditWhatModel());
        if (!org.Current.IsAdmin(call.SenderId)) return Reply.Of(AdministrationWordings.ChainNotAllowed, new ChainNotAllowedModel());
        var count = await checkup.LedgerSizeAsync(cancel);
        if (count > MostAtOnce)
        {
            await state.SetAsync(ServiceState.LedgerCheckWanted, call.SenderId, call.Now, cancel);
            return Reply.Of(AdministrationWordings.ChainLater, new ChainLaterModel($"{count:N0}"));
        }

        var (rows, firstBroken) = await ledger.VerifyAsync(cancel);
        return Reply.Of(AdministrationWordings.Chain, new ChainModel($"{rows:N0}", firstBroken ?? 0));
    }

    private async Task<Reply> OfRecordAsync(string recordNo, CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var entries = await ledger.OfAsync(recordNo, cancel);
        var clocks = await deadlines.OfRecordAsync(recordNo, cancel);
        var involved = entries.Select(entry => entry.Actor).Concat(clocks.SelectMany(clock => new[] { clock.Holder, clock.Owner })).Distinct(StringComparer.OrdinalIgnoreCase);
        if (entries.Count == 0 || !(involved.Any(person => tree.MaySee(call.SenderId, person)) || await sight.MaySeeAsync(call.SenderId, recordNo, clocks, cancel))) return Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(recordNo));
        var pages = PagesOf([.. entries.Select(entry => Line(entry, tree, call.Now))]);
        var models = pages.Select((lines, index) => AdministrationWordings.Audit.With(new AuditModel(
            recordNo, entries.Count, lines, index == 0, entries.Count - pages.Take(index + 1).Sum(page => page.Count)))).ToList();
        return Reply.Of(models[0]) with { Later = [.. models.Skip(1)] };
    }

    /// <summary>The latest page first, each in the order in which things happened, each no longer than one message.</summary>
    private static List<IReadOnlyList<AuditLine>> PagesOf(IReadOnlyList<AuditLine> lines)
    {
        var pages = new List<IReadOnlyList<AuditLine>>();
        for (var end = lines.Count; end > 0;)
        {
            var (start, left) = (end - 1, Room - SizeOf(lines[end - 1]));
            while (start > 0 && end - start < MostShown && (left -= SizeOf(lines[start - 1])) >= 0) start--;
            pages.Add([.. lines.Skip(start).Take(end - start)]);
            end = start;
        }

        return pages;
    }

    private static int SizeOf(AuditLine line) => Encoding.UTF8.GetByteCount(line.At + line.Actor + line.Action + line.Change + line.Reason) + 16;

    private static AuditLine Line(LedgerRow entry, OrgTree tree, DateTimeOffset now) => new(
        DateWords.Absolute(entry.At, now),
        string.Equals(entry.Actor, "system", StringComparison.Ordinal) ? "系统" : tree.NameOf(entry.Actor),
        Short(entry.Action),
        (Readable(entry.Before), Readable(entry.After)) switch
        {
            ("", var after) => after,
            (var before, "") => before,
            var (before, after) => $"{before} → {after}",
        },
        Short(entry.Reason ?? ""));

    /// <summary>Structured states are for programs; a person is shown plain values only.</summary>
    private static string Readable(string? value) => value is null or "" || value[0] is '{' or '[' ? "" : Short(value);

    private static string Short(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";
}
