using ChatBot.Features.Collaboration;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.AfterSales;

internal static class AfterSalesWordings
{
    /// <summary>The flow that every complaint runs through.</summary>
    public static readonly FlowUse Flow = new("complaint");

    public static readonly Wording<ComplaintLoggedModel> Logged = new("aftersales/complaint-logged");
    public static readonly Wording<UnknownSeverityModel> UnknownSeverity = new("aftersales/unknown-severity");
    public static readonly Wording<CauseAgainModel> CauseAgain = new("aftersales/cause-again");
    public static readonly Wording<OtherCausesModel> OtherCauses = new("aftersales/other-causes");
    public static readonly Wording<ImprovementAlarmModel> ImprovementAlarm = new("aftersales/improvement-alarm");
    public static readonly Wording<ImprovedModel> Improved = new("aftersales/improved");
    public static readonly Wording<NoImprovementModel> NoImprovement = new("aftersales/no-improvement");
}

/// <param name="Fields">What was understood, one line each.</param>
public sealed record ComplaintLoggedModel(string RecordNo, IReadOnlyList<string> Fields, string Initiator, IReadOnlyList<StageLine> Stages, string Told, int UndoMinutes);

public sealed record UnknownSeverityModel(string Word);

/// <param name="Times">Archived with this cause within the last 90 days, this one included.</param>
/// <param name="IsOwner">The reader has to do something about it.</param>
public sealed record CauseAgainModel(string RecordNo, string Customer, string Problem, string Cause, long Times, int Days, string Owner, string Due, bool IsOwner);

/// <param name="Percent">Of all that was archived within the last 90 days.</param>
public sealed record OtherCausesModel(string RecordNo, int Percent, long Archived);

/// <param name="IsHolder">The reader is the one who has it.</param>
/// <param name="Level">0: a warning; 1: the limit; more: further up.</param>
public sealed record ImprovementAlarmModel(string RecordNo, string Title, string Customer, string Holder, string Due, string Left, string Path, bool IsHolder, int Level);

public sealed record ImprovedModel(string RecordNo, string Cause, string Measures, string Told);

/// <param name="Owner">Whose it is; empty: there is none that is open.</param>
public sealed record NoImprovementModel(string RecordNo, string Owner);
