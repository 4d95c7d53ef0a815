using System.Text.RegularExpressions;
using ChatBot.Features.Calendar;
using ChatBot.Features.Kernel;
using ChatBot.Features.Language;

namespace ChatBot.Features.Chat;

/// <summary>
/// Fills a command's slots from free text: <c>键:值</c>, mentions, record numbers, times and amounts are taken out in this order wherever they
/// stand; what is left goes to the bare slots. Order, width and spaces are free (C2).
/// </summary>
internal sealed partial class CommandParser(WorkCalendar calendar)
{
    /// <param name="text">The words after the verb.</param>
    public SlotValues Parse(CommandSpec spec, string text, DateTimeOffset now)
    {
        var rest = new Remainder(FullWidth.Fold(text));
        var values = new SlotValues();
        TakeKeyed(spec, rest, values, now);
        foreach (var slot in spec.Slots)
        {
            if (values[slot.Name] is not null) continue;
            values[slot.Name] = slot.Kind switch
            {
                SlotKind.Person => Mentions(rest),
                SlotKind.Record => Record(slot, rest),
                _ => null,
            };
        }

        foreach (var slot in spec.Slots)
        {
            if (values[slot.Name] is not null) continue;
            values[slot.Name] = slot.Kind switch
            {
                SlotKind.Rest => rest.TakeAll() is { Length: > 0 } all ? new SlotValue(all) : null,
                SlotKind.Deadline => Deadline(rest, now),
                SlotKind.Amount => Amount(rest),
                _ => null,
            };
        }

        foreach (var slot in spec.Slots.Where(slot => slot is { Kind: SlotKind.Person, Required: true, OnlyMarked: false } && values[slot.Name] is null))
            values[slot.Name] = rest.TakeLastWord() is { } name ? Names(name) : null;
        foreach (var slot in spec.Slots.Where(slot => slot.Kind == SlotKind.Word && values[slot.Name] is null))
            values[slot.Name] = rest.TakeFirstWord() is { } word ? new SlotValue(word) : null;
        foreach (var slot in spec.Slots.Where(slot => slot.Kind == SlotKind.Text && values[slot.Name] is null))
            values[slot.Name] = rest.TakeAll() is { Length: > 0 } all ? new SlotValue(all) : null;
        return values;
    }

    /// <summary>Reads an answer to the question for one slot; null when it does not answer it.</summary>
    public SlotValue? ParseAnswer(Slot slot, string text, DateTimeOffset now)
    {
        var folded = FullWidth.Fold(text).Trim();
        if (folded.Length == 0) return null;
        var rest = new Remainder(folded);
        return slot.Kind switch
        {
            SlotKind.Person => Mentions(rest) ?? Names(folded),
            SlotKind.Record => Record(slot, rest),
            SlotKind.Deadline => Deadline(rest, now),
            SlotKind.Amount => AmountPhrase.Read(folded, bareNumberIsMoney: true) is [var amount, ..] ? new SlotValue(amount.Span) { Amount = new Money(amount.Fen) } : null,
            _ => new SlotValue(folded),
        };
    }

    private void TakeKeyed(CommandSpec spec, Remainder rest, SlotValues values, DateTimeOffset now)
    {
        var keys = spec.Slots.SelectMany(slot => slot.Keys.Append(slot.Name).Select(key => (Key: key, Slot: slot))).ToList();
        var found = new List<(int Start, int ValueStart, Slot Slot)>();
        foreach (Match match in KeyBeforeColon().Matches(rest.Text))
        {
            // The longest known key that ends at the colon, so that 责任人 wins over 人.
            var before = rest.Text.AsSpan(0, match.Index);
            var best = (Key: "", Slot: default(Slot));
            foreach (var (key, slot) in keys)
            {
                if (key.Length > best.Key.Length && before.EndsWith(key, StringComparison.Ordinal)) best = (key, slot);
            }

            if (best.Slot is not null) found.Add((match.Index - best.Key.Length, match.Index + match.Length, best.Slot));
        }

        for (var i = 0; i < found.Count; i++)
        {
            var (start, valueStart, slot) = found[i];
            var end = i + 1 < found.Count ? found[i + 1].Start : rest.Text.Length;
            var value = rest.Text[valueStart..end];
            if (values[slot.Name] is not null || value.Trim().Length == 0) continue;
            var (taken, length) = Keyed(slot, value, now);
            if (taken is null) continue;
            values[slot.Name] = taken;
            rest.Take(start, valueStart + length - start);
        }
    }

    /// <summary>The value for a slot at the start of the words after its colon, and how many characters it takes.</summary>
    private (SlotValue? Value, int Length) Keyed(Slot slot, string value, DateTimeOffset now)
    {
        var lead = value.Length - value.TrimStart().Length;
        var firstWord = value.TrimStart().Split([' ', '\n', '\t', ';'], 2)[0];
        switch (slot.Kind)
        {
            case SlotKind.Person:
                return (Names(firstWord.TrimStart('@')), lead + firstWord.Length);
            case SlotKind.Word:
                return (new SlotValue(firstWord.TrimEnd(',', '，', '。')), lead + firstWord.Length);
            case SlotKind.Record:
                return RecordNo.Find(value) is { } record ? (new SlotValue(record.No), record.Start + record.Length) : (null, 0);
            case SlotKind.Deadline:
                var reading = DeadlinePhrase.Read(value, now, calendar);
                // A date that cannot be understood is still this slot's value, so that the bot asks about it instead of moving it elsewhere.
                return reading.Kind == DeadlineKind.None
                    ? (new SlotValue(firstWord) { Deadline = reading }, lead + firstWord.Length)
                    : (new SlotValue(reading.Span) { Deadline = reading }, reading.Start + reading.Length);
            case SlotKind.Amount:
                return AmountPhrase.Read(value, bareNumberIsMoney: true) is [var amount, ..]
                    ? (new SlotValue(amount.Span) { Amount = new Money(amount.Fen) }, amount.Start + amount.Span.Length)
                    : (null, 0);
            default:
                return (new SlotValue(value.Trim()), value.Length);
        }
    }

    private static SlotValue? Mentions(Remainder rest)
    {
        var names = new List<string>();
        foreach (Match match in Mention().Matches(rest.Text))
        {
            names.Add(match.Groups["name"].Value);
            rest.Take(match.Index, match.Length);
        }

        return names.Count == 0 ? null : new SlotValue(string.Join('、', names)) { Names = names };
    }

    private static SlotValue Names(string text)
    {
        var names = text.Split(['、', ',', '，', '/', '和', '@'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new SlotValue(text.TrimStart('@')) { Names = names };
    }

    private static SlotValue? Record(Slot slot, Remainder rest)
    {
        for (var from = 0; RecordNo.Find(rest.Text, from) is { } found; from = found.Start + found.Length)
        {
            if (slot.Prefixes.Length > 0 && !slot.Prefixes.Contains(RecordNo.PrefixOf(found.No))) continue;
            rest.Take(found.Start, found.Length);
            return new SlotValue(found.No);
        }

        return null;
    }

    private SlotValue? Deadline(Remainder rest, DateTimeOffset now)
    {
        var reading = DeadlinePhrase.Read(rest.Text, now, calendar);
        if (reading.Kind == DeadlineKind.None)
        {
            if (reading.Problem == DeadlineProblem.None || reading.Length == 0) return null;
            rest.Take(reading.Start, reading.Length);
            return new SlotValue(reading.Span) { Deadline = reading };
        }

        rest.Take(reading.Start, reading.Length);
        rest.TakeBefore(reading.Start, ["最晚", "最迟", "截止到", "截止", "务必", "必须", "在"]);
        return new SlotValue(reading.Span) { Deadline = reading };
    }

    private static SlotValue? Amount(Remainder rest)
    {
        if (AmountPhrase.Read(rest.Text, bareNumberIsMoney: true) is not [var amount, ..]) return null;
        rest.Take(amount.Start, amount.Span.Length);
        return new SlotValue(amount.Span) { Amount = new Money(amount.Fen) };
    }

    [GeneratedRegex(@"\s*[:：]\s*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyBeforeColon();

    [GeneratedRegex(@"@\s?(?<name>[^\s@,，。;；:：、!！?？]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mention();

    /// <summary>A text from which pieces are taken; what was taken leaves blanks, so that positions stay valid.</summary>
    private sealed class Remainder(string text)
    {
        private static readonly char[] Breaks = [' ', '\n', '\r', '\t', ',', '，', '。', ';', '；', '、'];

        public string Text { get; private set; } = text;

        public void Take(int start, int length) =>
            Text = string.Concat(Text.AsSpan(0, start), new string(' ', length), Text.AsSpan(start + length));

        public void TakeBefore(int position, string[] words)
        {
            var before = Text.AsSpan(0, position).TrimEnd();
            foreach (var word in words)
            {
                if (!before.EndsWith(word, StringComparison.Ordinal)) continue;
                Take(before.Length - word.Length, word.Length);
                return;
            }
        }

        public string TakeAll()
        {
            var all = string.Join(' ', Text.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries)).Trim(Breaks);
            Text = "";
            return all;
        }

        public string? TakeFirstWord()
        {
            var start = 0;
            while (start < Text.Length && Breaks.Contains(Text[start])) start++;
            var end = start;
            while (end < Text.Length && !Breaks.Contains(Text[end])) end++;
            return TakeWord(start, end);
        }

        public string? TakeLastWord()
        {
            var end = Text.Length;
            while (end > 0 && Breaks.Contains(Text[end - 1])) end--;
            var start = end;
            while (start > 0 && !" \n\r\t;；".Contains(Text[start - 1], StringComparison.Ordinal)) start--;
            return TakeWord(start, end);
        }

        private string? TakeWord(int start, int end)
        {
            if (end <= start) return null;
            var word = Text[start..end];
            Take(start, end - start);
            return word;
        }
    }
}
