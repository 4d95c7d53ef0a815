using System.Globalization;
using ChatBot.Features.Kernel;
using ChatBot.Features.Language;

namespace ChatBot.Features.Imports;

/// <summary>
/// One row under known headings. Reading a cell that cannot be understood notes a problem with the cell's name (C7) and gives null; a row with a
/// problem is never half taken. Pure.
/// </summary>
public sealed class RowView
{
    // 1954-10-03 to 2119: serial numbers outside are no dates that anybody means.
    private const decimal FirstSerial = 20_000, LastSerial = 80_000;

    private readonly IReadOnlyList<SheetCell> _cells;
    private readonly Headings _headings;
    private readonly ImportScene _scene;
    private readonly List<string> _problems = [];

    internal RowView(int rowNo, IReadOnlyList<SheetCell> cells, Headings headings, ImportScene scene)
    {
        RowNo = rowNo;
        _cells = cells;
        _headings = headings;
        _scene = scene;
    }

    /// <summary>As the spreadsheet numbers it.</summary>
    public int RowNo { get; }

    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The cell's text, or empty.</summary>
    public string Text(string column)
    {
        var cell = Cell(column);
        if (cell.IsFormulaError)
        {
            Problem(column, $"公式出错「{cell.Text}」，请改成实际的值");
            return "";
        }

        if (cell.Text.Length <= ImportLimits.CellLength) return cell.Text;
        Problem(column, $"超过 {ImportLimits.CellLength} 个字");
        return "";
    }

    public string Required(string column)
    {
        var before = _problems.Count;
        var text = Text(column);
        if (text.Length == 0 && _problems.Count == before) Problem(column, $"缺{column}");
        return text;
    }

    /// <summary>Exact money in yuan: 125000, 12.5万, ￥125,000.00; under a heading 「金额（万元）」 a bare number counts in 万.</summary>
    public Money? Amount(string column, bool mayBeZero = false)
    {
        var text = Text(column);
        if (text.Length == 0) return null;
        var unit = _headings.PlaceOf(column)!.Value.Unit;
        if ((Cell(column).Number ?? Bare(text)) is { } number)
        {
            var fen = number * unit * 100;
            if (fen < 0 || (fen == 0 && !mayBeZero)) return Bad<Money>(column, $"金额「{text}」要大于 0");
            if (fen != decimal.Truncate(fen)) return Bad<Money>(column, $"金额「{text}」不到一分，最多两位小数");
            return fen > 100_000_000_000_000_00m ? Bad<Money>(column, $"金额「{text}」太大") : new Money((long)fen);
        }

        if (AmountPhrase.Read(text, bareNumberIsMoney: true) is not [var read] || !IsAll(text, read))
            return Bad<Money>(column, $"金额「{text}」看不懂，请写成 125000 或 12.5万");
        if (read.Currency != "CNY") return Bad<Money>(column, $"金额「{text}」不是人民币，请折算成人民币");
        if (read.IsApproximate || read.Kind is not AmountKind.Money) return Bad<Money>(column, $"金额「{text}」不是一个准数");
        return read.Fen > 0 ? new Money(read.Fen) : Bad<Money>(column, $"金额「{text}」要大于 0");
    }

    /// <summary>A count in thousandths.</summary>
    public long? Quantity(string column)
    {
        var text = Required(column);
        if (text.Length == 0) return null;
        if ((Cell(column).Number ?? Bare(text)) is not { } number) return Bad<long>(column, $"{column}「{text}」不是数字");
        if (number < 0) return Bad<long>(column, $"{column}「{text}」不能小于 0");
        if (number > 1_000_000_000) return Bad<long>(column, $"{column}「{text}」太大");
        return number * 1000 == decimal.Truncate(number * 1000) ? (long)(number * 1000) : Bad<long>(column, $"{column}「{text}」最多三位小数");
    }

    /// <summary>A day with a clock time if there is one: Excel's dates and their serial numbers, and whatever the chat understands as well.</summary>
    public DateTime? Moment(string column)
    {
        var text = Text(column);
        if (text.Length == 0) return null;
        var cell = Cell(column);
        if (cell.Date is { } date) return date.Year is >= 1950 and <= 2200 ? date : Bad<DateTime>(column, $"日期「{text}」不对");
        if (cell.Number is { } serial && serial is >= FirstSerial and < LastSerial) return DateTime.FromOADate((double)serial);
        foreach (var form in (string[])["yyyyMMdd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyy-M-d H:mm", "yyyy/M/d H:mm", "yyyy-M-d H:mm:ss", "yyyy/M/d H:mm:ss"])
        {
            if (DateTime.TryParseExact(FullWidth.Fold(text), form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact)) return exact;
        }

        var reading = DeadlinePhrase.Read(text, _scene.Now, _scene.Calendar);
        return reading.Kind is DeadlineKind.Date or DeadlineKind.DateTime ? reading.Value : Bad<DateTime>(column, $"日期「{text}」看不懂，请写成 2026-12-03");
    }

    /// <summary>The person who answers for it: by name or userid, active, and one that the importer may speak for. Empty means the importer.</summary>
    public string? Owner(string column)
    {
        var name = Text(column);
        if (name.Length == 0) return null;
        var found = _scene.Org.Named(name);
        var active = found.Where(person => person.IsActive).ToList();
        if (active.Count == 0)
            return Refused(column, found.Count > 0 ? $"「{name}」已停用或离职，请写接手的人" : $"通讯录里没有「{name}」");
        if (active.Count > 1)
            return Refused(column, $"有 {active.Count} 位「{name}」，请改写账号：{string.Join("、", active.Take(4).Select(person => $"{person.UserId}（{_scene.Org.DepartmentNameOf(person)}）"))}");
        return _scene.Org.MaySee(_scene.Person, active[0].UserId) ? active[0].UserId : Refused(column, $"「{name}」不是您或您的下属，请由其上级或管理员导入");
    }

    public void Problem(string column, string what) =>
        _problems.Add(_headings.PlaceOf(column) is { } place ? $"{ColumnName(place.Index)}{RowNo}：{what}" : $"第{RowNo}行：{what}（表里没有「{column}」列）");

    internal SheetCell Cell(string column) =>
        _headings.PlaceOf(column) is { } place && place.Index < _cells.Count ? _cells[place.Index] : SheetCell.Empty;

    /// <summary>0 is A, 26 is AA.</summary>
    internal static string ColumnName(int index)
    {
        var name = "";
        for (var rest = index + 1; rest > 0; rest = (rest - 1) / 26) name = (char)('A' + ((rest - 1) % 26)) + name;
        return name;
    }

    /// <summary>Nothing but the amount stands in the cell: 「十二万吧」 is an estimate in somebody's head.</summary>
    private static bool IsAll(string text, AmountReading read) =>
        text.Remove(read.Start, read.Length).Trim().Trim('¥', '￥') is "" or "元" or "整" or "元整" or "圆整" or "人民币" or "RMB";

    private static decimal? Bare(string text)
    {
        var plain = FullWidth.Fold(text).Replace(",", "", StringComparison.Ordinal).TrimStart('¥').TrimEnd('元').Trim();
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e20m ? number : null;
    }

    private T? Bad<T>(string column, string what)
        where T : struct
    {
        Problem(column, what);
        return null;
    }

    private string? Refused(string column, string what)
    {
        Problem(column, what);
        return null;
    }
}
