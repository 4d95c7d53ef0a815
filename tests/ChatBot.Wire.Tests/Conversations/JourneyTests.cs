using ChatBot.Sandbox.Phones;
using ChatBot.Sandbox.Samples;
using static ChatBot.Wire.Tests.Words;

namespace ChatBot.Wire.Tests.Conversations;

/// <summary>A working day as WeCom sees it.</summary>
public sealed class JourneyTests
{
    private const string Need = "需求 客户:华东医院 内容:呼吸机管路 数量:50 期望:12月4日";

    [Fact]
    public async Task A_need_becomes_a_card_in_the_hand_of_one_person_and_greys_when_it_is_taken()
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 10:00");

        Has("已登记需求 XQ-1", await bot.Says("lina", Need));

        var card = bot.CardWith("wanggong", "接单");
        Assert.Equal(CardState.Live, card.Card!.State);
        Has("XQ-1 生产应答", bot.PhoneOf("wanggong")[^1]);
        Has("客户：华东医院", bot.PhoneOf("wanggong")[^1]);
        Has("XQ-1 库存确认", bot.PhoneOf("zhanggong")[^1]);

        Has("XQ-1 生产应答", await bot.Presses("wanggong", "接单"));

        var used = bot.WeCom.Phone("wanggong").Find(card.Id)!.Card!;
        Assert.Equal(CardState.Used, used.State);
        Assert.NotEqual("", used.ReplacedText);
        Assert.Equal(["Done"], await bot.Query<string>("select state from case_stages where stage = 'production'"));
    }

    [Fact]
    public async Task A_typed_twin_does_the_same_as_the_button_and_the_next_person_is_told()
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", Need);

        Has("已完成：XQ-1 库存确认", await bot.Says("zhanggong", "库存确认 XQ-1 有 50/50"));

        Has("XQ-1 质检", bot.PhoneOf("sunyan")[^1]);
        Assert.NotNull(bot.CardWith("sunyan", "完成"));
    }

    [Fact]
    public async Task A_card_whose_work_is_done_greys_and_a_late_press_on_it_is_told_by_whom()
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", Need);
        await bot.Says("wanggong", "接单 XQ-1 可以按期");

        Assert.Equal(CardState.Used, bot.CardWith("wanggong", "接单").Card!.State);

        // The press left the phone before the card greyed.
        await bot.Posts(
            bot.Head("wanggong", "event") + "<Event><![CDATA[template_card_event]]></Event><EventKey><![CDATA[接单 XQ-1]]></EventKey><TaskId><![CDATA[t]]></TaskId>"
            + "<CardType><![CDATA[button_interaction]]></CardType><ResponseCode><![CDATA[late]]></ResponseCode></xml>",
            "wanggong");
        await bot.Settle();

        Has("该任务已由 王工 于", bot.PhoneOf("wanggong")[^1]);
        Assert.Single(await bot.Query<long>("select 1 from ledger where record_no = 'XQ-1' and action like '%完成%'"));
    }

    [Fact]
    public async Task A_promise_takes_its_picture_from_wecom_and_keeps_bytes_and_hash()
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 10:00");
        var (picture, _) = SamplePictures.Draw("package");

        Has("缺：证据附件", await bot.Says("lina", "承诺 华东医院 加急发货50箱 11月25日18点前 责任人:张工"));
        Has("CN-1", await bot.SendsPicture("lina", picture));
        await bot.Tick();

        Assert.Equal(["Active"], await bot.Query<string>("select state from commitments"));
        Assert.Equal([WireBot.Sha256Of(picture)], await bot.Query<string>("select sha256 from evidence"));
        // The picture as it came, and the copy with the time on it.
        var kept = Directory.GetFiles(Path.Combine(bot.Folder, "evidence", "sha256"), "*", SearchOption.AllDirectories);
        Assert.Equal(2, kept.Length);
        Assert.Equal(picture, await File.ReadAllBytesAsync(kept.Single(file => Path.GetFileName(file).StartsWith(WireBot.Sha256Of(picture)[..16], StringComparison.OrdinalIgnoreCase))));
        Has("承诺 CN-1 由您负责", bot.PhoneOf("zhanggong")[^1]);
        Has("CN-1", await bot.Presses("zhanggong", "接受"));
    }

    [Fact]
    public async Task A_photo_of_a_stage_comes_back_with_the_time_on_it_and_a_broken_one_is_refused()
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "客诉 华东医院 包装破损 3箱");
        Has("请拍照，照片中需出现口令", await bot.Says("liqiang", "完成 KS-1 结果:外箱受压，封签完好"));

        Has("图片损坏或没有传完", await bot.SendsPicture("liqiang", SamplePictures.Draw("corrupt").Bytes));
        Has("已完成：KS-1 物流异常核实", await bot.SendsPicture("liqiang", SamplePictures.Draw("package").Bytes));
        await bot.Says("lina", "图 KS-1 2");
        await bot.Settle();

        Assert.Contains(bot.WeCom.Phone("lina").Bubbles, bubble => bubble is { FromMe: false, Kind: "image" });
    }

    [Fact]
    public async Task A_deadline_in_the_past_locks_until_the_person_in_the_warehouse_knows()
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "承诺 华东医院 加急发货50箱 11月20日18点前 责任人:张工");
        Has("请确认是否已同步至执行部门", await bot.SendsPicture("lina", SamplePictures.Draw("package").Bytes));
        Assert.Equal(["Locked"], await bot.Query<string>("select state from commitments"));

        await bot.Restart();
        Has("已解锁", await bot.Says("lina", "1"));

        Has("请确认收到：承诺 CN-1", bot.PhoneOf("zhanggong").Last(text => text.Contains("确认收到", StringComparison.Ordinal)));
        Has("CN-1", await bot.Presses("zhanggong", "确认收到"));
        Assert.Equal(["Active"], await bot.Query<string>("select state from commitments"));
    }

    [Fact]
    public async Task A_complaint_that_nobody_touches_reaches_the_direct_superior_after_24_hours_and_the_next_one_after_48()
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 10:00");
        Has("KS-1", await bot.Says("lina", "客诉 华东医院 包装破损"));

        await bot.TimeReaches("2026-11-24 09:55");
        Assert.Equal(0, bot.PhoneOf("chenzong").Count("KS-1 物流异常核实超时"));
        await bot.TimeReaches("2026-11-24 10:05");

        Assert.Equal(1, bot.PhoneOf("chenzong").Count("KS-1 物流异常核实超时"));
        Assert.Equal(1, bot.PhoneOf("liqiang").Count("🔴 KS-1"));
        await bot.Restart();
        await bot.Tick();
        Assert.Equal(1, bot.PhoneOf("chenzong").Count("KS-1 物流异常核实超时"));
        Has("KS-1", await bot.Says("chenzong", "收到 KS-1"));
    }
}
