using System.Globalization;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace ChatBot.Features.Imports;

/// <summary>Sheets of an xlsx. Merged cells count for each row they span; of formulas, what they last came to.</summary>
internal static class XlsxFile
{
    public static IReadOnlyList<Sheet> Read(Stream file)
    {
        List<string> names;
        try
        {
            names = file.GetSheetNames();
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            // Whatever the library stumbles over, the file is somebody else's: it is refused, not our bug.
            throw Unreadable();
        }

        return [.. names.Take(ImportLimits.Sheets).Select(name => new Sheet(name, Rows(file, name)))];
    }

    private static IEnumerable<IReadOnlyList<SheetCell>> Rows(Stream file, string name)
    {
        file.Position = 0;
        var configuration = new OpenXmlConfiguration { FillMergedCells = true, Culture = CultureInfo.InvariantCulture };
        using var rows = Guarded(() => file.Query(useHeaderRow: false, sheetName: name, excelType: ExcelType.XLSX, configuration: configuration).GetEnumerator());
        while (Guarded(rows.MoveNext))
        {
            var row = (IDictionary<string, object?>)rows.Current;
            if (row.Count > ImportLimits.Columns) throw new UnusableFileException($"工作表「{name}」超过 {ImportLimits.Columns} 列，请删去用不到的列。");
            yield return [.. row.Values.Select(SheetCell.Of)];
        }
    }

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            throw Unreadable();
        }
    }

    private static UnusableFileException Unreadable() => new("这个 .xlsx 读不出来。请在 Excel 或 WPS 里重新另存一次再上传。");
}
