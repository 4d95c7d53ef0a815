using ChatBot.Features.Calendar;
using ChatBot.Features.People;

namespace ChatBot.Features.Reports;

/// <summary>When each person's report is due, by what they or their leaders chose (R54). Pure.</summary>
public sealed class ReportTimes
{
    /// <summary>People may move their report within these times, both included.</summary>
    public static readonly TimeOnly Earliest = new(17, 30), Latest = new(20, 0);

    public static readonly ReportTimes None = new([]);

    private readonly Dictionary<string, TimeOnly?> _own = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, TimeOnly?> _teams = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="chosen">What was chosen and not taken back, oldest first.</param>
    public ReportTimes(IEnumerable<ChosenTime> chosen)
    {
        foreach (var choice in chosen) (choice.IsTeam ? _teams : _own)[choice.Whose] = choice.At;
    }

    /// <summary>The own time, else that of the nearest leader who chose one; null for the usual time of the company.</summary>
    public TimeOnly? Of(string person, OrgTree org)
    {
        if (_own.GetValueOrDefault(person) is { } own) return own;
        if (_teams.Count == 0) return null;
        return org.SuperiorsOf(person).Select(leader => _teams.GetValueOrDefault(leader.UserId)).FirstOrDefault(time => time is not null);
    }

    /// <summary>The latest that anybody chose; null where nobody did.</summary>
    public TimeOnly? LatestChosen => _own.Values.Concat(_teams.Values).Max();

    public TimeOnly? TeamOf(string leader) => _teams.GetValueOrDefault(leader);

    /// <param name="usual">When the company's report of the day is due.</param>
    public DateTimeOffset DueAt(string person, DateTimeOffset usual, OrgTree org) => Of(person, org) is { } time ? BusinessTime.At(BusinessTime.DayOf(usual), time) : usual;
}

/// <summary>One choice; without a time it goes back to the usual one.</summary>
public sealed record ChosenTime
{
    /// <summary>The person, or the leader of the team.</summary>
    public string Whose { get; init; } = "";

    public bool IsTeam { get; init; }

    /// <summary>HH:mm, or empty.</summary>
    public string Time { get; init; } = "";

    public TimeOnly? At => TimeOnly.TryParseExact(Time, "HH:mm", out var time) ? time : null;
}
