using ChatBot.Features.Language;

namespace ChatBot.Features.Chat;

/// <summary>Words between people that must not be taken for a mistyped command.</summary>
internal static class SmallTalk
{
    private static readonly HashSet<string> Usual = new(StringComparer.Ordinal)
    {
        "你好", "您好", "大家好", "在吗", "在不在", "谢谢", "多谢", "感谢", "辛苦", "辛苦了", "好的", "可以", "行", "不行", "没事", "没问题", "不客气", "再见", "拜拜", "早", "早上好", "上午好", "中午好", "下午好", "晚上好", "晚安", "早安",
        "知道", "明白", "了解", "清楚", "对的", "是的", "不是", "不对", "嗯嗯", "哈哈", "呵呵", "测试", "你是谁", "有人吗", "加油", "恭喜", "稍等", "等等", "等一下", "什么", "为什么", "怎么", "怎么办", "谁", "哪里", "多少", "今天", "明天", "昨天",
        "hi", "hello", "hey", "ok", "okay", "yes", "no", "thanks", "thx", "bye", "test", "good", "morning", "nihao", "ninhao", "xiexie", "haode", "zaima", "mingbai", "zaijian", "zao", "hao", "en", "dui", "shi", "bushi", "haha", "hehe",
    };

    private static readonly HashSet<string> Thanks = new(StringComparer.Ordinal)
    {
        "谢谢", "多谢", "感谢", "谢谢啦", "谢谢了", "谢了", "谢谢你", "谢谢您", "非常感谢", "万分感谢", "辛苦", "辛苦了", "您辛苦了", "thanks", "thx", "thankyou", "xiexie",
    };

    public static bool Is(string word) => Usual.Contains(Bare(word)) || IsThanks(word);

    public static bool IsThanks(string word) => Thanks.Contains(Bare(word).Replace(" ", "", StringComparison.Ordinal));

    private static string Bare(string word) => ReadingText.Of(word).Trim().Trim('!', '！', '。', '.', '~', ',', '，', '?', '？').ToLowerInvariant();
}
