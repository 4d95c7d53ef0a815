using System.Globalization;
using ChatBot.Features.Calendar;
using ChatBot.Features.Language;

namespace ChatBot.Tests.Language;

/// <summary>Sentences written besides the development set: other words of each trap kind, other forms, other moments.</summary>
public sealed class OwnTableTests
{
    public static TheoryData<string, string, string> Deadlines()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var row in Rows("deadlines-own.tsv"))
            data.Add(row[0], row[1], row[2]);
        return data;
    }

    public static TheoryData<string, string> Amounts()
    {
        var data = new TheoryData<string, string>();
        foreach (var row in Rows("amounts-own.tsv"))
            data.Add(row[0], row[1]);
        return data;
    }

    [Theory]
    [MemberData(nameof(Deadlines))]
    public void A_deadline_is_what_the_rules_say(string now, string expected, string text)
    {
        var said = BusinessTime.At(DateTime.ParseExact(now, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
        var read = DeadlinePhrase.Read(text, said, WorkCalendar.Default);
        var written = read.Value is not { } value ? "none" : value.ToString(read.HasClock ? "yyyy-MM-dd'T'HH:mm" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Equal(expected, written);
    }

    [Theory]
    [MemberData(nameof(Amounts))]
    public void An_amount_is_exact_to_the_fen(string expected, string text)
    {
        var read = AmountPhrase.ReadMessage(text);
        var written = read.Count == 0 ? "none" : string.Join(',', read.Select(a => Yuan(a.Fen) + (a.UpToFen is { } up ? "~" + Yuan(up) : "")));
        Assert.Equal(expected, written);
    }

    private static string Yuan(long fen) => (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "language", file))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'));
}
