namespace ChatBot.Features.Boards;

/// <summary>A board as its page, its xlsx and its picture show it: the same rows everywhere.</summary>
/// <param name="Answer">The first line, a sentence.</param>
/// <param name="Figures">Each with its unit and what it is of.</param>
public sealed record BoardView(string Answer, IReadOnlyList<BoardFigure> Figures, BoardChart? Chart, BoardTable Table)
{
    public IReadOnlyList<BoardFilter> Filters { get; init; } = [];

    /// <summary>Why there is no row and what to do; shown only where there is none.</summary>
    public string WhyEmpty { get; init; } = "";

    /// <summary>How the figures are counted.</summary>
    public string Note { get; init; } = "";
}

/// <param name="Value">With its unit: 「3 件」, 「87.5 %」.</param>
/// <param name="Of">What it is out of: 「n=24」; empty for a plain count.</param>
/// <param name="Link">Opens the rows behind it, on the same host; null where they are on this page.</param>
public sealed record BoardFigure(string Name, string Value, string Of = "", bool IsLate = false, string? Link = null);

/// <param name="Rows">Late ones first.</param>
public sealed record BoardTable(IReadOnlyList<string> Columns, IReadOnlyList<BoardRow> Rows);

/// <param name="Cells">One for each column.</param>
/// <param name="Link">Opens what the first cell names; on the same host.</param>
public sealed record BoardRow(IReadOnlyList<string> Cells, bool IsLate = false, string? Link = null);

/// <summary>Bars by category, at most five series; their names stand at the bars.</summary>
public sealed record BoardChart(string Title, string Unit, IReadOnlyList<string> Categories, IReadOnlyList<BoardSeries> Series)
{
    /// <summary>The same as rows, for who cannot see the picture and for xlsx.</summary>
    public BoardTable AsTable() => new(
        ["", .. Series.Select(series => $"{series.Name}（{Unit}）")],
        [.. Categories.Select((category, index) => new BoardRow([category, .. Series.Select(series => series.Values[index].ToString("0.##", System.Globalization.CultureInfo.InvariantCulture))]))]);
}

/// <param name="IsLate">Drawn in red, and marked by its name as well.</param>
public sealed record BoardSeries(string Name, IReadOnlyList<double> Values, bool IsLate = false);

/// <param name="Options">Value and label; empty for free words.</param>
public sealed record BoardFilter(string Key, string Label, IReadOnlyList<(string Value, string Label)> Options);
