namespace ChatBot.Features.Language;

/// <summary>A person named in a message: 「@王工」, 「责任人:张工」. Positions are UTF-16 positions in the text; the span holds the sign or the key.</summary>
public sealed record MentionReading(string Name, string? Key, string Span, int Start)
{
    public int Length => Span.Length;
}

/// <summary>Finds the persons that a message names by sign or by key; it does not know who they are.</summary>
public static class MentionPhrase
{
    public static IReadOnlyList<MentionReading> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = Line.Of(text);
        var found = new List<MentionReading>();
        for (var i = 0; i < line.Count;)
        {
            if (!NameMasks.TryReadPerson(line, i, out var key, out var start))
            {
                i++;
                continue;
            }

            var end = NameMasks.EndOfName(line, start);
            if (end > start && char.IsLetterOrDigit(line[start]))
                found.Add(new MentionReading(line.Written(start, end), key, line.Written(i, end), line.PlaceOf(i)));
            i = Math.Max(end, start);
        }

        return found;
    }
}
