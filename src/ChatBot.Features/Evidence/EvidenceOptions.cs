using System.ComponentModel.DataAnnotations;

namespace ChatBot.Features.Evidence;

/// <summary>Section <c>Evidence</c>.</summary>
public sealed class EvidenceOptions
{
    /// <summary>Under the working directory unless absolute.</summary>
    public string Folder { get; set; } = "data/evidence";

    /// <summary>Bytes; WeCom itself lets nothing above 20 MB through.</summary>
    public long LargestBytes { get; set; } = 20L * 1024 * 1024;

    /// <summary>Width times height; a picture with more is refused by its header, before any of it is decoded. One pixel takes four bytes while it is looked at.</summary>
    [Range(1_000_000L, 200_000_000L, ErrorMessage = "Evidence:LargestPixels must lie between 1000000 and 200000000, for instance 50000000.")]
    public long LargestPixels { get; set; } = 50_000_000;

    /// <summary>How long the code counts that has to be on a photo (R33).</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00", ErrorMessage = "Evidence:CodeLife must lie between 1 minute and 1 day, for instance \"00:30:00\".")]
    public TimeSpan CodeLife { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Pictures whose 64-bit hashes differ in at most so many bits count as the same picture, saved anew or made smaller.</summary>
    [Range(0, PictureHash.FarthestFound, ErrorMessage = "Evidence:NearBits must lie between 0 and 7, for instance 6.")]
    public int NearBits { get; set; } = 6;

    /// <summary>Width times height of the copy with the time on it; a larger original is made smaller for it and stays as it is.</summary>
    [Range(200_000L, 50_000_000L, ErrorMessage = "Evidence:CopyPixels must lie between 200000 and 50000000, for instance 5000000.")]
    public long CopyPixels { get; set; } = 5_000_000;

    /// <summary>File of a font with Chinese characters; without it the usual places of the machine are searched.</summary>
    public string? Font { get; set; }

    /// <summary>Admins are told when WeCom forgets a picture within this time and it has not been fetched (P9).</summary>
    [Range(typeof(TimeSpan), "00:10:00", "2.00:00:00", ErrorMessage = "Evidence:WarnBefore must lie between 10 minutes and 2 days, for instance \"12:00:00\".")]
    public TimeSpan WarnBefore { get; set; } = TimeSpan.FromHours(12);
}
