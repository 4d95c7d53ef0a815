using System.ComponentModel.DataAnnotations;

namespace ChatBot.Features.Scheduling;

/// <summary>When Quartz ticks, as Quartz cron in Shanghai time (section <c>Schedule</c>). A tick only asks what is due.</summary>
public sealed class ScheduleOptions
{
    /// <summary>From this moment of a working day on, the daily report is due.</summary>
    [Required, Cron]
    public string DailyReport { get; set; } = "0 0 18 * * ?";

    /// <summary>From this moment of a working day on, people are reminded of what they sent and linked to no customer.</summary>
    [Required, Cron]
    public string LooseInput { get; set; } = "0 30 17 * * ?";

    /// <summary>Deadlines, evidence to fetch, edited templates.</summary>
    [Required, Cron]
    public string Sweep { get; set; } = "0/15 * * * * ?";

    /// <summary>The auditor looks whether the sweep has left anything undone.</summary>
    [Required, Cron]
    public string Audit { get; set; } = "40 * * * * ?";

    /// <summary>Approvals are read again, in case an event was lost.</summary>
    [Required, Cron]
    public string Reconcile { get; set; } = "0 7 * * * ?";

    /// <summary>Departments and members are read again.</summary>
    [Required, Cron]
    public string OrgSync { get; set; } = "0 23 0/4 * * ?";

    /// <summary>Admins are told which words were not understood in the seven days before.</summary>
    [Required, Cron]
    public string WeeklyMisses { get; set; } = "0 0 9 ? * MON";

    /// <summary>What is no longer needed is deleted.</summary>
    [Required, Cron]
    public string Cleanup { get; set; } = "0 40 3 * * ?";
}

/// <summary>Says what is wrong with a cron expression before the service listens.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CronAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is string text && CronTimes.IsValid(text)
            ? ValidationResult.Success
            : new ValidationResult($"{validationContext.MemberName} is not a Quartz cron expression; the daily report at 18:00 is \"0 0 18 * * ?\".", [validationContext.MemberName!]);
}
