namespace ChatBot.Features.AfterSales;

/// <summary>What a customer complains about (R28). Instants are UTC.</summary>
public sealed record Complaint
{
    public string RecordNo { get; init; } = "";

    public long CustomerId { get; init; }

    public string Problem { get; init; } = "";

    /// <summary>HT number of the order it is about.</summary>
    public string? ContractNo { get; init; }

    public Severity Severity { get; init; }

    public string LoggedBy { get; init; } = "";

    public DateTimeOffset LoggedAt { get; init; }
}

public enum Severity
{
    /// <summary>中</summary>
    Middle,

    /// <summary>高</summary>
    High,

    /// <summary>低</summary>
    Low,
}

internal static class SeverityWords
{
    /// <summary>Null where the word is none of 高, 中, 低 (with or without 级 or 度).</summary>
    public static Severity? Read(string word) => word.Trim().TrimEnd('级', '度') switch
    {
        "高" or "严重" or "紧急" => Severity.High,
        "中" or "一般" => Severity.Middle,
        "低" or "轻微" => Severity.Low,
        _ => null,
    };

    public static string InWords(Severity severity) => severity switch
    {
        Severity.High => "高",
        Severity.Low => "低",
        _ => "中",
    };
}
