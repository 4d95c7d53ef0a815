namespace ChatBot.Features.Health;

/// <summary>
/// What a figure is made of, in the words that 口径 prints (R42). A figure that anybody reads has one; a past month keeps the version that it was
/// counted with.
/// </summary>
/// <param name="Id">Stable and English, such as <c>need-response</c>; names a figure in addresses, exports and snapshots.</param>
/// <param name="Name">What people call it: 需求响应.</param>
/// <param name="Aliases">Other words that find it.</param>
/// <param name="Unit">What the figure is printed with: %, 天, 小时, 次, 元.</param>
/// <param name="Numerator">What is counted, as a Chinese sentence.</param>
/// <param name="Denominator">What it is divided by; null for a plain count, mean or sum.</param>
/// <param name="Limit">By when a sample is hit (2 小时自然时间); null without a limit.</param>
/// <param name="Exclusions">What is left out, a sentence each.</param>
/// <param name="Version">Counts up from 1 with every change of what is counted.</param>
/// <param name="ValidFrom">The first Shanghai day that this version counts.</param>
public sealed record Definition(
    string Id, string Name, IReadOnlyList<string> Aliases, string Unit, string Numerator, string? Denominator, string? Limit, IReadOnlyList<string> Exclusions, int Version,
    DateOnly ValidFrom);

/// <summary>Something that has figures to explain: the catalogue of health actions, the figures before and after.</summary>
public interface IDefinitionSource
{
    IReadOnlyList<Definition> Definitions { get; }
}
