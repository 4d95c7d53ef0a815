using System.Text.Json;
using ChatBot.Features.Chat;

namespace ChatBot.Features.Imports;

/// <summary>Compares rows of one kind with what is stored and writes them. Each call is within one transaction and looks at many rows at once.</summary>
public interface IImportWriter
{
    string Code { get; }

    /// <summary>A verdict for each row, in their order. Asked for the dry run, and again in the transaction that writes.</summary>
    Task<IReadOnlyList<DecidedRow>> DecideAsync(IReadOnlyList<ImportRow> rows, ImportScene scene, CancellationToken cancel);

    /// <summary>Writes those that are New or Change, with their audit entries.</summary>
    /// <returns>By position: what taking the row back needs, as JSON.</returns>
    Task<IReadOnlyDictionary<long, string>> WriteAsync(IReadOnlyList<DecidedRow> rows, ImportScene scene, CancellationToken cancel);

    /// <summary>Why written rows cannot be taken back: who has acted on which record since. Nothing is changed.</summary>
    Task<IReadOnlyList<string>> ObjectionsAsync(IReadOnlyList<ImportRow> rows, ImportScene scene, CancellationToken cancel);

    /// <summary>Lets all stand as before these rows, by events of its own. Asked only where there is no objection, in the same transaction.</summary>
    Task TakeBackAsync(IReadOnlyList<ImportRow> rows, ImportScene scene, CancellationToken cancel);
}

/// <summary>What a written row looked like before and after, kept with it.</summary>
internal static class RowTrace
{
    public static string Of<T>(T trace) => JsonSerializer.Serialize(trace, ChatJson.Options);

    public static T Read<T>(ImportRow row) => JsonSerializer.Deserialize<T>(row.Trace ?? throw new InvalidOperationException($"Row {row.Position} was never written"), ChatJson.Options)!;
}

/// <param name="Value">What the writer needs to write it.</param>
public sealed record DecidedRow(ImportRow Row, RowVerdict Verdict, string What, string Problem = "", object? Value = null)
{
    public bool IsToWrite => Verdict is RowVerdict.New or RowVerdict.Change;

    public static DecidedRow Bad(ImportRow row, string problem) => new(row, RowVerdict.Bad, "", $"第{row.RowNo}行：{problem}");

    public ImportRow AsRow(bool applied) => Row with { Verdict = Verdict, What = What, Problem = Problem, Applied = applied };
}
