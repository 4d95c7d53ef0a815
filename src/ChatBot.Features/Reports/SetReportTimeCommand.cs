using System.Globalization;
using System.Text.RegularExpressions;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;
using ChatBot.Features.Scheduling;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Reports;

/// <summary><c>日报设置 18:05</c>: when the own report comes; a leader sets it for the team (R54).</summary>
internal sealed partial class SetReportTimeCommand(
    ReportTimeStore times, LedgerStore ledger, UndoStore undos, OrgDirectory org, WorkCalendar calendar, ChatOptions options, IOptions<ScheduleOptions> schedule) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("日报设置", "看或改日报的推送时间：自己的，或自己带的团队的", ["日报设置 18:05", "日报设置 团队 18:10", "日报设置 恢复", "日报设置"])
    {
        Synonyms = ["日报时间"],
        Slots = [new Slot("时间", SlotKind.Rest)],
        Notes = ["可选 17:30 到 20:00；自己设的优先于团队的。", "周末、节假日和请假当天不推送。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var words = FullWidth(call.Slots.Text("时间") ?? "");
        var today = BusinessTime.DayOf(call.Now);
        var usual = ReportDue.FiringOf(schedule.Value.DailyReport, calendar, calendar.WorkingDayOnOrAfter(today)) is { } firing ? Clock(TimeOnly.FromDateTime(BusinessTime.LocalOf(firing))) : "";
        var before = await times.AllAsync(cancel);
        if (words.Length == 0) return Reply.Of(ReportWordings.TimeShown, Model(before, false, ""));
        if (Form().Match(words) is not { Success: true } match) return Refused("form");
        var isTeam = match.Groups["team"].Success;
        if (isTeam && !tree.LeadsAnybody(call.SenderId)) return Refused("not-leader");
        var time = "";
        if (match.Groups["hour"].Success)
        {
            var (hour, minute) = (int.Parse(match.Groups["hour"].ValueSpan, CultureInfo.InvariantCulture), match.Groups["minute"].Success ? int.Parse(match.Groups["minute"].ValueSpan, CultureInfo.InvariantCulture) : 0);
            if (hour > 23 || minute > 59 || new TimeOnly(hour, minute) < ReportTimes.Earliest || new TimeOnly(hour, minute) > ReportTimes.Latest) return Refused("range");
            time = Clock(new TimeOnly(hour, minute));
        }

        var id = await times.AddAsync(new ChosenTime { Whose = call.SenderId, IsTeam = isTeam, Time = time }, call.SenderId, call.Now, cancel);
        var was = (isTeam ? before.TeamOf(call.SenderId) : before.Of(call.SenderId, tree)) is { } set ? Clock(set) : usual;
        await ledger.AppendAsync(new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), "日报设置", isTeam ? "团队日报时间" : "日报时间", was, time.Length > 0 ? time : usual), cancel);
        await undos.RememberAsync(call, new Undoable(ReportTimeUndo.UndoKind, "日报设置", isTeam ? "团队日报设置" : "日报设置", id.ToString(CultureInfo.InvariantCulture)), cancel);
        return Reply.Of(ReportWordings.TimeSet, Model(await times.AllAsync(cancel), isTeam, was));

        ReportTimeModel Model(ReportTimes now, bool team, string earlier) => new(
            team, now.Of(call.SenderId, tree) is { } own ? Clock(own) : usual, tree.LeadsAnybody(call.SenderId) ? now.TeamOf(call.SenderId) is { } led ? Clock(led) : usual : "", usual, earlier,
            (int)options.UndoWithin.TotalMinutes);
    }

    private static Reply Refused(string why) => Reply.Of(ReportWordings.TimeRefused, new ReportTimeRefusedModel(why, Clock(ReportTimes.Earliest), Clock(ReportTimes.Latest)));

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string FullWidth(string words) => Language.FullWidth.Fold(words).Trim();

    [GeneratedRegex(@"^(?<team>团队)?\s*(?:(?:每天|每日|改到|改为)?\s*(?<hour>[0-9]{1,2})\s*[:点时]\s*(?<minute>[0-9]{1,2})?\s*分?|恢复|恢复默认|默认)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}

/// <summary>Takes a chosen time back; the one before counts again.</summary>
internal sealed class ReportTimeUndo(ReportTimeStore times, LedgerStore ledger) : IUndo
{
    internal const string UndoKind = "report-time";

    public string Kind => UndoKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        await times.UndoAsync(long.Parse(undoable.Payload, CultureInfo.InvariantCulture), now, cancel);
        await ledger.AppendAsync(new LedgerEntry(now, byUserId, "undo", undoable.RecordNo, "撤销日报设置"), cancel);
        return new Undone(undoable.What);
    }
}
