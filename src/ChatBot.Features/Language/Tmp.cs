namespace ChatBot.Features.Language;
internal static class AmountPhrase { public static IReadOnlyList<AmountReading> Read(string text, bool bareNumberIsMoney) => []; }
