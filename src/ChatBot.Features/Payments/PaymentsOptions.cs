using System.ComponentModel.DataAnnotations;

namespace ChatBot.Features.Payments;

/// <summary>Section <c>Payments</c>.</summary>
public sealed class PaymentsOptions
{
    /// <summary>Shanghai time at which reminders leave, on working days.</summary>
    public TimeOnly RemindAt { get; set; } = new(9, 30);

    /// <summary>Shanghai time after which a reminder that was missed waits for the next working day; earlier on the same day it still leaves.</summary>
    public TimeOnly RemindUntil { get; set; } = new(20, 0);

    /// <summary>Thirty days late, the head hears of it when at least this many yuan are open.</summary>
    [Range(0L, 1_000_000_000_000L, ErrorMessage = "Payments:HeadFromYuan is an amount in yuan, for instance 100000.")]
    public long HeadFromYuan { get; set; } = 100_000;

    /// <summary>Who the head is: a role of duty.yaml or the name of a department, whose leader it then is.</summary>
    [Required(ErrorMessage = "Payments:HeadRole is a role of duty.yaml or a department, for instance \"销售\".")]
    public string HeadRole { get; set; } = "销售";
}
