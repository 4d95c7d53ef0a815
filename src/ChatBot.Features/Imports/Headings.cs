namespace ChatBot.Features.Imports;

/// <summary>Which column of the sheet is which of ours, found by names in any order (R09). Pure.</summary>
internal sealed class Headings
{
    private readonly Dictionary<string, (int Index, decimal Unit)> _places;

    private Headings(Dictionary<string, (int, decimal)> places, IReadOnlyList<string> ignored)
    {
        _places = places;
        Ignored = ignored;
    }

    /// <summary>Headings that nobody asks for, as they are written.</summary>
    public IReadOnlyList<string> Ignored { get; }

    public (int Index, decimal Unit)? PlaceOf(string column) => _places.TryGetValue(column, out var place) ? place : null;

    /// <summary>Null when the row lacks a heading that the kind cannot do without.</summary>
    public static Headings? TryRead(IReadOnlyList<SheetCell> row, IReadOnlyList<ImportColumn> columns)
    {
        var places = new Dictionary<string, (int, decimal)>(StringComparer.Ordinal);
        var ignored = new List<string>();
        for (var i = 0; i < row.Count; i++)
        {
            if (row[i].Text.Length == 0) continue;
            var (heading, unit) = ImportColumn.Normalised(row[i].Text);
            if (columns.FirstOrDefault(column => column.Fits(heading)) is { } column && places.TryAdd(column.Name, (i, unit))) continue;
            ignored.Add(row[i].Text.Length <= 20 ? row[i].Text : row[i].Text[..20] + "…");
        }

        return columns.Any(column => column.Required && !places.ContainsKey(column.Name)) ? null : new Headings(places, ignored);
    }

    /// <summary>How many of our headings the row has, and which of the needed ones it lacks: to say what is wrong with the best row there is.</summary>
    public static (int Known, IReadOnlyList<string> Missing) Judge(IReadOnlyList<SheetCell> row, IReadOnlyList<ImportColumn> columns)
    {
        var headings = row.Select(cell => ImportColumn.Normalised(cell.Text).Heading).Where(heading => heading.Length > 0).ToList();
        var known = columns.Where(column => headings.Exists(column.Fits)).ToList();
        return (known.Count, [.. columns.Where(column => column.Required && !known.Contains(column)).Select(column => column.Name)]);
    }
}
