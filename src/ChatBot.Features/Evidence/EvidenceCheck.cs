using System.Text.Json.Serialization;

namespace ChatBot.Features.Evidence;

/// <summary>One thing that was checked, with what came out and why, in words for whoever has to judge (R33).</summary>
/// <param name="Name">能打开, 口令, 不重复, 拍摄时间.</param>
/// <param name="Reason">Where another record is meant, <see cref="OtherRecord"/> stands for it: whether it may be named depends on who reads (C9).</param>
/// <param name="Twin">That record.</param>
public sealed record EvidenceCheck(string Name, CheckMark Mark, string Reason, string? Twin = null)
{
    public const string OtherRecord = "{另一件事}";

    /// <summary>✓, ✗, ⚠ or –, the name and the reason, with the other record named only to those who may know of it.</summary>
    public string InWords(Func<string, bool> mayKnow)
    {
        var other = Twin is { } twin && mayKnow(twin) ? twin : "另一件事";
        return $"{Sign} {Name}：{Reason.Replace(OtherRecord, other, StringComparison.Ordinal)}";
    }

    [JsonIgnore]
    public string Sign => Mark switch
    {
        CheckMark.Pass => "✓",
        CheckMark.Fail => "✗",
        CheckMark.Warn => "⚠",
        _ => "–",
    };
}

[JsonConverter(typeof(JsonStringEnumConverter<CheckMark>))]
public enum CheckMark
{
    Pass,

    /// <summary>Nothing to be said for or against it.</summary>
    Info,

    /// <summary>A human should look.</summary>
    Warn,

    /// <summary>It does not count.</summary>
    Fail,
}
