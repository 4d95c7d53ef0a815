using System.Collections;
using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChatBot.Storage;

/// <summary>One parameter of a statement: the name as the SQL spells it, and where in the arguments its value is.</summary>
internal sealed record StatementParameter(string Name, ColumnKind Kind, bool IsList, Func<object, object?> Read);

/// <summary>SQL text for one database, and how an arguments object of one type fills it. Made once and kept.</summary>
/// <remarks>
/// A list is one parameter on either database, so that the text is the same for three ids and for three hundred, and none at all is no special
/// case: <c>in @Ids</c> becomes <c>in (select value from json_each(@Ids))</c> on SQLite and <c>= any(@Ids)</c> on PostgreSQL
/// (<c>not in</c>: <c>&lt;&gt; all(@Ids)</c>).
/// </remarks>
internal sealed partial class Statement
{
    /// <summary>Texts are constants of the code; far more of them means that somebody writes values into SQL, and memory must not pay for it.</summary>
    private const int KeptAtMost = 4096;

    private static readonly ConcurrentDictionary<(Dialect, string, Type), Statement> Kept = new();
    private static readonly ConcurrentDictionary<Type, Dictionary<string, Member>> Members = new();

    private Statement(string sql, StatementParameter[] parameters)
    {
        Sql = sql;
        Parameters = parameters;
    }

    public string Sql { get; }

    public StatementParameter[] Parameters { get; }

    /// <exception cref="ArgumentException">The SQL wants a value that the arguments lack, or a list stands elsewhere than behind <c>in</c>.</exception>
    public static Statement For(Dialect dialect, string sql, object? args)
    {
        if (args is IReadOnlyDictionary<string, object?> values) return Build(dialect, sql, MembersOf(values));

        var key = (dialect, sql, args?.GetType() ?? typeof(void));
        if (Kept.TryGetValue(key, out var known)) return known;

        if (Kept.Count >= KeptAtMost) Kept.Clear();
        return Kept.GetOrAdd(key, static k => Build(k.Item1, k.Item2, Members.GetOrAdd(k.Item3, MembersOf)));
    }

    /// <summary>The value as the driver of this database takes it.</summary>
    public static object Value(Dialect dialect, StatementParameter parameter, object? args)
    {
        var value = parameter.Read(args!);
        if (!parameter.IsList) return ColumnTypes.ToColumn(value);
        if (value is null) throw new ArgumentException($"@{parameter.Name} is a list and must not be null; an empty list finds nothing", nameof(args));

        var items = ((IEnumerable)value).Cast<object?>().Select(ColumnTypes.ToColumn);
        if (dialect.Provider == StorageProvider.Sqlite) return JsonSerializer.Serialize(items);
        return parameter.Kind switch
        {
            ColumnKind.BigInt => items.Cast<long>().ToArray(),
            ColumnKind.Integer => items.Cast<int>().ToArray(),
            ColumnKind.Real => items.Cast<double>().ToArray(),
            _ => items.Cast<string>().ToArray(),
        };
    }

    private static Statement Build(Dialect dialect, string sql, Dictionary<string, Member> members)
    {
        var parameters = new List<StatementParameter>();
        foreach (var spelled in Placeholders().Matches(sql).Where(match => match.Groups["name"].Success).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal))
        {
            if (!members.TryGetValue(spelled, out var member)) throw new ArgumentException($"The SQL wants @{spelled}, the arguments have no such member: {sql}", nameof(sql));
            var element = ElementOf(member.Type);
            var kind = ColumnTypes.KindOf(element ?? member.Type);
            if (kind == ColumnKind.Unknown && member.Type != typeof(object))
                throw new ArgumentException($"@{spelled} is a {member.Type}, which has no column form; pass the plain value inside it", nameof(members));
            parameters.Add(new StatementParameter(spelled, kind, element is not null, member.Read));
        }

        foreach (var list in parameters.Where(parameter => parameter.IsList)) sql = Spread(dialect, sql, list.Name);
        return new Statement(sql, [.. parameters]);
    }

    private static string Spread(Dialect dialect, string sql, string name)
    {
        var behindIn = new Regex($@"\b(?<not>not\s+)?in\s+@{name}\b", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
        var all = Placeholders().Matches(sql).Count(match => match.Groups["name"].Value == name);
        if (behindIn.Count(sql) != all) throw new ArgumentException($"@{name} is a list and stands behind \"in\" alone, without brackets: {sql}", nameof(sql));

        return behindIn.Replace(sql, match => (dialect.Provider, match.Groups["not"].Success) switch
        {
            (StorageProvider.Sqlite, var not) => $"{(not ? "not in" : "in")} (select value from json_each(@{name}))",
            (_, true) => $"<> all(@{name})",
            (_, false) => $"= any(@{name})",
        });
    }

    private static Type? ElementOf(Type type)
    {
        if (type == typeof(string) || type == typeof(byte[])) return null;
        return type.GetInterfaces().Append(type)
            .FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
    }

    private static Dictionary<string, Member> MembersOf(Type type)
    {
        var members = new Dictionary<string, Member>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanRead && property.GetIndexParameters().Length == 0))
        {
            var args = Expression.Parameter(typeof(object));
            var read = Expression.Convert(Expression.Property(Expression.Convert(args, property.DeclaringType!), property), typeof(object));
            members[property.Name] = new Member(property.PropertyType, Expression.Lambda<Func<object, object?>>(read, args).Compile());
        }

        return members;
    }

    private static Dictionary<string, Member> MembersOf(IReadOnlyDictionary<string, object?> values) =>
        values.ToDictionary(
            pair => pair.Key,
            pair => new Member(pair.Value?.GetType() ?? typeof(object), args => ((IReadOnlyDictionary<string, object?>)args)[pair.Key]),
            StringComparer.OrdinalIgnoreCase);

    /// <summary>Literals and comments are matched first, so that an @ inside them is not taken for a parameter.</summary>
    [GeneratedRegex(@"'(?:[^']|'')*'|--[^\n]*|@(?<name>[A-Za-z_]\w*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholders();

    private sealed record Member(Type Type, Func<object, object?> Read);
}
