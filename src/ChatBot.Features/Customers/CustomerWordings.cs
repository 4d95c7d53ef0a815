using ChatBot.Features.Kernel;

namespace ChatBot.Features.Customers;

internal static class CustomerWordings
{
    public static readonly Wording<NoSuchCustomerModel> NoSuchCustomer = new("customers/no-such-customer");
    public static readonly Wording<MayNotSetSiteModel> MayNotSetSite = new("customers/may-not-set-site");
    public static readonly Wording<SiteWantedModel> SiteWanted = new("customers/site-wanted");
    public static readonly Wording<SiteSetModel> SiteSet = new("customers/site-set");
    public static readonly Wording<PlaceUnreadableModel> PlaceUnreadable = new("customers/place-unreadable");
    public static readonly Wording<SiteChangedSinceModel> SiteChangedSince = new("customers/site-changed-since");
}

public sealed record NoSuchCustomerModel(string Name);

/// <param name="Owner">Who looks after it, or empty.</param>
public sealed record MayNotSetSiteModel(string Customer, string Owner);

/// <param name="Known">Where it is by now, or empty; with when and by whom that was set.</param>
public sealed record SiteWantedModel(string Customer, string Known, string SetAt, string SetBy);

/// <param name="Moved">How far from where it was, or empty.</param>
public sealed record SiteSetModel(string Customer, string Label, string Moved);

public sealed record PlaceUnreadableModel(string Customer);

public sealed record SiteChangedSinceModel(string Customer);
