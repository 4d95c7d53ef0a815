using ChatBot.Features.Calendar;

namespace ChatBot.Sandbox.Clock;

/// <summary>What the page shows of the clock.</summary>
/// <param name="Text">For people, in Shanghai time.</param>
/// <param name="IsWorkingDay">Null when nobody knows the calendar.</param>
internal sealed record ClockFace(DateTimeOffset Now, string Text, bool? IsWorkingDay, double Rate);

/// <summary>
/// Moves the clock. A jump is not one step: whoever drives goes through the hours and lets the bot's jobs run at each, as they would have.
/// Every method returns when the clock stands and the jobs have run.
/// </summary>
internal interface IClockDriver
{
    /// <summary>Moved, or its rate changed.</summary>
    event Action? Changed;

    ClockFace Face { get; }

    /// <summary>The company's working days.</summary>
    WorkCalendar Calendar { get; }

    Task AdvanceAsync(TimeSpan by, CancellationToken stop);

    /// <summary>To the next time that the clock shows this in Shanghai; tomorrow when it is over for today.</summary>
    Task ToTimeOfDayAsync(TimeOnly time, CancellationToken stop);

    /// <summary>To 09:00 of the next working day.</summary>
    Task ToNextWorkingDayAsync(CancellationToken stop);

    Task SetRateAsync(double rate, CancellationToken stop);
}
