using ChatBot.Features.Contracts;
using ChatBot.Features.Customers;
using ChatBot.Sandbox.Approvals;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using static ChatBot.Wire.Tests.Words;

namespace ChatBot.Wire.Tests.Conversations;

/// <summary>A form of the approval app, met only by its callbacks and its API (R04, R73).</summary>
public sealed class ApprovalTests
{
    private const string Seal = "3TkaContractSeal0001";

    private static readonly Dictionary<string, string> Form = new(StringComparer.Ordinal)
    {
        ["合同名称"] = "采购合同", ["客户名称"] = "华东医院", ["合同金额"] = "125000.00", ["合同编号"] = "HT-88",
    };

    [Fact]
    public async Task A_contract_passes_and_its_form_shows_each_nodes_time_and_the_initiator_hears_of_it()
    {
        await using var bot = await StartAsync();
        // Twice each, and with the status before the event: neither may show.
        bot.WeCom.Faults.CallbackTwice.Chance = 1;
        bot.WeCom.Faults.ApprovalStatusBefore = true;
        var spNo = await bot.WeCom.SubmitApprovalAsync("lina", Seal, "用印申请", Form, notified: ["tangxue"]);
        await bot.TimeReaches("2026-11-23 10:30");
        Has("1. 刘洋：审批中", await bot.Says("lina", "审批 HT-88"));
        Has($"SP-{spNo} 审批「用印申请」", await bot.Says("liuyang", "待办"));
        await bot.WeCom.DecideAsync(spNo, "liuyang", ApprovalAction.Agree, "同意");
        await bot.TimeReaches("2026-11-23 12:00");
        await bot.WeCom.DecideAsync(spNo, "heling", ApprovalAction.Agree, "同意");
        await bot.TimeReaches("2026-11-23 12:20");
        await bot.WeCom.DecideAsync(spNo, "xufang", ApprovalAction.Agree, "同意");
        await bot.TimeReaches("2026-11-23 12:30");

        var shown = await bot.Says("lina", "审批 HT-88");
        Has("状态：已通过\n", shown);
        Has("2. 法务 何玲：同意\n   11月23日(周一)10:30 → 11月23日(周一)12:00\n   用时1小时30分（工作时间1小时30分），限工作时间4小时", shown);
        Has("3. 财务 许芳：同意\n   11月23日(周一)12:00 → 11月23日(周一)12:20", shown);
        Assert.Single(bot.PhoneOf("lina"), words => words.Contains("✅ 用印申请 已通过", StringComparison.Ordinal));
        Assert.Equal([4L], await bot.Query<long>("select count(*) from approval_sightings where is_event = 1"));
        Assert.Equal([0L], await bot.Query<long>("select count(*) from deadlines where closed_at is null"));
    }

    [Fact]
    public async Task A_leave_that_passes_sends_the_person_on_leave()
    {
        await using var bot = await StartAsync();
        var leave = new Dictionary<string, string>(StringComparer.Ordinal) { ["请假类型"] = "年假", ["请假时间"] = "2026-11-25 00:00~2026-11-26 12:00" };
        var spNo = await bot.WeCom.SubmitApprovalAsync("lina", "3TkaLeave0001", "请假", leave);
        await bot.TimeReaches("2026-11-23 10:15");
        Has("没有登记请假", await bot.Says("lina", "代理人"));

        await bot.WeCom.DecideAsync(spNo, "liuyang", ApprovalAction.Agree, "同意");
        await bot.TimeReaches("2026-11-23 10:30");

        Has("11月25日(周三)至11月26日(周四)，由 刘洋 代", await bot.Says("lina", "代理人"));
        Assert.Contains(bot.PhoneOf("liuyang"), words => words.Contains("李娜 请假：11月25日(周三)至11月26日(周四)\n由您代理", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_dropped_callback_is_found_by_the_reading_within_the_hour_and_marked()
    {
        await using var bot = await StartAsync();
        var spNo = await bot.WeCom.SubmitApprovalAsync("lina", Seal, "用印申请", Form);
        await bot.TimeReaches("2026-11-23 10:30");
        bot.WeCom.Faults.CallbackDropped.Next = 1;
        await bot.WeCom.DecideAsync(spNo, "liuyang", ApprovalAction.Reject, "条款不对");
        await bot.TimeReaches("2026-11-23 10:35");
        Has("状态：审批中", await bot.Says("lina", $"审批 {spNo}"));
        await bot.TimeReaches("2026-11-23 11:15");

        Has("1. 刘洋：驳回（补录）\n   11月23日(周一)10:00 → 11月23日(周一)10:30", await bot.Says("lina", $"审批 {spNo}"));
        Has("❌ 用印申请 被驳回", bot.PhoneOf("lina")[^2]);
    }

    [Fact]
    public async Task A_form_of_which_every_callback_was_dropped_is_found_and_one_of_somebody_out_of_sight_does_no_harm()
    {
        await using var bot = await StartAsync();
        bot.WeCom.Faults.CallbackDropped.Next = 2;
        var hidden = await bot.WeCom.SubmitApprovalAsync("wanglei", Seal, "用印申请", Form);
        var spNo = await bot.WeCom.SubmitApprovalAsync("lina", Seal, "用印申请", Form);
        bot.WeCom.Company.Put(bot.WeCom.Company.Find("wanglei")! with { Visible = false });
        await bot.TimeReaches("2026-11-23 11:15");

        Has("状态：审批中（有补录", await bot.Says("lina", "审批 HT-88"));
        Has($"SP-{spNo}", await bot.Says("liuyang", "待办"));
        HasNot(hidden, await bot.Says("liuyang", "待办"));
    }

    [Fact]
    public async Task An_app_that_may_not_read_approvals_is_reported_to_the_admin()
    {
        await using var bot = await StartAsync();
        bot.WeCom.Approvals.AppMayCall = false;
        await bot.TimeReaches("2026-11-23 10:15");

        Has("301055", await bot.Says("chenzong", "体检"));
        bot.WeCom.Approvals.AppMayCall = true;
        await bot.TimeReaches("2026-11-23 11:15");
        HasNot("301055", await bot.Says("chenzong", "体检"));
    }

    private static async Task<WireBot> StartAsync()
    {
        var bot = await WireBot.StartAsync("2026-11-23 10:00");
        await bot.Bot.Services.GetRequiredService<UnitOfWork>().WriteAsync(async (scope, cancel) =>
        {
            var now = bot.Clock.GetUtcNow();
            var customer = await scope.GetRequiredService<CustomerStore>().GetOrCreateAsync("华东医院", null, "lina", now, cancel);
            await scope.GetRequiredService<ContractStore>().AddAsync(
                new Contract { RecordNo = "HT-88", CustomerId = customer.Id, AmountFen = 12_500_000, Owner = "lina", LoggedBy = "lina", LoggedAt = now }, cancel);
        });
        return bot;
    }
}
