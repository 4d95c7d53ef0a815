using ChatBot.Features.Health;

namespace ChatBot.Features.Figures;

/// <summary>One figure: its definition, and how its samples are found. Found by itself; its class is <c>&lt;What&gt;Figure</c> and every figure is read by 指标, 对比 and 相关.</summary>
public interface IFigure
{
    Definition Definition { get; }

    FigureUnit Unit { get; }

    /// <summary>Counted in 分 rather than in things: a share of it needs no least number of samples.</summary>
    bool IsMoney => false;

    /// <summary>Whether less is better: for the words of a comparison.</summary>
    bool LessIsBetter { get; }

    /// <summary>What has to be said beside the value so that nobody reads too much into it, in whole Chinese sentences.</summary>
    IEnumerable<string> NotesOn(Figure figure) => [];

    /// <summary>All samples of the company in this time, those that are left out among them; set-based.</summary>
    Task<IReadOnlyList<Sample>> SamplesAsync(FigureWindow window, DateTimeOffset now, CancellationToken cancel);
}
