using System.Globalization;
using ChatBot.Features.Boards;
using ChatBot.Features.Calendar;
using SkiaSharp;

namespace ChatBot.Features.Pictures;

/// <summary>A board as a picture for the phone (R12): its answer, its chart, its first rows, and when it was counted. The same arguments give the same bytes. Pure.</summary>
public static class BoardPicture
{
    public const int MostRows = 8;

    /// <summary>More bars than that become columns side by side.</summary>
    private const int MostBars = 14, MostColumns = 31;

    private const float Answer = 46, Body = 34, Small = 28, Least = 26;

    /// <param name="font">One with Chinese characters.</param>
    /// <param name="now">When the rows were read; UTC.</param>
    public static Drawing Draw(string title, BoardView view, SKTypeface font, DateTimeOffset now)
    {
        using var paper = new Paper(font);
        paper.Paragraph(title, Small, Paper.Soft, 1);
        paper.Skip(8);
        paper.Paragraph(view.Answer, Answer, Paper.Ink, 5, bold: true);
        paper.Skip(20);
        DrawFigures(paper, view.Figures);
        if (view.Chart is { Categories.Count: > 0, Series.Count: > 0 } chart) DrawChart(paper, chart);
        DrawRows(paper, view);
        var local = BusinessTime.LocalOf(now);
        Sign(paper, $"来源：{title}", local);
        return paper.Finish();
    }

    /// <summary>Source and time in the corner, as on every picture of ours.</summary>
    internal static void Sign(Paper paper, string source, DateTime local)
    {
        paper.Skip(20);
        paper.Stroke(Paper.Margin, paper.Y, Paper.Width - Paper.Margin, paper.Y, Paper.Faint);
        paper.Skip(14);
        var time = string.Create(CultureInfo.InvariantCulture, $"{local:yyyy-MM-dd HH:mm} 统计");
        var used = paper.Line(time, Paper.Width - Paper.Margin, Least, Paper.Soft, Paper.Inner / 2, SKTextAlign.Right);
        paper.Line(source, Paper.Margin, Least, Paper.Soft, Paper.Inner - used - 24);
        paper.Skip(Paper.LineHeight(Least) - 20);
    }

    private static void DrawFigures(Paper paper, IReadOnlyList<BoardFigure> figures)
    {
        var shown = figures.Take(3).ToList();
        if (shown.Count == 0) return;
        const float gap = 20, height = 132;
        var width = (Paper.Inner - (gap * (shown.Count - 1))) / shown.Count;
        for (var i = 0; i < shown.Count; i++)
        {
            var (left, figure) = (Paper.Margin + (i * (width + gap)), shown[i]);
            paper.Box(new SKRect(left, paper.Y, left + width, paper.Y + height), figure.IsLate ? Paper.RedGround : new SKColor(0xEE, 0xF2, 0xF7), 14);
            paper.Line($"{figure.Name}{(figure.Of.Length > 0 ? $"（{figure.Of}）" : "")}", left + 20, Least, Paper.Soft, width - 40, top: paper.Y + 16);
            paper.Line((figure.IsLate ? "！" : "") + figure.Value, left + 20, 42, figure.IsLate ? Paper.Red : Paper.Ink, width - 40, top: paper.Y + 62, bold: true);
        }

        paper.Skip(height + 32);
    }

    private static void DrawChart(Paper paper, BoardChart chart)
    {
        paper.Paragraph($"{chart.Title}（{chart.Unit}）", Body, Paper.Ink, 2, bold: true);
        paper.Skip(14);
        if (chart.Categories.Count * chart.Series.Count <= MostBars) DrawBars(paper, chart);
        else DrawColumns(paper, chart);
        paper.Skip(28);
    }

    /// <summary>One bar below the other: its name in front, its number behind, and the name of its series where there are several or it is late.</summary>
    private static void DrawBars(Paper paper, BoardChart chart)
    {
        const float thickness = 40, gap = 16;
        var most = Math.Max(1e-9, chart.Series.SelectMany(series => series.Values).DefaultIfEmpty().Max());
        var names = Math.Min(300, chart.Categories.Max(category => paper.Measure(category, Body)) + 4);
        string Label(BoardSeries series, double value) => $"{Number(value)} {chart.Unit}{(series.IsLate || chart.Series.Count > 1 ? $" · {series.Name}" : "")}";
        var labels = Math.Min(380, chart.Series.SelectMany(series => series.Values.Select(value => paper.Measure(Label(series, value), Small))).Max() + 4);
        var (start, room) = (Paper.Margin + names + 20, Paper.Inner - names - labels - 40);
        for (var i = 0; i < chart.Categories.Count; i++)
        {
            paper.Line(chart.Categories[i], Paper.Margin, Body, Paper.Ink, names, top: paper.Y);
            for (var s = 0; s < chart.Series.Count; s++)
            {
                var (series, value) = (chart.Series[s], chart.Series[s].Values[i]);
                var length = value <= 0 ? 0 : Math.Max(4, (float)(room * value / most));
                paper.Bar(new SKRect(start, paper.Y, start + length, paper.Y + thickness), s, series.IsLate);
                paper.Line(Label(series, value), start + length + 16, Small, series.IsLate && value > 0 ? Paper.Red : Paper.Ink, labels, top: paper.Y + 4);
                paper.Skip(thickness + 6);
            }

            paper.Skip(gap - 6);
        }
    }

    /// <summary>Columns side by side, the series one on the other; their names with their patterns stand above, the sums on top.</summary>
    private static void DrawColumns(Paper paper, BoardChart chart)
    {
        var from = Math.Max(0, chart.Categories.Count - MostColumns);
        var count = chart.Categories.Count - from;
        DrawLegend(paper, chart);
        var sums = Enumerable.Range(from, count).Select(i => chart.Series.Sum(series => Math.Max(0, series.Values[i]))).ToList();
        var most = Math.Max(1e-9, sums.Max());
        const float height = 380;
        var step = Paper.Inner / count;
        var bottom = paper.Y + 44 + height;
        var nextFree = 0f;
        for (var i = 0; i < count; i++)
        {
            var (left, floor) = (Paper.Margin + (i * step), bottom);
            for (var s = 0; s < chart.Series.Count; s++)
            {
                var value = (float)(height * Math.Max(0, chart.Series[s].Values[from + i]) / most);
                paper.Bar(new SKRect(left + (step * 0.12f), floor - value, left + (step * 0.88f), floor), s, chart.Series[s].IsLate);
                floor -= value;
            }

            var (sum, middle) = (Number(sums[i]), left + (step / 2));
            var half = paper.Measure(sum, Least) / 2;
            // At the edges a long number moves inward, as the paper will write it.
            middle = Math.Clamp(middle, half, Paper.Width - half);
            // A number that would touch its neighbour is left out; the highest is always there.
            var isHighest = sums[i] >= most;
            var fits = middle - half >= nextFree && (isHighest || !(i + 1 < count && sums[i + 1] >= most && half * 2 > step - 4));
            if (sums[i] <= 0 || !fits) continue;
            paper.Line(sum, middle, Least, Paper.Ink, Paper.Inner, SKTextAlign.Center, floor - 36);
            nextFree = middle + half + 4;
        }

        paper.Stroke(Paper.Margin, bottom, Paper.Width - Paper.Margin, bottom, Paper.Soft);
        paper.Skip(44 + height + 10);
        var every = Math.Max(1, (int)MathF.Ceiling((chart.Categories.Skip(from).Max(category => Math.Min(160, paper.Measure(category, Least))) + 14) / step));
        for (var i = count - 1; i >= 0; i -= every)
        {
            var middle = Paper.Margin + ((i + 0.5f) * step);
            paper.Line(chart.Categories[from + i], middle, Least, Paper.Soft, Math.Max(1, Math.Min((every * step) - 8, 2 * Math.Min(middle, Paper.Width - middle))), SKTextAlign.Center);
        }

        paper.Skip(Paper.LineHeight(Least));
    }

    private static void DrawLegend(Paper paper, BoardChart chart)
    {
        const float swatch = 34, gap = 36;
        var x = (float)Paper.Margin;
        for (var s = 0; s < chart.Series.Count; s++)
        {
            var series = chart.Series[s];
            var label = $"{series.Name} {Number(series.Values.Sum())}";
            var width = Math.Min(Paper.Inner - swatch - 12, paper.Measure(label, Small));
            if (x > Paper.Margin && x + swatch + 12 + width > Paper.Width - Paper.Margin)
            {
                x = Paper.Margin;
                paper.Skip(Paper.LineHeight(Small) + 4);
            }

            paper.Bar(new SKRect(x, paper.Y + 2, x + swatch, paper.Y + 2 + 30), s, series.IsLate);
            x += swatch + 12;
            x += paper.Line(label, x, Small, series.IsLate ? Paper.Red : Paper.Ink, Paper.Width - Paper.Margin - x) + gap;
        }

        paper.Skip(Paper.LineHeight(Small) + 12);
    }

    private static void DrawRows(Paper paper, BoardView view)
    {
        var table = view.Table;
        if (table.Rows.Count == 0)
        {
            if (view.WhyEmpty.Length > 0) paper.Paragraph(view.WhyEmpty, Body, Paper.Soft, 4);
            return;
        }

        foreach (var row in table.Rows.Take(MostRows))
        {
            var top = paper.Y;
            var left = Paper.Margin + 24f;
            paper.Skip(10);
            var mark = row.IsLate ? 100f : 0;
            if (row.IsLate) paper.Line("超时", Paper.Width - Paper.Margin, Body, Paper.Red, mark, SKTextAlign.Right, bold: true);
            paper.Line(string.Join(" · ", row.Cells.Take(3).Where(cell => cell.Length > 0)), left, Body, row.IsLate ? Paper.Red : Paper.Ink, Paper.Width - Paper.Margin - left - mark - 12, bold: row.IsLate);
            paper.Skip(Paper.LineHeight(Body));
            var rest = string.Join("，", row.Cells.Zip(table.Columns).Skip(3).Where(pair => pair.First.Length > 0).Select(pair => $"{pair.Second} {pair.First}"));
            if (rest.Length > 0) paper.Paragraph(rest, Small, Paper.Soft, 2, left: left);
            paper.Skip(10);
            paper.Box(new SKRect(Paper.Margin, top + 12, Paper.Margin + 8, paper.Y - 8), row.IsLate ? Paper.Red : Paper.Faint, 4);
        }

        if (table.Rows.Count > MostRows) paper.Paragraph($"还有 {table.Rows.Count - MostRows} 行没有画出，发「看板」或看网页。", Small, Paper.Soft, 1);
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
