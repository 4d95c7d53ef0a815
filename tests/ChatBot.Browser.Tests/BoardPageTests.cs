using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatBot.Browser.Tests;

/// <summary>The boards in a real browser: drawn, live, by keyboard, on a phone, and without a script.</summary>
public sealed class BoardPageTests(Chromium chromium)
{
    private static readonly string[] Boards = ["projects", "promises", "health", "payments", "funnel", "mine"];

    [Fact]
    public async Task A_board_is_drawn_says_its_answer_first_and_changes_by_itself()
    {
        await using var company = await BoardCompany.StartAsync();
        var page = await company.OpenAsync(chromium, "刘洋", "projects");

        await Expect(page.Locator("h1")).ToContainTextAsync("件卡住，最久的是");
        await Expect(page.Locator(".chart canvas")).ToBeVisibleAsync();
        await Expect(page.Locator("tr.late").First).ToContainTextAsync("⚠");
        await company.SayAsync("lina", "需求 客户:江城人民医院 内容:监护仪 数量:2 期望:下周五");

        await Expect(page.Locator("#rows")).ToContainTextAsync("江城人民医院");
        await Expect(page.Locator("#news")).ToContainTextAsync("内容已更新");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "KS-1" }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("KS-1 仁和医院");
        Assert.Empty(company.Complaints);
    }

    [Fact]
    public async Task Every_board_fits_a_phone_in_the_dark_and_can_be_used_with_the_keyboard_alone()
    {
        await using var company = await BoardCompany.StartAsync();
        var page = await company.OpenAsync(chromium, "刘洋", "projects", 360, 780, ColorScheme.Dark);
        foreach (var board in Boards)
        {
            await page.GotoAsync(new Uri(company.Bot, $"/boards/{board}").ToString());
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{board} scrolls sideways");
            var small = await page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('nav a, button, select, input, summary')].filter(one => one.getBoundingClientRect().height < 44).map(one => one.textContent || one.name)");
            Assert.Empty(small);
        }

        await page.GotoAsync(new Uri(company.Bot, "/boards/projects").ToString());
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("nav a").First).ToBeFocusedAsync();
        Assert.NotEqual("none", await page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle"));
        Assert.Empty(company.Complaints);
    }

    [Fact]
    public async Task Filters_stand_in_the_address_and_the_figures_are_the_same_without_a_script()
    {
        await using var company = await BoardCompany.StartAsync();
        var page = await company.OpenAsync(chromium, "刘洋", "payments");
        await page.Locator("select[name=late]").SelectOptionAsync("1");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "筛选" }).ClickAsync();
        await page.WaitForURLAsync("**/boards/payments?*late=1*");
        var rows = await page.Locator("table.rows tbody tr").CountAsync();

        await using var plain = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false, StorageState = await page.Context.StorageStateAsync() });
        var still = await plain.NewPageAsync();
        await still.GotoAsync(page.Url);

        Assert.Equal(2, rows);
        Assert.Equal(rows, await still.Locator("table.rows tbody tr").CountAsync());
        Assert.Equal(await page.Locator("h1").TextContentAsync(), await still.Locator("h1").TextContentAsync());
        Assert.Empty(company.Complaints);
    }
}
