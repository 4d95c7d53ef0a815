namespace ChatBot.Features.People;

/// <summary>
/// One search for a person: from the one who should, over delegates, to the superiors and the last resort (part C 10–12). Nobody is looked at twice,
/// so it ends whatever people have agreed among themselves.
/// </summary>
/// <param name="except">Who must not be found.</param>
internal sealed class Trail(OrgTree org, string? except)
{
    private readonly List<ResolutionStep> _steps = [];
    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>This person, or while on leave the delegate, the delegate's delegate, and one more.</summary>
    /// <param name="how">Words before the name.</param>
    public Resolution? Follow(string userId, string how)
    {
        if (_seen.Contains(userId)) return null;
        for (var delegates = 0; ; delegates++)
        {
            var why = delegates > Standing.MostDelegates ? SkipReason.TooFar : WhyNot(userId);
            Note(how, userId, why);
            if (why == SkipReason.None) return Found(userId);
            if (why != SkipReason.OnLeave || org.AbsenceOf(userId)?.Delegate is not { } next) return null;
            (userId, how) = (next, "代理");
        }
    }

    /// <summary>Names a person whose line it is, without asking whether that person could.</summary>
    public void Pass(string userId, string how)
    {
        Note(how, userId, SkipReason.OnTheWay);
        _seen.Add(userId);
    }

    /// <summary>Whoever stands above this person and is there, nearest first; at the end nobody, not the last resort.</summary>
    /// <param name="how">Words before the first superior.</param>
    public IEnumerable<Resolution> Climb(string userId, string how)
    {
        var climbed = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { userId };
        var current = org.Find(userId);
        while (current is not null)
        {
            Person? next = null;
            if (current.DirectLeaders.Contains(current.UserId, StringComparer.OrdinalIgnoreCase))
            {
                // Named as one's own superior: said, so that nobody wonders who was left out.
                Note(how, current.UserId, SkipReason.Self);
                how = "";
            }

            foreach (var leader in org.LeadersOf(current).Where(leader => !climbed.Contains(leader.UserId)))
            {
                // Beside the first there may be a second direct superior; the leaders of departments come with the next level.
                if (next is not null && !current.DirectLeaders.Contains(leader.UserId, StringComparer.OrdinalIgnoreCase)) break;
                climbed.Add(leader.UserId);
                if (leader.IsActive) next ??= leader;
                var found = Follow(leader.UserId, how);
                how = "";
                if (found is null) continue;
                yield return found;
                _steps[^1] = _steps[^1] with { Skipped = SkipReason.OnTheWay };
                break;
            }

            current = next;
        }
    }

    /// <summary>
    /// The last resort, another admin in his place, and where all of them are away the last resort all the same: who is on leave can still read,
    /// and somebody must hear. Null where there is nobody but the one who must not.
    /// </summary>
    public Resolution? LastResort(string how)
    {
        var last = org.LastResorts.ToList();
        foreach (var person in last)
        {
            if (Follow(person.UserId, how) is { } found) return found;
        }

        if (last.Find(person => !Same(person.UserId, except)) is not { } reader) return null;
        Note(how, reader.UserId, SkipReason.None);
        return Found(reader.UserId);
    }

    private SkipReason WhyNot(string userId)
    {
        if (!_seen.Add(userId)) return SkipReason.Loop;
        if (org.Find(userId) is not { } person) return SkipReason.NotVisible;
        if (!person.IsActive) return person.Status == MemberStatus.Disabled ? SkipReason.Disabled : SkipReason.NotVisible;
        if (Same(userId, except)) return SkipReason.Self;
        return org.AbsenceOf(userId) is null ? SkipReason.None : SkipReason.OnLeave;
    }

    private void Note(string how, string userId, SkipReason why) => _steps.Add(new ResolutionStep(how, userId, org.NameOf(userId), why));

    private Resolution Found(string userId) => new(org.Find(userId)!, [.. _steps]);

    private static bool Same(string a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
