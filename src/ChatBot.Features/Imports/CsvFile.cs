using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace ChatBot.Features.Imports;

/// <summary>CSV as Excel, WPS and ERP programs write it in China: UTF-8 with or without a mark, GB18030, any of the usual separators.</summary>
internal static class CsvFile
{
    private static readonly Encoding Strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static CsvFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Sheet Read(Stream file)
    {
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        var text = Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        if (text.Contains('\0', StringComparison.Ordinal)) throw new UnusableFileException("这不是表格文件。请上传 .xlsx 或 .csv。");
        return new Sheet("", Rows(text));
    }

    /// <summary>Bytes that are valid UTF-8 are UTF-8: text in GB18030 hardly ever is by chance. What is neither is no text.</summary>
    internal static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((byte[])[0xEF, 0xBB, 0xBF])) bytes = bytes[3..];
        else if (bytes.StartsWith((byte[])[0xFF, 0xFE])) return Encoding.Unicode.GetString(bytes[2..]);
        else if (bytes.StartsWith((byte[])[0xFE, 0xFF])) return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding("GB18030").GetString(bytes);
        }
    }

    private static IEnumerable<IReadOnlyList<SheetCell>> Rows(string text)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            HasHeaderRecord = false, Delimiter = Separator(text), BadDataFound = null, IgnoreBlankLines = false, TrimOptions = TrimOptions.Trim, MaxFieldSize = 1024 * 1024,
        };
        using var parser = new CsvParser(new StringReader(text), configuration);
        while (Read(parser))
        {
            var record = parser.Record ?? [];
            if (record.Length > ImportLimits.Columns) throw new UnusableFileException($"超过 {ImportLimits.Columns} 列，请删去用不到的列。");
            yield return [.. record.Select(value => SheetCell.Of(value))];
        }
    }

    private static bool Read(CsvParser parser)
    {
        try
        {
            return parser.Read();
        }
        catch (CsvHelperException)
        {
            throw new UnusableFileException("CSV 里有一格过长，可能少了一个引号。请用 Excel 打开检查后另存再上传。");
        }
    }

    /// <summary>The separator that the first lines have most of.</summary>
    private static string Separator(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 4000));
        var best = ",";
        var most = 0;
        foreach (var separator in (string[])[",", "\t", ";", "|"])
        {
            var count = head.Count(separator);
            if (count > most) (best, most) = (separator, count);
        }

        return best;
    }
}
