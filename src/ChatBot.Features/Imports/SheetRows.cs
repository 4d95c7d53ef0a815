using System.Text.Json;
using ChatBot.Features.Chat;

namespace ChatBot.Features.Imports;

/// <summary>Turns a file into rows of one kind: finds the sheet and the row of headings, leaves out blanks and sums, finds what is said twice. Pure but for the stream.</summary>
internal static class SheetRows
{
    private static readonly string[] Sums = ["合计", "总计", "小计", "汇总"];

    /// <summary>Templates carry one row that shows how it is meant; whoever leaves it in does not mean it.</summary>
    public const string ExampleMark = "示例";

    public static FileRows Read(Stream file, ImportShape shape, ImportScene scene)
    {
        var (best, missing) = (0, (IReadOnlyList<string>)[]);
        foreach (var sheet in SheetFile.Open(file))
        {
            using var rows = sheet.Rows.GetEnumerator();
            for (var rowNo = 1; rowNo <= ImportLimits.RowsAboveHeadings && rows.MoveNext(); rowNo++)
            {
                if (Headings.TryRead(rows.Current, shape.Columns) is { } headings) return ReadBelow(rows, rowNo, sheet.Name, headings, shape, scene);
                var judged = Headings.Judge(rows.Current, shape.Columns);
                if (judged.Known > best) (best, missing) = judged;
            }
        }

        throw new UnusableFileException(best == 0
            ? $"没有找到表头。前 {ImportLimits.RowsAboveHeadings} 行里要有一行写着：{string.Join("、", shape.Columns.Where(column => column.Required).Select(column => column.Name))}。可以先下载模板。"
            : $"表头缺：{string.Join("、", missing)}。请补上这一列（叫法可以不同，见模板），再上传。");
    }

    private static FileRows ReadBelow(IEnumerator<IReadOnlyList<SheetCell>> rows, int headingsAt, string sheet, Headings headings, ImportShape shape, ImportScene scene)
    {
        var (found, sums, examples) = (new List<ImportRow>(), 0, 0);
        for (var rowNo = headingsAt + 1; rows.MoveNext(); rowNo++)
        {
            var view = new RowView(rowNo, rows.Current, headings, scene);
            var cells = shape.Columns.Select(column => view.Cell(column.Name).Text).ToList();
            if (cells.TrueForAll(text => text.Length == 0)) continue;
            if (rows.Current.FirstOrDefault(cell => cell.Text.Length > 0).Text is var first && Sums.Any(sum => first.Replace(" ", "", StringComparison.Ordinal).StartsWith(sum, StringComparison.Ordinal)))
            {
                sums++;
                continue;
            }

            if (cells.Exists(text => text.StartsWith(ExampleMark, StringComparison.Ordinal)))
            {
                examples++;
                continue;
            }

            if (found.Count == ImportLimits.Rows) throw new UnusableFileException($"超过 {ImportLimits.Rows:#,##0} 行，请分成几个文件。");
            var read = shape.Read(view, scene);
            found.Add(new ImportRow
            {
                ImportId = scene.Import.Id, RowNo = rowNo, Part = read.Part, Cells = JsonSerializer.Serialize(cells, ChatJson.Options), Data = view.Problems.Count == 0 ? read.Data : "",
                Verdict = view.Problems.Count == 0 ? RowVerdict.New : RowVerdict.Bad, Problem = string.Join("；", view.Problems),
            });
        }

        if (found.Count == 0) throw new UnusableFileException("表头下面没有数据。");
        var notices = new List<string>();
        if (sheet.Length > 0) notices.Add($"读的是工作表「{sheet}」，表头在第 {headingsAt} 行。");
        if (headings.Ignored.Count > 0) notices.Add($"没有用到的列：{string.Join("、", headings.Ignored.Take(20))}{(headings.Ignored.Count > 20 ? " 等" : "")}。");
        if (sums > 0) notices.Add($"跳过 {sums} 行合计。");
        if (examples > 0) notices.Add($"跳过 {examples} 行示例。");
        return new FileRows(sheet, notices, Numbered(shape.PartsAreWhole ? Wholes(found) : Once(found)));
    }

    /// <summary>What stands twice is taken once; what stands twice and differs is asked about.</summary>
    private static IEnumerable<ImportRow> Once(List<ImportRow> rows)
    {
        var seen = new Dictionary<string, ImportRow>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
        {
            if (row.Verdict == RowVerdict.Bad || row.Part.Length == 0 || seen.TryAdd(row.Part, row)) yield return row;
            else if (seen[row.Part].Data == row.Data) yield return row with { Verdict = RowVerdict.Duplicate, Problem = $"第{row.RowNo}行：与第 {seen[row.Part].RowNo} 行相同，只导一次" };
            else yield return row with { Verdict = RowVerdict.Bad, Problem = $"第{row.RowNo}行：第 {seen[row.Part].RowNo} 行已有同一个「{row.Part.Replace("\n", " ", StringComparison.Ordinal)}」，但内容不同，请只留一行" };
        }
    }

    /// <summary>Rows of one part stand together; one bad row makes all of its part bad.</summary>
    private static IEnumerable<ImportRow> Wholes(List<ImportRow> rows)
    {
        foreach (var part in rows.GroupBy(row => row.Part.Length > 0 ? row.Part : $"\n{row.RowNo}", StringComparer.OrdinalIgnoreCase))
        {
            var bad = part.FirstOrDefault(row => row.Verdict == RowVerdict.Bad);
            foreach (var row in part)
                yield return bad is null || row.Verdict == RowVerdict.Bad ? row : row with { Verdict = RowVerdict.Bad, Problem = $"第{row.RowNo}行：同一份的第 {bad.RowNo} 行有问题，整份先不导入" };
        }
    }

    private static List<ImportRow> Numbered(IEnumerable<ImportRow> rows) => [.. rows.Select((row, index) => row with { Position = index + 1 })];
}

/// <param name="Notices">What was noticed about the file as a whole.</param>
internal sealed record FileRows(string Sheet, IReadOnlyList<string> Notices, IReadOnlyList<ImportRow> Rows);
