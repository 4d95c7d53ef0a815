using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.Language;

namespace ChatBot.Features.Contracts;

/// <summary>Money that is to be booked: one exact amount in yuan, above zero. A range, an estimate or a foreign currency is asked about, never rounded. Pure.</summary>
public static class ExactAmount
{
    /// <summary>Ten thousand 亿: beyond it sums could no longer be trusted to fit, and nobody signs it.</summary>
    public static readonly Money Most = new(1_000_000_000_000_00);

    /// <summary>The amount of a command's slot. What stands around it (约, 左右) is not part of the slot, so it is looked up in what was said.</summary>
    public static Decision<Money> Of(CommandCall call, SlotValue amount) =>
        AmountPhrase.Read(call.Text, bareNumberIsMoney: true).FirstOrDefault(read => read.Span == amount.Text && read.Fen == amount.Amount?.Fen) is { } said ? Of(said) : Of(amount.Text);

    /// <param name="words">The words that were read as an amount.</param>
    public static Decision<Money> Of(string words) => AmountPhrase.Read(words, bareNumberIsMoney: true) is [var amount, ..] ? Of(amount) : Not(words, "unreadable");

    public static Decision<Money> Of(AmountReading amount)
    {
        if (amount.Currency != "CNY") return Not(amount.Span, "currency");
        if (amount.Kind is AmountKind.Range or AmountKind.Unit || amount.IsApproximate) return Not(amount.Span, "inexact");
        if (amount.Fen <= 0) return Not(amount.Span, "not-positive");
        return new Money(amount.Fen) > Most ? Not(amount.Span, "too-large") : new Money(amount.Fen);
    }

    private static Said Not(string words, string why) => ContractWordings.NotExact.With(new NotExactModel(words, why));
}
