using ChatBot.Features.Calendar;

namespace ChatBot.Features.Leads;

/// <summary>One stretch in which a colleague was waited for.</summary>
/// <param name="Where">Title of the stage or the form.</param>
/// <param name="Holder">Userid.</param>
public sealed record Waited(string RecordNo, string Where, string Holder, Span Time);

/// <summary>How long colleagues were waited for, all in natural time; what was waited for at once counts once. Pure.</summary>
/// <param name="Slowest">The stage that took longest in one person's hands; null where nobody was waited for.</param>
public sealed record InternalWait(TimeSpan Total, SlowStage? Slowest)
{
    public static InternalWait Of(IEnumerable<Waited> waits, Span life)
    {
        var clipped = waits.Select(wait => wait with { Time = wait.Time.Within(life) }).Where(wait => wait.Time.Length > TimeSpan.Zero).ToList();
        var slowest = clipped.GroupBy(wait => (wait.RecordNo, wait.Where, wait.Holder))
            .Select(group => new SlowStage(group.Key.RecordNo, group.Key.Where, group.Key.Holder, Spans.Merged(group.Select(wait => wait.Time)).Sum()))
            .OrderByDescending(stage => stage.Took).ThenBy(stage => stage.RecordNo, StringComparer.Ordinal).ThenBy(stage => stage.Where, StringComparer.Ordinal).FirstOrDefault();
        return new InternalWait(Spans.Merged(clipped.Select(wait => wait.Time)).Sum(), slowest);
    }
}

public sealed record SlowStage(string RecordNo, string Where, string Holder, TimeSpan Took);
