using ChatBot.Features.Calendar;
using ChatBot.Features.Contracts;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Payments;

/// <summary>Makes a plan's items out of what was typed, or says by how much it does not come out (R71). Pure.</summary>
internal static class PaymentPlan
{
    /// <param name="target">What the items have to add up to.</param>
    /// <param name="events">What has happened already: clocks that wait for it start at once.</param>
    public static Decision<IReadOnlyList<PaymentItem>> Items(
        Contract contract, PlanReading reading, Money target, IReadOnlyList<ContractEvent> events, WorkCalendar calendar)
    {
        if (reading.Problems.Count > 0) return PaymentsWordings.Unreadable.With(new UnreadableModel(contract.RecordNo, reading.Problems));
        var pieces = reading.Pieces;
        if (pieces.Count > PlanReader.MostPieces) return PaymentsWordings.TooMany.With(new TooManyModel(pieces.Count, PlanReader.MostPieces));
        var shares = pieces.Count(piece => piece.Share is not null);
        if (shares > 0 && shares < pieces.Count) return PaymentsWordings.Mixed.With(new MixedModel(contract.RecordNo));
        var amounts = shares > 0 ? Shares(contract, pieces, target) : Amounts(contract, pieces, target, reading.Mode);
        if (amounts.Refusal is { } off) return off;
        if (amounts.Value!.Any(amount => amount == Money.Zero)) return PaymentsWordings.TooSmall.With(new TooSmallModel(contract.RecordNo, target.ToString()));
        var days = events.ToDictionary(happened => happened.Event, happened => happened.Day, StringComparer.Ordinal);
        return Decision<IReadOnlyList<PaymentItem>>.Of(
        [
            .. pieces.Select((piece, index) => new PaymentItem
            {
                ContractNo = contract.RecordNo, Position = index + 1, AmountFen = amounts.Value![index].Fen, Share = piece.ShareWords, Note = piece.Note,
                Event = piece.Condition?.Event ?? "", Wait = piece.Condition?.Wait ?? 0, WaitUnit = piece.Condition?.Unit ?? WaitUnit.Days,
                DueDay = piece.DueDay ?? (piece.Condition is { } condition && days.TryGetValue(condition.Event, out var day) ? PaymentDays.After(day, condition.Wait, condition.Unit, calendar) : null),
            }),
        ]);
    }

    /// <summary>Whether the plan that stands says the same: then there is nothing to do (C4).</summary>
    public static bool IsSame(IReadOnlyList<PaymentItem> standing, IReadOnlyList<PaymentItem> asked) =>
        standing.Count == asked.Count && standing.Zip(asked).All(pair =>
            pair.First.AmountFen == pair.Second.AmountFen && pair.First.DueDay == pair.Second.DueDay && pair.First.Event == pair.Second.Event
            && pair.First.Wait == pair.Second.Wait && pair.First.WaitUnit == pair.Second.WaitUnit && pair.First.Note == pair.Second.Note);

    private static Decision<IReadOnlyList<Money>> Shares(Contract contract, IReadOnlyList<PlanPiece> pieces, Money target)
    {
        var sum = pieces.Sum(piece => piece.Share!.Value);
        return sum == ShareSplit.Whole
            ? Decision<IReadOnlyList<Money>>.Of(ShareSplit.Of(target, [.. pieces.Select(piece => piece.Share!.Value)]))
            : PaymentsWordings.SharesOff.With(new SharesOffModel(contract.RecordNo, Percent(sum), Percent(Math.Abs(ShareSplit.Whole - sum)), sum < ShareSplit.Whole));
    }

    private static Decision<IReadOnlyList<Money>> Amounts(Contract contract, IReadOnlyList<PlanPiece> pieces, Money target, PlanMode mode)
    {
        var sum = pieces.Aggregate(Money.Zero, (total, piece) => total + piece.Amount!.Value);
        return sum == target
            ? Decision<IReadOnlyList<Money>>.Of([.. pieces.Select(piece => piece.Amount!.Value)])
            : PaymentsWordings.AmountsOff.With(new AmountsOffModel(
                contract.RecordNo, sum.ToString(), target.ToString(), (sum < target ? target - sum : sum - target).ToString(), sum < target, mode == PlanMode.Rest));
    }

    private static string Percent(long millionths) => (millionths / 10_000m).ToString("0.####", System.Globalization.CultureInfo.InvariantCulture) + "%";
}
