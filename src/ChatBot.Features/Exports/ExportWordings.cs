using ChatBot.Features.Kernel;

namespace ChatBot.Features.Exports;

internal static class ExportWordings
{
    public static readonly Wording<AppraisalModel> Shown = new("exports/appraisal");
    public static readonly Wording<AppraisalModel> Exported = new("exports/appraisal-exported");
    public static readonly Wording<AppraisalFrozenModel> Frozen = new("exports/appraisal-frozen");
    public static readonly Wording<NotFrozenModel> NotFrozen = new("exports/not-frozen");
    public static readonly Wording<WhichMonthModel> WhichMonth = new("exports/which-month");
    public static readonly Wording<NoPublicUrlModel> NoPublicUrl = new("exports/no-public-url");
    public static readonly Wording<DeliveriesModel> Deliveries = new("exports/deliveries");
    public static readonly Wording<ResentModel> Resent = new("exports/resent");
    public static readonly Wording<NoDeliveryModel> NoDelivery = new("exports/no-delivery");
    public static readonly Wording<StillWaitingModel> StillWaiting = new("exports/still-waiting");
    public static readonly Wording<WebhookOffModel> WebhookOff = new("exports/webhook-off");
    public static readonly Wording<WebhookFailedModel> WebhookFailed = new("exports/webhook-failed");
}

public sealed record AppraisalShown(string Name, long Due, string Rate, long Actions, string Received, string DueAmount);

/// <param name="Left">How many are in the file only.</param>
/// <param name="Url">Empty where no file was asked for.</param>
public sealed record AppraisalModel(
    string Month, string Key, string FrozenAt, long Version, int People, int Corrections, IReadOnlyList<AppraisalShown> Lines, int Left, string Url, string Until);

public sealed record AppraisalFrozenModel(string Month, string Key, string FrozenAt, int Version, int People);

/// <param name="FreezesAt">Empty where that is past.</param>
public sealed record NotFrozenModel(string Month, string FreezesAt);

public sealed record WhichMonthModel(string Words);

public sealed record NoPublicUrlModel;

/// <param name="Outcome">HTTP status, or what went wrong; empty before the first try.</param>
public sealed record DeliveryLine(long Id, string Month, string State, int Tries, string Outcome, string At, long ResendOf, bool CanResend);

public sealed record DeliveriesModel(bool IsOn, IReadOnlyList<DeliveryLine> Lines);

public sealed record ResentModel(long Id, long Again, string Month);

public sealed record NoDeliveryModel(string Words);

public sealed record StillWaitingModel(long Id, string NextAt);

public sealed record WebhookOffModel;

public sealed record WebhookFailedModel(long Id, string Month, int Tries, string Outcome);
