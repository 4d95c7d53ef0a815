using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Dapper;

namespace ChatBot.Storage;

/// <summary>What a parameter is in the database; PostgreSQL wants to know even when the value is null.</summary>
internal enum ColumnKind
{
    Unknown,
    Integer,
    BigInt,
    Real,
    Text,
    Blob,
}

/// <summary>
/// .NET value ↔ column, alike on both databases: DateTimeOffset ↔ bigint (UTC milliseconds), DateOnly ↔ text yyyy-MM-dd, bool ↔ integer 0/1,
/// enum ↔ text (its name), long, int, double, string, byte[] as they are.
/// </summary>
internal static class ColumnTypes
{
    private static readonly object Yes = 1;
    private static readonly object No = 0;
    private static readonly ConcurrentDictionary<Type, bool> WithEnums = new();

    /// <summary>
    /// Registers the reading side with Dapper. Plain numbers and texts have handlers too: without one Dapper bakes the type that the column had in
    /// the first row into its parser, and SQLite's expressions (max(x), a left join) change type from null to number between rows.
    /// </summary>
    static ColumnTypes()
    {
        // Dapper asks the reader for a DateOnly, handler or not, and PostgreSQL's text does not give one.
        SqlMapper.RemoveTypeMap(typeof(DateOnly));
        SqlMapper.RemoveTypeMap(typeof(DateOnly?));
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        Handle<string>();
        Handle<long>();
        Handle<int>();
        Handle<double>();
        Handle<bool>();
        Handle<DateTimeOffset>();
        Handle<DateOnly>();
    }

    /// <summary>Runs the registration; touching any member would do, this one says why.</summary>
    public static void Register()
    {
    }

    public static ColumnKind KindOf(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum || type == typeof(string) || type == typeof(DateOnly)) return ColumnKind.Text;
        if (type == typeof(long) || type == typeof(DateTimeOffset)) return ColumnKind.BigInt;
        if (type == typeof(int) || type == typeof(short) || type == typeof(byte) || type == typeof(bool)) return ColumnKind.Integer;
        if (type == typeof(double) || type == typeof(float)) return ColumnKind.Real;
        if (type == typeof(byte[])) return ColumnKind.Blob;
        return ColumnKind.Unknown;
    }

    /// <summary>True for what stands in one column, so that a query for it reads the first column instead of filling a record.</summary>
    public static bool IsSingleColumn(Type type) => KindOf(type) != ColumnKind.Unknown;

    /// <summary>
    /// Enums have no handlers in Dapper: it decides from the column's type in one row how to read them, so that a record with enums needs the question
    /// asked for every row (the answer is kept by Dapper).
    /// </summary>
    public static bool HasEnum(Type row) =>
        WithEnums.GetOrAdd(row, static type => Array.Exists(type.GetProperties(), property => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType).IsEnum));

    /// <exception cref="ArgumentException">The type has no column form.</exception>
    public static object ToColumn(object? value) => value switch
    {
        null => DBNull.Value,
        string text => Storable(text),
        long or int or double or byte[] => value,
        DateTimeOffset instant => instant.ToUnixTimeMilliseconds(),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool yes => yes ? Yes : No,
        Enum named => Enum.GetName(named.GetType(), named)
            ?? throw new ArgumentException($"{named.GetType().Name} has no member of value {named:D}; only named values are stored", nameof(value)),
        short or byte => Convert.ToInt32(value, CultureInfo.InvariantCulture),
        float real => (double)real,
        _ => throw new ArgumentException($"{value.GetType()} has no column form: instants are DateTimeOffset, days DateOnly, money a long in 分; pass the value inside a wrapper", nameof(value)),
    };

    /// <summary>
    /// PostgreSQL takes neither U+0000 nor half a surrogate pair, and SQLite changes them silently: what people typed may hold both, so they become U+FFFD
    /// on both databases instead of failing on one.
    /// </summary>
    private static string Storable(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') && !text.Contains('\0')) return text;
        var clean = new StringBuilder(text.Length);
        // An unpaired half is enumerated as U+FFFD already.
        foreach (var rune in text.EnumerateRunes()) clean.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        return clean.ToString();
    }

    /// <summary>A column's value as <typeparamref name="T"/>; null becomes its default, as it does for a missing row.</summary>
    public static T? FromColumn<T>(object value)
    {
        if (value is DBNull) return default;
        if (value is T same) return same;
        return (T)FromColumn(value, Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T));
    }

    private static object FromColumn(object value, Type type)
    {
        if (type.IsEnum && value is string name) return Enum.Parse(type, name);
        if (type == typeof(string) && value is string) return value;
        if (type == typeof(long)) return Whole(value);
        if (type == typeof(int)) return checked((int)Whole(value));
        if (type == typeof(short)) return checked((short)Whole(value));
        if (type == typeof(byte)) return checked((byte)Whole(value));
        if (type == typeof(bool)) return value is bool yes ? yes : Whole(value) != 0;
        if (type == typeof(DateTimeOffset)) return DateTimeOffset.FromUnixTimeMilliseconds(Whole(value));
        if (type == typeof(DateOnly) && value is string day) return DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (type == typeof(double) && value is long or int or decimal or float) return Convert.ToDouble(value, CultureInfo.InvariantCulture);
        if (type == typeof(float) && value is double real) return (float)real;
        throw new InvalidCastException($"A column of {value.GetType().Name} does not read as {type.Name}");
    }

    /// <summary>PostgreSQL's sum(bigint) is numeric; a fraction read as a whole number would be a silent rounding and is refused.</summary>
    private static long Whole(object value) => value switch
    {
        long whole => whole,
        int small => small,
        short smaller => smaller,
        decimal number when decimal.IsInteger(number) => (long)number,
        double number when double.IsInteger(number) => checked((long)number),
        _ => throw new InvalidCastException($"A column of {value.GetType().Name} does not read as a whole number"),
    };

    private static void Handle<T>() => SqlMapper.AddTypeHandler(new Handler<T>());

    private sealed class Handler<T> : SqlMapper.TypeHandler<T>
    {
        public override T? Parse(object value) => FromColumn<T>(value);

        public override void SetValue(System.Data.IDbDataParameter parameter, T? value) =>
            throw new NotSupportedException("Parameters are bound by Statement, which knows both databases");
    }
}
