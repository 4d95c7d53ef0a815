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
        "谢谢", "多谢", "感谢", "谢谢你", "谢谢您", "谢啦", "谢了", "十分感谢", "非常感谢", "辛苦", "辛苦了", "thanks", "thx", "thankyou", "xiexie",
    };

    private static readonly HashSet<string> Noticed = new(StringComparer.Ordinal)
    {
        "收到了", "收到啦", "收到哈", "收到哦", "收到谢谢", "收到多谢", "收到辛苦了", "收到感谢", "知道啦", "知道了谢谢", "嗯收到", "嗯嗯收到", "好收到", "好的收到", "好的知道了", "ok收到", "收到ok",
    };

    public static bool Is(string word) => Plain(word) is var plain && (Usual.Contains(plain) || Thanks.Contains(plain));

    public static bool IsThanks(string word) => Thanks.Contains(Plain(word));

    /// <summary>收到 in other words, and nothing else.</summary>
    public static bool IsNotice(string word) => Noticed.Contains(Plain(word));

    private static string Plain(string word) =>
        string.Concat(ReadingText.Of(word).Where(c => !char.IsWhiteSpace(c) && c is not ('!' or '！' or '。' or '.' or '~' or ',' or '，' or '?' or '？' or '、'))).ToLowerInvariant();
}
