namespace ChatBot.Features.Imports;

/// <summary>What a file of one kind looks like, and how a row of it is read. Pure; writing is an <see cref="IImportWriter"/>'s.</summary>
/// <param name="Code">On the command line: customers.</param>
/// <param name="Name">In chat: 客户.</param>
/// <param name="Read">Notes problems on the row; its result counts only where there are none.</param>
public sealed record ImportShape(string Code, string Name, IReadOnlyList<ImportColumn> Columns, Func<RowView, ImportScene, ReadRow> Read)
{
    public string[] Synonyms { get; init; } = [];

    /// <summary>Rows of one part are one thing (the plan of a contract): all or none, and never twice-said.</summary>
    public bool PartsAreWhole { get; init; }

    /// <summary>What the page says about this kind, one line each.</summary>
    public string[] Notes { get; init; } = [];

    public static IReadOnlyList<ImportShape> All { get; } = [CustomerRows.Shape, ContractRows.Shape, PlanRows.Shape, StockRows.Shape];

    public static ImportShape? Find(string words) =>
        All.FirstOrDefault(shape => string.Equals(shape.Code, words, StringComparison.OrdinalIgnoreCase) || shape.Name == words || shape.Synonyms.Contains(words, StringComparer.OrdinalIgnoreCase));
}

/// <param name="Part">The natural key.</param>
/// <param name="Data">JSON.</param>
public sealed record ReadRow(string Part, string Data);
