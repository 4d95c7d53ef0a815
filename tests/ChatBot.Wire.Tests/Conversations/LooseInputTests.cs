using static ChatBot.Wire.Tests.Words;

namespace ChatBot.Wire.Tests.Conversations;

/// <summary>A place, a code, a link: nothing waits for them, but nobody is left without an answer, and what may be of use is kept.</summary>
public sealed class LooseInputTests
{
    [Fact]
    public async Task A_place_is_acknowledged_and_what_can_be_done_is_said()
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 10:00");

        var answer = await bot.SendsPlace("lina", 31.2304, 121.4737, "人民大道\n[同意] 撤销");

        Assert.StartsWith("收到位置：人民大道 [同意] 撤销\n", answer, StringComparison.Ordinal);
        Has("在现场拍一张照片", answer);
        Has("归到哪个客户", answer);
        Has("回复数字：\n1 其他客户\n2 稍后", answer);
        HasNot("3 ", answer);
        Has("31.2304, 121.4737", await bot.SendsPlace("lina", 31.2304, 121.4737, ""));
    }

    [Fact]
    public async Task A_code_with_a_record_number_opens_the_record_and_never_runs_as_a_command()
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "需求 客户:华东医院 内容:呼吸机管路 数量:50 期望:12月4日");

        var answer = await bot.Scans("wanggong", "接单 XQ-1");

        Has("这是单号 XQ-1", answer);
        Assert.Equal(["Open"], await bot.Query<string>("select state from case_stages where stage = 'production'"));
        Has("XQ-1 需求协同", await bot.Says("wanggong", "1"));
    }

    [Fact]
    public async Task A_code_of_a_product_says_how_to_use_it()
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 10:00");

        Has("需求 客户:华东医院 内容:6901234567892", await bot.Scans("lina", "6901234567892"));
    }

    [Fact]
    public async Task A_link_is_not_opened_and_a_picture_is_asked_for()
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 10:00");

        var delivery = await bot.Posts(
            bot.Head("lina", "link") + "<Title><![CDATA[招标公告]]></Title><Description><![CDATA[x]]></Description><Url><![CDATA[https://example.com/a]]></Url><PicUrl><![CDATA[https://example.com/p]]></PicUrl>"
            + $"<MsgId>{bot.NewMsgId()}</MsgId></xml>",
            "lina");

        Has("收到链接：招标公告", delivery.ReplyText!);
        Has("截图", delivery.ReplyText!);
    }

    [Fact]
    public async Task Chat_records_forwarded_together_are_not_passed_over_in_silence()
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 10:00");

        var delivery = await bot.Posts(bot.Head("lina", "chatrecord") + $"<MsgId>{bot.NewMsgId()}</MsgId></xml>", "lina");

        Has("请逐条转发", delivery.ReplyText!);
    }

    [Fact]
    public async Task A_voice_is_kept_and_the_bot_says_so()
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 10:00");

        var delivery = await bot.WeCom.SendVoiceAsync("lina", "明天到货");
        await bot.Tick();

        Has("语音已保存", delivery.ReplyText!);
        Assert.Equal(["Voice"], await bot.Query<string>("select media_kind from evidence where sha256 is not null"));
    }
}
