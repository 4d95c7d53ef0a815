namespace ChatBot.Sandbox.Stories;

/// <summary>All stories, in the order in which the page offers them.</summary>
internal static class StoryBook
{
    public static IReadOnlyList<Story> All { get; } = 
    [
        OneNeed.Story, HalfAPromise.Story, LockedPromise.Story, TwentyFourHours.Story, ContractApproval.Story, ThreeReceipts.Story,
        NeedToArchive.Story, ComplaintToArchive.Story, Installation.Story, Repair.Story, Transfer.Story, ChangeOfSpecification.Story,
    ];
}
