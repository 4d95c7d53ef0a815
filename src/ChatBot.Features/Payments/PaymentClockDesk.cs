using ChatBot.Features.Calendar;
using ChatBot.Features.Contracts;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Health;

namespace ChatBot.Features.Payments;

/// <summary>Starts, stops and rewords the clock of an item by comparing before with after, in the transaction of the change: what is paid is reminded of no more.</summary>
internal sealed class PaymentClockDesk(DeadlineStore deadlines, HealthSampleBook samples, WorkCalendar calendar)
{
    public const string Part = "payment";

    /// <param name="isUndo">The step is taken back: the same clock runs on, and what it has said it does not say again.</param>
    public async Task SetAsync(Contract contract, PaymentItem? before, PaymentItem after, bool isUndo, string by, long? cause, DateTimeOffset now, CancellationToken cancel)
    {
        await NoteAsync(contract, after, now, cancel);
        var ran = before is { HasClock: true };
        var sameDay = before?.DueDay == after.DueDay;
        if (ran && (!after.HasClock || !sameDay))
        {
            // Greys the reminders that are on phones and keeps back those that have not left.
            await deadlines.CloseQuietlyAsync(after.RecordNo, Part, HowOf(after), by, now, cancel);
        }

        if (!after.HasClock) return;
        if (ran && sameDay)
        {
            await deadlines.RewordAsync(ClockOf(contract, after, cause, now), cancel);
            return;
        }

        var clock = ClockOf(contract, after, cause, now);
        if (isUndo && await deadlines.ReopenAsync(after.RecordNo, Part, clock.DueAt, cancel) > 0) await deadlines.RewordAsync(clock, cancel);
        else await deadlines.OpenAsync(clock, cancel);
    }

    /// <summary>Whether what is owed comes in by its day (回款按期).</summary>
    public async Task NoteAsync(Contract contract, PaymentItem item, DateTimeOffset now, CancellationToken cancel)
    {
        if (item.DueDay is not { } agreed) return;
        await samples.NoteAsync(
            new HealthFact(HealthObject.Payment, "", item.RecordNo, "", contract.Owner, contract.Owner, contract.Customer, "", item.CreatedAt)
            {
                Hits = item.State == PaymentState.Paid ? new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal) { ["paid"] = now } : new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal),
                OwnDueAt = PaymentDays.DueAt(agreed, calendar), WithdrawnAt = item.State == PaymentState.Void ? now : null,
            },
            cancel);
    }

    /// <summary>Stops the clocks of items that are void now.</summary>
    public Task StopAllAsync(IReadOnlyCollection<PaymentItem> voided, string by, DateTimeOffset now, CancellationToken cancel) =>
        deadlines.CloseAllQuietlyAsync([.. voided.Select(item => item.RecordNo)], Part, "已作废", by, now, cancel);

    /// <summary>Who has been told that it is late, and so learns how it ended (part C 18).</summary>
    public async Task<IReadOnlyList<string>> WhoHeardAsync(string recordNo, CancellationToken cancel) =>
        [.. (await deadlines.FiresOfAsync(recordNo, cancel))
            .Where(fired => fired.Step.StartsWith("T+", StringComparison.Ordinal))
            .SelectMany(fired => fired.Recipients.Split('、', StringSplitOptions.RemoveEmptyEntries))
            .Distinct(StringComparer.OrdinalIgnoreCase)];

    private Deadline ClockOf(Contract contract, PaymentItem item, long? cause, DateTimeOffset now)
    {
        var (agreed, today) = (item.DueDay!.Value, BusinessTime.DayOf(now));
        var partly = item.ReceivedFen > 0 ? $"（应收{item.Amount}，已到{item.Received}）" : "";
        var shifted = PaymentDays.LastDay(agreed, calendar) == agreed ? "" : $"（约定{DateWords.Day(agreed, today)}，遇休息日顺延）";
        return new Deadline
        {
            Policy = PaymentPolicy.Id, RecordNo = item.RecordNo, Part = Part, Title = $"收款{item.Open}{partly}，{contract.RecordNo} 第{item.Position}期{shifted}",
            Customer = contract.Customer, Missing = $"到账{item.Open}", AmountFen = item.Open.Fen, Holder = contract.Owner, Owner = contract.Owner,
            StartedAt = now, DueAt = PaymentDays.DueAt(agreed, calendar), Cause = cause,
        };
    }

    /// <summary>What stands on the greyed cards behind the name of who did it.</summary>
    private static string HowOf(PaymentItem item) => item.State switch
    {
        PaymentState.Paid => "已收齐",
        PaymentState.Void => "已作废",
        _ => "已改期",
    };
}
