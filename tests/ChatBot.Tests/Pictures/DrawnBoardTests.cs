using ChatBot.Features.Boards;
using ChatBot.Features.Calendar;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Evidence;
using ChatBot.Features.Pictures;
using CsCheck;
using SkiaSharp;

namespace ChatBot.Tests.Pictures;

/// <summary>What is drawn can be decoded, is as broad as a phone, is not blank, and no text leaves the sheet or lies on another.</summary>
public sealed class DrawnBoardTests
{
    private static readonly DateTimeOffset Now = TestBot.At("2026-11-25 09:00");

    private static readonly Gen<string> Words = Gen.OneOf(
        Gen.Char["一二三华东医院采购合同，。（）ABCabc 0123456789-\n"].Array[0, 60].Select(letters => new string(letters)), Gen.Const(""), Gen.Const("😀😀😀"), Gen.Const(new string('长', 300)));

    private static readonly Gen<BoardView> Views =
        from answer in Words
        from figures in Gen.Select(Words, Words, Gen.Bool, (name, value, late) => new BoardFigure(name, value, "n=3", late)).Array[0, 4]
        from categories in Words.Array[0, 40]
        from count in Gen.Int[0, 5]
        from numbers in Gen.Double[0, 1e6].Array[200]
        from columns in Gen.Int[1, 9]
        from rows in Gen.Select(Words.Array[9], Gen.Bool, (cells, late) => new BoardRow(cells, late)).Array[0, 12]
        select new BoardView(
            answer, figures,
            new BoardChart("每天的健康动作", "个", categories, [.. Enumerable.Range(0, count).Select(s => new BoardSeries(answer, [.. categories.Select((_, i) => numbers[((s * 40) + i) % 200])], s == 1))]),
            new BoardTable([.. Enumerable.Range(1, columns).Select(n => $"第{n}列")], [.. rows.Select(row => row with { Cells = [.. row.Cells.Take(columns)] })]))
        {
            WhyEmpty = answer,
        };

    private static SKTypeface Font => new FontFinder(new EvidenceOptions()).Font ?? throw new InvalidOperationException(FontFinder.Remedy);

    [Fact]
    public void Any_board_is_drawn_without_a_text_that_leaves_the_sheet_or_lies_on_another() =>
        Views.Sample(view => IsSound(BoardPicture.Draw("过程健康度", view, Font, Now)), iter: 60);

    [Fact]
    public void Any_gantt_is_drawn_without_a_text_that_leaves_the_sheet_or_lies_on_another() =>
        Gen.Select(Words, Gen.Int[-60 * 24, 60], Gen.Int[-100, 2000], Gen.Int[0, 2000], Gen.Bool, (title, began, due, end, open) => new Deadline
        {
            RecordNo = "HK-1", Title = title, Customer = title, Holder = "lina", StartedAt = Now.AddHours(began), DueAt = Now.AddHours(began + due), ClosedAt = open ? null : Now.AddHours(began + end),
        }).Array[1, 20].Sample(
            clocks => IsSound(GanttPicture.Draw(Gantt.Of("HT-2026-088", [.. clocks.Select((clock, id) => clock with { Id = id })], ChatBot.Features.People.OrgTree.Empty, WorkCalendar.Default, Now), Font)), iter: 40);

    [Fact]
    public void The_same_board_gives_the_same_bytes() =>
        Assert.Equal(BoardPicture.Draw("看板", Stuck, Font, Now).Png, BoardPicture.Draw("看板", Stuck, Font, Now).Png);

    [Fact]
    public void What_is_late_is_red_and_crossed_by_strokes()
    {
        using var late = SKBitmap.Decode(BoardPicture.Draw("看板", Stuck, Font, Now).Png);
        using var calm = SKBitmap.Decode(BoardPicture.Draw("看板", Stuck with { Figures = [], Chart = Stuck.Chart! with { Series = [new BoardSeries("在走", [4, 2, 1])] }, Table = new BoardTable([], []) }, Font, Now).Png);

        Assert.True(RedOf(late) > 5000, $"{RedOf(late)} red pixels");
        Assert.Equal(0, RedOf(calm));
        // Along the middle of the longest bar red and light change, as a plain bar's colour would not.
        var row = Enumerable.Range(0, late.Height).MaxBy(y => Enumerable.Range(0, late.Width).Count(x => IsRed(late.GetPixel(x, y))));
        var changes = Enumerable.Range(1, late.Width - 1).Count(x => IsRed(late.GetPixel(x, row)) != IsRed(late.GetPixel(x - 1, row)));
        Assert.True(changes > 20, $"{changes} changes along the bar");
    }

    [Fact]
    public void At_most_eight_rows_are_drawn_and_the_rest_is_counted()
    {
        var many = Stuck with { Table = Stuck.Table with { Rows = [.. Enumerable.Range(0, 30).Select(_ => Stuck.Table.Rows[1])] } };
        var nine = many with { Table = many.Table with { Rows = [.. many.Table.Rows.Take(9)] } };

        Assert.Equal(BoardPicture.Draw("看板", nine, Font, Now).Height, BoardPicture.Draw("看板", many, Font, Now).Height);
    }

    internal static BoardView Stuck { get; } = new(
        "3 件卡住，最久的是 KS-7 物流异常核实，李强 手里，已超 2 天 4 小时，缺现场照片。",
        [new BoardFigure("在走", "12 件"), new BoardFigure("卡住", "3 件", "n=12", IsLate: true), new BoardFigure("最久已超", "2 天 4 小时", IsLate: true)],
        new BoardChart("卡住的事在谁手里", "件", ["李强", "张工", "周一鸣"], [new BoardSeries("超时", [4, 2, 1], IsLate: true)]),
        new BoardTable(
            ["编号", "客户", "现在这一步", "在谁手里", "期限", "还剩", "缺什么", "红"],
            [
                new BoardRow(["KS-7", "华东医院", "物流异常核实", "李强（物流部）", "11月23日(周一)10:00", "已超 2 天 4 小时", "现场照片、签收单", "2"], IsLate: true),
                new BoardRow(["XQ-12", "浙江大学医学院附属第一医院", "确认配置与交期", "王工（生产部）", "11月27日(周五)18:00", "还剩 2 天 9 小时", "", ""]),
            ]));

    internal static bool IsSound(Drawing drawn)
    {
        using var picture = SKBitmap.Decode(drawn.Png);
        if (picture.Width != BoardPictureWidth || picture.Height != drawn.Height || drawn.Width != picture.Width) return false;
        if (!Enumerable.Range(0, picture.Height).Any(y => picture.GetPixel(60, y).Red < 200)) return false;
        foreach (var text in drawn.Texts)
        {
            if (text.Left < -0.5f || text.Right > drawn.Width + 0.5f || text.Top < 0 || text.Bottom > drawn.Height) return false;
        }

        return !drawn.Texts.Any(one => drawn.Texts.Any(other => one != other && SKRect.Inflate(one, -2, -2).IntersectsWith(SKRect.Inflate(other, -2, -2))));
    }

    private const int BoardPictureWidth = 1080;

    private static int RedOf(SKBitmap picture)
    {
        var red = 0;
        for (var y = 0; y < picture.Height; y++)
            for (var x = 0; x < picture.Width; x++)
                if (IsRed(picture.GetPixel(x, y))) red++;
        return red;
    }

    private static bool IsRed(SKColor color) => color.Red > 180 && color.Green < 90 && color.Blue < 90;
}
