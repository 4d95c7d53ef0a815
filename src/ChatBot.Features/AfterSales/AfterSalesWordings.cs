using ChatBot.Features.Collaboration;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.AfterSales;

internal static class AfterSalesWordings
{
    /// <summary>The flow that every complaint runs through.</summary>
    public static readonly FlowUse Flow = new("complaint");

    public static readonly Wording<ComplaintLoggedModel> Logged = new("aftersales/complaint-logged");
    public static readonly Wording<UnknownSeverityModel> UnknownSeverity = new("aftersales/unknown-severity");
}

/// <param name="Fields">What was understood, one line each.</param>
public sealed record ComplaintLoggedModel(string RecordNo, IReadOnlyList<string> Fields, string Initiator, IReadOnlyList<StageLine> Stages, string Told, int UndoMinutes);

public sealed record UnknownSeverityModel(string Word);
