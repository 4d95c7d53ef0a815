using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Contracts;
using ChatBot.Features.Health;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Payments;

/// <summary>Books money that came or went back, and says what that leaves; common to 到账 and 退款.</summary>
internal sealed class ReceiptBook(
    PaymentStore payments, ReceiptStore receipts, PaymentBook book, PaymentClockDesk clocks, HealthLedger health, Outbox outbox, OrgDirectory org, WorkCalendar calendar, ChatOptions options)
{
    public static readonly TimeSpan SecondTap = TimeSpan.FromSeconds(60);

    /// <param name="parts">What each item gets; below zero where it goes back.</param>
    /// <param name="held">What belongs to no item (预收).</param>
    public async Task<Reply> BookAsync(
        CommandCall call, PaymentTarget target, ReceiptKind kind, DateOnly day, IReadOnlyList<ReceiptPart> parts, Money held, string reason, CancellationToken cancel)
    {
        var contract = target.Contract;
        var changes = parts.Select(part => new ItemChange(part.Item, part.Item.With(part.Amount))).ToList();
        var common = new Receipt
        {
            ContractNo = contract.RecordNo, Day = day, Kind = kind, Reason = reason, AskedOf = target.No, RecordedBy = call.SenderId, RecordedAt = call.Now, Cause = call.MessageId,
        };
        var rows = parts.Select(part => common with { ItemNo = part.Item.RecordNo, AmountFen = part.Amount.Fen }).ToList();
        if (held != Money.Zero) rows.Add(common with { AmountFen = held.Fen });
        var what = kind == ReceiptKind.Refund ? "退款" : "到账";
        var sum = parts.Aggregate(held, (total, part) => total + part.Amount);
        var entry = new PaymentEntry(contract, target.No, what)
        {
            Reason = reason.Length > 0 ? reason : null, Items = changes, Receipts = rows,
            ContractAfter = held == Money.Zero ? null : $"prepaid {(held > Money.Zero ? "+" : "")}{held.Fen}",
        };
        if (await book.WriteAsync(call, entry, cancel) is { } refusal) return Reply.Of(refusal);

        // Whoever looks after the customer has brought the money in; finance only writes it down (R42).
        if (kind == ReceiptKind.Receipt && org.Current.MaySee(call.SenderId, contract.Owner) && string.Equals(call.SenderId, contract.Owner, StringComparison.OrdinalIgnoreCase))
            await health.CreditAsync(call.SenderId, HealthActionKind.PaymentFollowUp, target.No, call.Now, call.MessageId, cancel);
        var model = await ModelAsync(contract, target, what, sum, day, changes, held, reason, call, cancel);
        await TellAsync(contract, changes, model, call, cancel);
        return Reply.Of(PaymentsWordings.Booked, model) with
        {
            CardAfterUse = Deadlines.DeadlineWordings.CardUsed.With(new Deadlines.CardUsedModel(org.Current.NameOf(call.SenderId), $"已登记{what} {sum}")),
        };
    }

    /// <summary>The owner hears of money that somebody else booked, and who was told that an item is late hears that it is paid (part C 18).</summary>
    private async Task TellAsync(Contract contract, IReadOnlyList<ItemChange> changes, BookedModel model, CommandCall call, CancellationToken cancel)
    {
        var hearers = new List<string> { contract.Owner };
        foreach (var change in changes.Where(change => change.After.State == PaymentState.Paid)) hearers.AddRange(await clocks.WhoHeardAsync(change.After.RecordNo, cancel));
        foreach (var person in hearers.Distinct(StringComparer.OrdinalIgnoreCase).Where(person => !string.Equals(person, call.SenderId, StringComparison.OrdinalIgnoreCase)))
        {
            await outbox.AddAsync(
                new Push($"receipt/{call.MessageId}/{person}", person, PaymentsWordings.BookedNews.With(model))
                {
                    RecordNo = model.RecordNo, FallbackId = org.Current.FallbackFor(person),
                },
                call.MessageId,
                cancel);
        }
    }

    private async Task<BookedModel> ModelAsync(
        Contract contract, PaymentTarget target, string what, Money sum, DateOnly day, IReadOnlyList<ItemChange> changes, Money held, string reason, CommandCall call, CancellationToken cancel)
    {
        var today = BusinessTime.DayOf(call.Now);
        var all = await payments.OfContractAsync(contract.RecordNo, cancel);
        var prepaid = await receipts.PrepaidAsync(contract.RecordNo, cancel);
        var received = await receipts.ReceivedAsync(contract.RecordNo, cancel);
        return new BookedModel(
            what, target.No, contract.RecordNo, contract.Customer, org.Current.NameOf(call.SenderId), (sum < Money.Zero ? Money.Zero - sum : sum).ToString(), DateWords.Day(day, today),
            [.. changes.Select(change => PaymentLine.Of(change.After, contract.Customer, today, calendar))],
            held > Money.Zero ? held.ToString() : "", prepaid == Money.Zero ? "" : prepaid.ToString(), received.ToString(), contract.Amount.ToString(),
            received < contract.Amount ? (contract.Amount - received).ToString() : "", all.Count == 0, changes.Any(change => change.After.State == PaymentState.Paid && change.Before!.HasClock), reason,
            (int)options.UndoWithin.TotalMinutes);
    }
}
