using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChatBot.Features.Health;

/// <summary>The time that later figures are compared with, fixed with its samples and a hash over them (R39). Instants are UTC.</summary>
public sealed record HealthBaseline
{
    /// <summary>With fewer samples than this no comparison is made.</summary>
    public const int EnoughSamples = 30;

    public const int MostDays = 366;

    public long Id { get; init; }

    public DateOnly FromDay { get; init; }

    /// <summary>Included.</summary>
    public DateOnly ToDay { get; init; }

    public long Samples { get; init; }

    /// <summary>SHA-256 over <see cref="Line"/>s in the order of sample ids, hexadecimal.</summary>
    public string Hash { get; init; } = "";

    public string FixedBy { get; init; } = "";

    public DateTimeOffset FixedAt { get; init; }

    /// <summary>Who compared with it first: from then on it stays as it is.</summary>
    public string? UsedBy { get; init; }

    public DateTimeOffset? UsedAt { get; init; }

    public HealthPeriod Period => new(FromDay, ToDay, "基线");

    /// <summary>Eight signs are enough to tell people that it is the same.</summary>
    public string ShortHash => Hash.Length > 8 ? Hash[..8] : Hash;

    public static string HashOf(IEnumerable<BaselineSample> samples)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var sample in samples) hash.AppendData(Encoding.UTF8.GetBytes(Line(sample)));
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    private static string Line(BaselineSample sample) => string.Create(
        CultureInfo.InvariantCulture, $"{sample.SampleId}|{sample.Action}|{sample.Version}|{sample.RecordNo}|{sample.Part}|{sample.Credited}|{(sample.IsHit ? 1 : 0)}\n");
}

public sealed record BaselineSample
{
    public long SampleId { get; init; }

    public string Action { get; init; } = "";

    public long Version { get; init; }

    public string RecordNo { get; init; } = "";

    public string Part { get; init; } = "";

    public string Credited { get; init; } = "";

    public bool IsHit { get; init; }
}
