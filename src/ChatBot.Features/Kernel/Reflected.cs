using System.Reflection;

namespace ChatBot.Features.Kernel;

/// <summary>The open sets of the product (commands, jobs, policies, wordings) are found in our own assembly; docs/catalog.md keeps them visible.</summary>
internal static class Reflected
{
    private static readonly Assembly Ours = typeof(Reflected).Assembly;

    public static IEnumerable<Type> Implementers<TContract>() =>
        Ours.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(TContract).IsAssignableFrom(type))
            .OrderBy(type => type.FullName, StringComparer.Ordinal);

    public static IEnumerable<T> StaticFields<T>() =>
        Ours.GetTypes()
            .Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => typeof(T).IsAssignableFrom(field.FieldType))
            .Select(field => (T)field.GetValue(null)!);
}
