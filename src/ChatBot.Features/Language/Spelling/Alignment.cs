namespace ChatBot.Features.Language;

/// <summary>What it costs to turn one word of characters into another: a character that sounds or looks alike is cheap, a foreign one costs 1.</summary>
internal static class Alignment
{
    private const int MostOnStack = 256;

    private const double SoundWeight = 0.5, SameSound = 0.15, Missing = 0.8, Swap = 0.45;

    public static double Cost(ReadOnlySpan<char> typed, ReadOnlySpan<char> word)
    {
        // One cell for each pair of beginnings, row by row.
        var width = word.Length + 1;
        var cells = (typed.Length + 1) * width;
        var cost = cells <= MostOnStack ? stackalloc double[cells] : new double[cells];
        for (var i = 0; i <= typed.Length; i++) cost[i * width] = i * Missing;
        for (var j = 1; j <= word.Length; j++) cost[j] = j * Missing;
        for (var i = 1; i <= typed.Length; i++)
        {
            for (var j = 1; j <= word.Length; j++)
            {
                var at = (i * width) + j;
                var best = cost[at - width - 1] + Replace(typed[i - 1], word[j - 1]);
                best = Math.Min(best, Math.Min(cost[at - width], cost[at - 1]) + Missing);
                if (i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1]) best = Math.Min(best, cost[at - (2 * width) - 2] + Swap);
                cost[at] = best;
            }
        }

        return cost[^1];
    }

    private static double Replace(char typed, char wanted)
    {
        if (typed == wanted) return 0;
        if (!Hanzi.Is(typed) || !Hanzi.Is(wanted)) return 1;
        var sound = Sounds.Apart(typed, wanted);
        var bySound = sound >= 1 ? 1 : SameSound + (sound * SoundWeight);
        var shape = Hanzi.Alikeness(typed, wanted);
        var byShape = shape >= 0.5 ? 1 - (shape * 0.75) : 1;
        return Math.Min(bySound, byShape);
    }
}
