using System.Globalization;

namespace ChatBot.Features.Imports;

/// <summary>One cell as it stands in the file: its text, and the number or date that a spreadsheet keeps behind it.</summary>
public readonly record struct SheetCell(string Text, decimal? Number = null, DateTime? Date = null)
{
    public static readonly SheetCell Empty = new("");

    /// <summary>A formula that went wrong: #N/A, #REF!, #DIV/0!</summary>
    public bool IsFormulaError => Text.Length > 1 && Text[0] == '#' && (Text.EndsWith('!') || Text is "#N/A" or "#NAME?");

    public static SheetCell Of(object? value) => value switch
    {
        null => Empty,
        string text => new SheetCell(text.Trim()),
        DateTime date => new SheetCell(date.TimeOfDay == TimeSpan.Zero ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : date.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), null, date),
        // Fifteen digits are all that a spreadsheet keeps; beyond a decimal's range it is no figure of ours.
        double number when Math.Abs(number) < 1e20 => OfNumber(Math.Round((decimal)number, 6)),
        decimal number => OfNumber(number),
        int or long => OfNumber(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        bool yes => new SheetCell(yes ? "是" : "否"),
        _ => new SheetCell(Convert.ToString(value, CultureInfo.InvariantCulture)?.Trim() ?? ""),
    };

    private static SheetCell OfNumber(decimal number) => new(number.ToString("0.######", CultureInfo.InvariantCulture), number);
}

/// <param name="Name">The sheet's name; empty for CSV.</param>
/// <param name="Rows">Row by row from the first line of the file on, read only once.</param>
public sealed record Sheet(string Name, IEnumerable<IReadOnlyList<SheetCell>> Rows);
