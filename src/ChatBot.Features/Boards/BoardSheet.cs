using MiniExcelLibs;

namespace ChatBot.Features.Boards;

/// <summary>A board as xlsx: its rows, and on a second sheet the figures of its chart.</summary>
public static class BoardSheet
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static byte[] Of(string title, BoardView view)
    {
        var sheets = new Dictionary<string, object> { [title] = Rows(view.Table) };
        if (view.Chart is { } chart) sheets[chart.Title] = Rows(chart.AsTable());
        using var file = new MemoryStream();
        file.SaveAs(sheets);
        return file.ToArray();
    }

    /// <summary>Cells as text: a number such as HT-2026-088 or 12.5万元 stays as people know it, and nothing is taken for a formula.</summary>
    private static List<Dictionary<string, object>> Rows(BoardTable table)
    {
        var columns = table.Columns.Select((column, index) => column.Length > 0 ? column : $"列{index + 1}").ToList();
        var rows = table.Rows.Select(row => columns.Zip(row.Cells).ToDictionary(pair => pair.First, pair => (object)pair.Second, StringComparer.Ordinal)).ToList();
        return rows.Count > 0 ? rows : [columns.ToDictionary(column => column, _ => (object)"", StringComparer.Ordinal)];
    }
}
