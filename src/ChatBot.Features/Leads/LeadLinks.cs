namespace ChatBot.Features.Leads;

/// <summary>The links that a lead passes, in order, and the reasons for which one is lost (R01, R18). Pure.</summary>
/// <param name="Signing">Id of the link at whose end the deal is won.</param>
/// <param name="InternalWait">Less measured wait than this, and a loss put down to 内部响应 is not borne out by the clocks.</param>
public sealed record LeadLinks(IReadOnlyList<LeadLink> All, string Signing, IReadOnlyList<LossReason> Reasons, TimeSpan InternalWait)
{
    public LeadLink First => All[0];

    public int IndexOf(string id) => All.TakeWhile(link => link.Id != id).Count();

    /// <summary>Its title today; the id for a link that the file has no more, so that history stays readable.</summary>
    public string TitleOf(string id) => All.FirstOrDefault(link => link.Id == id)?.Title ?? id;

    /// <summary>The link that comes after; null after the last, and for one that is no more.</summary>
    public LeadLink? After(string id) => IndexOf(id) + 1 < All.Count ? All[IndexOf(id) + 1] : null;

    /// <summary>The link that words mean: its title, its id, its number, or a part of its title that no other has; 下一环节 is not for here to know.</summary>
    public LeadLink? Named(string words)
    {
        var word = words.Trim().TrimEnd('。', '.');
        if (All.FirstOrDefault(link => link.Title == word || string.Equals(link.Id, word, StringComparison.OrdinalIgnoreCase)) is { } exact) return exact;
        if (int.TryParse(word, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= All.Count) return All[number - 1];
        return word.Length >= 2 && All.Where(link => link.Title.Contains(word, StringComparison.Ordinal)).ToList() is [var only] ? only : null;
    }

    public LossReason? ReasonNamed(string words)
    {
        var word = words.Trim().TrimEnd('。', '.');
        return Reasons.FirstOrDefault(reason => reason.Title == word || string.Equals(reason.Id, word, StringComparison.OrdinalIgnoreCase) || reason.Words.Contains(word, StringComparer.Ordinal));
    }

    public string ReasonTitle(string id) => Reasons.FirstOrDefault(reason => reason.Id == id)?.Title ?? id;
}

/// <param name="Id">Never changes: history is kept under it.</param>
/// <param name="Role">Who hears when a lead enters it, as a role of the duty table; null: nobody but the owner.</param>
/// <param name="Exit">What there should be before it is left: shown, not enforced.</param>
public sealed record LeadLink(string Id, string Title, string? Role, IReadOnlyList<LeadExit> Exit);

/// <summary>Something that the bot can see about a lead.</summary>
public enum LeadExit
{
    Note,
    Need,
    Amount,
    Contract,
    Delivered,
    Paid,
}

/// <param name="IsInternal">It says that we were slow ourselves, which the clocks can bear out or not.</param>
public sealed record LossReason(string Id, string Title, IReadOnlyList<string> Words, bool IsInternal);
