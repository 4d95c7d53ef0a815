using System.Text.Json;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Customers;

/// <summary><c>位置 华东医院</c>, then the location itself: where a customer is, so that a visit can be measured against it (R64).</summary>
internal sealed class SetSiteCommand(CustomerStore customers, CustomerSiteStore sites, OrgDirectory org) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("位置", "登记客户现场在哪里，工程师到场时对照", ["位置 华东医院"])
    {
        Synonyms = ["现场位置", "客户位置"],
        Slots = [new Slot("客户", SlotKind.Text) { Keys = ["医院", "单位"], Required = true, Ask = "哪个客户的位置？", Example = "华东医院" }],
        Notes = ["先发这一句，30分钟内再用聊天里的「+」发一个位置；填错了可以撤销。", "只有负责这个客户的人、他的上级和管理员可以登记。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var name = call.Slots.Text("客户")!;
        if (await customers.FindAsync(name, cancel) is not { } customer) return Reply.Of(CustomerWordings.NoSuchCustomer, new NoSuchCustomerModel(Customer.Normalised(name)));
        var tree = org.Current;
        if (!MaySet(customer, call.SenderId, tree)) return Reply.Of(CustomerWordings.MayNotSetSite, new MayNotSetSiteModel(customer.Name, tree.NameOf(customer.Owner ?? "")));
        await sites.ExpectAsync(call.SenderId, customer.Id, call.Now, cancel);
        var known = await sites.FindAsync(customer.Id, cancel);
        return Reply.Of(CustomerWordings.SiteWanted, new SiteWantedModel(
            customer.Name, known is null ? "" : known.Label.Length > 0 ? known.Label : "已登记", known is null ? "" : DateWords.Absolute(known.SetAt, call.Now), known is null ? "" : tree.NameOf(known.SetBy)));
    }

    /// <summary>Not whoever is measured against it.</summary>
    private static bool MaySet(Customer customer, string person, OrgTree tree) =>
        tree.IsAdmin(person) || (customer.Owner is { } owner ? tree.MaySee(person, owner) : tree.LeadsAnybody(person));
}

/// <summary>Takes the location that was announced.</summary>
internal sealed class TakeSiteHandler(CustomerSiteStore sites, UndoStore undos, LedgerStore ledger) : ITakeLocation
{
    private static readonly TimeSpan Announced = TimeSpan.FromMinutes(30);

    /// <summary>Announced a moment ago, so before anything that only might want a place.</summary>
    public int Order => 0;

    public async Task<Reply?> TakeAsync(LocationContent place, string userId, DateTimeOffset at, long messageId, CancellationToken cancel)
    {
        if (await sites.ExpectedAsync(userId, at - Announced, cancel) is not { } customer) return null;
        if (GeoPoint.Of(place.Latitude, place.Longitude) is not { } point) return Reply.Of(CustomerWordings.PlaceUnreadable, new PlaceUnreadableModel(customer.Name));
        var before = await sites.FindAsync(customer.Id, cancel);
        var now = new CustomerSite { CustomerId = customer.Id, Latitude = point.Latitude, Longitude = point.Longitude, Label = place.Label.Trim(), SetBy = userId, SetAt = at };
        await sites.SetAsync(now, cancel);
        await sites.ExpectNothingAsync(userId, cancel);
        await ledger.AppendAsync(new LedgerEntry(at, userId, nameof(CommandSource.Chat), customer.Name, "登记现场位置", before?.Label, now.Label), cancel);
        await undos.RememberAsync(userId, new Undoable(SiteUndo.UndoKind, customer.Name, $"位置 {customer.Name}", JsonSerializer.Serialize(new SiteToUndo(now, before), ChatJson.Options)), messageId, at, cancel);
        return Reply.Of(CustomerWordings.SiteSet, new SiteSetModel(customer.Name, now.Label, before is null ? "" : GeoPoint.InWords(before.Point.MetresTo(point))));
    }
}

/// <summary>The customer is where it was before.</summary>
internal sealed class SiteUndo(CustomerSiteStore sites, LedgerStore ledger) : IUndo
{
    internal const string UndoKind = "customer-site";

    public string Kind => UndoKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        var set = JsonSerializer.Deserialize<SiteToUndo>(undoable.Payload, ChatJson.Options)!;
        if (!await sites.StepBackAsync(set.Now, set.Before, cancel)) return CustomerWordings.SiteChangedSince.With(new SiteChangedSinceModel(undoable.RecordNo));
        await ledger.AppendAsync(new LedgerEntry(now, byUserId, "undo", undoable.RecordNo, "撤销现场位置", set.Now.Label, set.Before?.Label), cancel);
        return new Undone(undoable.What);
    }
}

internal sealed record SiteToUndo(CustomerSite Now, CustomerSite? Before);
