namespace ChatBot.Sandbox.Stories;

/// <summary>All stories under their headings, in the order in which the page offers them.</summary>
internal static class StoryBook
{
    private static readonly (string Group, Story[] Stories)[] Groups =
    [
        ("先看这几个", [OneNeed.Story, TwentyFourHours.Story, LockedPromise.Story, ThreeReceipts.Story]),
        ("再看细处", [HalfAPromise.Story, ContractApproval.Story, WorkedSaturday.Story]),
        ("六种流程，从头到归档", [NeedToArchive.Story, ComplaintToArchive.Story, Installation.Story, Repair.Story, Transfer.Story, ChangeOfSpecification.Story]),
    ];

    public static IReadOnlyList<Story> All { get; } = [.. Groups.SelectMany(group => group.Stories)];

    /// <summary>The heading over a story; empty for one that is not in the book.</summary>
    public static string GroupOf(string id) => Groups.FirstOrDefault(group => group.Stories.Any(story => story.Id == id)).Group ?? "";
}
