using System.ComponentModel.DataAnnotations;

namespace ChatBot.Features.Approvals;

/// <summary>How forms are read from the platform (section <c>Approvals</c>). Which forms and how long: <c>templates/approvals.yaml</c>.</summary>
public sealed class ApprovalsOptions
{
    /// <summary>So long after an event the form is read: the API may lag behind the event.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan ReadAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>At the very first reading forms are asked for that were handed in this long ago or later.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "31.00:00:00")]
    public TimeSpan FirstLookBack { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Every later reading begins this long before the end of the one before.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan Overlap { get; set; } = TimeSpan.FromHours(2);

    /// <summary>A passed form is read again for so long: it may be taken back or deleted, and that word may be lost.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "31.00:00:00")]
    public TimeSpan WatchPassedFor { get; set; } = TimeSpan.FromDays(3);

    /// <summary>A result that became known later than this is kept and shown, but nobody is told any more.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "31.00:00:00")]
    public TimeSpan TellWithin { get; set; } = TimeSpan.FromDays(1);
}
