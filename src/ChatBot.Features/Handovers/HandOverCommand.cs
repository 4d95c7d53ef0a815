using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Handovers;

/// <summary><c>交接 李娜 → 王磊</c>: all that one person has goes to another: counted first, then confirmed, then a receipt for each item (R80).</summary>
internal sealed class HandOverCommand(HandoverDesk desk, HandoverStore store, UndoStore undos, OrgDirectory org) : IChatCommand
{
    private const string Whom = "内容", Confirmed = "确认";

    private const int MostOffered = 6;

    public static CommandSpec Spec { get; } = new("交接", "把一个人名下的事全部转给另一个人", ["交接 李娜 → 王磊", "交接 李娜 给 王磊"])
    {
        Synonyms = ["工作交接", "离职交接"],
        Slots =
        [
            new Slot(Confirmed, SlotKind.Keyed),
            new Slot(Whom, SlotKind.Rest) { Required = true, Ask = "把谁的事交给谁？", Example = "李娜 → 王磊" },
        ],
        Notes =
        [
            "先列出各有几件，确认后才转；逐件有回执：交接回执 3",
            "只有TA的上级或管理员可以交接。",
            "时限不重新计；承诺仍算在承诺人名下。",
            "没转成的，再发一次会接着做；要退回请发：退回交接 3",
        ],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        if (HandoverPhrase.Read(call.Slots.Text(Whom)!) is not { } named) return Reply.Of(HandoverWordings.Unreadable, new HandoverUnreadableModel("交接 李娜 → 王磊"));
        var giver = Giver(named.From, named.To, tree);
        if (giver.Refusal is { } unknown) return Reply.Of(unknown);
        var from = giver.Value!;
        if (!desk.MayHandOver(call.SenderId, from.UserId))
            return Reply.Of(HandoverWordings.MayNot, new MayNotHandOverModel(from.Name, tree.SuperiorsOf(from.UserId).FirstOrDefault()?.Name ?? tree.LastResort?.Name ?? ""));

        var items = await desk.OfAsync(from.UserId, onlyClocks: false, cancel);
        if (named.To.Length == 0) return items.Count == 0 ? Nothing(from) : Reply.Of(ToWhom(from, items, tree));
        var taker = PersonChoice.One(tree, [named.To], $"交接 @{from.UserId} 给 {{0}}");
        if (taker.Refusal is { } unfit) return Reply.Of(unfit);
        var to = taker.Value!;
        if (Same(from.UserId, to.UserId)) return Reply.Of(HandoverWordings.SamePerson, new SamePersonModel(from.Name));

        var last = await store.LastOfAsync(from.UserId, to.UserId, cancel);
        var receipts = last is null ? [] : await store.ItemsAsync(last.Id, cancel);
        // What was refused is tried again where the person still has it; else it was settled elsewhere in the meantime.
        var had = items.Select(KeyOf).ToHashSet();
        var unfinished = receipts.Where(item => item.State == HandoverState.Waiting || (item.State == HandoverState.Refused && had.Contains(KeyOf(item)))).ToList();
        var resumed = unfinished.Count > 0 ? last : null;
        if (items.Count == 0 && resumed is null) return Nothing(from);
        if (call.Slots[Confirmed] is null)
        {
            var stays = await desk.StayingAsync(from.UserId, items, cancel);
            return Reply.Of(HandoverWordings.Plan, new HandoverPlanModel(
                from.Name, to.Name, items.Count, HandoverDesk.Counts(items), unfinished.Count, receipts.Count(item => resumed is not null && item.State == HandoverState.Done),
                stays > 0 ? $"{stays}件" : "", $"交接 @{from.UserId} 给 @{to.UserId} 确认:是"));
        }

        return resumed is not null ? await ResumeAsync(resumed, unfinished, items, call, cancel) : await BeginAsync(from, to, items, call, cancel);
    }

    private async Task<Reply> BeginAsync(Person from, Person to, IReadOnlyList<HandoverItem> items, CommandCall call, CancellationToken cancel)
    {
        var begun = await desk.BeginAsync(
            new Handover { FromPerson = from.UserId, ToPerson = to.UserId, DoneBy = call.SenderId, Cause = call.MessageId, BegunAt = call.Now }, items, call.Source.ToString(), cancel);
        await undos.RememberAsync(
            call, new Undoable(HandoverUndo.UndoKind, begun.RecordNo, $"交接 {from.Name} → {to.Name}", JsonSerializer.Serialize(new HandoverToReverse(begun.Id), ChatJson.Options)), cancel);
        return Said(begun, from.Name, to.Name, items.Count, call);
    }

    /// <summary>Goes on where it stopped: what was refused is tried again, what has come since is added.</summary>
    private async Task<Reply> ResumeAsync(Handover last, IReadOnlyList<HandoverItem> unfinished, IReadOnlyList<HandoverItem> items, CommandCall call, CancellationToken cancel)
    {
        await store.RetryAsync(last.Id, [.. unfinished.Select(item => item.Id)], cancel);
        var known = unfinished.Select(KeyOf).ToHashSet();
        var added = items.Where(item => !known.Contains(KeyOf(item))).ToList();
        await store.AddItemsAsync(last.Id, added, cancel);
        var tree = org.Current;
        return Said(last, tree.NameOf(last.FromPerson), tree.NameOf(last.ToPerson), unfinished.Count + added.Count, call);
    }

    private Reply Said(Handover handover, string from, string to, int total, CommandCall call) =>
        Reply.Of(HandoverWordings.Begun, new HandoverBegunModel(from, to, total, handover.Id)) with
        {
            CardAfterUse = Deadlines.DeadlineWordings.CardUsed.With(new Deadlines.CardUsedModel(org.Current.NameOf(call.SenderId), "已确认交接")),
        };

    private static Reply Nothing(Person from) => Reply.Of(HandoverWordings.NothingInHand, new NothingInHandModel(from.Name));

    /// <summary>Whose work it is: anybody that the company ever had, also who is disabled or gone.</summary>
    private static Decision<Person> Giver(string name, string to, OrgTree tree)
    {
        var again = $"交接 {{0}} 给 {(to.Length > 0 ? to : "名字")}";
        return tree.Named(name) is [var only] ? only : PersonChoice.One(tree, [name], again, mayBeAway: true);
    }

    private static Said ToWhom(Person from, IReadOnlyList<HandoverItem> items, OrgTree tree)
    {
        var department = from.MainDepartment ?? from.Departments.Cast<long?>().FirstOrDefault();
        var colleagues = department is { } id ? tree.MembersOf(id).Where(person => tree.IsHere(person.UserId) && !Same(person.UserId, from.UserId)) : [];
        return HandoverWordings.ToWhom.With(new ToWhomModel(
            from.Name, items.Count, HandoverDesk.Counts(items),
            [.. colleagues.Concat(tree.SuperiorsOf(from.UserId).Take(1)).DistinctBy(person => person.UserId).Take(MostOffered)
                .Select(person => new PersonOffer(person.Name, tree.DepartmentNameOf(person), $"交接 @{from.UserId} 给 @{person.UserId}"))]));
    }

    private static (string, string, string) KeyOf(HandoverItem item) => (item.Kind, item.RecordNo, item.Part);

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
