using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Collaboration;
using ChatBot.Features.Customers;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Notes;

/// <summary>Asks to which customer loose input belongs, with up to three guesses: who is named in it, and with whom the sender worked last.</summary>
internal sealed class LooseQuestionDesk(LooseStore loose, CustomerStore customers, DeadlineStore deadlines, WorkCalendar calendar)
{
    private const int MostGuesses = 3, LongestLabel = 12;

    /// <summary>Whoever has more in hand than this did not mean one of them without saying so.</summary>
    private const int MostStages = 3, MostLooked = 50;

    /// <summary>So long after a stage was given to somebody, words without a name may be the answer to it.</summary>
    private static readonly TimeSpan GivenLately = TimeSpan.FromHours(24);

    public async Task<Reply> AskAsync(LooseItem item, bool unheard, DateTimeOffset now, CancellationToken cancel)
    {
        var named = await NamedInAsync(item.Words, cancel);
        var findings = NoteFindings.Of(item.Words, named, now, calendar);
        return Reply.Of(NotesWordings.Asked, new LooseAskedModel(
            item.Number, item.What, unheard, item.Words.Length == 0,
            named.Count > 0 || item.Words.Length == 0 ? [] : [.. (await StagesAsync(item.Person, now, cancel)).Select(stage => Guess($"{stage.RecordNo} {stage.Title}", $"归到 {item.Number} {stage.RecordNo} {stage.Title}"))],
            findings.InWords(now), findings.Any ? findings.NeedLine(named.FirstOrDefault() ?? "", item.Source) : "",
            await GuessesAsync(item, named, cancel)));
    }

    public async Task<IReadOnlyList<GuessLine>> GuessesAsync(LooseItem item, CancellationToken cancel) => await GuessesAsync(item, await NamedInAsync(item.Words, cancel), cancel);

    /// <summary>The few stages that somebody was given lately and has in hand.</summary>
    public async Task<IReadOnlyList<Deadline>> StagesAsync(string person, DateTimeOffset now, CancellationToken cancel)
    {
        var lately = (await deadlines.OpenOfAsync([person], MostLooked, cancel))
            .Where(clock => CaseRecords.Prefixes.Contains(RecordNo.PrefixOf(clock.RecordNo)) && clock.StartedAt >= now - GivenLately).OrderByDescending(clock => clock.StartedAt).ToList();
        return lately.Count > MostStages ? [] : lately;
    }

    /// <summary>Customers that the text names; where no known one is, the words that look like one.</summary>
    public async Task<IReadOnlyList<string>> NamedInAsync(string words, CancellationToken cancel)
    {
        if (words.Length == 0) return [];
        var known = CustomerNames.KnownIn(words, await customers.PerhapsNamedInAsync(words, cancel));
        if (known.Count > 0) return [.. known.Select(customer => customer.Name)];
        return CustomerNames.LikeOne(words) is { } like ? [like] : [];
    }

    public static GuessLine Guess(string customer, string command) => new(Shown.OneLine(customer, LongestLabel).Replace(']', '】'), command);

    private async Task<IReadOnlyList<GuessLine>> GuessesAsync(LooseItem item, IReadOnlyList<string> named, CancellationToken cancel)
    {
        var worked = named.Count >= MostGuesses ? [] : await loose.WorkedWithAsync(item.Person, MostGuesses + named.Count, cancel);
        return [.. named.Concat(worked).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostGuesses).Select(name => Guess(name, $"归到 {item.Number} {name}"))];
    }
}
