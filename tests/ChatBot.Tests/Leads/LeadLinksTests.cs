using ChatBot.Features.Kernel;
using ChatBot.Features.Leads;
using CsCheck;

namespace ChatBot.Tests.Leads;

public sealed class LeadLinksTests
{
    private static readonly string Shipped = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "templates", "leads.yaml"));

    [Fact]
    public void The_six_links_of_the_article_are_shipped_in_their_order()
    {
        var problems = new List<ContentProblem>();
        var links = LeadLinksLibrary.Read(Shipped, problems);

        Assert.Empty(problems);
        Assert.Equal(["线索触达", "需求诊断", "方案报价", "合同签署", "交付协同", "回款跟进"], links.All.Select(link => link.Title));
    }

    [Theory]
    [InlineData("id: diagnosis", "id: contact", "stands twice", 13)]
    [InlineData("exit: [need, amount]", "exit: [need, luck]", "unknown exit 'luck'", 13)]
    [InlineData("signing: signing", "signing: singing", "signing names the link 'singing'", 0)]
    [InlineData("title: 需求诊断", "titel: 需求诊断", "titel", 14)]
    [InlineData("words: [没预算, 预算取消]", "words: [没预算, 价格]", "stands for two reasons", 0)]
    [InlineData("internal_hours: 24", "internal_hours: -1", "internal_hours", 0)]
    public void What_is_wrong_in_the_file_is_named(string was, string becomes, string problem, int line)
    {
        var problems = new List<ContentProblem>();
        LeadLinksLibrary.Read(Shipped.Replace(was, becomes, StringComparison.Ordinal), problems);

        Assert.Contains(problems, one => one.Problem.Contains(problem, StringComparison.Ordinal) && (line == 0 || one.Line == line));
    }

    [Fact]
    public void A_move_never_leaves_links_out_without_a_superior_and_a_reason_and_never_goes_beyond_the_signing_unwon()
    {
        var links = LeadLinksLibrary.Read(Shipped, []);
        var signing = links.IndexOf(links.Signing);
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Enum<LeadState>(), Gen.Bool, Gen.Bool).Sample((from, to, state, isSuperior, hasReason) =>
        {
            var lead = new Lead { Link = links.All[from].Id, State = state };
            var move = lead.MoveTo(links.All[to], links, isSuperior, hasReason ? "老客户续签" : null);
            if (!move.IsAllowed) return;
            Assert.NotEqual(LeadState.Lost, state);
            Assert.NotEqual(from, to);
            Assert.True(to <= from + 1 || (isSuperior && hasReason && move.Skipped.Count == to - from - 1));
            Assert.True(state == LeadState.Won || to <= signing || to < from);
        });
    }

    [Theory]
    [InlineData("需求诊断", "diagnosis")]
    [InlineData("诊断", "diagnosis")]
    [InlineData("3", "proposal")]
    [InlineData("SIGNING", "signing")]
    [InlineData("方案", "proposal")]
    [InlineData("跟", null)]
    [InlineData("7", null)]
    public void A_link_is_found_by_what_people_call_it(string words, string? id) => Assert.Equal(id, LeadLinksLibrary.Read(Shipped, []).Named(words)?.Id);
}
