using ChatBot.Features.Calendar;
using SkiaSharp;

namespace ChatBot.Features.Pictures;

/// <summary>
/// Plan and reality of a record's steps over days: the frame is the plan, the bar below is what became of it, the part beyond the limit red with strokes
/// and a word; days off are grey. The same arguments give the same bytes. Pure.
/// </summary>
public static class GanttPicture
{
    private const float Body = 32, Small = 28, Least = 26, Plan = 20, Actual = 28;

    public static Drawing Draw(Gantt gantt, SKTypeface font)
    {
        using var paper = new Paper(font);
        paper.Paragraph("甘特图：计划与实际", Small, Paper.Soft, 1);
        paper.Skip(8);
        paper.Paragraph($"{gantt.RecordNo}{(gantt.Customer.Length > 0 ? " " + gantt.Customer : "")}：{gantt.Answer}", 44, Paper.Ink, 4, bold: true);
        paper.Skip(16);
        DrawLegend(paper);
        DrawDays(paper, gantt);
        if (gantt.More > 0) paper.Paragraph($"另有 {gantt.More} 步没有画出。", Small, Paper.Soft, 1);
        BoardPicture.Sign(paper, $"来源：{gantt.RecordNo} 的期限记录", BusinessTime.LocalOf(gantt.Now));
        return paper.Finish();
    }

    private static void DrawLegend(Paper paper)
    {
        var x = (float)Paper.Margin;
        void Entry(string word, Action<SKRect> swatch)
        {
            swatch(new SKRect(x, paper.Y + 4, x + 44, paper.Y + 30));
            x += 56 + paper.Line(word, x + 56, Small, Paper.Ink, 220) + 32;
        }

        Entry("计划", box => paper.Frame(box, Paper.Soft));
        Entry("实际", box => paper.Bar(box, 0, isLate: false));
        Entry("超时", box => paper.Bar(box, 0, isLate: true));
        Entry("休息日", box => paper.Box(box, OffDay));
        paper.Skip(Paper.LineHeight(Small) + 16);
    }

    private static readonly SKColor OffDay = new(0xE4, 0xE8, 0xEE);

    private static void DrawDays(Paper paper, Gantt gantt)
    {
        var (first, last) = (BusinessTime.StartOf(gantt.From), BusinessTime.EndOf(gantt.To));
        var days = gantt.To.DayNumber - gantt.From.DayNumber + 1;
        float X(DateTimeOffset at) => Math.Clamp(Paper.Margin + (float)(Paper.Inner * ((at - first) / (last - first))), Paper.Margin, Paper.Width - Paper.Margin);
        var step = Paper.Inner / days;
        var every = Math.Max(1, (int)MathF.Ceiling(110 / step));
        for (var i = 0; i < days; i += every)
        {
            var day = gantt.From.AddDays(i);
            var x = Paper.Margin + (i * step);
            if (x + 90 > Paper.Width - Paper.Margin) break;
            paper.Line($"{day.Month}/{day.Day}", x, Least, Paper.Soft, 100);
        }

        paper.Skip(Paper.LineHeight(Least) + 4);
        const float texts = 92, lane = texts + Plan + 4 + Actual + 26;
        var (top, bottom) = (paper.Y, paper.Y + (gantt.Lanes.Count * lane));
        foreach (var day in gantt.DaysOff)
        {
            var x = Paper.Margin + ((day.DayNumber - gantt.From.DayNumber) * step);
            paper.Box(new SKRect(x, top, x + step, bottom), OffDay);
        }

        var today = X(gantt.Now);
        paper.Stroke(today, top, today, bottom, Paper.Ink, 3);
        foreach (var one in gantt.Lanes)
        {
            var late = one.IsLate ? 100f : 0;
            paper.Stroke(Paper.Margin, paper.Y, Paper.Width - Paper.Margin, paper.Y, Paper.Faint);
            // A light ground, so that grey days and the line of today do not run through the letters.
            paper.Box(new SKRect(Paper.Margin, paper.Y + 4, Paper.Width - Paper.Margin, paper.Y + texts - 2), new SKColor(0xFB, 0xFC, 0xFE, 0xE6));
            if (one.IsLate) paper.Line("超时", Paper.Width - Paper.Margin, Body, Paper.Red, late, SKTextAlign.Right, paper.Y + 8, bold: true);
            paper.Line($"{one.Title} · {one.Holder}", Paper.Margin + 4, Body, Paper.Ink, Paper.Inner - late - 16, top: paper.Y + 8, bold: true);
            paper.Line(one.Story, Paper.Margin + 4, Small, one.IsLate ? Paper.Red : Paper.Soft, Paper.Inner - 8, top: paper.Y + 8 + Paper.LineHeight(Body));
            var y = paper.Y + texts;
            paper.Frame(Span(X(one.Started), X(one.Due), y, Plan), Paper.Soft);
            y += Plan + 4;
            var limit = one.Due < one.Started ? one.Started : one.Due;
            paper.Bar(Span(X(one.Started), X(one.End < limit ? one.End : limit), y, Actual), 0, isLate: false);
            if (one.IsLate) paper.Bar(Span(X(limit), X(one.End), y, Actual), 0, isLate: true);
            paper.Skip(lane);
        }

        paper.Stroke(Paper.Margin, bottom, Paper.Width - Paper.Margin, bottom, Paper.Faint);
        paper.Skip(4);
        paper.Line("现在", today, Least, Paper.Ink, 100, SKTextAlign.Center);
        paper.Skip(Paper.LineHeight(Least) + 8);
    }

    /// <summary>At least so broad that it can be seen.</summary>
    private static SKRect Span(float from, float to, float top, float height)
    {
        const float least = 8;
        var right = Math.Max(to, Math.Min(from + least, Paper.Width - Paper.Margin));
        return new SKRect(Math.Min(from, right - least), top, right, top + height);
    }
}
