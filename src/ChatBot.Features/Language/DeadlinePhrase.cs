using ChatBot.Features.Calendar;

namespace ChatBot.Features.Language;

/// <summary>
/// Reads the deadline out of a chat fragment (Shanghai time). The text is scanned once; wherever an expression can begin, the rules for days, clocks,
/// spans and festivals are tried, each with its evidence for and against (what it is joined to, what stands around it). Of several
/// expressions one with a limit word wins, then the last one (R11). Linear in the text's length; never throws.
/// </summary>
public static class DeadlinePhrase
{
    // R1: the effective instants of a day without a clock.
    private static readonly TimeOnly EndOfLastDay = new(23, 59);

    public static DeadlineReading Read(string text, DateTimeOffset now, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(calendar);
        var local = BusinessTime.LocalOf(now);
        if (local.Year is <= Scene.FirstYear or >= Scene.LastYear)
            return DeadlineReading.Nothing;
        var scene = new Scene(Line.Of(text), local, calendar);
        var choice = new Choice();
        Expressions.Scan(scene, ref choice);
        return (choice.Best ?? choice.Refused) is { } found ? ToReading(scene, found) : DeadlineReading.Nothing;
    }

    private static DeadlineReading ToReading(Scene scene, Candidate found)
    {
        var reading = new DeadlineReading
        {
            Span = scene.Line.Written(found.From, found.To),
            Start = scene.Line.PlaceOf(found.From),
            Problem = found.Problem,
            MissingYear = found.MissingYear,
        };
        // R10: a bad half makes the whole none. A count of working days in an unknown year is not guessed.
        if (found.Problem != DeadlineProblem.None)
            return reading;
        return reading with
        {
            Kind = found.Kind,
            Value = found.Value,
            HasClock = found.HasClock,
            Effective = BusinessTime.At(found.HasClock ? found.Value : EndOf(scene, DateOnly.FromDateTime(found.Value))),
            IsPast = found.HasClock ? found.Value < scene.Now : found.Value < scene.Now.Date,
            IsAmbiguous = found.Ambiguous,
            Alternative = found.Alternative,
        };
    }

    private static DateTime EndOf(Scene scene, DateOnly day)
    {
        var end = day.ToDateTime(scene.Calendar.Hours.End);
        return day == scene.Today && scene.Now >= end ? day.ToDateTime(EndOfLastDay) : end;
    }
}
