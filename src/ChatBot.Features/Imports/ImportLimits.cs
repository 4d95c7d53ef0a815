namespace ChatBot.Features.Imports;

/// <summary>How much one file may hold. Beyond it the file is refused as a whole, in words.</summary>
public static class ImportLimits
{
    public const long Bytes = 20L * 1024 * 1024;

    public const int Rows = 50_000;

    public const int Columns = 200;

    public const int Sheets = 20;

    public const int CellLength = 2000;

    /// <summary>What an xlsx may unpack to: twenty times the rows above, and no bomb.</summary>
    public const long Unpacked = 300L * 1024 * 1024;

    public const int ZipEntries = 2000;

    /// <summary>How many rows may stand above the row of headings: a title, a date, a remark.</summary>
    public const int RowsAboveHeadings = 15;
}

/// <summary>The file as a whole cannot be used. The message is for whoever sent it.</summary>
public sealed class UnusableFileException(string message) : Exception(message);
