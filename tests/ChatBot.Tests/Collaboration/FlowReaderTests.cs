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
            outputs:
              - { id: answer, title: 答复, type: text }
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
        Assert.Equal("答复", stage.Main!.Title);
    }

    [Fact]
    public void Twelve_faults_of_a_file_are_all_named_at_once_with_line_and_remedy()
    {
        var (flows, problems) = Load(FaultyFlow.Text);

        Assert.All(FaultyFlow.Faults, fault => Assert.Contains(problems, problem =>
            problem.File == "templates/flows/need.yaml" && problem.Line == fault.Line && problem.Problem.Contains(fault.Said, StringComparison.Ordinal) && problem.Remedy.Length > 0));
        Assert.Equal(12, FaultyFlow.Faults.Count);
        Assert.True(problems.All(problem => FaultyFlow.Faults.Any(fault => fault.Line == problem.Line) || problem.Problem.Contains("circle", StringComparison.Ordinal)), string.Join('\n', problems));
        Assert.Empty(flows);
    }

    [Theory]
    [InlineData("clock: natural", "clock: lunar", 10, "'clock' is unknown", "natural, working")]
    [InlineData("hours: 2", "hours: -2", 10, "'hours' is no number", "hours: 24")]
    [InlineData("    escalate_to: regional_manager\n", "", 7, "no 'escalate_to'", "direct_superior, regional_manager")]
    [InlineData("    role: 生产", "    role: 仓储", 9, "the role '仓储'", "add \"仓储: …\" under roles")]
    [InlineData("record: XQ", "record: ZZ", 3, "the record prefix 'ZZ' is unknown", "XQ")]
    [InlineData("    why:", "    because:", 15, "unknown key 'because'", "why")]
    [InlineData("not_initiator: true", "not_initiator: 是", 12, "neither true nor false", "write true or false")]
    [InlineData("  生产: 生产", "  生产: 生产\n  财务: 财务", 6, "no stage uses the role '财务'", "remove it")]
    [InlineData("    due:", "    after: [nowhere]\n    due:", 10, "comes after 'nowhere', which does not exist", "use one of")]
    [InlineData("    due:", "    after: [production]\n    due:", 7, "in a circle: production → production", "remove one 'after'")]
    [InlineData("    outputs:", "    verb: 需求\n    outputs:", 13, "the verb '需求', which is a command of its own", "another word")]
    [InlineData("    outputs:", "    exit_checks: [production.answer]\n    outputs:", 13, "checks its own output", "required anyway")]
    [InlineData("    outputs:", "    entry_checks: [answer]\n    outputs:", 13, "names no output", "stage.output")]
    [InlineData("    outputs:", "    reject_to: [production]\n    outputs:", 13, "does not come before it", "use one of")]
    [InlineData("    outputs:", "    customer_wait: 9\n    outputs:", 13, "'customer_wait'", "from 1 to 5")]
    [InlineData("    outputs:", "    not_applicable: 生产\n    outputs:", 13, "by the very role that has it", "another role")]
    [InlineData("type: text", "type: poem", 14, "'type' is unknown", "text, number")]
    [InlineData("title: 答复", "title: 答 复", 14, "could not be typed as a key", "one word")]
    [InlineData("type: text", "type: photo, min: 0", 14, "wants 0 photos", "from 1 to 9")]
    [InlineData("type: text", "type: text, accept: any", 14, "has 'accept', which only photos can have", "remove it")]
    [InlineData("type: text", "type: photo, accept: video", 14, "'accept' is unknown", "photo, screenshot, any")]
    [InlineData("title: 需求协同", "title: \"", 2, "", "YAML")]
    public void A_fault_is_shown_with_its_line_and_a_remedy(string from, string to, int line, string what, string remedy)
    {
        var (flows, problems) = Load(Good.Replace(from, to, StringComparison.Ordinal));

        Assert.True(
            problems.Exists(problem =>
                problem.File == "templates/flows/need.yaml" && problem.Problem.Contains(what, StringComparison.Ordinal) && problem.Remedy.Contains(remedy, StringComparison.Ordinal)
                && (line == problem.Line || what.Length == 0)),
            string.Join('\n', problems));
        Assert.Empty(flows);
    }

    [Fact]
    public void A_tip_that_does_not_fit_on_a_phone_is_too_long() =>
        Assert.Contains(Load(Good.Replace("看清数量。", new string('看', 200), StringComparison.Ordinal)).Problems, problem => problem.Problem.Contains("longer than 600 bytes", StringComparison.Ordinal));

    [Fact]
    public void A_check_cannot_rely_on_a_stage_that_may_be_left_out_nor_on_one_that_comes_later()
    {
        const string two = """
            id: two
            title: 两步
            record: WX
            roles:
              甲: 生产
              乙: 质检
            stages:
              - id: one
                title: 第一
                role: 甲
                due: { hours: 2, clock: natural }
                escalate_to: direct_superior
                not_applicable: 乙
                exit_checks: [two.words]
                outputs:
                  - { id: photo, title: 照片, type: photo }
                why: 因为
                how: 这样
              - id: two
                title: 第二
                role: 甲
                after: [one]
                due: { hours: 2, clock: natural }
                escalate_to: direct_superior
                entry_checks: [one.photo]
                outputs:
                  - { id: words, title: 结论, type: text }
                why: 因为
                how: 这样
            """;
        var problems = Load(two).Problems;

        Assert.Contains(problems, problem => problem is { Line: 14 } && problem.Problem.Contains("only comes after it", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem is { Line: 25 } && problem.Problem.Contains("may be left out", StringComparison.Ordinal));
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
    [InlineData("id: need\ntitle: 需求\nrecord: XQ\nroles: 生产\nstages: 一个")]
    [InlineData("id: [a]\ntitle: {b: c}\nrecord: XQ\nroles:\n  a: {}\nstart: 3\nstages:\n  - 5\n  - id: a\n    outputs: 7\n    due: 3\n    after: {}")]
    public void A_file_without_a_flow_is_a_problem_and_no_crash(string text) => Assert.NotEmpty(Load(text).Problems);

    private static (Dictionary<string, Flow> Flows, List<ContentProblem> Problems) Load(string text)
    {
        var problems = new List<ContentProblem>();
        return (FlowLibrary.Load([("templates/flows/need.yaml", text)], problems), problems);
    }
}
