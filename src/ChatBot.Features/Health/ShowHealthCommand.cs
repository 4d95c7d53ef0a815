using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.People;

namespace ChatBot.Features.Health;

/// <summary><c>健康</c>: what counts today, item by item, with its verdict; the number above it is that of the daily report (R36).</summary>
internal sealed class ShowHealthCommand(HealthSampleStore samples, HealthLedger credits, HealthCatalogLibrary library, OrgDirectory org) : IChatCommand
{
    private const int MostShown = 10, MostRead = 200;

    public static CommandSpec Spec { get; } = new("健康", "看今天的健康动作，逐件列出达成没有", ["健康", "健康 @李娜"])
    {
        Synonyms = ["健康动作"],
        Slots = [new Slot("谁", SlotKind.Person)],
        Notes = ["✓ 达成，✗ 未达成，… 时限未到，⚑ 不计入（例如把一个需求拆成几个）。", "怎么算的，发「口径 需求响应」；看比率发「健康度 本月」。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var whose = call.SenderId;
        if (call.Slots["谁"] is { } named)
        {
            var choice = PersonChoice.One(tree, named.Names, "健康 {0}", mayBeAway: true);
            if (choice.Refusal is { } refusal) return Reply.Of(refusal);
            whose = choice.Value!.UserId;
            if (!tree.MaySee(call.SenderId, whose)) return Reply.Of(HealthWordings.ScopeRefused, new HealthScopeRefusedModel("not-yours", tree.NameOf(whose)));
        }

        var day = BusinessTime.DayOf(call.Now);
        var counts = (await credits.CountsBetweenAsync(day, day.AddDays(1), [whose], cancel)).Select(count => new HealthCount { Person = count.Person, Kind = count.Kind, Count = count.Count }).ToList();
        var pieces = await credits.PiecesOfDayAsync(whose, day, cancel);
        var rows = await samples.OfTodayAsync(whose, day, call.Now, MostRead, cancel);
        return Reply.Of(HealthWordings.Today, new HealthTodayModel(
            DateWords.Day(day, day), whose == call.SenderId ? "" : tree.NameOf(whose), (int)counts.Sum(count => count.Count), HealthActionKind.InWords(counts),
            string.Join("、", pieces.Select(piece => $"{piece.RecordNo}（与 {piece.SplitOf} 相近）")),
            [.. rows.Take(MostShown).Select((row, index) => HealthRow.Of(row, library.Current, "", index + 1, call.Now))], Math.Max(0, rows.Count - MostShown)));
    }
}
