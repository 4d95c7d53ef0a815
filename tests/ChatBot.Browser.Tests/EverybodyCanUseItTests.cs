using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatBot.Browser.Tests;

/// <summary>Without a mouse, on a small screen, in the dark.</summary>
public sealed class EverybodyCanUseItTests(Chromium chromium)
{
    [Fact]
    public async Task The_keyboard_alone_is_enough_and_the_focus_is_seen()
    {
        await using var open = await OpenPage.OpenAsync(chromium, "lina,wanggong");
        var keys = open.Page.Keyboard;
        await keys.PressAsync("Tab");
        await Expect(open.Page.Locator(".skip")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await TabToAsync(open, ".phone[data-user=lina] .sentence");
        Assert.NotEqual("none", await open.Page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle"));
        await keys.PressAsync("Enter");
        await Expect(open.Phone("lina").Locator(".line textarea")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await open.SeesAsync("lina", "已登记需求 XQ-1");

        await Expect(open.Phone("wanggong").Locator(".card .key").First).ToBeVisibleAsync();
        await TabToAsync(open, ".phone[data-user=wanggong] .card .key");
        await keys.PressAsync("Enter");
        await Expect(open.Phone("wanggong").Locator(".card .done")).ToBeVisibleAsync();

        await keys.PressAsync("Control+Home");
        await open.Page.EvaluateAsync("() => document.activeElement.blur()");
        await TabToAsync(open, "#stories-open", 200);
        await keys.PressAsync("Enter");
        await Expect(open.Page.Locator("#stories")).ToBeVisibleAsync();
        await keys.PressAsync("Escape");
        await Expect(open.Page.Locator("#stories")).ToBeHiddenAsync();
        Assert.Empty(open.Complaints);
    }

    [Theory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task A_phone_shows_everything_without_sideways_scrolling_and_with_targets_for_thumbs(int width, ColorScheme colours)
    {
        await using var open = await OpenPage.OpenAsync(chromium, "lina,zhanggong", width, 780, colours);
        await open.SayAsync("lina", "需求 客户:江城人民医院第二住院部 内容:一次性使用呼吸机管路（加热型，含湿化罐） 数量:50 期望:下周五");
        await open.SeesAsync("lina", "已登记需求 XQ-1");
        foreach (var view in (string[])["phones", "people", "wire", "faults"])
        {
            await open.Page.Locator($"#views [data-view={view}]").ClickAsync();
            Assert.True(await open.FitsAsync(), $"{view} scrolls sideways at {width} px");
            Assert.Empty(await open.Page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('button, summary, textarea, input, a.key')].filter(e => e.offsetParent && e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML.slice(0, 120))"));
        }

        await open.Page.Locator("#views [data-view=phones]").ClickAsync();
        await open.Page.Locator("#phone-tabs").GetByRole(AriaRole.Button, new() { Name = "张工" }).ClickAsync();
        await Expect(open.Phone("zhanggong").Locator(".card .key").First).ToBeVisibleAsync();
        await Expect(open.Phone("lina")).ToBeHiddenAsync();
        Assert.Empty(open.Complaints);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Text_can_be_read_against_its_ground(ColorScheme colours)
    {
        await using var open = await OpenPage.OpenAsync(chromium, "lina,zhanggong,liuyang", colours: colours);
        await open.SayAsync("lina", "需求 客户:仁和医院 内容:监护仪 数量:3 期望:下周五");
        await open.SeesAsync("zhanggong", "XQ-1 库存确认，请您处理");
        await open.Button("+24 小时").ClickAsync();
        await Expect(open.Phone("liuyang").Locator(".card.late").First).ToBeVisibleAsync();
        Assert.Empty(await open.Page.EvaluateAsync<string[]>(Contrast));
        Assert.Empty(open.Complaints);
    }

    /// <summary>Texts whose contrast with the nearest filled ground is below 4.5 to 1 (WCAG 2.2, 1.4.3).</summary>
    private const string Contrast = """
        () => {
          const parse = text => (text.match(/[\d.]+/g) ?? []).map(Number);
          const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const ground = node => {
            for (let at = node; at; at = at.parentElement) {
              const colour = parse(getComputedStyle(at).backgroundColor);
              if (colour.length === 3 || colour[3] > 0.99) return colour;
            }
            return [255, 255, 255];
          };
          const bad = new Set();
          for (const node of document.querySelectorAll('body *')) {
            const own = [...node.childNodes].some(child => child.nodeType === 3 && child.textContent.trim());
            if (!own || !node.offsetParent) continue;
            const [a, b] = [light(parse(getComputedStyle(node).color)), light(ground(node))].sort((x, y) => y - x);
            const ratio = (a + 0.05) / (b + 0.05);
            if (ratio < 4.5) bad.add(`${node.tagName}.${node.className} ${ratio.toFixed(2)} ${node.textContent.trim().slice(0, 20)}`);
          }
          return [...bad];
        }
        """;

    private static async Task TabToAsync(OpenPage open, string selector, int atMost = 60)
    {
        for (var i = 0; i < atMost; i++)
        {
            if (await open.Page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector)) return;
            await open.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{selector} is not reached by Tab");
    }
}
