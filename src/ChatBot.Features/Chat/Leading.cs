namespace ChatBot.Features.Chat;

/// <summary>What may stand in front of a command: signs, a call to the bot, words of courtesy.</summary>
internal static class Leading
{
    private static readonly string[] Courtesy =
    [
        "请帮我", "麻烦帮我", "请", "麻烦", "帮我", "帮忙", "给我", "我要", "我想", "我来", "机器人", "小助手", "助手", "看一下", "看下", "看看", "看", "查一下", "查看", "查下", "查", "发一个", "发个", "发", "登记一下", "登记一个", "登记", "新增", "新建", "记录", "记一下",
        "记一个", "记个", "好的", "好", "嗯", "OK", "ok", "Ok", "录入", "录一个", "提交一个", "提一个", "提个", "有个", "一个", "一下",
    ];

    public static int SkipSigns(string reading, int from)
    {
        while (from < reading.Length && (char.IsWhiteSpace(reading[from]) || reading[from] is '/' or '#' or '-' or '*' or '·' or '、' or '。' or ',' or '，' or '.' or '!' or '！' or ':' or '：' or '~' or '【' or '[' or '「' or '"' or '“')) from++;
        return from;
    }

    /// <summary>Where the text goes on after one word of courtesy, or null when there is none.</summary>
    public static int? SkipCourtesy(string reading, int from)
    {
        foreach (var word in Courtesy)
        {
            if (reading.AsSpan(from).StartsWith(word, StringComparison.Ordinal)) return SkipSigns(reading, from + word.Length);
        }

        return null;
    }
}
