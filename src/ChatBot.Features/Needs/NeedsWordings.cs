using ChatBot.Features.Collaboration;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Needs;

internal static class NeedsWordings
{
    /// <summary>The flow that every need runs through.</summary>
    public static readonly FlowUse Flow = new("need");

    public static readonly Wording<NeedLoggedModel> Logged = new("needs/logged");
}

/// <param name="Fields">What was understood, one line each.</param>
/// <param name="Warnings">What does not look right, one sentence each.</param>
/// <param name="Now">The stages that are open, with who has been told.</param>
/// <param name="Later">The stages to come.</param>
public sealed record NeedLoggedModel(
    string RecordNo, IReadOnlyList<string> Fields, IReadOnlyList<string> Warnings, IReadOnlyList<StageLine> Now, IReadOnlyList<StageLine> Later, int UndoMinutes);
