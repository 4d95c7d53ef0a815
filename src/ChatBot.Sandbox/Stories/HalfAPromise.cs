namespace ChatBot.Sandbox.Stories;

/// <summary>「承诺写到一半」: neither a power cut nor another command loses a half-said promise; a picture and words from a voice message finish it.</summary>
internal static class HalfAPromise
{
    public static Story Story { get; } = new(
        "half-a-promise", "承诺写到一半", "话说到一半，机器人断电、又去查了别的事，草稿都还在；补上截图和语音转的文字，承诺生效。", ["lina", "zhanggong"],
        [
            new Morning("早上九点。李娜在客户门口，想先把答应的事记下来。"),
            new Say("lina", "承诺 {customer} 加急发货50箱 责任人:张工", "什么时候兑现", "话只说了一半：没有说时限。机器人记下已有的三项，只问缺的那一项。"),
            new Restart("偏偏这时机器人断电，几秒后重新启动。看顶栏：停着的时候会写出来。"),
            new Say("lina", "待办", "手上", "李娜没有接着填，先去看手上的事。"),
            new Say("lina", "继续", "什么时候兑现", "回头发「继续」：断电、插进别的命令，填过的三项一项没丢。"),
            new Picture("lina", "scan", "自动归到它名下", "时限还要问客户，李娜先发来盖章的单子。图片先收着，等承诺填完自动成为证据。"),
            new Voice("lina", "嗯，{workday+3}下午六点之前吧", "转文字", "客户的答复是一段语音。企业微信只给机器人声音，不给文字，所以机器人说明它听不到，并教她转文字。"),
            new Say("lina", "嗯，{workday+3}下午六点之前吧", "已记下承诺", "长按转出文字，原样发来。口语也读得懂：四项齐了，先前那张图就是证据，承诺当场生效。", Catch: "CN"),
            new Push("zhanggong", "承诺 {CN} 由您负责", "张工同时收到卡片：客户、内容、时限、谁答应的。"),
            new Press("zhanggong", "接受", "承诺 {CN} 由您负责", "已接受 {CN}", "张工按「接受」。"),
            new Push("lina", "{CN}", "李娜看到有人接了。说到一半的话，就这样成了有人负责、有凭有据的承诺。"),
        ]);
}
