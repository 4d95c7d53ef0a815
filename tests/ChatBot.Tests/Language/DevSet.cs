using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatBot.Tests.Language;

/// <summary>The development sets of Chinese deadlines and amounts, as written down beside the rules (R1–R13).</summary>
internal static class DevSet
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<DeadlineCase> Deadlines { get; } = Read<DeadlineCase>("deadlines-dev.jsonl");

    public static IReadOnlyList<AmountCase> Amounts { get; } = Read<AmountCase>("amounts-dev.jsonl");

    private static List<T> Read<T>(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "language", file))
            .Where(line => line.Length > 0)
            .Select(line => JsonSerializer.Deserialize<T>(line, Options)!)
            .ToList();
}

internal sealed record DeadlineCase(
    string Text, DateTimeOffset Now, string? Expected, string Kind, [property: JsonPropertyName("class")] string Class, string Id, string? Span, int? Start, string[] Flags);

internal sealed record AmountCase(
    string Text, JsonElement Expected, string? Currency, string Kind, [property: JsonPropertyName("class")] string Class, string Id, JsonElement Span, string[] Flags);
