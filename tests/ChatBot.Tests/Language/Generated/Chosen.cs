namespace ChatBot.Tests.Language.Generated;

/// <summary>Picks that look random and never change: every choice is a hash of what it is for.</summary>
internal static class Chosen
{
    public static T From<T>(IReadOnlyList<T> all, string why) => all[(int)(Hash(why) % (uint)all.Count)];

    /// <summary>Half of the sentences were looked at while the grammar grew; the other half only gave a score.</summary>
    public static bool IsHeldOut(string sentence) => Hash("split" + sentence) % 2 == 1;

    private static uint Hash(string text)
    {
        var hash = 2166136261;
        foreach (var c in text)
            hash = unchecked((hash ^ c) * 16777619);
        hash ^= hash >> 16;
        hash = unchecked(hash * 0x85ebca6b);
        return hash ^ (hash >> 13);
    }
}
