using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatBot.Features.Collaboration;

/// <summary>A list that is a value: two with the same entries are equal, so that a record that holds one can be compared as a whole.</summary>
[JsonConverter(typeof(ValueListJson))]
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

/// <summary>Written as a plain list.</summary>
internal sealed class ValueListJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ValueList<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Of<T> : JsonConverter<ValueList<T>>
    {
        public override ValueList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(JsonSerializer.Deserialize<List<T>>(ref reader, options)!);

        public override void Write(Utf8JsonWriter writer, ValueList<T> value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, (IEnumerable<T>)value, options);
    }
}
