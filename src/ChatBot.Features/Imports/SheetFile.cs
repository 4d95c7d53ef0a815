using System.IO.Compression;

namespace ChatBot.Features.Imports;

/// <summary>Tells by its first bytes, never by its name, what a file is, and opens it within the limits.</summary>
internal static class SheetFile
{
    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04], OldOffice = [0xD0, 0xCF, 0x11, 0xE0], Pdf = "%PDF"u8.ToArray();

    public static IReadOnlyList<Sheet> Open(Stream file)
    {
        if (file.Length == 0) throw new UnusableFileException("文件是空的。");
        if (file.Length > ImportLimits.Bytes) throw new UnusableFileException($"文件超过 {ImportLimits.Bytes / 1024 / 1024} MB，请分成几个文件。");
        var head = new byte[8];
        var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        file.Position = 0;
        var start = head.AsSpan(0, read);
        if (start.StartsWith(OldOffice)) throw new UnusableFileException("这是旧版 .xls 或加了密码的文件。请在 Excel 或 WPS 里另存为没有密码的 .xlsx 再上传。");
        if (start.StartsWith(Pdf)) throw new UnusableFileException("这是 PDF。请上传 .xlsx 或 .csv。");
        if (!start.StartsWith(Zip)) return [CsvFile.Read(file)];
        CheckUnpacked(file);
        return XlsxFile.Read(file);
    }

    /// <summary>Counts what really comes out, since the sizes that a zip file states about itself can be made up.</summary>
    private static void CheckUnpacked(Stream file)
    {
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > ImportLimits.ZipEntries) throw TooLarge();
            if (zip.GetEntry("xl/workbook.xml") is null) throw new UnusableFileException("这不是 Excel 的 .xlsx 文件。请上传 .xlsx 或 .csv。");
            var buffer = new byte[81920];
            long total = 0;
            foreach (var entry in zip.Entries)
            {
                using var content = entry.Open();
                int read;
                while ((read = content.Read(buffer)) > 0)
                {
                    total += read;
                    if (total > ImportLimits.Unpacked) throw TooLarge();
                }
            }
        }
        catch (InvalidDataException)
        {
            throw new UnusableFileException("文件已损坏，打不开。请在 Excel 或 WPS 里重新另存一次再上传。");
        }

        file.Position = 0;
    }

    private static UnusableFileException TooLarge() => new("文件解压后太大。请只留要导入的工作表，另存后再上传。");
}
