using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.People;

namespace ChatBot.Features.Health;

/// <summary>Whose figures, of when, and how: what stands behind 健康度. Pure.</summary>
/// <param name="People">Userids, those who have left among them; null for the whole company.</param>
internal sealed record HealthScope(string Whose, IReadOnlyCollection<string>? People)
{
    public static HealthScope OfPerson(OrgTree org, string person) => new(org.NameOf(person), [person]);

    /// <summary>The leader and everybody below, whoever of them has left included.</summary>
    public static HealthScope OfTeam(OrgTree org, string leader)
    {
        var active = org.SubtreeOf(leader);
        // Whose team is the whole company asks for everybody: no list of names is as quick as none.
        return new HealthScope(
            $"{org.NameOf(leader)} 团队（{active.Count + 1}人）",
            active.Count + 1 >= org.ActivePeople.Count()
                ? null
                : [leader, .. active.Select(person => person.UserId), .. org.People.Where(person => !person.IsActive && org.IsAbove(leader, person.UserId)).Select(person => person.UserId)]);
    }

    /// <summary>Everybody of a department and of those below it.</summary>
    public static HealthScope OfDepartment(OrgTree org, Department department)
    {
        var ids = new HashSet<long> { department.Id };
        while (org.Departments.Where(one => ids.Contains(one.ParentId) && ids.Add(one.Id)).ToList().Count > 0)
        {
        }

        var people = org.People.Where(person => person.Departments.Any(ids.Contains)).ToList();
        return new HealthScope($"{department.Name}（{people.Count(person => person.IsActive)}人）", [.. people.Select(person => person.UserId)]);
    }
}

/// <summary>What was typed after 健康度, word by word. Pure.</summary>
internal sealed record HealthAsked(HealthWhose Whose, HealthPeriod Period, bool Compares, bool WantsRows, string? Action, IReadOnlyList<string> Names, int Page, string? Unknown)
{
    public static HealthAsked Of(CommandCall call, HealthCatalog catalog)
    {
        var today = BusinessTime.DayOf(call.Now);
        var words = (call.Slots.Text("范围") ?? "").Split([' ', '，', ',', '的', '　'], StringSplitOptions.RemoveEmptyEntries);
        var names = new List<string>(call.Slots["谁"]?.Names ?? []);
        var (whose, period, compares, rows, action, unknown) = (HealthWhose.Me, HealthPeriod.Named("本月", today)!, false, false, (string?)null, (string?)null);
        foreach (var typed in words)
        {
            var word = typed;
            if (word.StartsWith("团队", StringComparison.Ordinal)) (whose, word) = (HealthWhose.Team, word[2..]);
            else if (word.StartsWith("部门", StringComparison.Ordinal)) (whose, word) = (HealthWhose.Department, word[2..]);
            if (word.StartsWith("对比", StringComparison.Ordinal)) (compares, word) = (true, word[2..]);
            if (word.Length == 0 || word is "我" or "个人" or "自己") continue;
            if (word is "基线") compares = true;
            else if (word is "明细" or "详情") rows = true;
            else if (HealthPeriod.Named(word, today) is { } named) period = named;
            else if (catalog.Everything.FirstOrDefault(one => one.Aliases.Prepend(one.Name).Prepend(one.Id).Contains(word, StringComparer.OrdinalIgnoreCase)) is { } kind) action = kind.Id;
            else if (names.Count == 0 && !word.Any(char.IsAsciiDigit)) names.Add(word);
            else unknown ??= word;
        }

        return new HealthAsked(whose, period, compares, rows, action, names, PageNumber.Of(call.Slots.Text("页")), unknown);
    }

    /// <summary>The command that asks for the same once more.</summary>
    public string Again(string whose, HealthCatalog catalog, bool rows, int page = 1) =>
        string.Join(' ', new[] { "健康度", whose, Period.Name, Action is null ? "" : catalog.NameOf(Action), rows ? "明细" : "", page > 1 ? $"页:{page}" : "" }.Where(part => part.Length > 0));
}

internal enum HealthWhose
{
    Me,
    Team,
    Department,
}
