using ChatBot.Features.Language;

namespace ChatBot.Features.People;

/// <summary>
/// Who may be meant by a name as colleagues type it: the name or alias itself, 老张 and 张工, a part of the name, pinyin or its initials; and, to be
/// asked about only, a name that sounds or looks like one, or somebody of that surname who has another title.
/// </summary>
internal sealed class PersonNames
{
    private const double NearEnough = 0.8;

    private static readonly string[] Titles =
        ["工程师", "总监", "总经理", "经理", "主任", "主管", "部长", "科长", "师傅", "老师", "助理", "会计", "律师", "医生", "工", "总", "律", "姐", "哥", "叔", "姨", "董", "处", "局", "队"];

    // Said to anybody; 总 and 经理 only to who is one, so 张总 is not taken for a storekeeper 张.
    private static readonly HashSet<string> AnyonesTitles = new(StringComparer.Ordinal) { "工", "师傅", "老师", "姐", "哥", "叔", "姨" };

    private readonly Entry[] _entries;

    public PersonNames(IEnumerable<Person> people)
    {
        _entries = [.. people.Where(person => person.Status is not MemberStatus.Gone).OrderBy(person => person.UserId, StringComparer.Ordinal).Select(person => new Entry(person))];
    }

    /// <summary>Everybody who is called this; the closest way of calling wins.</summary>
    public IReadOnlyList<Person> Called(string name)
    {
        var wanted = Plain(name);
        if (wanted.Length == 0) return [];
        Func<Entry, bool>[] ways =
        [
            entry => entry.Name == wanted || Same(entry.Person.UserId, wanted) || (entry.Alias.Length > 0 && Same(entry.Alias, wanted)),
            entry => IsCourtesy(wanted, entry) && (TitleOf(wanted) is not { } title || AnyonesTitles.Contains(title) || Fits(title, entry.Person.Position)),
            entry => wanted.Length >= 2 && (entry.Name.Contains(wanted, StringComparison.Ordinal) || (entry.Alias.Length > 0 && entry.Alias.Contains(wanted, StringComparison.OrdinalIgnoreCase))),
            entry => IsPinyin(wanted, entry),
        ];
        foreach (var way in ways)
        {
            var found = _entries.Where(way).ToList();
            // Of several Zhangs 张工 is the one who is an engineer.
            if (found.Count > 1 && TitleOf(wanted) is { } title && found.Where(entry => Fits(title, entry.Person.Position)).ToList() is { Count: > 0 } fitting) found = fitting;
            if (found.Count > 0) return [.. found.Select(entry => entry.Person)];
        }

        return [];
    }

    /// <summary>Who has a name that sounds, looks or is spelt like this, nearest first: to be asked about, never taken.</summary>
    public IReadOnlyList<Person> Near(string name, int atMost)
    {
        var wanted = Plain(name).ToLowerInvariant();
        return wanted.Length < 2
            ? []
            : [.. _entries.Where(entry => entry.Person.IsActive)
                .Select(entry => (entry.Person, Likeness: IsCourtesy(wanted, entry) ? 1 : entry.Known.Max(known => Likeness.Of(wanted, known))))
                .Where(near => near.Likeness >= NearEnough)
                .OrderByDescending(near => near.Likeness)
                .Take(atMost)
                .Select(near => near.Person)];
    }

    private static string Plain(string name) => ReadingText.Of(name).Trim().TrimStart('@').Replace(" ", "", StringComparison.Ordinal);

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static bool IsCourtesy(string wanted, Entry entry)
    {
        if (!Hanzi.Is(wanted[0])) return false;
        if (wanted.Length is 2 or 3 && wanted[0] is '老' or '小' or '大' && wanted[1..] == entry.Surname) return true;
        if (wanted.Length == 2 && wanted[0] == '阿') return entry.Name.Length > 1 && (entry.Name[^1] == wanted[1] || entry.Surname == wanted[1..]);
        return TitleOf(wanted) is { } title && wanted[..^title.Length] is var called && (called == entry.Surname || called == entry.Name);
    }

    private static string? TitleOf(string wanted) => Array.Find(Titles, title => wanted.Length > title.Length && wanted.EndsWith(title, StringComparison.Ordinal));

    private static bool Fits(string title, string position) =>
        position.Contains(title, StringComparison.Ordinal) || (title == "工" && position.Contains("工程", StringComparison.Ordinal)) || (title == "律" && position.Contains('法'));

    private static bool IsPinyin(string wanted, Entry entry)
    {
        if (wanted.Length < 2 || !wanted.All(char.IsAsciiLetter)) return false;
        var lower = wanted.ToLowerInvariant();
        foreach (var way in entry.Known[0].Spellings)
        {
            if (string.Concat(way) == lower || (way.Count >= 2 && string.Concat(way.Select(syllable => syllable[0])) == lower)) return true;
            // The given name alone: yiming.
            if (way.Count >= 3 && lower.Length >= 4 && string.Concat(way.Skip(entry.Surname.Length)) == lower) return true;
        }

        return false;
    }

    private sealed class Entry(Person person)
    {
        public Person Person { get; } = person;

        public string Name { get; } = Plain(person.Name);

        public string Alias { get; } = Plain(person.Alias);

        public string Surname { get; } = SurnameWords.Of(Plain(person.Name));

        /// <summary>The name, then the alias where there is one.</summary>
        public IReadOnlyList<KnownWord> Known { get; } = person.Alias.Length > 0 ? [new KnownWord(Plain(person.Name)), new KnownWord(Plain(person.Alias))] : [new KnownWord(Plain(person.Name))];
    }
}
