using ChatBot.Features.People;

namespace ChatBot.Features.Boards;

/// <summary>A page that answers one question for one reader (R12). What is shown is what the reader may see (C9); nothing on it is stored.</summary>
public interface IBoard
{
    /// <summary>The last part of its address: <c>projects</c>.</summary>
    string Id { get; }

    string Title { get; }

    /// <summary>What it answers, as a question in Chinese.</summary>
    string Question { get; }

    /// <summary>By place in the navigation.</summary>
    int Place { get; }

    Task<BoardView> ReadAsync(BoardAsk ask, CancellationToken cancel);
}

/// <param name="Filters">By key, as they stand in the address, so that a page can be sent; never null, unknown keys are of no effect.</param>
/// <param name="Now">UTC.</param>
public sealed record BoardAsk(Person Reader, OrgTree Org, IReadOnlyDictionary<string, string> Filters, DateTimeOffset Now)
{
    /// <summary>Trimmed; empty where it is not set.</summary>
    public string this[string filter] => Filters.GetValueOrDefault(filter, "").Trim();

    /// <summary>Whose rows the reader sees: himself and everybody below; null for everybody's, of admins and of whoever has all people below.</summary>
    public IReadOnlyCollection<string>? People { get; } = ScopeOf(Org, Reader);

    private static string[]? ScopeOf(OrgTree org, Person reader)
    {
        if (org.IsAdmin(reader.UserId)) return null;
        string[] people = [reader.UserId, .. org.SubtreeOf(reader.UserId).Select(person => person.UserId)];
        return people.Length >= org.ActivePeople.Count() ? null : people;
    }
}
