using System.IO.Compression;
using System.Text;
using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Imports;
using ChatBot.Features.Inventory;
using static ChatBot.Tests.Imports.Files;

namespace ChatBot.Tests.Imports;

public sealed class SheetReadingTests
{
    private const string Text = "客户,区域\r\n华东医院,华东\r\n";

    static SheetReadingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<byte[]> Encodings =>
        [Encoding.UTF8.GetBytes(Text), (byte[])[0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)], Encoding.GetEncoding("GB18030").GetBytes(Text), (byte[])[0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)]];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Csv_is_read_in_every_usual_encoding(byte[] file) =>
        Assert.Equal(new CustomerRow("华东医院", "华东", null), Customer(Assert.Single(Read(file, "customers"))));

    [Theory]
    [InlineData("客户,区域", "华东医院,华东")]
    [InlineData("片区;备用;医院名称", "华东;x;华东医院")]
    [InlineData("地区\t 单位 名称 ", "华东\t华东医院")]
    [InlineData("*客户名称（全称）,大区：", "\"华东医院\",华东")]
    public void Columns_are_found_by_their_names_in_any_order(string headings, string row) =>
        Assert.Equal(new CustomerRow("华东医院", "华东", null), Customer(Assert.Single(Read(Csv(headings, row), "customers"))));

    [Fact]
    public void What_is_left_out_is_said()
    {
        var read = ReadAll(Csv("客户台账 2026", "", "客户名称,电话,区域", "示例：某某医院,1,华东", "华东医院,138,华东", "", "合计,,1"), "customers");

        Assert.Single(read.Rows);
        Assert.Equal(5, read.Rows[0].RowNo);
        Assert.Contains(read.Notices, notice => notice.Contains("电话", StringComparison.Ordinal));
        Assert.Contains("跳过 1 行合计。", read.Notices);
        Assert.Contains("跳过 1 行示例。", read.Notices);
    }

    [Theory]
    [InlineData("合同金额", "12.5万", 12_500_000)]
    [InlineData("合同金额", "125000", 12_500_000)]
    [InlineData("合同金额", "\"125,000.50\"", 12_500_050)]
    [InlineData("合同金额", "￥125000元", 12_500_000)]
    [InlineData("合同金额", "十二万五", 12_500_000)]
    [InlineData("合同金额（万元）", "12.5", 12_500_000)]
    [InlineData("合同金额（万元）", "12.5万", 12_500_000)]
    public void Amounts_are_read_to_the_fen(string heading, string amount, long fen)
    {
        var row = Assert.Single(Read(Csv($"合同编号,客户,{heading}", $"HT-2026-088,华东医院,{amount}"), "contracts"));

        Assert.Equal("", row.Problem);
        Assert.Equal(fen, JsonSerializer.Deserialize<ContractRow>(row.Data, ChatJson.Options)!.Fen);
    }

    [Theory]
    [InlineData("十二万吧", "C2：金额「十二万吧」看不懂")]
    [InlineData("", "C2：缺合同金额")]
    [InlineData("0", "C2：金额「0」要大于 0")]
    [InlineData("-5", "C2：金额「-5」要大于 0")]
    [InlineData("1.234", "C2：金额「1.234」不到一分")]
    [InlineData("5000美元", "C2：金额「5000美元」不是人民币")]
    [InlineData("10-12万", "C2：金额「10-12万」")]
    [InlineData("#REF!", "C2：公式出错「#REF!」")]
    public void A_bad_amount_is_named_by_its_cell(string amount, string problem)
    {
        var row = Assert.Single(Read(Csv("合同编号,客户,金额", $"HT-2026-088,华东医院,{amount}"), "contracts"));

        Assert.Equal(RowVerdict.Bad, row.Verdict);
        Assert.StartsWith(problem, row.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_with_a_row_is_said_at_once()
    {
        var row = Assert.Single(Read(Csv("合同编号,客户,金额,负责人", "KQ-1,,十二万吧,张三丰"), "contracts"));

        Assert.Equal(4, row.Problem.Split('；').Length);
        Assert.Contains("A2：", row.Problem, StringComparison.Ordinal);
        Assert.Contains("D2：通讯录里没有「张三丰」", row.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Excel_keeps_numbers_dates_and_merged_cells()
    {
        var file = Workbook(
            Row(1, "2026年库存", null, null) + Row(2, "仓库", "货号", "数量", "日期") + Row(3, "上海仓", "GL-22", 120.5, 46349) + Row(4, "<c r=\"A4\"/>", 100234, 7, "2026/11/22 08:30"),
            "<mergeCells count=\"1\"><mergeCell ref=\"A3:A4\"/></mergeCells>");

        var rows = Read(file, "stock");

        Assert.Equal(["", ""], rows.Select(row => row.Problem));
        var stock = rows.Select(row => JsonSerializer.Deserialize<StockRow>(row.Data, ChatJson.Options)!).ToList();
        Assert.Equal(("上海仓", "GL-22", 120_500L, TestBot.At("2026-11-23 00:00") - TimeSpan.FromDays((new DateTime(2026, 11, 23) - DateTime.FromOADate(46349)).TotalDays)), (stock[0].Warehouse, stock[0].Sku, stock[0].OnHand, stock[0].AsOf));
        Assert.Equal(("上海仓", "100234", 7_000L, TestBot.At("2026-11-22 08:30")), (stock[1].Warehouse, stock[1].Sku, stock[1].OnHand, stock[1].AsOf));
    }

    [Fact]
    public void A_formula_counts_by_its_result_and_one_without_is_missing()
    {
        var rows = Read(
            Workbook(Row(1, "仓库", "货号", "数量") + Row(2, "上海仓", "GL-22", "<c r=\"C2\"><f>60*2</f><v>120</v></c>") + Row(3, "上海仓", "GL-23", "<c r=\"C3\"><f>A1</f></c>") + Row(4, "上海仓", "GL-24", "<c r=\"C4\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>")),
            "stock");

        Assert.Equal(120_000, JsonSerializer.Deserialize<StockRow>(rows[0].Data, ChatJson.Options)!.OnHand);
        Assert.Equal("C3：缺库存数量", rows[1].Problem);
        Assert.Equal("C4：公式出错「#DIV/0!」，请改成实际的值", rows[2].Problem);
    }

    [Fact]
    public void What_stands_twice_is_taken_once_and_what_differs_is_asked_about()
    {
        var rows = Read(Csv("客户,区域", "华东医院,华东", "华东医院,华东", "华东医院 ,华南"), "customers");

        Assert.Equal([RowVerdict.New, RowVerdict.Duplicate, RowVerdict.Bad], rows.Select(row => row.Verdict));
        Assert.Contains("与第 2 行相同", rows[1].Problem, StringComparison.Ordinal);
        Assert.Contains("第 2 行已有同一个「华东医院」，但内容不同", rows[2].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void One_bad_row_keeps_the_whole_plan_out()
    {
        var rows = Read(Csv("合同编号,金额,到期日", "HT-1,5万,2026-12-10", "HT-2,5万,2026-12-10", "HT-1,看情况,2026-12-31"), "plans");

        Assert.Equal([("HT-1", RowVerdict.Bad), ("HT-1", RowVerdict.Bad), ("HT-2", RowVerdict.New)], rows.Select(row => (row.Part, row.Verdict)));
        Assert.Contains("同一份的第 4 行有问题", rows[0].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_leader_speaks_only_for_their_own_people()
    {
        var rows = Read(Csv("客户,负责人", "甲医院,李娜", "乙医院,黄丽", "丙医院,wanglei", "丁医院,"), "customers", person: "wanghua");

        Assert.Equal([RowVerdict.New, RowVerdict.Bad, RowVerdict.New, RowVerdict.New], rows.Select(row => row.Verdict));
        Assert.Contains("B3：「黄丽」不是您或您的下属", rows[1].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Fifty_thousand_rows_are_enough()
    {
        var lines = Enumerable.Range(0, ImportLimits.Rows + 1).Select(at => $"医院{at}").ToArray();

        Assert.Equal(ImportLimits.Rows, Read(Csv(["客户", .. lines[..^1]]), "customers").Count);
        Refused(Csv(["客户", .. lines]), "50,000");
    }

    [Fact]
    public void Files_that_cannot_be_used_are_refused_in_words()
    {
        Refused([], "空的");
        Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], ".xls");
        Refused("%PDF-1.7 …"u8.ToArray(), "PDF");
        Refused([0x50, 0x4B, 0x03, 0x04, 1, 2, 3, 4, 5, 6, 7, 8], "损坏");
        Refused([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 13], "不是表格");
        Refused(Csv("客户,区域"), "没有数据");
        Refused(Csv("电话,地址", "1,2"), "没有找到表头");
        Refused(Csv("区域,负责人", "华东,李娜"), "缺：客户名称");
        Refused(Workbook("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>"), "200 列");
        Refused(Workbook("<row r=\"1\"><c r=\"A1\"><v>1</v>"), "读不出来");
        Refused(new byte[ImportLimits.Bytes + 1], "20 MB");
    }

    [Fact]
    public void A_zip_bomb_is_not_unpacked()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("xl/workbook.xml").Open().Dispose();
            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Optimal).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i <= ImportLimits.Unpacked / zeros.Length; i++) sheet.Write(zeros);
        }

        Assert.InRange(memory.Length, 1, ImportLimits.Bytes);
        Refused(memory.ToArray(), "解压后太大");
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\fakepath\\客户.xlsx", "客户.xlsx")]
    [InlineData("客户\u202excod.exe", "客户xcod.exe")]
    [InlineData("a\0b\r\nc.csv", "abc.csv")]
    [InlineData("..", "..")]
    [InlineData("/", "未命名")]
    public void A_file_name_is_only_shown(string sent, string shown) => Assert.Equal(shown, FileNames.Shown(sent));

    [Fact]
    public void A_template_filled_in_is_understood()
    {
        foreach (var shape in ImportShape.All)
        {
            var refused = Assert.Throws<UnusableFileException>(() => Read(ImportSheets.Template(shape), shape.Code));
            // Headings are all known; only the example row is left out.
            Assert.Contains("没有数据", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_list_of_problems_can_be_corrected_and_sent_again()
    {
        var shape = ImportShape.Find("contracts")!;
        var bad = Read(Csv("合同编号,客户,金额", "HT-2026-088,华东医院,十二万吧", "=HYPERLINK(1),乙,1"), "contracts");

        var again = Read(ImportSheets.Problems(shape, bad), "contracts");
        var csv = Encoding.UTF8.GetString(ImportSheets.ProblemsCsv(shape, bad));

        Assert.Equal(["C2", "A3"], again.Select(row => row.Problem[..2]));
        Assert.Contains("十二万吧", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("\n=HYPERLINK", csv, StringComparison.Ordinal);
    }

    private static CustomerRow Customer(ImportRow row)
    {
        Assert.Equal("", row.Problem);
        return JsonSerializer.Deserialize<CustomerRow>(row.Data, ChatJson.Options)!;
    }

    private static void Refused(byte[] file, string because) =>
        Assert.Contains(because, Assert.Throws<UnusableFileException>(() => Read(file, "customers")).Message, StringComparison.Ordinal);
}
