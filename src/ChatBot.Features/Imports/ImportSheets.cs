using System.Globalization;
using System.Text;
using System.Text.Json;
using ChatBot.Features.Chat;
using MiniExcelLibs;

namespace ChatBot.Features.Imports;

/// <summary>Files for people: templates to fill in, and the rows that could not be brought in, in the same columns so that the corrected file can be uploaded as it is.</summary>
public static class ImportSheets
{
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string RowNo = "原行号", Reason = "原因";

    public static byte[] Template(ImportShape shape) => Write(shape.Name, [shape.Columns.ToDictionary(column => column.Name, column => (object?)column.Example, StringComparer.Ordinal)]);

    public static byte[] Problems(ImportShape shape, IReadOnlyList<ImportRow> rows) =>
        Write(shape.Name, [.. rows.Select(row => Cells(shape, row).ToDictionary(cell => cell.Column, cell => (object?)cell.Text, StringComparer.Ordinal))]);

    /// <summary>UTF-8 with a mark, by which Excel knows it.</summary>
    public static byte[] ProblemsCsv(ImportShape shape, IReadOnlyList<ImportRow> rows)
    {
        using var memory = new MemoryStream();
        using (var writer = new StreamWriter(memory, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        // Cells that begin like a formula are written so that no program runs them.
        using (var csv = new CsvHelper.CsvWriter(writer, new CsvHelper.Configuration.CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = CsvHelper.Configuration.InjectionOptions.Escape }))
        {
            foreach (var line in (IEnumerable<IEnumerable<string>>)[[.. shape.Columns.Select(column => column.Name), RowNo, Reason], .. rows.Select(row => Cells(shape, row).Select(cell => cell.Text))])
            {
                foreach (var text in line) csv.WriteField(text);
                csv.NextRecord();
            }
        }

        return memory.ToArray();
    }

    private static IEnumerable<(string Column, string Text)> Cells(ImportShape shape, ImportRow row)
    {
        var texts = JsonSerializer.Deserialize<List<string>>(row.Cells, ChatJson.Options)!;
        for (var i = 0; i < shape.Columns.Count; i++) yield return (shape.Columns[i].Name, i < texts.Count ? texts[i] : "");
        yield return (RowNo, row.RowNo.ToString(CultureInfo.InvariantCulture));
        yield return (Reason, row.Problem);
    }

    private static byte[] Write(string sheet, IReadOnlyList<Dictionary<string, object?>> rows)
    {
        using var memory = new MemoryStream();
        memory.SaveAs(rows, sheetName: sheet);
        return memory.ToArray();
    }
}
