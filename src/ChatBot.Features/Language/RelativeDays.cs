using System.Buffers;

namespace ChatBot.Features.Language;

/// <summary>今天, 明日, 大后天, 明晚 …: days counted from today.</summary>
internal static class RelativeDays
{
    private static readonly (string Word, int Days)[] Whole =
    [
        ("大后天", 3), ("大前天", -3), ("大后日", 3), ("后天", 2), ("后日", 2), ("次日", 1), ("翌日", 1), ("明后天", 2), ("明后两天", 2), ("今明两天", 1), ("今明天", 1), ("明天", 1), ("明日", 1), ("明儿个", 1), ("明儿", 1), ("今天", 0), ("今日", 0), ("今儿个", 0), ("今儿", 0), ("后儿个", 2), ("后儿", 2),
        ("昨天", -1), ("昨日", -1), ("昨儿个", -1), ("昨儿", -1), ("前天", -2), ("前日", -2), ("前儿个", -2),
    ];

    private static readonly string[] PartsOfDay = ["早", "晨", "晚", "夜", "上午", "下午", "中午", "午", "凌晨", "傍晚"];

    // 后天性, 前天线, 前天津: the last character belongs to the next word. 前/后 + 天… is tried with every word that begins with 天.
    private static readonly SearchValues<char> AfterSky = SearchValues.Create("津线桥性窗猫花堑竺");
    private static readonly SearchValues<char> AfterSun = SearchValues.Create("本立常照语元产化系志韩程");
    private static readonly string[] InbornWords = ["免疫", "获得", "失明", "形成", "努力", "培养", "畸形", "缺陷", "残疾", "致病", "环境"];

    public static bool TryRead(Scene scene, int i, out DayPart day)
    {
        day = default;
        var line = scene.Line;
        foreach (var (word, days) in Whole)
        {
            if (!line.Has(i, word) || !(IsTight(line, i, word.Length) || line.BorderLeft(i)))
                continue;
            var end = i + word.Length;
            if (IsAnotherWord(line, i, end))
                return false;
            day = new DayPart(end, scene.Today.AddDays(days)) { Ambiguous = word is "明后天" or "明后两天" or "今明两天" or "今明天" };
            return true;
        }

        var shift = line[i] switch { '今' => 0, '明' => 1, '昨' => -1, _ => int.MinValue };
        if (shift == int.MinValue || !line.HasAny(i + 1, PartsOfDay) || line.GapBefore(i + 1))
            return false;
        // 声明早, 说明晚, 文明… : 明 closes the word in front.
        if (line[i] == '明' && line.TightBefore(i) is '声' or '说' or '文' or '证' or '透' or '发' or '清' or '注' or '表' or '聪' or '照')
            return false;
        if (line.TightAt(i + 2) is '报' or '宴' or '餐' or '茶' or '霜' && line[i + 1] is '早' or '晚')
            return false;
        day = new DayPart(i + 1, scene.Today.AddDays(shift));
        return true;
    }

    private static bool IsTight(Line line, int i, int length)
    {
        for (var k = 1; k < length; k++)
        {
            if (line.GapBefore(i + k))
                return false;
        }

        return true;
    }

    private static bool IsAnotherWord(Line line, int i, int end)
    {
        var next = line.TightAt(end);
        if (Words.MakesName(line, end))
            return true;
        // 明天系统上线 is a day, 明天系列 and 明天系 are products.
        if (next == '系' && line[end + 1] is not '统')
            return true;
        if (line[i] == '后' && line[end - 1] == '天' && (next is '性' || line.HasAny(end, InbornWords)))
            return true;
        // 前天津分公司, 前天线: a former …, a front …; 后天线, 后天窗 likewise.
        if (line[i] is '前' or '后' or '大')
            return (line[end - 1] == '天' ? AfterSky.Contains(next) : AfterSun.Contains(next)) && !line.HasAny(end, ["线上", "线下", "花钱", "花时"]);
        return line[end - 1] == '日' && (next is '报' or '元' or '本' or '达' || Words.MakesShopName(line, end));
    }
}
