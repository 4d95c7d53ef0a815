using System.Buffers;

namespace ChatBot.Features.Language;

/// <summary>Weeks and weekdays (R5): 周三, 下周星期五, 这周末, 本周内.</summary>
internal static class Weekdays
{
    // 线下, 旗下, 地下 …: here 下 belongs to the word in front.
    private static readonly SearchValues<char> BadBeforeNext = SearchValues.Create("线旗乡地楼手名天之以如余剩私当台桌树脚底麾阁早晚马网路加上下");
    private static readonly SearchValues<char> BadBeforeThis = SearchValues.Create("成样版文基课根日标剧书账帐副原资");

    // 周期, 周转, 周边 …: here 周 is not a week.
    private static readonly SearchValues<char> NotAWeek = SearchValues.Create("期转边报刊年岁到密全围长知旋折身波游遭遍济道旁率延工总经董院主");

    // Second characters of given names and shop names; none of them begins what one does on a weekday.
    private static readonly SearchValues<char> NameChars = SearchValues.Create("鸣福多峰民平明华伟芳娜敏丽磊洋艳勇杰娟涛超秀霞刚桂英兰玉宇浩轩梓涵欣怡佳诗琪博文雅婷思雨晨阳凡帆诺航宁泓然晴铭喜常丰升成佑翔良辉鹏飞龙虎强军海波斌健康祥瑞恒坤乾琳洁莹慧颖珊燕梅菊竹松柏森林峻岩川江河湖妹娃郎妮丫朵禾苗麦米黑鸭坊记野甫围成斋堂轩");

    private static readonly string[] Titles = ["老师", "经理", "主任", "主管", "总监", "院长", "科长", "教授", "医生", "先生", "女士", "那边", "工", "总", "哥", "姐", "董", "说", "的"];
    private static readonly string[] PersonTitles = ["老师", "经理", "主任", "主管", "总监", "院长", "科长", "教授", "医生", "先生", "女士", "那边"];
    private static readonly SearchValues<char> DoneToPersons = SearchValues.Create("约见找请问访拜叫让给向跟和与催发回派陪送接到去来等由把将对为被帮由王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤老小大新");
    private static readonly string[] Attribute = ["的", "度", "销售", "回款率", "目标", "预算", "预测", "规划", "计划", "报表", "业绩", "数据", "任务", "指标", "奖金", "提成", "绩效", "工资", "考核", "排名", "汇总", "总结", "账单", "货款", "例会纪要", "会议纪要", "周报", "初", "中", "起"];

    public static bool TryRead(Scene scene, int i, out DayPart day)
    {
        day = default;
        var line = scene.Line;
        if (!TryReadWeek(line, i, out var offset, out var word, out var afterWord))
            return false;
        if (offset is null && !BareMayBegin(line, i))
            return false;
        var monday = scene.Monday.AddDays(7 * (offset ?? 0));
        if (line[afterWord] == '末' && word != "星期")
            return ReadWeekend(scene, i, afterWord + 1, monday, offset, out day);
        if (IndexOf(line, afterWord, offset is null) is { } index)
            return ReadDay(scene, monday, offset, index, afterWord + 1, out day);
        return offset is >= 0 && ReadWholeWeek(scene, monday, offset.Value, afterWord, out day);
    }

    /// <summary>The day of a range's second half: 下周一到周三 stays in the week of its first half, or goes on to the next.</summary>
    public static bool TryReadAfter(Scene scene, int i, DateOnly first, out DayPart day)
    {
        day = default;
        var line = scene.Line;
        if (!TryReadWeek(line, i, out var offset, out _, out var afterWord))
            return false;
        if (offset is not null)
            return TryRead(scene, i, out day);
        if (IndexOf(line, afterWord, false) is not { } index || index > 6)
            return false;
        var distance = (index - (((int)first.DayOfWeek + 6) % 7) + 7) % 7;
        day = new DayPart(afterWord + 1, first.AddDays(distance), DayForm.Weekday);
        return true;
    }

    private static bool TryReadWeek(Line line, int i, out int? offset, out string word, out int end)
    {
        (offset, word, end) = (null, "", i);
        var at = i;
        if (line.Has(i, "下下") || line.Has(i, "上上"))
            (offset, at) = (line[i] == '下' ? 2 : -2, i + 2);
        else if (line[i] is '下' or '上')
            (offset, at) = (line[i] == '下' ? 1 : -1, i + 1);
        else if (line[i] is '本' or '这')
            (offset, at) = (0, i + 1);
        if (offset is { } weeks)
        {
            var before = line.TightBefore(i);
            if (before != '\0' && (weeks != 0 ? BadBeforeNext.Contains(before) && !IsProductionLine(line, i) : line[i] == '本' && BadBeforeThis.Contains(before)))
                return false;
            at += line.Has(at, "一个") ? 2 : line[at] == '个' ? 1 : 0;
        }

        foreach (var candidate in WeekWords)
        {
            if (line.Has(at, candidate) && (offset is not null || line.HasTightFrom(at, candidate)))
            {
                (word, end) = (candidate, at + candidate.Length);
                return true;
            }
        }

        return false;
    }

    /// <summary>产线下周三检修: 线 closes a longer noun, so 下 is free.</summary>
    private static bool IsProductionLine(Line line, int i) =>
        line[i - 1] == '线' && !line.BorderLeft(i - 1) && line[i + 1] is '周' or '星' or '礼' && IndexOf(line, line[i + 1] == '周' ? i + 2 : i + 3, false) is not null;

    private static readonly string[] WeekWords = ["周星期", "周礼拜", "星期", "礼拜", "周"];

    private static bool HasTightFrom(this Line line, int i, string word)
    {
        for (var k = 1; k < word.Length; k++)
        {
            if (line.GapBefore(i + k))
                return false;
        }

        return true;
    }

    /// <summary>0 = Monday … 6 = Sunday; 7 = there is no such day (周八).</summary>
    private static int? IndexOf(Line line, int i, bool bare)
    {
        if (i >= line.Count || line.IsMasked(i) || (bare && line.GapBefore(i) && !IsSpacedOut(line, i)))
            return null;
        var c = line[i];
        if (char.IsAsciiDigit(c))
        {
            if (line.IsDigit(i + 1) && !line.GapBefore(i + 1))
                return null;
            return c is >= '1' and <= '7' ? c - '1' : 7;
        }

        return c switch
        {
            '一' => 0,
            '二' => 1,
            '三' => 2,
            '四' => 3,
            '五' => 4,
            '六' => 5,
            '日' or '天' => 6,
            '七' or '八' or '九' or '〇' or '零' => 7,
            _ => null,
        };
    }

    /// <summary>「周 三 下午」, 「礼拜 5 要货」: no count follows.</summary>
    private static bool IsSpacedOut(Line line, int i) =>
        line.Border(i + 1) || line[i + 1] is '前' or '上' or '下' or '晚' or '早' or '中' or '之' || Words.ActionStart.Contains(line[i + 1]);

    private static bool BareMayBegin(Line line, int i)
    {
        var before = line.TightBefore(i);
        return before == '\0' || !(Numeral.IsNumeralChar(before) || before is '第' or '半' or '个' or '双' or '单' or '姓' or '叫' or '数' or '几' || char.IsAsciiLetterOrDigit(before));
    }

    private static bool ReadDay(Scene scene, DateOnly monday, int? offset, int index, int end, out DayPart day)
    {
        day = default;
        var line = scene.Line;
        if (Words.MakesName(line, end) || (line.TightAt(end) is '次' or '刊'))
            return false;
        if (offset is null && !char.IsAsciiDigit(line[end - 1]) && line[end - 2] == '周' && IsName(line, end))
            return false;
        if (index > 6)
        {
            day = DayPart.Impossible(end, DeadlineProblem.ImpossibleWeekday);
            return true;
        }

        if (offset is not null)
        {
            day = new DayPart(end, monday.AddDays(index), DayForm.Weekday);
            return true;
        }

        var ahead = (index - (((int)scene.Today.DayOfWeek + 6) % 7) + 7) % 7;
        day = new DayPart(end, scene.Today.AddDays(ahead), DayForm.Weekday) { BareWeekday = true, Ambiguous = ahead == 0 };
        return true;
    }

    /// <summary>周一鸣, 周六福, 周三多老师: a given name or a shop's sign follows, closed by the border of the word, 的 or a title.</summary>
    private static bool IsName(Line line, int i)
    {
        var c = line.TightAt(i);
        if (c == '\0' || !char.IsLetter(c) || char.IsAsciiLetter(c))
            return false;
        var closed = line.Border(i + 1) || line.HasAny(i + 1, Titles);
        // 周六清主任: a title makes a name of nearly any character, but 周三约主任 is an appointment.
        if (line.HasAny(i + 1, PersonTitles) && !DoneToPersons.Contains(c))
            return true;
        if (NameChars.Contains(c))
            return closed || !Words.ActionStart.Contains(c);
        // 周日新的报价: 新 before 的 ends a name; 周日新品上架 is a day and what is new.
        if (c == '新' && line[i + 1] is '的' or '说' && !line.GapBefore(i + 1))
            return true;
        // 周三王总来厂: the title belongs to 王, not to 周三王.
        if (Words.Surnames.Contains(c) && !line.Border(i + 1))
            return false;
        return closed && !line.Has(i, "的") && !Words.ActionStart.Contains(c) && !Numeral.IsNumeralChar(c) && c != '至';
    }

    private static bool ReadWeekend(Scene scene, int start, int end, DateOnly monday, int? offset, out DayPart day)
    {
        var line = scene.Line;
        day = default;
        if (offset is null && line.TightBefore(start) is '每')
            return false;
        if (line.TightAt(end) is '版' or '刊' or '班' || Words.MakesName(line, end))
            return false;
        if (Limits.IsBefore(line, end, out var limited))
        {
            day = new DayPart(limited, monday.AddDays(4)) { Ambiguous = true, HasLimit = true, Closed = true };
            return true;
        }

        day = new DayPart(end, monday.AddDays(6)) { Ambiguous = true };
        return true;
    }

    private static bool ReadWholeWeek(Scene scene, DateOnly monday, int offset, int end, out DayPart day)
    {
        day = default;
        var line = scene.Line;
        if (NotAWeek.Contains(line.TightAt(end)) || line.HasAny(end, Attribute))
            return false;
        var friday = monday.AddDays(4);
        var over = offset == 0 && friday < scene.Today;
        day = new DayPart(end, over ? monday.AddDays(6) : friday, DayForm.Period) { Ambiguous = over || Limits.Read(line, end, out _) == Limits.Kind.None, Closed = true };
        return true;
    }
}
