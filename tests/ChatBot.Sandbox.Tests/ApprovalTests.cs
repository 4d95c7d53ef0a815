using ChatBot.Sandbox.Approvals;
using ChatBot.Sandbox.Server;

namespace ChatBot.Sandbox.Tests;

public sealed class ApprovalTests
{
    private const string Seal = "3TkaContractSeal0001";

    private static readonly Dictionary<string, string> Contract = new(StringComparer.Ordinal)
    {
        ["合同名称"] = "华东医院采购合同", ["客户名称"] = "华东医院", ["合同金额"] = "125000.00", ["合同编号"] = "HT-1",
    };

    [Fact]
    public async Task A_contract_passes_superior_legal_and_finance_and_each_step_is_told()
    {
        await using var stage = await Stage.OpenAsync();
        var spNo = await stage.Wecom.SubmitApprovalAsync("lina", Seal, "用印申请", Contract);
        foreach (var approver in (string[])["liuyang", "heling", "xufang"])
            await stage.Wecom.DecideAsync(spNo, approver, ApprovalAction.Agree, "同意");
        var infos = stage.Heard.Select(h => h.Element("ApprovalInfo")!).ToList();
        Assert.Equal(["1", "2", "2", "2"], infos.Select(i => i.Element("StatuChangeEvent")!.Value));
        Assert.Equal(["1", "1", "1", "2"], infos.Select(i => i.Element("SpStatus")!.Value));
        Assert.Equal(3, infos[3].Elements("SpRecord").Count());
        Assert.Equal(3, infos[3].Element("ProcessList")!.Elements("NodeList").Count());
        Assert.DoesNotContain("华东医院", stage.Heard[3].ToString(), StringComparison.Ordinal);
        Assert.Equal("3010040", stage.Heard[0].Element("AgentID")!.Value);

        var detail = await stage.PostAsync("oa/getapprovaldetail", $$"""{"sp_no":"{{spNo}}"}""");
        Assert.Equal(2, detail["info"].Number("sp_status"));
        Assert.Contains(
            detail["info"]!["apply_data"].List("contents"), c => c.Text("control") == "Money" && c["value"].Text("new_money") == "125000.00");
        Assert.Equal(1, detail["info"]!["sp_record"]![0].Number("approverattr"));
        Assert.Equal(2, detail["info"]!["process_list"]!["node_list"]![0].Number("apv_rel"));
    }

    [Fact]
    public async Task Only_whoever_the_form_waits_for_can_decide()
    {
        await using var stage = await Stage.OpenAsync();
        var spNo = await stage.Wecom.SubmitApprovalAsync("lina", Seal, "用印申请", Contract);
        await Assert.ThrowsAsync<InvalidOperationException>(() => stage.Wecom.DecideAsync(spNo, "heling", ApprovalAction.Agree));
        await stage.Wecom.DecideAsync(spNo, "liuyang", ApprovalAction.Transfer, "请看", "zhoumin");
        Assert.Equal(["zhoumin"], stage.Wecom.Approvals.Find(spNo)!.Waiting);
        await stage.Wecom.DecideAsync(spNo, "zhoumin", ApprovalAction.Reject, "不行");
        Assert.Equal(ApprovalStatus.Rejected, stage.Wecom.Approvals.Find(spNo)!.Status);
        await Assert.ThrowsAsync<InvalidOperationException>(() => stage.Wecom.DecideAsync(spNo, "zhoumin", ApprovalAction.Agree));
    }

    [Fact]
    public async Task Urging_commenting_adding_rolling_back_and_withdrawing()
    {
        await using var stage = await Stage.OpenAsync();
        var spNo = await stage.Wecom.SubmitApprovalAsync("lina", Seal, "用印申请", Contract, notified: ["tangxue"]);
        await stage.Wecom.DecideAsync(spNo, "lina", ApprovalAction.Urge);
        await stage.Wecom.DecideAsync(spNo, "liuyang", ApprovalAction.AddApproverAndAgree, "加总监", "zhoumin");
        Assert.Equal(["zhoumin"], stage.Wecom.Approvals.Find(spNo)!.Waiting);
        await stage.Wecom.DecideAsync(spNo, "zhoumin", ApprovalAction.RollBack, "退回", "liuyang");
        Assert.Equal(["liuyang"], stage.Wecom.Approvals.Find(spNo)!.Waiting);
        await stage.Wecom.DecideAsync(spNo, "wanglei", ApprovalAction.Comment, "补充");
        await stage.Wecom.DecideAsync(spNo, "lina", ApprovalAction.Withdraw);
        Assert.Equal(
            ["1", "5", "13", "11", "10", "6"], stage.Heard.Select(h => h.Element("ApprovalInfo")!.Element("StatuChangeEvent")!.Value));
        Assert.Equal("4", stage.Heard[^1].Element("ApprovalInfo")!.Element("SpStatus")!.Value);
        Assert.Equal("tangxue", stage.Heard[0].Descendants("Notifyer").Single().Element("UserId")!.Value);
    }

    [Fact]
    public async Task Everyone_of_a_countersigned_node_must_agree()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Wecom.Approvals.Templates.Add(new ApprovalTemplate("t", "会签", [], [new TemplateNode(ApprovalRule.All, ["heling", "xufang"])]));
        var spNo = await stage.Wecom.SubmitApprovalAsync("lina", "t", "会签", Contract);
        await stage.Wecom.DecideAsync(spNo, "xufang", ApprovalAction.Agree);
        Assert.Equal(ApprovalStatus.Pending, stage.Wecom.Approvals.Find(spNo)!.Status);
        await stage.Wecom.DecideAsync(spNo, "heling", ApprovalAction.Agree);
        Assert.Equal(ApprovalStatus.Passed, stage.Wecom.Approvals.Find(spNo)!.Status);
    }

    [Fact]
    public async Task Numbers_are_listed_in_pages_and_those_out_of_sight_leave_gaps()
    {
        await using var stage = await Stage.OpenAsync();
        var first = await stage.Wecom.SubmitApprovalAsync("wanglei", Seal, "一", Contract);
        var second = await stage.Wecom.SubmitApprovalAsync("lina", Seal, "二", Contract);
        stage.Wecom.Company.Put(stage.Wecom.Company.Find("wanglei")! with { Visible = false });
        var (from, to) = (stage.Clock.GetUtcNow().ToUnixTimeSeconds() - 60, stage.Clock.GetUtcNow().ToUnixTimeSeconds() + 60);
        var page = await stage.PostAsync("oa/getapprovalinfo", $$"""{"starttime":"{{from}}","endtime":"{{to}}","new_cursor":"","size":1}""");
        Assert.Empty(page.List("sp_no_list"));
        page = await stage.PostAsync(
            "oa/getapprovalinfo", $$"""{"starttime":{{from}},"endtime":{{to}},"new_cursor":"{{page.Text("new_next_cursor")}}","size":1}""");
        Assert.Equal([second], page.List("sp_no_list").Select(n => n.GetValue<string>()));
        Assert.False(page.ContainsKey("new_next_cursor"));
        Assert.Equal(301055, (await stage.PostAsync("oa/getapprovaldetail", $$"""{"sp_no":"{{first}}"}""")).Number("errcode"));
        var wide = await stage.PostAsync("oa/getapprovalinfo", $$"""{"starttime":{{from - 40 * 86400}},"endtime":{{to}},"new_cursor":"","size":1}""");
        Assert.Equal(301025, wide.Number("errcode"));
    }

    [Fact]
    public async Task The_bot_hands_in_a_form_for_a_member_and_hears_of_it_as_of_any_other()
    {
        await using var stage = await Stage.OpenAsync();
        var answer = await stage.PostAsync("oa/applyevent", Apply());
        await stage.Wecom.WhenQuietAsync();
        var form = stage.Wecom.Approvals.Find(answer.Text("sp_no"))!;
        Assert.Equal(["heling"], form.Waiting);
        Assert.Equal("2026-12-01~2026-12-02", form.Form.Single(f => f.Title == "请假时间").Value);
        Assert.Equal(["xufang"], form.Notified);
        Assert.Equal(form.SpNo, stage.Heard.Single().Element("ApprovalInfo")!.Element("SpNo")!.Value);

        var flow = await stage.PostAsync("oa/applyevent", Apply(templateFlow: 1));
        Assert.Equal(["liuyang"], stage.Wecom.Approvals.Find(flow.Text("sp_no"))!.Waiting);
    }

    [Theory]
    [InlineData("wrong value", 301025)]
    [InlineData("long summary", 301025)]
    [InlineData("no summary", 301025)]
    [InlineData("unknown template", 301025)]
    [InlineData("unknown approver", 301025)]
    [InlineData("out of sight", 301055)]
    public async Task A_form_that_breaks_a_rule_is_refused(string fault, int code)
    {
        await using var stage = await Stage.OpenAsync();
        var body = fault switch
        {
            "wrong value" => Apply(leave: ""),
            "long summary" => Apply(summary: new string('假', 21)),
            "no summary" => Apply(summary: ""),
            "unknown template" => Apply().Replace("3TkaLeave0001", "3Tk", StringComparison.Ordinal),
            "unknown approver" => Apply().Replace("heling", "nobody", StringComparison.Ordinal),
            _ => Apply(),
        };
        if (fault == "out of sight") stage.Wecom.Company.Put(stage.Wecom.Company.Find("lina")! with { Visible = false });
        Assert.Equal(code, (await stage.PostAsync("oa/applyevent", body)).Number("errcode"));
        Assert.Empty(stage.Wecom.Approvals.Forms);
    }

    private static string Apply(string leave = "年假", string summary = "李娜请假两天", int templateFlow = 0) =>
        $$$$"""
        {"creator_userid":"lina","template_id":"3TkaLeave0001","use_template_approver":{{{{templateFlow}}}},
        "process":{"node_list":[{"type":1,"apv_rel":2,"userid":["heling"]},{"type":2,"userid":["xufang"]}]},
        "apply_data":{"contents":[
        {"control":"Selector","id":"Selector-1","value":{"selector":{"type":"single","options":[{"key":"o1","value":[{"text":"{{{{leave}}}}","lang":"zh_CN"}]}]}}},
        {"control":"DateRange","id":"DateRange-1","value":{"date_range":{"type":"halfday","new_begin":1796054400,"new_end":1796140800,"new_duration":172800}}}]},
        "summary_list":[{"summary_info":[{"text":"{{{{summary}}}}","lang":"zh_CN"}]}]}
        """;
}
