using System.Collections;

namespace ChatBot.Features.Collaboration;

/// <summary>A list that is a value: two with the same entries are equal, so that a record that holds one can be compared as a whole.</summary>
public sealed class ValueList<T>(IReadOnlyList<T> items) : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    public static readonly ValueList<T> Empty = new([]);

    public int Count => items.Count;

    public T this[int index] => items[index];

    public ValueList<T> Add(T item) => new([.. items, item]);

    public ValueList<T> Where(Func<T, bool> keep) => new([.. Enumerable.Where(items, keep)]);

    public ValueList<T> WithLast(T item) => new([.. items.Take(items.Count - 1), item]);

    public IEnumerator<T> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(ValueList<T>? other) => other is not null && items.SequenceEqual(other);

    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    public override int GetHashCode() => items.Count;
}
