using ChatBot.Features.Kernel;

namespace ChatBot.Features.Payments;

/// <summary>Which items money goes to. Pure.</summary>
public static class ReceiptSpread
{
    /// <summary>The order in which money without an item is used: what is due first, what has no day yet last.</summary>
    public static IEnumerable<PaymentItem> InOrder(IEnumerable<PaymentItem> items) =>
        items.Where(item => item.State == PaymentState.Open).OrderBy(item => item.DueDay is null).ThenBy(item => item.DueDay).ThenBy(item => item.Position);

    /// <returns>What each item gets, and what is left when all are paid.</returns>
    public static (IReadOnlyList<ReceiptPart> Parts, Money Surplus) Of(Money amount, IEnumerable<PaymentItem> inOrder)
    {
        var parts = new List<ReceiptPart>();
        foreach (var item in inOrder)
        {
            if (amount == Money.Zero) break;
            var part = amount < item.Open ? amount : item.Open;
            if (part == Money.Zero) continue;
            parts.Add(new ReceiptPart(item, part));
            amount -= part;
        }

        return (parts, amount);
    }
}

public sealed record ReceiptPart(PaymentItem Item, Money Amount);
