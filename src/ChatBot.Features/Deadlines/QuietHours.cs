using ChatBot.Features.Calendar;

namespace ChatBot.Features.Deadlines;

/// <summary>
/// The push rule, apart from every clock (part C 13): between these times of day, Shanghai, nobody's phone rings for a clock. Marks are set on time
/// all the same. Equal times mean that there are no quiet hours.
/// </summary>
public sealed record QuietHours(TimeOnly From, TimeOnly Until)
{
    public static readonly QuietHours None = new(TimeOnly.MinValue, TimeOnly.MinValue);

    /// <summary>From the first minute on, up to and without the last.</summary>
    public bool Contains(DateTimeOffset at) => From != Until && TimeOnly.FromDateTime(BusinessTime.LocalOf(at)).IsBetween(From, Until);

    /// <summary>The instant itself, or the end of the quiet hours that it lies in (UTC).</summary>
    public DateTimeOffset Later(DateTimeOffset at)
    {
        if (!Contains(at)) return at;
        var local = BusinessTime.LocalOf(at);
        var day = DateOnly.FromDateTime(local);
        return BusinessTime.At(TimeOnly.FromDateTime(local) < Until ? day : day.AddDays(1), Until);
    }

    /// <summary>The instant itself, or the beginning of the quiet hours that it lies in (UTC): for what would be too late in the morning (R27).</summary>
    public DateTimeOffset Earlier(DateTimeOffset at)
    {
        if (!Contains(at)) return at;
        var local = BusinessTime.LocalOf(at);
        var day = DateOnly.FromDateTime(local);
        return BusinessTime.At(TimeOnly.FromDateTime(local) >= From ? day : day.AddDays(-1), From);
    }
}
