using ChatBot.Features.People;

namespace ChatBot.Features.Health;

/// <summary>A number of actions a day that a leader set (decision 7).</summary>
public sealed record HealthTarget
{
    public long Id { get; init; }

    /// <summary>Whose teams it is for (userid); <see cref="HealthTargets.Everybody"/> for the company.</summary>
    public string Leader { get; init; } = "";

    public TargetKind Kind { get; init; }

    public long Target { get; init; }

    /// <summary>First Shanghai day on which it counts.</summary>
    public DateOnly ValidFrom { get; init; }

    public string SetBy { get; init; } = "";

    public DateTimeOffset SetAt { get; init; }
}

public enum TargetKind
{
    /// <summary>For each member.</summary>
    Personal,

    /// <summary>For the members together.</summary>
    Team,
}

/// <summary>Which target counts for whom on a day. Pure.</summary>
public sealed class HealthTargets
{
    /// <summary>In place of a leader: set by an admin who leads nobody.</summary>
    public const string Everybody = "*";

    private readonly Dictionary<(string Leader, TargetKind Kind), HealthTarget> _current;
    private readonly int _personal;
    private readonly int _team;

    /// <param name="set">All that was set and not taken back, in the order in which it was set.</param>
    /// <param name="personal">Where nobody set one.</param>
    /// <param name="team">Where nobody set one.</param>
    public HealthTargets(IEnumerable<HealthTarget> set, DateOnly day, int personal, int team)
    {
        (_personal, _team) = (personal, team);
        _current = set.Where(target => target.ValidFrom <= day).GroupBy(target => (target.Leader.ToUpperInvariant(), target.Kind)).ToDictionary(group => group.Key, group => group.OrderBy(target => target.ValidFrom).ThenBy(target => target.Id).Last());
    }

    /// <summary>For the members of this leader's team; a leader who set none follows the one above. Null where nobody set one.</summary>
    public HealthTarget? PersonalOf(string leader, OrgTree org) =>
        _current.Count == 0 ? null : Find(leader, TargetKind.Personal) ?? org.SuperiorsOf(leader).Select(above => Find(above.UserId, TargetKind.Personal)).FirstOrDefault(target => target is not null) ?? Find(Everybody, TargetKind.Personal);

    /// <summary>For this leader's team as a whole. What is set for a team says nothing of the teams below it.</summary>
    public HealthTarget? TeamOf(string leader) => _current.Count == 0 ? null : Find(leader, TargetKind.Team) ?? Find(Everybody, TargetKind.Team);

    public int PersonalNumber(string? leader, OrgTree org) => (int)((leader is null ? Find(Everybody, TargetKind.Personal) : PersonalOf(leader, org))?.Target ?? _personal);

    public int TeamNumber(string leader) => (int)(TeamOf(leader)?.Target ?? _team);

    private HealthTarget? Find(string leader, TargetKind kind) => _current.GetValueOrDefault((leader.ToUpperInvariant(), kind));
}
