namespace ChatBot.Features.Language;

internal enum PartOfDay
{
    None,
    Dawn,
    Morning,
    Forenoon,
    Noon,
    Afternoon,
    Dusk,
    Evening,
    BeforeWork,
    OffWork,
}

/// <summary>A clock time or a part of the day, as said; <see cref="ClockValues"/> knows which instant it is.</summary>
internal readonly record struct ClockPart(int End, PartOfDay Part)
{
    public const int NoHour = -1;

    /// <summary>0–24, as said, or <see cref="NoHour"/>.</summary>
    public int Hour { get; init; } = NoHour;

    public int Minute { get; init; }

    /// <summary>Written so that it can only be read on the 24-hour clock.</summary>
    public bool IsLiteral { get; init; }

    /// <summary>3:30 rather than 3点半.</summary>
    public bool HasColon { get; init; }

    /// <summary>The words already hold their 前 (下班前).</summary>
    public bool HasLimit { get; init; }

    public DeadlineProblem Problem { get; init; }
}

/// <summary>下午3点, 15:30, 今晚八点半, 下班前 (R3, R4) — but not 3点要求, 有点, 6点钟方向.</summary>
internal static class Clocks
{
    private static readonly (string Word, PartOfDay Part)[] Parts =
    [
        ("大清早", PartOfDay.Morning), ("一大早", PartOfDay.Morning), ("凌晨", PartOfDay.Dawn), ("黎明", PartOfDay.Dawn), ("拂晓", PartOfDay.Dawn), ("清晨", PartOfDay.Morning), ("清早", PartOfDay.Morning), ("一早", PartOfDay.Morning), ("早上", PartOfDay.Morning), ("早晨", PartOfDay.Morning), ("早间", PartOfDay.Morning),
        ("上午", PartOfDay.Forenoon), ("中午", PartOfDay.Noon), ("晌午", PartOfDay.Noon), ("正午", PartOfDay.Noon), ("午间", PartOfDay.Noon), ("下午", PartOfDay.Afternoon), ("午后", PartOfDay.Afternoon), ("傍晚", PartOfDay.Dusk), ("黄昏", PartOfDay.Dusk), ("傍黑", PartOfDay.Dusk), ("晚上", PartOfDay.Evening), ("晚间", PartOfDay.Evening), ("夜里", PartOfDay.Evening),
        ("夜间", PartOfDay.Evening), ("夜晚", PartOfDay.Evening), ("半夜", PartOfDay.Evening), ("深夜", PartOfDay.Evening), ("午夜", PartOfDay.Evening),
    ];

    private static readonly string[] NotAPart = ["茶", "餐", "饭", "好", "场", "新闻", "档", "班", "觉", "灯", "宴", "安", "时间", "时段", "门诊", "模式"];

    private static readonly string[] Poetic = ["午夜", "清晨", "早晨", "黎明", "拂晓", "黄昏", "深夜", "半夜", "夜晚", "正午", "晌午"];

    // 3点要求, 两点建议: points that are made, not hours.
    private static readonly string[] PointNouns =
    [
        "要求", "建议", "意见", "问题", "说明", "原因", "理由", "不足", "改进", "共识", "疑问", "需求", "优势", "优点", "缺点", "心得", "想法", "感受", "提示", "注意", "补充", "事项", "结论", "内容", "诉求", "条件", "瑕疵", "缺陷", "整改", "差异", "区别", "分歧", "变化", "调整", "希望", "请求", "利润", "佣金", "折扣", "优惠", "返利", "利息", "风险", "隐患", "异议",
        "待办", "亮点", "顾虑", "质疑", "要点", "细节", "措施", "对策", "方案", "思路", "体会", "收获", "声明", "约定", "承诺", "规定", "原则", "依据", "标准", "指标", "计划", "信息", "经验", "教训", "好处", "启示", "钟方向", "方向", "式", "水", "位", "阵", "击", "赞", "评", "心", "子", "名", "多要求", "透视", "标定", "校准", "支撑", "测温", "取样", "触控", "画面", "显示", "采集", "位置", "测量", "定位", "吊", "焊",
    ];

    private static readonly string[] BeforePoints = ["有", "提", "提出", "的", "共", "这", "那", "第", "差", "涨", "降", "跌", "返", "让", "扣", "以下", "如下", "下列", "几", "多", "少", "前", "后", "出", "了", "满足", "落实", "总结", "归纳", "主要", "强调", "补充", "说明", "反馈了", "列了", "列出", "说了", "讲", "讲了", "记", "记下", "记录", "关于", "关心", "关注", "重视", "存在", "发现", "提升", "提高", "降低", "下降", "增加", "增长", "减少", "上升", "下调", "上调", "上涨", "下跌", "以上", "上述", "其余", "其他", "另外", "加"];

    public static bool TryRead(Scene scene, int i, bool hasDay, out ClockPart clock)
    {
        clock = default;
        var line = scene.Line;
        if (line.IsMasked(i))
            return false;
        if (TryReadWork(line, i, hasDay, out clock))
            return true;
        var part = ReadPart(line, i, hasDay, out var at);
        if (part != PartOfDay.None && line.TightBefore(i) is '每' or '天' && !hasDay && line.TightBefore(i) == '每')
            return false;
        // 早一点, 晚一点: sooner, later.
        if (at - i == 1 && !hasDay && line.Has(at, "一点") && !line.HasAny(at + 2, ["钟", "半", "前", "整"]))
            return false;
        if (TryReadTime(scene, at, part, hasDay, out clock))
            return true;
        if (part == PartOfDay.None)
            return false;
        // 早 and 晚 alone need a day in front (周三晚) or an hour behind; 下午茶 is no afternoon.
        if (at - i == 1 && !hasDay)
            return false;
        if (line.HasAny(at, NotAPart) && !line.GapBefore(at) && !line.HasAny(at, ["安排", "安装", "安检", "安置"]) && !(hasDay && line[at] is '班' or '场'))
            return false;
        if (line.TightAt(at) is '点' or '些' or '牌' || Words.MakesName(line, at))
            return false;
        // 午夜阳光, 清晨家园: poets' words begin names more often than deadlines, unless a limit or a deed follows.
        if (!hasDay && line.HasAny(i, Poetic) && !MayFollowPoetic(line, at))
            return false;
        clock = new ClockPart(at, part);
        return true;
    }

    private static bool MayFollowPoetic(Line line, int at) =>
        line.Border(at) || Limits.Read(line, at, out _) != Limits.Kind.None || Words.ActionStart.Contains(line[at]) || Numeral.IsNumeralChar(line[at]);

    /// <summary>The hour of a range's second half, which may do without 下午: 下午2点到4点.</summary>
    public static bool TryReadAfter(Scene scene, int i, out ClockPart clock) => TryRead(scene, i, true, out clock);

    /// <summary>上班前, 下班前; with a day in front 下班 is enough.</summary>
    private static bool TryReadWork(Line line, int i, bool hasDay, out ClockPart clock)
    {
        clock = default;
        if (line[i] is not ('上' or '下') || line[i + 1] != '班' || line.GapBefore(i + 1))
            return false;
        var part = line[i] == '上' ? PartOfDay.BeforeWork : PartOfDay.OffWork;
        if (Limits.IsBefore(line, i + 2, out var end))
        {
            clock = new ClockPart(end, part) { HasLimit = true };
            return true;
        }

        clock = new ClockPart(i + 2, part);
        return hasDay && (part == PartOfDay.OffWork || line.Border(i + 2));
    }

    private static PartOfDay ReadPart(Line line, int i, bool hasDay, out int end)
    {
        foreach (var (word, part) in Parts)
        {
            if (line.HasTightWord(i, word))
            {
                end = i + word.Length;
                return part;
            }
        }

        end = i + 1;
        switch (line[i])
        {
            case '早' or '晨':
                return PartOfDay.Morning;
            case '晚' or '夜':
                return PartOfDay.Evening;
            case '午' when hasDay:
                return PartOfDay.Noon;
            default:
                end = i;
                return PartOfDay.None;
        }
    }

    private static bool HasTightWord(this Line line, int i, string word)
    {
        if (!line.Has(i, word))
            return false;
        for (var k = 1; k < word.Length; k++)
        {
            if (line.GapBefore(i + k))
                return false;
        }

        return true;
    }

    private static bool TryReadTime(Scene scene, int i, PartOfDay part, bool hasDay, out ClockPart clock)
    {
        clock = default;
        var line = scene.Line;
        if (!Numeral.TryRead(line, i, out var hour) || hour.Pair && line[hour.End] is not ('点' or '时'))
            return false;
        if (part == PartOfDay.None && !hasDay && !Words.AnyNumberBegins(line, i))
            return false;
        // 2-4点, 2到4点: the later one.
        if (line[hour.End] is '-' or '~' or '到' or '至' && Numeral.TryRead(line, hour.End + 1, out var until) && until.Width <= 2 && hour.Width <= 2 && line[until.End] == '点')
            hour = until;
        if (hour.Pair || hour.Width > 3)
            return false;
        if (line[hour.End] == ':' && hour.InDigits && hour.Width <= 2)
            return !Words.HasCodeKey(line, i) && TryReadColon(line, hour, part, out clock);
        if (ClockUnits.Matches(line, hour.End, "pm", out var latin) || ClockUnits.Matches(line, hour.End, "am", out latin))
            return TryReadLatin(line, hour, 0, latin, out clock);
        if (line[hour.End] is not ('点' or '时'))
            return false;
        // 三点半咖啡馆 is a house.
        return TryReadHour(line, i, hour, part, hasDay, out clock) && (hasDay || part != PartOfDay.None || !Words.MakesName(line, clock.End));
    }

    private static bool TryReadColon(Line line, Numeral hour, PartOfDay part, out ClockPart clock)
    {
        clock = default;
        var at = hour.End + 1;
        if (!line.IsDigit(at) || !Numeral.TryRead(line, at, out var minute) || minute.Width != 2)
            return false;
        var end = minute.End;
        // 1:50图纸 is a scale; 「数量 15: 30个」 no clock.
        if (line.TightAt(end) is '图' or '比' or '缩' or '模' || ((line.GapBefore(hour.End) || line.GapBefore(at)) && Words.Measure.Contains(line[end])))
            return false;
        if (line[end] == ':' && !line.GapBefore(end) && Numeral.TryRead(line, end + 1, out var second) && second.InDigits && second.Width == 2 && second.Value < 60)
            end = second.End;
        if (char.IsAsciiDigit(line.TightAt(end)) || line.TightAt(end) is '.' or ':' or '%')
            return false;
        if (ClockUnits.Matches(line, end, "pm", out var latin) || ClockUnits.Matches(line, end, "am", out latin))
            return TryReadLatin(line, hour, minute.Value, latin, out clock);
        var literal = hour.Value >= 7 || hour.Value == 0 || line[hour.End - hour.Width] == '0';
        clock = Checked(new ClockPart(end, part) { Hour = hour.Value, Minute = minute.Value, IsLiteral = literal, HasColon = true });
        return true;
    }

    private static bool TryReadLatin(Line line, Numeral hour, int minute, int end, out ClockPart clock)
    {
        var afternoon = line[end - 2] is 'p' or 'P';
        var part = afternoon ? PartOfDay.Afternoon : hour.Value == 12 ? PartOfDay.Dawn : PartOfDay.Forenoon;
        clock = Checked(new ClockPart(end, part) { Hour = hour.Value, Minute = minute, HasColon = true });
        return hour.InDigits;
    }

    private static bool TryReadHour(Line line, int i, Numeral hour, PartOfDay part, bool hasDay, out ClockPart clock)
    {
        clock = default;
        var at = hour.End + 1;
        if (line[hour.End] == '时' && line.TightAt(at) is '间' or '候' or '段' or '长' or '常' or '代' or '期' or '刻' or '光' or '效' or '区' or '速' or '许' or '令')
            return false;
        var end = at;
        var minute = 0;
        var said = false;
        if (line[at] == '钟' && line[at + 1] != '方')
            (end, said) = (at + 1, true);
        else if (line[at] == '整' && line.TightAt(at + 1) is not ('改' or '理' or '合' or '修' or '套' or '体'))
            (end, said) = (at + 1, true);
        else if (line[at] == '半' && line.TightAt(at + 1) is not ('个' or '天' or '成' or '价' or '年'))
            (end, minute, said) = (at + 1, 30, true);
        else if (line.HasAny(at, ["一刻", "1刻", "三刻", "3刻"], out var quarter))
            (end, minute, said) = (quarter, line[at] is '一' or '1' ? 15 : 45, true);
        else if (Numeral.IsNumeralChar(line[at]) && !line.GapBefore(at))
        {
            if (!TryReadMinute(line, at, out minute, out end))
                return false;
            said = true;
        }
        else if (Numeral.TryRead(line, at, out var spaced) && line[spaced.End] == '分' && !spaced.Pair)
        {
            (end, minute, said) = (spaced.End + 1, spaced.Value, true);
        }

        if (!said && part == PartOfDay.None && !IsBareHour(line, i, hour, at, hasDay))
            return false;
        var literal = part == PartOfDay.None && (hour.Value is 0 or >= 13 || (hour.InDigits && hour.Width == 2 && line[hour.End - 2] == '0'));
        clock = Checked(new ClockPart(end, part) { Hour = hour.Value, Minute = minute, IsLiteral = literal });
        return true;
    }

    /// <summary>二十, 零五, 45, each with or without 分. A single numeral (三点五) is a decimal, not a minute.</summary>
    private static bool TryReadMinute(Line line, int at, out int minute, out int end)
    {
        (minute, end) = (0, at);
        if (!Numeral.TryRead(line, at, out var read) || read.Pair)
            return false;
        (minute, end) = (read.Value, read.End);
        if (line[end] == '分' && line.TightAt(end + 1) is not ('之' or '钱' or '成'))
        {
            end += line[end + 1] == '钟' ? 2 : 1;
            return true;
        }

        return read.Width >= 2 && read.Width <= 3 && (line.GapBefore(end) || !Words.Measure.Contains(line[end]));
    }

    private static bool IsBareHour(Line line, int i, Numeral hour, int at, bool hasDay)
    {
        if (hour.Value > 24 && !hasDay)
            return false;
        var next = line.TightAt(at);
        if (line[at - 1] == '时')
            return hasDay || line.Border(at) || Limits.Read(line, at, out _) != Limits.Kind.None || Words.ActionStart.Contains(next);
        if (Limits.Read(line, at, out _) != Limits.Kind.None)
            return hasDay || !line.EndsWithAny(i, ["第"]);
        if (next == '儿' || line.HasAny(at, PointNouns) || IsThing(line, at))
            return false;
        // 一点, 差一点, 早一点: a little.
        if (hour is { Value: 1, InDigits: false } && !hasDay)
            return false;
        if (hasDay)
            return true;
        return line.GapBefore(i) || !line.EndsWithAny(i, BeforePoints);
    }

    /// <summary>8点牌子, 6点格子: a noun with the ending 子, which no verb has.</summary>
    private static bool IsThing(Line line, int at) =>
        line.TightAt(at) != '\0' && line.TightAt(at + 1) == '子' && !Words.ActionStart.Contains(line[at]) && line.TightAt(at + 2) is not ('公' or '邮' or '版');

    private static ClockPart Checked(ClockPart clock) =>
        clock.Hour > 24 || clock.Minute > 59 || (clock.Hour == 24 && clock.Minute > 0)
            ? clock with { Problem = DeadlineProblem.ImpossibleClock }
            : clock;
}
