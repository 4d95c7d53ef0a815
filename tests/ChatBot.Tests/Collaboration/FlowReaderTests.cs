using ChatBot.Features.Collaboration;
using ChatBot.Features.Kernel;

namespace ChatBot.Tests.Collaboration;

public sealed class FlowReaderTests
{
    private const string Good = """
        id: need
        title: 需求协同
        record: XQ
        roles:
          生产: 生产
        stages:
          - id: production
            title: 生产应答
            role: 生产
            due: { hours: 2, clock: natural }
            escalate_to: regional_manager
            not_initiator: true
            output: 答复
            why: 客户在等。
            how: 看清数量。
        """;

    [Fact]
    public void A_sound_file_has_no_problem()
    {
        var (flows, problems) = Load(Good);

        Assert.Empty(problems);
        var stage = flows["need"].Stage("production");
        Assert.Equal("自然时间2小时", stage.Due.InWords);
        Assert.True(stage.NotInitiator);
    }

    [Theory]
    [InlineData("clock: natural", "clock: lunar", 10, "'clock' is unknown", "natural, working")]
    [InlineData("hours: 2", "hours: -2", 10, "'hours' is not a number", "hours: 24")]
    [InlineData("    escalate_to: regional_manager\n", "", 7, "no 'escalate_to'", "direct_superior, regional_manager")]
    [InlineData("    role: 生产", "    role: 仓储", 9, "the role '仓储'", "add \"仓储: …\" under roles")]
    [InlineData("record: XQ", "record: ZZ", 3, "the record prefix 'ZZ' is unknown", "XQ")]
    [InlineData("    why:", "    because:", 14, "unknown key 'because'", "why")]
    [InlineData("not_initiator: true", "not_initiator: 是", 12, "neither true nor false", "write true or false")]
    [InlineData("  生产: 生产", "  生产: 生产\n  财务: 财务", 6, "no stage uses the role '财务'", "remove it")]
    [InlineData("    due:", "    after: [nowhere]\n    due:", 10, "comes after 'nowhere', which does not exist", "use one of")]
    [InlineData("    due:", "    after: [production]\n    due:", 7, "in a circle: production → production", "remove one 'after'")]
    [InlineData("    output: 答复", "    verb: 胡说\n    output: 答复", 13, "the verb '胡说', which the bot does not know", "接单")]
    [InlineData("title: 需求协同", "title: \"", 2, "", "YAML")]
    public void A_fault_is_shown_with_its_line_and_a_remedy(string from, string to, int line, string what, string remedy)
    {
        var (flows, problems) = Load(Good.Replace(from, to, StringComparison.Ordinal));

        Assert.Contains(problems, problem =>
            problem.File == "templates/flows/need.yaml" && problem.Problem.Contains(what, StringComparison.Ordinal) && problem.Remedy.Contains(remedy, StringComparison.Ordinal)
            && (line == problem.Line || what.Length == 0));
        Assert.Empty(flows);
    }

    [Fact]
    public void Several_faults_are_shown_at_once()
    {
        var (_, problems) = Load(Good
            .Replace("record: XQ", "record: ZZ", StringComparison.Ordinal)
            .Replace("hours: 2", "hours: many", StringComparison.Ordinal)
            .Replace("    how: 看清数量。", "    howto: 看清数量。", StringComparison.Ordinal));

        Assert.Contains(problems, problem => problem.Line == 3);
        Assert.Contains(problems, problem => problem.Line == 10);
        Assert.Contains(problems, problem => problem.Problem.Contains("'howto'", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Problem.Contains("no 'how'", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_id_in_two_files_is_shown_at_the_second()
    {
        var problems = new List<ContentProblem>();
        FlowLibrary.Load([("templates/flows/need.yaml", Good), ("templates/flows/again.yaml", Good)], problems);

        var twice = Assert.Single(problems);
        Assert.Equal(("templates/flows/again.yaml", 1), (twice.File, twice.Line));
    }

    [Theory]
    [InlineData("")]
    [InlineData("- 只是一个清单")]
    [InlineData("id: need")]
    public void A_file_without_a_flow_is_a_problem_and_no_crash(string text) => Assert.NotEmpty(Load(text).Problems);

    private static (Dictionary<string, Flow> Flows, List<ContentProblem> Problems) Load(string text)
    {
        var problems = new List<ContentProblem>();
        return (FlowLibrary.Load([("templates/flows/need.yaml", text)], problems), problems);
    }
}
