using ChatBot.Features.Chat;
using ChatBot.Features.Customers;
using CsCheck;
using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.Collaboration;

/// <summary>R64: where an engineer is, measured against where the customer is. 郑工 repairs; 李娜 looks after the hospital.</summary>
public sealed class PlaceTests
{
    private static readonly LocationContent Hospital = new(31.2304, 121.4737, "华东医院住院部");

    /// <summary>Some 330 metres north.</summary>
    private static readonly LocationContent Gate = new(31.2334, 121.4737, "华东医院北门");

    /// <summary>Some 2.2 kilometres north.</summary>
    private static readonly LocationContent Elsewhere = new(31.2504, 121.4737, "火车站");

    [Fact]
    public async Task At_the_site_the_distance_counts_and_the_case_keeps_no_coordinates()
    {
        await using var bot = await ArrivingAsync();
        Has("离登记的现场 500 米 以内算到场", await bot.Says("zhenggong", "签到 WX-1"));

        var kept = await bot.Hears("zhenggong", Gate);

        Has("✓ 距现场 334 米", kept);
        Has("第一次发位置", kept);
        await bot.SendsPhoto("zhenggong", "WX-1");
        Has("已完成：WX-1 工程师到场", await bot.Says("zhenggong", "完成 WX-1"));
        Assert.Equal(1, await bot.Count("select count(*) from places where person = 'zhenggong'"));
        Assert.Equal(0, await bot.Count("select count(*) from case_events where event like '%31.2%' or event like '%华东医院北门%'"));
        Assert.Equal(0, await bot.Count("select count(*) from ledger where after like '%31.2%'"));
        await bot.SeesTheSameAfterReplay("WX-1");
    }

    [Fact]
    public async Task Elsewhere_a_reason_and_a_photo_are_wanted_and_the_gate_names_both()
    {
        await using var bot = await ArrivingAsync();
        Has("⚠ 距现场 2.2 公里，超出 500 米", await bot.Hears("zhenggong", Elsewhere));

        var lacking = await bot.Says("zhenggong", "完成 WX-1");
        Has("到场位置(步骤3，要写原因", lacking);
        Has("现场照片(步骤3)", lacking);
        Has("还", await bot.Says("zhenggong", "到场说明 WX-1 院区搬迁，设备在新院区"));
        Has("已完成：WX-1 工程师到场", await bot.SendsPhoto("zhenggong", "WX-1"));
        Has("原因：院区搬迁", await bot.Says("lina", "流程 WX-1"));
    }

    [Fact]
    public async Task After_hours_and_without_consent_no_position_is_kept()
    {
        await using var bot = await ArrivingAsync();
        Has("已撤回定位", await bot.Says("zhenggong", "撤回定位"));
        Has("没有记录", await bot.Hears("zhenggong", Hospital));
        Assert.Equal(0, await bot.Count("select count(*) from places"));
        await bot.Says("zhenggong", "同意定位");
        await bot.TimeReaches("2026-11-23 21:00");

        Has("下班时间，位置没有记录", await bot.Hears("zhenggong", Hospital));

        Assert.Equal(0, await bot.Count("select count(*) from places"));
        await bot.Says("zhenggong", "到场说明 WX-1 急诊抢修");
        await bot.SendsPhoto("zhenggong", "WX-1");
        Has("已完成：WX-1 工程师到场", await bot.Says("zhenggong", "完成 WX-1"));
    }

    [Fact]
    public async Task Whoever_sends_no_position_explains_and_shows_a_photo()
    {
        await using var bot = await ArrivingAsync();
        await bot.Says("zhenggong", "到场说明 WX-1 手机没有定位权限");
        Has("现场照片", await bot.Says("zhenggong", "完成 WX-1"));
        Has("已完成：WX-1 工程师到场", await bot.SendsPhoto("zhenggong", "WX-1"));
    }

    [Fact]
    public async Task Positions_are_erased_after_thirty_days_and_at_once_when_consent_is_withdrawn()
    {
        await using var bot = await ArrivingAsync();
        await bot.Hears("zhenggong", Hospital);
        await bot.JumpTo("2026-12-22 10:00");
        Assert.Equal(1, await bot.Count("select count(*) from places"));
        await bot.JumpTo("2026-12-23 10:01");
        Assert.Equal(0, await bot.Count("select count(*) from places"));
        await bot.Hears("zhenggong", Hospital);
        Has("已删除您的 1 个位置", await bot.Says("zhenggong", "撤回定位"));
        Assert.Equal(0, await bot.Count("select count(*) from places"));
    }

    [Fact]
    public async Task The_site_is_set_by_who_looks_after_the_customer_and_can_be_taken_back()
    {
        await using var bot = await ArrivingAsync();
        Has("只能由负责人 李娜", await bot.Says("zhenggong", "位置 华东医院"));
        Has("没有客户「华西医院」", await bot.Says("lina", "位置 华西医院"));
        Has("现在登记的是：华东医院住院部", await bot.Says("lina", "位置 华东医院"));
        Has("移动了 2.2 公里", await bot.Hears("lina", Elsewhere));
        Has("已撤销", await bot.Says("lina", "撤销"));
        Has("✓ 距现场 334 米", await bot.Hears("zhenggong", Gate));
        // Announced too long ago: it is a location like any other.
        await bot.Says("lina", "位置 华东医院");
        await bot.TimeReaches("2026-11-23 10:40");
        HasNot("已登记", await bot.Hears("lina", Elsewhere));
    }

    [Fact]
    public async Task Without_a_site_it_is_said_that_nothing_was_measured()
    {
        await using var bot = await ArrivingAsync(hasSite: false);
        Has("未核对距离", await bot.Hears("zhenggong", Hospital));
    }

    [Fact]
    public void Distance_is_that_of_the_globe_whichever_way_it_is_measured() =>
        Gen.Select(Gen.Double[-89, 89], Gen.Double[-180, 180], Gen.Double[-0.9, 0.9], Gen.Double[-179, 179]).Sample((latitude, longitude, north, east) =>
        {
            var (a, b) = (GeoPoint.Of(latitude, longitude)!, GeoPoint.Of(latitude + north, longitude)!);
            Assert.Equal(a.MetresTo(b), b.MetresTo(a));
            Assert.Equal(0, a.MetresTo(a));
            // One degree of latitude is some 111.195 km anywhere.
            Assert.InRange(a.MetresTo(b), (Math.Abs(north) * 111_195) - 2, (Math.Abs(north) * 111_195) + 2);
            Assert.InRange(a.MetresTo(GeoPoint.Of(0, east)!), 0, 20_016_000);
        });

    /// <summary>WX-1 waits for 郑工 to arrive.</summary>
    private static async Task<TestBot> ArrivingAsync(bool hasSite = true)
    {
        var bot = await StartAsync();
        await bot.Says("lina", "报修 华东医院 CT-2 现象:开机报错E05");
        await bot.Says("zhenggong", "诊断 WX-1 高压发生器过热 配件:不需要");
        await bot.Says("zhanggong", "不适用 WX-1 配件出库 原因:不用换件");
        await bot.Says("zhenggong", "同意不适用 WX-1 配件出库");
        if (!hasSite) return bot;
        Has("请在 30 分钟内", await bot.Says("lina", "位置 华东医院"));
        Has("已登记华东医院的现场位置：华东医院住院部", await bot.Hears("lina", Hospital));
        return bot;
    }
}
