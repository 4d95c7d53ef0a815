using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.People;

namespace ChatBot.Features.Commitments;

/// <summary><c>履约</c>, <c>履约 @李娜 8月</c>, <c>履约 团队 8月</c>: how many promises were kept in time, down to each of them (R25, R26).</summary>
internal sealed class ShowKeepingCommand(KeepingStore store, OrgDirectory org) : IChatCommand
{
    private const int PageSize = 8, MostCorrections = 6;

    private const string Team = "团队";

    public static CommandSpec Spec { get; } = new("履约", "看承诺的按时兑现率：自己的、某个人的、团队的", ["履约", "履约 8月", "履约 团队 8月", "履约 @李娜 上月"])
    {
        Synonyms = ["履约率", "按时兑现率", "履约看板"],
        Slots = [new Slot("谁", SlotKind.Person), new Slot("页", SlotKind.Keyed) { Keys = ["第几页"] }, new Slot("范围", SlotKind.Text)],
        Notes =
        [
            "按时＝在时限前收到兑现凭证；还没到期的不计入。", "客户同意改过的，以改后的时限为准；算在承诺人名下，不管由谁兑现、谁已离职。",
            "每月1日8:00冻结上月数据，之后的更正列在冻结数旁边。", "看得到的范围：自己和下属。",
        ],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var asked = Asked.Of(call);
        if (asked.Unknown is { } unknown) return Reply.Of(CommitmentWordings.KeepingUnknown, new KeepingUnknownModel(unknown));
        var whose = call.SenderId;
        if (asked.Names.Count > 0)
        {
            var choice = PersonChoice.One(tree, asked.Names, $"履约 {(asked.IsTeam ? Team + " " : "")}{{0}} {asked.Month.Key}");
            // Who has left still has figures: by exact name they are found.
            if (choice.Value is null && tree.Named(asked.Names[0]) is [var gone]) whose = gone.UserId;
            else if (choice.Refusal is { } refusal) return Reply.Of(refusal);
            else whose = choice.Value!.UserId;
            if (!tree.MaySee(call.SenderId, whose)) return Reply.Of(CommitmentWordings.KeepingNotYours, new KeepingNotYoursModel(tree.NameOf(whose)));
        }

        return asked.IsTeam ? await OfTeamAsync(whose, asked, call, tree, cancel) : await OfPersonAsync(whose, asked, call, tree, cancel);
    }

    private async Task<Reply> OfPersonAsync(string whose, Asked asked, CommandCall call, OrgTree tree, CancellationToken cancel)
    {
        var promises = await store.OfMonthAsync(asked.Month, [whose], cancel);
        var head = await HeadAsync($"{tree.NameOf(whose)}", [whose], promises, asked, call, cancel);
        var rows = promises.Select(promise => (Promise: promise, Verdict: promise.At(call.Now))).OrderBy(row => Rank(row.Verdict)).ThenBy(row => row.Promise.DueAt).ToList();
        var page = rows.Skip((asked.Page - 1) * PageSize).Take(PageSize).ToList();
        var left = Math.Max(0, rows.Count - (asked.Page * PageSize));
        return Reply.Of(CommitmentWordings.KeepingOfPerson, new KeepingOfPersonModel(
            head,
            [.. page.Select((row, index) => LineOf(row.Promise, row.Verdict, ((asked.Page - 1) * PageSize) + index + 1, call.Now))],
            left)) with
        {
            Next = left > 0 ? $"{Spec.Name} @{whose} {asked.Month.Key} 页:{asked.Page + 1}" : null,
        };
    }

    private async Task<Reply> OfTeamAsync(string leader, Asked asked, CommandCall call, OrgTree tree, CancellationToken cancel)
    {
        var team = tree.TeamOf(leader);
        if (team.Count < 2) return Reply.Of(CommitmentWordings.KeepingNoTeam, new KeepingNoTeamModel(tree.NameOf(leader)));
        var promises = await store.OfMonthAsync(asked.Month, team, cancel);
        var head = await HeadAsync($"{tree.NameOf(leader)} 团队", team, promises, asked, call, cancel);
        var people = promises.GroupBy(promise => promise.Promiser, StringComparer.OrdinalIgnoreCase)
            .Select(group => (Person: group.Key, Count: KeepingCount.Of(group.Select(promise => promise.At(call.Now)))))
            .OrderBy(one => one.Count, KeepingCount.WeakestFirst).ThenBy(one => one.Person, StringComparer.Ordinal)
            .ToList();
        var page = people.Skip((asked.Page - 1) * PageSize).Take(PageSize).ToList();
        var left = Math.Max(0, people.Count - (asked.Page * PageSize));
        return Reply.Of(CommitmentWordings.KeepingOfTeam, new KeepingOfTeamModel(
            head,
            [.. page.Select((one, index) => new KeepingPersonLine(
                index + 1, tree.NameOf(one.Person) + (tree.Find(one.Person) is { IsActive: true } ? "" : "（已离职）"),
                FiguresOf(one.Count), $"{Spec.Name} @{one.Person} {asked.Month.Key}"))],
            left)) with
        {
            Next = left > 0 ? $"{Spec.Name} {Team} @{leader} {asked.Month.Key} 页:{asked.Page + 1}" : null,
        };
    }

    private async Task<KeepingHead> HeadAsync(string whose, IReadOnlyCollection<string> people, IReadOnlyList<KeptPromise> promises, Asked asked, CommandCall call, CancellationToken cancel)
    {
        var freeze = await store.FreezeOfAsync(asked.Month, cancel);
        var sheet = KeepingSheet.Of(promises, freeze is null ? null : await store.FrozenOfAsync(asked.Month, people, cancel), call.Now);
        return new KeepingHead(
            whose, asked.Month.InWords(call.Now), FiguresOf(sheet.Count), freeze is null ? "" : DateWords.Absolute(freeze.AsOf, call.Now), freeze?.Version ?? 0,
            [.. sheet.Corrections.Take(MostCorrections).Select(one => new KeepingCorrectionLine(one.No, InWords(one.Before), InWords(one.After)))],
            Math.Max(0, sheet.Corrections.Count - MostCorrections), FiguresOf(sheet.Now));
    }

    internal static KeepingFigures FiguresOf(KeepingCount count) => new(count.Due, count.OnTime, count.Late, count.Broken, count.Open, count.NotDue, count.Rate);

    private static KeepingLine LineOf(KeptPromise promise, Keeping verdict, int number, DateTimeOffset now) => new(
        number, promise.No, promise.Customer, CommitmentWords.Short(promise.Content), InWords(verdict) + (promise.ExcusedAt <= now ? "（申诉成立）" : ""),
        CommitmentWords.At(promise.DueAt, now), promise.FirstDueAt == promise.DueAt ? "" : CommitmentWords.At(promise.FirstDueAt, now),
        promise.ClosedAt is { } closed ? CommitmentWords.At(closed, now) : "");

    /// <summary>What needs a look comes first.</summary>
    private static int Rank(Keeping verdict) => verdict switch { Keeping.Open => 0, Keeping.Broken => 1, Keeping.Late => 2, Keeping.NotDue => 3, _ => 4 };

    private static string InWords(Keeping? verdict) => verdict switch
    {
        Keeping.OnTime => "按时",
        Keeping.Late => "逾期兑现",
        Keeping.Broken => "未兑现",
        Keeping.Open => "到期未交凭证",
        Keeping.NotDue => "未到期",
        _ => "不计入",
    };

    private sealed record Asked(bool IsTeam, KeepingMonth Month, IReadOnlyList<string> Names, int Page, string? Unknown)
    {
        public static Asked Of(CommandCall call)
        {
            var words = (call.Slots.Text("范围") ?? "").Split([' ', '，', ',', '的'], StringSplitOptions.RemoveEmptyEntries);
            var (isTeam, month, names, unknown) = (false, KeepingMonth.Of(call.Now), new List<string>(call.Slots["谁"]?.Names ?? []), (string?)null);
            foreach (var word in words)
            {
                var rest = word;
                if (rest.StartsWith(Team, StringComparison.Ordinal)) (isTeam, rest) = (true, rest[Team.Length..]);
                if (rest.Length == 0 || rest is "个人" or "我") continue;
                if (KeepingMonth.Named(rest, call.Now) is { } named) month = named;
                else if (names.Count == 0 && !rest.Any(char.IsAsciiDigit)) names.Add(rest);
                else unknown ??= rest;
            }

            return new Asked(isTeam, month, names, PageNumber.Of(call.Slots.Text("页")), unknown);
        }
    }
}
