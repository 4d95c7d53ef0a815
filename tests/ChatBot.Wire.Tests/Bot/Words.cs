namespace ChatBot.Wire.Tests;

/// <summary>Looking for words in what somebody reads.</summary>
internal static class Words
{
    public static void Has(string expected, string text) => Assert.Contains(expected, text, StringComparison.Ordinal);

    public static void HasNot(string unexpected, string text) => Assert.DoesNotContain(unexpected, text, StringComparison.Ordinal);

    public static int Count(this IEnumerable<string> texts, string part) => texts.Count(text => text.Contains(part, StringComparison.Ordinal));
}
