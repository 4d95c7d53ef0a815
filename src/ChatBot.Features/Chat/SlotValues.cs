using ChatBot.Features.Kernel;
using ChatBot.Features.Language;

namespace ChatBot.Features.Chat;

/// <summary>The values found for a command's slots. Reading a slot that is not there gives null, never a default.</summary>
public sealed class SlotValues : IEquatable<SlotValues>
{
    private readonly Dictionary<string, SlotValue> _values = new(StringComparer.Ordinal);

    public SlotValue? this[string slot]
    {
        get => _values.GetValueOrDefault(slot);
        internal set
        {
            if (value is null) _values.Remove(slot);
            else _values[slot] = value;
        }
    }

    public string? Text(string slot) => this[slot]?.Text;

    /// <summary>A word that the command compares (余款:预收): half-width, however it was typed.</summary>
    public string? Choice(string slot) => Text(slot) is { } text ? FullWidth.Fold(text).Trim().TrimEnd(',', '。', '!') : null;

    public string? Record(string slot) => this[slot]?.Text;

    public DeadlineReading? Deadline(string slot) => this[slot]?.Deadline;

    public Money? Amount(string slot) => this[slot]?.Amount;

    internal IEnumerable<KeyValuePair<string, SlotValue>> All => _values;

    /// <summary>The same words for the same slots.</summary>
    public bool Equals(SlotValues? other) =>
        other is not null && _values.Count == other._values.Count && _values.All(value => other[value.Key]?.Text == value.Value.Text);

    public override bool Equals(object? obj) => Equals(obj as SlotValues);

    public override int GetHashCode() => _values.Count;
}

/// <summary>One value: the words it was read from, and what they were understood as.</summary>
public sealed record SlotValue(string Text)
{
    public DeadlineReading? Deadline { get; init; }

    public Money? Amount { get; init; }

    /// <summary>More than one person was named for this slot: all names in order.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];
}
