using ChatBot.Features.Language;

namespace ChatBot.Features.Chat;

/// <summary>
/// What a half-filled command knows, worked out anew from all that was said, each piece at its own time: keys in an answer count, and an answer
/// that begins with 不对 corrects what was said before.
/// </summary>
internal static class DraftValues
{
    private static readonly HashSet<string> NoValue = new(StringComparer.Ordinal) { "跳过", "没有", "无", "不知道", "不清楚", "随便", "不填" };

    public static SlotValues Of(CommandSpec spec, Draft draft, CommandParser parser)
    {
        var values = parser.Parse(spec, draft.Said[0].Text, draft.Said[0].At);
        string? lastAnswered = null;
        foreach (var utterance in draft.Said.Skip(1))
        {
            if (spec.Slots.FirstOrDefault(one => one.Name == utterance.Slot) is not { } slot) continue;
            var keyed = parser.ParseKeyed(spec, utterance.Text, utterance.At, out var left);
            foreach (var (name, value) in keyed.All) values[name] = value;
            if (left.Length == 0) continue;
            if (Correction.Of(left) is { } corrected && Correct(spec, slot, lastAnswered, corrected, utterance.At, values, parser)) continue;

            if (slot.Required && NoValue.Contains(ReadingText.Of(left).Trim())) continue;
            if (parser.ParseAnswer(slot, left, utterance.At) is not { } answer) continue;
            values[slot.Name] = answer;
            lastAnswered = slot.Name;
        }

        return values;
    }

    /// <summary>The slot to ask for: one that is required and missing, or one with a time that cannot be.</summary>
    public static Slot? FirstMissing(CommandSpec spec, SlotValues values) =>
        spec.Slots.FirstOrDefault(slot => (slot.Required && values[slot.Name] is null && !slot.Unless.Any(other => values[other] is not null)) || values[slot.Name] is { Deadline.Kind: DeadlineKind.None });

    private static bool Correct(CommandSpec spec, Slot asked, string? lastAnswered, Corrected correction, DateTimeOffset at, SlotValues values, CommandParser parser)
    {
        var corrected = correction.Value;
        // 不对，是60箱: the count is replaced wherever one of the same measure stands.
        if (QuantityPhrase.Read(ReadingText.Of(corrected)) is [var count] && count.Length == corrected.Trim().Length)
        {
            foreach (var slot in spec.Slots.Where(one => one.Kind is SlotKind.Text or SlotKind.Word or SlotKind.Keyed or SlotKind.Rest))
            {
                if (values.Text(slot.Name) is not { } text) continue;
                if (QuantityPhrase.Read(text).FirstOrDefault(one => one.Unit == count.Unit) is not { } before) continue;
                values[slot.Name] = new SlotValue(string.Concat(text.AsSpan(0, before.Start), corrected.Trim(), text.AsSpan(before.Start + before.Length)));
                return true;
            }
        }

        // A time or an amount says itself which slot it is for; other words correct the answer before, else they answer the question.
        var target = spec.Slots.FirstOrDefault(slot => slot.Kind is SlotKind.Deadline or SlotKind.Amount && values[slot.Name] is not null && IsWhole(parser, slot, corrected, at))
            ?? spec.Slots.FirstOrDefault(slot => slot.Kind is SlotKind.Person && values[slot.Name] is not null && corrected.StartsWith('@'))
            ?? (asked.Kind is SlotKind.Deadline or SlotKind.Amount && parser.ParseAnswer(asked, corrected, at) is not null ? asked : null);
        if (target is null && !correction.IsPlain) return false;
        target ??= spec.Slots.FirstOrDefault(slot => slot.Name == lastAnswered)
            ?? spec.Slots.LastOrDefault(slot => slot.Kind is SlotKind.Text or SlotKind.Word && values[slot.Name] is not null)
            ?? asked;
        if (parser.ParseAnswer(target, corrected, at) is { } value) values[target.Name] = value;
        return true;
    }

    private static bool IsWhole(CommandParser parser, Slot slot, string text, DateTimeOffset at) =>
        parser.ParseAnswer(slot, text, at) is { Deadline: null or { Kind: not DeadlineKind.None } } value && value.Text.Length * 2 >= text.Trim().Length;
}
