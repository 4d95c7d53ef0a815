using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatBot.Browser.Tests;

/// <summary>What a newcomer does on the first day, with the mouse.</summary>
public sealed class SandboxPageTests(Chromium chromium)
{
    [Fact]
    public async Task A_need_reaches_the_warehouse_turns_red_climbs_and_is_in_the_report()
    {
        await using var open = await OpenPage.OpenAsync(chromium);
        await open.Phone("lina").Locator(".sentence").First.ClickAsync();
        await open.Phone("lina").Locator(".line button[type=submit]").ClickAsync();
        await open.SeesAsync("lina", "已登记需求 XQ-1");
        await open.SeesAsync("zhanggong", "XQ-1 库存确认，请您处理");

        await open.Phone("zhanggong").GetByRole(AriaRole.Button, new() { Name = "看流程" }).ClickAsync();
        await open.SeesAsync("zhanggong", "XQ-1 需求协同");

        await open.Button("+24 小时").ClickAsync();
        await Expect(open.Phone("zhanggong").Locator(".card.late").Filter(new() { HasText = "XQ-1 库存确认已超时" })).ToBeVisibleAsync();
        await Expect(open.Phone("liuyang").Locator(".card.late").Filter(new() { HasText = "XQ-1 库存确认超时未完成" })).ToBeVisibleAsync();
        await Expect(open.Page.Locator("#date")).ToContainTextAsync("11月24日(周二)");

        await open.Button("到 18:00").ClickAsync();
        foreach (var person in (string[])["lina", "zhanggong", "liuyang"])
            await Expect(open.Phone(person).Locator(".card .title").Filter(new() { HasText = "11月24日(周二) 日报" })).ToBeVisibleAsync();
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task A_button_greys_its_card_and_the_others_hear_of_it()
    {
        await using var open = await OpenPage.OpenAsync(chromium, "lina,wanggong");
        await open.SayAsync("lina", "需求 客户:仁和医院 内容:监护仪 数量:3 期望:下周五");
        var card = open.Phone("wanggong").Locator(".card").Filter(new() { HasText = "XQ-1 生产应答" });
        await card.GetByRole(AriaRole.Button, new() { Name = "接单" }).ClickAsync();
        await Expect(card.Locator(".done")).ToContainTextAsync("王工");
        await Expect(card.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await open.SeesAsync("lina", "XQ-1 生产应答已完成");
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task A_late_promise_is_locked_until_proof_and_notice()
    {
        await using var open = await OpenPage.OpenAsync(chromium, "lina,zhanggong");
        await open.SayAsync("lina", "承诺 市一医院 补发说明书 昨天18点前 责任人:张工");
        await open.SeesAsync("lina", "锁定");
        await open.Phone("lina").Locator(".round[aria-expanded]").ClickAsync();
        await open.Phone("lina").GetByRole(AriaRole.Button, new() { Name = "样例：盖章的扫描件" }).ClickAsync();
        await open.SeesAsync("lina", "已收到 CN-1 的证据附件");
        await Expect(open.Phone("lina").Locator(".picture img")).ToBeVisibleAsync();
        await open.SayAsync("lina", "1");
        await open.SeesAsync("lina", "已解锁");
        await open.Phone("zhanggong").GetByRole(AriaRole.Button, new() { Name = "确认收到" }).ClickAsync();
        await Expect(open.Phone("zhanggong").Locator(".card.used")).ToBeVisibleAsync();
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task An_approval_is_handed_in_on_one_phone_and_decided_on_the_next()
    {
        await using var open = await OpenPage.OpenAsync(chromium, "lina,liuyang");
        await open.Phone("lina").GetByRole(AriaRole.Button, new() { Name = "审批", Exact = true }).ClickAsync();
        await open.Phone("lina").GetByRole(AriaRole.Button, new() { Name = "用印/合同审批", Exact = true }).ClickAsync();
        await open.Phone("lina").GetByRole(AriaRole.Button, new() { Name = "填入样例" }).ClickAsync();
        await open.Phone("lina").GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();
        await Expect(open.Phone("lina").Locator(".sheet .pill")).ToHaveTextAsync("审批中");

        await open.Button("+1 小时").ClickAsync();
        // The clock steps through the hour; whoever decides before it is over has decided sooner.
        await Expect(open.Button("+1 小时")).ToBeEnabledAsync();
        await Expect(open.Phone("liuyang").Locator("header .unread")).ToHaveTextAsync("1");
        await open.Phone("liuyang").Locator("header .tabs button").Nth(1).ClickAsync();
        await open.Phone("liuyang").Locator(".sheet input").FillAsync("条款没有问题");
        await open.Phone("liuyang").GetByRole(AriaRole.Button, new() { Name = "同意" }).ClickAsync();
        await Expect(open.Phone("lina").Locator(".steps .agreed")).ToContainTextAsync("用时 1 小时");
        await Expect(open.Phone("lina").Locator(".steps .agreed")).ToContainTextAsync("条款没有问题");
        await Expect(open.Phone("lina").Locator(".steps li").Nth(1)).ToContainTextAsync("何玲 待审批");
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task A_message_that_wecom_sends_twice_is_acted_on_once_and_a_lost_one_says_so()
    {
        await using var open = await OpenPage.OpenAsync(chromium, "lina");
        await open.Button("故障").ClickAsync();
        var twice = open.Page.Locator("[data-fault=callbackTwice]");
        await twice.GetByRole(AriaRole.Button, new() { Name = "送两遍：下一次" }).ClickAsync();
        await Expect(twice.Locator("output")).ToHaveTextAsync("还有 1 次");
        await open.SayAsync("lina", "需求 客户:仁和医院 内容:监护仪 数量:3 期望:下周五");
        await open.SeesAsync("lina", "已登记需求 XQ-1");
        await Expect(twice.Locator("output")).ToHaveTextAsync("关");

        await open.Page.Locator("[data-fault=callbackDropped]").GetByRole(AriaRole.Button, new() { Name = "丢失：下一次" }).ClickAsync();
        await open.SayAsync("lina", "待办");
        await open.SeesAsync("lina", "没有到达机器人");
        await open.Page.Locator("[data-fault=tokenExpired]").GetByRole(AriaRole.Button, new() { Name = "凭证过期：下一次" }).ClickAsync();
        await open.SayAsync("lina", "需求 客户:康宁医院 内容:输液泵 数量:2 期望:下周五");
        await open.SeesAsync("lina", "已登记需求 XQ-2");
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task A_stopped_bot_is_shown_and_starts_again_with_what_it_knew()
    {
        await using var open = await OpenPage.OpenAsync(chromium, "lina");
        await open.SayAsync("lina", "需求 客户:仁和医院 内容:监护仪 数量:3 期望:下周五");
        await open.SeesAsync("lina", "已登记需求 XQ-1");
        await open.Button("故障").ClickAsync();
        await open.Button("强行断电").ClickAsync();
        await Expect(open.Page.Locator("#bot-state")).ToHaveTextAsync("机器人停着");
        await open.Button("启动").ClickAsync();
        await Expect(open.Page.Locator("#bot-state")).ToBeHiddenAsync();
        await open.SayAsync("lina", "流程 XQ-1");
        await open.SeesAsync("lina", "XQ-1 需求协同");
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task The_wire_shows_what_was_said_and_how_it_was_sealed()
    {
        await using var open = await OpenPage.OpenAsync(chromium, "lina");
        await open.SayAsync("lina", "帮助");
        var entry = open.Page.Locator("#wire details").Filter(new() { HasText = "李娜 说话" }).First;
        await entry.Locator("summary").ClickAsync();
        await Expect(entry.Locator("pre").First).ToContainTextAsync("帮助");
        await Expect(entry.Locator("pre").Nth(1)).ToContainTextAsync("<Encrypt>");
        Assert.Empty(open.Complaints);
    }
}
