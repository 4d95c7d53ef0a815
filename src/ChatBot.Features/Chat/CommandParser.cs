using System.Text.RegularExpressions;
using ChatBot.Features.Calendar;
using ChatBot.Features.Kernel;
using ChatBot.Features.Language;

namespace ChatBot.Features.Chat;

/// <summary>
/// Fills a command's slots from free text: <c>键:值</c> (a blank does for the colon), mentions, record numbers, times and amounts are taken out in this order wherever they
/// stand; what is left goes to the bare slots. Order, width, script and spaces are free (C2): everything is found in the text as it reads, and
/// cut out of the text as it was typed. Free words keep their punctuation and width; what is looked up or calculated with is half-width.
/// </summary>
internal sealed partial class CommandParser(WorkCalendar calendar)
{
    /// <summary>What every command understands that makes a record.</summary>
    private static readonly Slot[] OfEveryRecord = [new(RepeatStore.Another, SlotKind.Keyed), new(IAfterMade.From, SlotKind.Word)];

    /// <param name="text">The words after the verb.</param>
    public SlotValues Parse(CommandSpec spec, string text, DateTimeOffset now)
    {
        var rest = new Remainder(text);
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
                SlotKind.Deadline => Deadline(slot, rest, now),
                SlotKind.Amount => Amount(rest),
                _ => null,
            };
        }

        foreach (var slot in spec.Slots.Where(slot => slot is { Kind: SlotKind.Person, Required: true, OnlyMarked: false } && values[slot.Name] is null))
            values[slot.Name] = rest.TakeLastWord() is { } name ? Names(name) : null;
        foreach (var slot in spec.Slots.Where(slot => slot.Kind == SlotKind.Word && values[slot.Name] is null))
            values[slot.Name] = rest.TakeFirstWord() is { } word ? new SlotValue(FullWidth.Fold(word)) : null;
        foreach (var slot in spec.Slots.Where(slot => slot.Kind == SlotKind.Text && values[slot.Name] is null))
            values[slot.Name] = rest.TakeAll() is { Length: > 0 } all ? new SlotValue(all) : null;
        return values;
    }

    /// <summary>Reads an answer to the question for one slot; null when it does not answer it.</summary>
    public SlotValue? ParseAnswer(Slot slot, string text, DateTimeOffset now)
    {
        var rest = new Remainder(text.Trim());
        if (rest.IsBlank) return null;
        return slot.Kind switch
        {
            SlotKind.Person => Mentions(rest) ?? Names(rest.Typed.Trim()),
            SlotKind.Record => Record(slot, rest),
            SlotKind.Deadline => Deadline(slot, rest, now),
            SlotKind.Amount => Amount(rest),
            SlotKind.Word => new SlotValue(FullWidth.Fold(rest.TakeAll()).TrimEnd('.', '!')),
            SlotKind.Keyed => new SlotValue(rest.TakeAll().TrimEnd('.', '!', '！')),
            _ => new SlotValue(rest.TakeAll()),
        };
    }

    /// <summary>The values that a text names by key; what they took is blank in <paramref name="left"/>.</summary>
    public SlotValues ParseKeyed(CommandSpec spec, string text, DateTimeOffset now, out string left)
    {
        var rest = new Remainder(text);
        var values = new SlotValues();
        TakeKeyed(spec, rest, values, now);
        left = rest.TakeAll();
        return values;
    }

    private void TakeKeyed(CommandSpec spec, Remainder rest, SlotValues values, DateTimeOffset now)
    {
        var slots = spec.Creates is not null ? spec.Slots.Concat(OfEveryRecord.Where(more => !spec.Slots.Any(slot => slot.Name == more.Name))) : spec.Slots;
        var keys = slots.SelectMany(slot => slot.Keys.Append(slot.Name).Select(key => (Key: key, Slot: slot))).ToList();
        var found = new List<FoundKey>();
        foreach (Match match in KeyBeforeColon().Matches(rest.Text))
        {
            // The longest known key that ends at the colon, so that 责任人 wins over 人.
            var before = rest.Text.AsSpan(0, match.Index);
            var best = (Key: "", Slot: default(Slot));
            foreach (var (key, slot) in keys)
            {
                if (key.Length > best.Key.Length && before.EndsWith(key, StringComparison.OrdinalIgnoreCase)) best = (key, slot);
            }

            if (best.Slot is not null) found.Add(new FoundKey(match.Index - best.Key.Length, match.Index + match.Length, best.Slot, HasColon: true));
        }

        // 责任人 张工: people press the blank where the colon is two screens away. Only a whole word counts, since the keys are everyday words.
        foreach (Match match in WholeWord().Matches(rest.Text))
        {
            var slot = keys.Find(one => match.ValueSpan.Equals(one.Key, StringComparison.OrdinalIgnoreCase) && one.Key.Length > 1).Slot;
            if (slot is not null && !found.Exists(one => one.Start == match.Index || one.Slot == slot)) found.Add(new FoundKey(match.Index, match.Index + match.Length + 1, slot, HasColon: false));
        }

        found.Sort((a, b) => a.Start.CompareTo(b.Start));

        for (var i = 0; i < found.Count; i++)
        {
            var (start, valueStart, slot, hasColon) = found[i];
            var end = i + 1 < found.Count ? found[i + 1].Start : rest.Text.Length;
            if (values[slot.Name] is not null || rest.Text.AsSpan(valueStart, end - valueStart).IsWhiteSpace()) continue;
            // Without a colon nothing says where a free value ends: where other words have a slot to go to, it is one word.
            if (!hasColon && slot.Kind == SlotKind.Keyed && spec.Slots.Any(other => other.Kind is SlotKind.Text or SlotKind.Word && !found.Exists(one => one.Slot == other)))
                end = valueStart + rest.Text.AsSpan(valueStart, end - valueStart).IndexOfAnyExcept(' ') + FirstWordLength(rest.Text.AsSpan(valueStart, end - valueStart).TrimStart());
            var (taken, length) = Keyed(slot, rest.Text[valueStart..end], rest.Typed[valueStart..end], now);
            if (taken is null || (!hasColon && taken.Deadline is { Kind: DeadlineKind.None })) continue;
            values[slot.Name] = taken;
            rest.Take(start, valueStart + length - start);
        }
    }

    /// <summary>The value for a slot at the start of the words after its colon, and how many characters it takes.</summary>
    /// <param name="value">As it reads.</param>
    /// <param name="typed">As it was typed, as long.</param>
    private (SlotValue? Value, int Length) Keyed(Slot slot, string value, string typed, DateTimeOffset now)
    {
        var lead = value.Length - value.TrimStart().Length;
        var length = FirstWordLength(value.AsSpan(lead));
        var firstWord = typed.Substring(lead, length);
        switch (slot.Kind)
        {
            case SlotKind.Person:
                return (Names(firstWord), lead + length);
            case SlotKind.Word:
                return (new SlotValue(FullWidth.Fold(firstWord).TrimEnd(',', '。')), lead + length);
            case SlotKind.Record:
                return RecordNo.Find(value) is { } record ? (new SlotValue(record.No), record.Start + record.Length) : (null, 0);
            case SlotKind.Deadline:
                var reading = DeadlinePhrase.Read(value, now, calendar);
                // A date that cannot be understood is still this slot's value, so that the bot asks about it instead of moving it elsewhere.
                return reading.Kind == DeadlineKind.None
                    ? (new SlotValue(FullWidth.Fold(firstWord)) { Deadline = reading }, lead + length)
                    : (new SlotValue(FullWidth.Fold(typed.Substring(reading.Start, reading.Length))) { Deadline = reading }, reading.Start + reading.Length);
            case SlotKind.Amount:
                return AmountPhrase.Read(value, bareNumberIsMoney: true) is [var amount, ..]
                    ? (new SlotValue(FullWidth.Fold(typed.Substring(amount.Start, amount.Span.Length))) { Amount = new Money(amount.Fen) }, amount.Start + amount.Span.Length)
                    : (null, 0);
            default:
                return (new SlotValue(typed.Trim()), value.Length);
        }
    }

    private static int FirstWordLength(ReadOnlySpan<char> text) => text.IndexOfAny([' ', '\n', '\t', ';']) is var at and >= 0 ? at : text.Length;

    private static SlotValue? Mentions(Remainder rest)
    {
        var names = new List<string>();
        foreach (Match match in Mention().Matches(rest.Text))
        {
            var name = match.Groups["name"];
            names.Add(FullWidth.Fold(rest.Typed.Substring(name.Index, name.Length)));
            rest.Take(match.Index, match.Length);
        }

        return names.Count == 0 ? null : new SlotValue(string.Join('、', names)) { Names = names };
    }

    private static SlotValue Names(string text)
    {
        text = FullWidth.Fold(text).TrimStart('@');
        var names = text.Split(['、', ',', '，', '/', '和', '@'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new SlotValue(text) { Names = names };
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

    private SlotValue? Deadline(Slot slot, Remainder rest, DateTimeOffset now)
    {
        var reading = DeadlinePhrase.Read(rest.Text, now, calendar);
        if (reading.Kind == DeadlineKind.None)
        {
            if (reading.Problem == DeadlineProblem.None || reading.Length == 0) return null;
            // 到货后三天内, 每周三, 10月: no time but words that say something. They stay where they are, and the bot asks only where it needs a time.
            if (reading.Problem is DeadlineProblem.EventRelative or DeadlineProblem.Recurring or DeadlineProblem.BareMonth)
                return slot.Required ? new SlotValue(FullWidth.Fold(rest.Typed.Substring(reading.Start, reading.Length))) { Deadline = reading } : null;
            return new SlotValue(FullWidth.Fold(rest.Take(reading.Start, reading.Length))) { Deadline = reading };
        }

        var value = new SlotValue(FullWidth.Fold(rest.Take(reading.Start, reading.Length))) { Deadline = reading };
        rest.TakeBefore(reading.Start, ["最晚", "最迟", "截止到", "截止", "务必", "必须", "在"]);
        return value;
    }

    private static SlotValue? Amount(Remainder rest)
    {
        if (AmountPhrase.Read(rest.Text, bareNumberIsMoney: true) is not [var amount, ..]) return null;
        return new SlotValue(FullWidth.Fold(rest.Take(amount.Start, amount.Span.Length))) { Amount = new Money(amount.Fen) };
    }

    [GeneratedRegex(@"\s*[:：]\s*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyBeforeColon();

    [GeneratedRegex(@"(?<=^|[\s,，。;；])[^\s,，。;；:：]+(?= )", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WholeWord();

    [GeneratedRegex(@"@\s?(?<name>[^\s@,，。;；:：、!！?？]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mention();

    /// <param name="Start">Where the key begins.</param>
    /// <param name="ValueStart">Where what stands behind it begins.</param>
    private readonly record struct FoundKey(int Start, int ValueStart, Slot Slot, bool HasColon);
}
