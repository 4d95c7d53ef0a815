using ChatBot.Features.Approvals;
using ChatBot.Features.Kernel;

namespace ChatBot.Tests.Approvals;

public sealed class ApprovalRulesTests
{
    [Fact]
    public void The_shipped_rules_are_right_and_legal_has_four_working_hours()
    {
        var problems = new List<ContentProblem>();

        var rules = ApprovalRulesLibrary.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "templates", "approvals.yaml")), problems);

        Assert.Empty(problems);
        Assert.Equal(("工作时间4小时", 3d, true), (rules.RuleNamed("法务").Limit.InWords, rules.RuleNamed("法务").WarnAtHours, rules.RuleNamed("法务").CreditsInitiator));
        Assert.Equal(FormFamily.Contract, rules.FamilyOf("any", "用印/合同审批"));
        Assert.Equal(FormFamily.Leave, rules.FamilyOf("any", "请假"));
        Assert.Equal(FormFamily.Other, rules.FamilyOf("any", "报销"));
        Assert.Equal(FormFamily.Unknown, rules.FamilyOf("any", "项目立项"));
    }

    [Theory]
    [InlineData("nodes:\n  - kind: 法务\n    departments: [法务]\n    limit: { hours: 0 }", 2, "no usable limit")]
    [InlineData("nodes:\n  - kind: 法务\n    limit: { hours: 4 }", 2, "nothing says which node")]
    [InlineData("nodes:\n  - departments: [法务]\n    limit: { hours: 4 }", 2, "has no kind")]
    [InlineData("nodes:\n  - kind: 法务\n    departments: [法务]\n    limit: { hours: 4 }\n    warn_at: 5", 2, "not inside its limit")]
    [InlineData("nodes:\n  - kind: 法务\n    departments: [法务]\n    limit: { hours: 4, clock: lunar }", 2, "unknown clock 'lunar'")]
    [InlineData("nodes:\n  - kind: 法务\n    at: [{ template: 3Tk, node: 0 }]\n    limit: { hours: 4 }", 2, "node 0")]
    [InlineData("nodes:\n  - kind: 法务\n    departments: [法务]\n    limit: { hours: 4 }\n  - kind: 法务\n    departments: [合规]\n    limit: { hours: 4 }", 5, "two nodes of kind")]
    [InlineData("nodes:\n  - kind: 法务\n    limits: { hours: 4 }", 3, "limits")]
    [InlineData("", 0, "missing or empty")]
    public void What_is_wrong_is_said_with_its_line(string text, int line, string words)
    {
        var problems = new List<ContentProblem>();

        ApprovalRulesLibrary.Read(text, problems);

        Assert.Contains(problems, problem => problem.Line == line && problem.Problem.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_place_in_a_template_counts_before_the_department()
    {
        const string text = "contract_forms: { names: [用印] }\nnodes:\n  - kind: 质检\n    at: [{ template: 3Tka, node: 2 }]\n    limit: { hours: 2 }\n  - kind: 法务\n    departments: [法务部]\n    limit: { hours: 4 }";
        var problems = new List<ContentProblem>();
        var rules = ApprovalRulesLibrary.Read(text, problems);
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        Assert.Empty(problems);
        Assert.Equal("法务", rules.RuleOf("3Tka", VisitOf(1, "yanlv"), bot.Org).Kind);
        Assert.Equal("质检", rules.RuleOf("3Tka", VisitOf(2, "yanlv"), bot.Org).Kind);
        Assert.Equal("法务", rules.RuleOf("other", VisitOf(2, "YANLV"), bot.Org).Kind);
        Assert.Equal("", rules.RuleOf("3Tka", VisitOf(1, "wanghua"), bot.Org).Kind);
    }

    private static NodeVisit VisitOf(int node, string person) => new()
    {
        Node = node, Key = $"{person}#1", Round = 1, Relation = 2, EnteredAt = TestBot.At("2026-11-23 10:00"), Verdict = 1,
        Seats = [new Seat($"{person}#1", person, person, TestBot.At("2026-11-23 10:00"), 1, null, true)],
    };
}
