using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Language;

namespace ChatBot.CommandLine;

/// <summary>
/// <c>parse</c>: one line of stdin each, plain text or <c>{"text":…,"now":"2026-11-30T10:00:00+08:00"}</c>; out comes one JSON object a line in the same order:
/// <c>{"deadline":{"kind":"date|datetime|duration|none","value":…,"span":…},"amounts":[{"value":"125000.00","currency":"CNY"}]}</c>.
/// </summary>
internal static class ParsePhrases
{
    public static Command Command()
    {
        var command = new Command("parse", "Read lines from standard input and print, as JSON, the deadline and the amounts that the bot understands in each.");
        command.SetAction(async (_, cancel) =>
        {
            await ReadAllAsync(Console.In, Console.Out, TimeProvider.System, cancel);
            return 0;
        });
        return command;
    }

    public static async Task ReadAllAsync(TextReader input, TextWriter output, TimeProvider clock, CancellationToken cancel)
    {
        while (await input.ReadLineAsync(cancel) is { } line)
        {
            var (text, now) = Given(line, clock);
            await output.WriteLineAsync(Understood(text, now).ToJsonString(ChatJson.Options).AsMemory(), cancel);
        }

        await output.FlushAsync(cancel);
    }

    internal static JsonObject Understood(string text, DateTimeOffset now)
    {
        var folded = FullWidth.Fold(text);
        var deadline = DeadlinePhrase.Read(folded, now, WorkCalendar.Default);
        var amounts = AmountPhrase.ReadMessage(folded);
        return new JsonObject
        {
            ["deadline"] = new JsonObject
            {
                ["kind"] = deadline.Kind.ToString().ToLowerInvariant(),
                ["value"] = deadline.Value is { } value
                    ? value.ToString(deadline.HasClock ? "yyyy-MM-dd'T'HH:mm:ss" : "yyyy-MM-dd", CultureInfo.InvariantCulture)
                    : null,
                ["span"] = deadline.Kind == DeadlineKind.None ? "" : text.Substring(deadline.Start, deadline.Length),
            },
            ["amounts"] = new JsonArray([.. amounts.SelectMany(Values)]),
        };
    }

    /// <summary>A range counts as its two ends.</summary>
    private static IEnumerable<JsonNode?> Values(AmountReading amount)
    {
        yield return Value(amount.Fen, amount.Currency);
        if (amount.UpToFen is { } upTo) yield return Value(upTo, amount.Currency);
    }

    private static JsonObject Value(long fen, string currency) =>
        new() { ["value"] = (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture), ["currency"] = currency };

    private static (string Text, DateTimeOffset Now) Given(string line, TimeProvider clock)
    {
        if (line.TrimStart().StartsWith('{'))
        {
            try
            {
                if (JsonNode.Parse(line) is JsonObject given && given["text"]?.GetValue<string>() is { } text)
                {
                    return (text, given["now"]?.GetValue<string>() is { } now
                        ? DateTimeOffset.Parse(now, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
                        : clock.GetUtcNow());
                }
            }
            catch (Exception notOurs) when (notOurs is JsonException or FormatException or InvalidOperationException)
            {
                // A chat line may begin with a brace as well: it is then read as text.
            }
        }

        return (line, clock.GetUtcNow());
    }
}
