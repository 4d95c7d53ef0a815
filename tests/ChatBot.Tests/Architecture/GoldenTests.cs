using System.Text;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.Reports;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatBot.Tests.Architecture;

/// <summary>
/// What the bot says, to be read: one file a wording with a sample model, and further ones where branches matter. A difference is not a bug by
/// itself: read it; <c>make golden</c> accepts it.
/// </summary>
public sealed class GoldenTests
{
    private const string Folder = "tests/ChatBot.Tests/Golden";

    private static readonly TemplateRenderer Renderer = new(new ContentOptions(Repository.Path("templates")), NullLogger<TemplateRenderer>.Instance);

    private static readonly TipLine Tip = new(1, "KS-7", "现场核实", "华东医院", "11月24日 周二 20:00", "剩2小时", false, "完成 KS-7");

    private static readonly (string File, Said Said)[] Branches =
    [
        ("reports/daily.nothing-done", ReportWordings.Daily.With(new DailyReportModel("11月24日 周二", 0, "", 5, 5, 0, Tip, "", "", null))),
        ("reports/daily.nothing-in-hand", ReportWordings.Daily.With(new DailyReportModel("11月24日 周二", 0, "", 5, 5, 0, null, "把今天听到的客户需求记下来，发「需求」", "", null))),
        ("reports/daily.below", ReportWordings.Daily.With(new DailyReportModel("11月24日 周二", 2, "需求录入×1、合同审批×1", 5, 3, 0, Tip, "", "", null))),
        ("reports/daily.reached", ReportWordings.Daily.With(new DailyReportModel("11月24日 周二", 5, "需求录入×5", 5, 0, 0, Tip, "", "", null))),
        ("reports/daily.above", ReportWordings.Daily.With(new DailyReportModel("11月24日 周二", 7, "需求录入×7", 5, 0, 2, Tip, "", "合同审批×1", null))),
        ("reports/daily.leader", ReportWordings.Daily.With(new DailyReportModel("11月24日 周二", 1, "回款跟进×1", 5, 4, 0, Tip, "", "", new TeamModel(3, 0, "", 12, 12, 0, 3, 2, [new RedLine("KS-7", "现场核实", "李强", "已超 3 小时")], "黄丽（不在应用可见范围或未激活）")))),
        ("reports/daily.nothing-at-all", ReportWordings.Daily.With(new DailyReportModel("11月24日 周二", 0, "", 5, 5, 0, null, "", "", null))),
        ("reports/tips.nothing", ReportWordings.TipsToday.With(new TipsModel([]))),
        ("reports/benchmark.fixed", ReportWordings.BenchmarkToday.With(new BenchmarkModel(5, "fixed", "", 0, "", 2, 0, "需求录入、合同审批、回款跟进", ""))),
        ("reports/benchmark.alone", ReportWordings.BenchmarkToday.With(new BenchmarkModel(5, "alone", "", 1, "", 2, 0, "需求录入、合同审批、回款跟进", ""))),
    ];

    public static TheoryData<string> Wordings => [.. Renderer.Wordings.Select(wording => wording.Name).Order(StringComparer.Ordinal)];

    public static TheoryData<string> BranchNames => [.. Branches.Select(branch => branch.File)];

    [Theory]
    [MemberData(nameof(Wordings))]
    public void Says(string name) => Holds(name, new Said(name, Samples.Full(Renderer.Wordings.Single(one => one.Name == name))));

    [Theory]
    [MemberData(nameof(BranchNames))]
    public void Says_in_this_case(string file) => Holds(file, Branches.Single(branch => branch.File == file).Said);

    [Fact]
    public void No_golden_file_is_left_over()
    {
        var known = Renderer.Wordings.Select(wording => wording.Name + ".txt").Concat(Branches.Select(branch => branch.File + ".txt"));
        var left = Repository.Files(Folder, "*.txt").Except(known, StringComparer.Ordinal).ToList();

        Assert.True(left.Count == 0, $"{string.Join(", ", left)}: nothing says this any more; delete the file.");
    }

    private static void Holds(string file, Said said)
    {
        var rendered = Renderer.Render(said);
        var text = new StringBuilder(rendered.Text).Append('\n');
        foreach (var act in rendered.Acts) text.Append('[').Append(act.Label).Append("] ").Append(act.Command).Append('\n');
        var differences = Repository.Differences($"{Folder}/{file}.txt", text.ToString());
        Assert.True(differences.Length == 0, differences);
    }
}
