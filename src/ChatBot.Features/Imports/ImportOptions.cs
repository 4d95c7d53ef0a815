using System.ComponentModel.DataAnnotations;

namespace ChatBot.Features.Imports;

/// <summary>Section <c>Import</c>.</summary>
public sealed class ImportOptions
{
    /// <summary>How long the link waits for its file.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan LinkLife { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long the browser that used it may come back to look, confirm and fetch the list of problems.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "7.00:00:00")]
    public TimeSpan SessionLife { get; set; } = TimeSpan.FromHours(12);

    /// <summary>Rows in one transaction: small enough that nobody's chat waits for it.</summary>
    [Range(1, 2000)]
    public int RowsAtOnce { get; set; } = 200;
}
