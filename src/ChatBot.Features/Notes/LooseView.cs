using ChatBot.Features.Calendar;

namespace ChatBot.Features.Notes;

/// <summary>Loose input as lines of a list. Pure.</summary>
internal static class LooseView
{
    private const int MostToChoose = 4;

    public static IReadOnlyList<LooseLine> Lines(IEnumerable<LooseItem> items, DateTimeOffset now) =>
        [.. items.Select(item => new LooseLine(item.Number, DateWords.Absolute(item.LastAt, now), item.What))];

    public static InboxModel Page(IReadOnlyList<LooseItem> items, int before, int left, DateTimeOffset now) => new(
        Lines(items, now), left, before > 0 ? [] : [.. items.Take(MostToChoose).Select(item => new ChooseLine($"{item.Source} 归到客户", $"归到 {item.Number}"))]);
}
