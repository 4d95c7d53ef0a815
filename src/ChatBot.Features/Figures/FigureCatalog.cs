using ChatBot.Features.Health;

namespace ChatBot.Features.Figures;

/// <summary>All figures, found by what people call them; 口径 explains them through this. Pure.</summary>
public sealed class FigureCatalog(IEnumerable<IFigure> figures) : IDefinitionSource
{
    public IReadOnlyList<IFigure> All { get; } = [.. figures.OrderBy(figure => figure.Definition.Id, StringComparer.Ordinal)];

    public IReadOnlyList<Definition> Definitions => [.. All.Select(figure => figure.Definition)];

    public IFigure this[string id] => All.First(figure => figure.Definition.Id == id);

    /// <summary>By its name, an alias, its id, or a part of the name that no other has.</summary>
    public IFigure? Named(string word)
    {
        if (All.FirstOrDefault(figure => figure.Definition.Name == word || figure.Definition.Id == word || figure.Definition.Aliases.Contains(word, StringComparer.Ordinal)) is { } exact) return exact;
        return word.Length >= 2 && All.Where(figure => figure.Definition.Name.Contains(word, StringComparison.Ordinal)).ToList() is [var only] ? only : null;
    }
}
