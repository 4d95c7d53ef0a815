using ChatBot.Features.Kernel;

namespace ChatBot.Features.Pictures;

internal static class PictureWordings
{
    public static readonly Wording<NoFontModel> NoFont = new("pictures/no-font");

    public static readonly Wording<PictureFailedModel> Failed = new("pictures/failed");

    public static readonly Wording<TrendModel> Trend = new("pictures/trend");

    public static readonly Wording<GanttModel> Gantt = new("pictures/gantt");

    public static readonly Wording<NoGanttModel> NoGantt = new("pictures/no-gantt");

    /// <summary>Stands for the weekly picture where only words can be shown: in histories and audits.</summary>
    public static readonly Wording<WeeklyPictureModel> Weekly = new("pictures/weekly");
}

/// <param name="Remedy">The package to install.</param>
public sealed record NoFontModel(string Remedy);

/// <param name="What">Which picture.</param>
/// <param name="Again">What to type for it.</param>
/// <param name="IsGivenUp">It is not tried any more.</param>
public sealed record PictureFailedModel(string What, string Again, bool IsGivenUp);

/// <param name="Lines">Who did most, most first.</param>
/// <param name="Link">Empty where the service has no address that phones reach.</param>
public sealed record TrendModel(string Answer, IReadOnlyList<string> Lines, string Empty, string Link);

/// <param name="Lines">The clocks that press most, one each.</param>
/// <param name="More">How many there are besides.</param>
public sealed record GanttModel(string RecordNo, string Customer, string Answer, IReadOnlyList<GanttLine> Lines, int More);

public sealed record GanttLine(string Text, bool IsLate);

public sealed record NoGanttModel(string RecordNo);

/// <param name="Answer">The board's first line.</param>
public sealed record WeeklyPictureModel(string Title, string Answer);
