namespace ChatBot.Features.Language;

/// <summary>A span of time from now (R7). The result is an instant for minutes and hours, a day for longer units.</summary>
internal readonly record struct DurationPart(int End, DateTime Value, bool IsInstant)
{
    public DeadlineProblem Problem { get; init; }

    public int? MissingYear { get; init; }

    public bool Ambiguous { get; init; }

    public bool HasLimit { get; init; }
}

/// <summary>三天内, 两个半小时后, 5个工作日内, 48h内 — but not 质保2年, 24小时监护, 到货后三天内.</summary>
internal static class Durations
{
    private enum Unit
    {
        Minute,
        Hour,
        Day,
        Workday,
        Week,
        Month,
        Year,
    }

    private static readonly (string Word, Unit Unit, int Times)[] Units =
    [
        ("小时", Unit.Hour, 60), ("钟头", Unit.Hour, 60), ("分钟", Unit.Minute, 1), ("刻钟", Unit.Minute, 15), ("工作日", Unit.Workday, 1), ("工作天", Unit.Workday, 1), ("自然日", Unit.Day, 1), ("日历日", Unit.Day, 1),
        ("天", Unit.Day, 1), ("日", Unit.Day, 1), ("星期", Unit.Week, 7), ("礼拜", Unit.Week, 7), ("周", Unit.Week, 7), ("季度", Unit.Month, 3), ("月", Unit.Month, 1), ("年", Unit.Year, 12),
    ];

    // The time after these runs from an event whose moment is unknown.
    private static readonly string[] EventWords = ["货到", "款到", "到款", "票到", "到票", "到货", "收货", "签收", "收到", "签订", "签约", "签字", "签署", "下单", "开票", "到账", "到帐", "生效", "中标", "盖章", "合格", "合格后", "之日起", "之日", "起算", "自", "当天起", "次日起", "届满"];

    // The time after these is a property of a thing, not a deadline, even with 内 or 后.
    private static readonly string[] AttributeWords =
    [
        "质保", "保修", "质保期", "保修期", "账期", "帐期", "试用", "试用期", "有效期", "保质期", "租期", "租用", "免租", "服务期", "为期", "长达", "延保", "保质", "存放", "保存", "贮存", "储存", "待机", "续航", "最近", "过去", "近", "连续", "持续", "累计", "质量保证", "维保", "宽限期", "冷静期", "出差", "请假", "休假", "住院", "历时", "用时", "耗时", "间隔", "每隔", "寿命", "满", "保质期:", "账期:", "质保:", "质保期:",
    ];

    // The same without 内 or 后: 培训3天, but 培训3天内做完.
    private static readonly string[] LengthWords =
    [
        "租", "培训", "服务", "周期", "工期", "交期", "货期", "超过", "至少", "最少", "不少于", "不低于", "不超过", "延长", "顺延", "延期", "延后", "推迟", "提前", "合计", "共", "约定", "号称", "支持", "全天", "休息", "观察", "留观", "使用", "运行", "需要", "需", "晚了", "迟了", "拖了", "等了", "超", "逾期", "欠了", "欠款", "合作", "成立", "工龄", "浸泡", "烘烤", "静置", "老化", "监测",
        "随访", "疗程", "宽限", "缓冲", "免费", "包年", "合同期", "驻场", "调试", "比", "才", "时长", "计", "按", "工期:", "交期:", "周期:", "时长:",
    ];

    // 试运行三个月后付款: counted from when that begins.
    private static readonly string[] ProcessWords = ["试运行", "运行", "使用", "试用", "观察", "浸泡", "烘烤", "静置", "老化", "试产", "试销", "磨合"];

    public static bool TryRead(Scene scene, int i, out DurationPart part)
    {
        part = default;
        var line = scene.Line;
        if (!Words.AnyNumberBegins(line, i) && line[i] != '半' || !TryReadSpan(line, i, out var span))
            return false;
        var limit = Limits.Read(line, span.End, out var end);
        if (limit is Limits.Kind.Until)
            (limit, end) = (Limits.Kind.None, span.End);
        // 15日前 names the 15th (R6); 3个月前 is past.
        if (span.BareDay && limit is Limits.Kind.Before or Limits.Kind.None)
            return false;
        if (limit == Limits.Kind.None)
        {
            if (span.Unit == Unit.Year || !StandsAlone(line, i, span.End))
                return false;
            end = span.End;
        }

        // 半天 is a morning to one person and twelve hours to another.
        if (line[i] == '半' && span.Unit is Unit.Day or Unit.Workday)
            return false;
        part = Resolve(scene, span, limit, end);
        if (part.End == 0)
            return false;
        if (RunsFromEvent(line, i, limit))
            part = part with { Problem = DeadlineProblem.EventRelative };
        else if (IsAttribute(line, i) || (limit == Limits.Kind.None && line.EndsWithAny(i, LengthWords)))
            return false;
        else if (limit == Limits.Kind.After && line.EndsWithAny(i, ProcessWords))
            part = part with { Problem = DeadlineProblem.EventRelative };
        return true;
    }

    /// <summary>A number with a unit of time stands at i, whatever surrounds it.</summary>
    public static bool LooksLikeOne(Line line, int i) => TryReadSpan(line, i, out _);

    private readonly record struct Span(int End, Unit Unit, decimal Amount, bool Vague, bool BareDay, decimal Minutes);

    private static bool TryReadSpan(Line line, int i, out Span span)
    {
        span = default;
        if (!TryReadCount(line, i, out var count, out var vague, out var at))
            return false;
        var measured = line[at] == '个' || line[i] is '半' or '俩' or '仨';
        at += line[at] == '个' ? 1 : 0;
        var half = line[at] == '半' && at > i;
        at += half ? 1 : 0;
        measured |= half;
        at += half && line[at] == '个' ? 1 : 0;
        if (!TryReadUnit(line, at, measured, out var unit, out var times, out var end))
            return false;
        if (half || (line[end] == '半' && unit is not Unit.Workday && !line.Has(end, "半年")))
        {
            end += half ? 0 : 1;
            count += 0.5m;
        }

        var extra = 0m;
        // 1小时30分钟
        if (unit == Unit.Hour && Numeral.TryRead(line, end, out var minutes) && !minutes.Pair && line[minutes.End] == '分')
            (extra, end) = (minutes.Value, minutes.End + (line[minutes.End + 1] == '钟' ? 2 : 1));
        span = new Span(end, unit, count * times, vague, unit == Unit.Day && line[end - 1] == '日' && !measured, extra);
        return true;
    }

    private static bool TryReadCount(Line line, int i, out decimal count, out bool vague, out int end)
    {
        (count, vague, end) = (0, false, i);
        switch (line[i])
        {
            case '半':
                (count, end) = (0.5m, i + 1);
                return !line.IsMasked(i);
            case '俩':
                (count, end) = (2, i + 1);
                return true;
            case '仨':
                (count, end) = (3, i + 1);
                return true;
        }

        if (!Numeral.TryRead(line, i, out var number) || number.Width > 5)
            return false;
        (count, vague, end) = (number.Value, number.Pair, number.End);
        if (number.InDigits && line[end] == '.' && line.IsDigit(end + 1) && Numeral.TryRead(line, end + 1, out var fraction) && fraction.Width <= 2)
        {
            count += fraction.Value / (fraction.Width == 1 ? 10m : 100m);
            end = fraction.End;
        }

        // 3-5天内, 三到五个工作日内: the upper end.
        if (line[end] is '-' or '~' or '到' or '至' && Numeral.TryRead(line, end + 1, out var upper) && !upper.Pair && upper.Value > count && upper.Width <= 3)
            (count, vague, end) = (upper.Value, true, upper.End);
        return count > 0;
    }

    private static bool TryReadUnit(Line line, int i, bool measured, out Unit unit, out int times, out int end)
    {
        foreach (var (word, candidate, factor) in Units)
        {
            if (!line.Has(i, word))
                continue;
            (unit, times, end) = (candidate, factor, i + word.Length);
            // 3月 is March; only 3个月 is a span. 三周年, 两周岁: 周 counts birthdays.
            if ((word is "月" or "季度" && !measured) || (word == "周" && line.TightAt(end) is '年' or '岁' or '期' or '边' or '转') || (word == "年" && line.TightAt(end) is '级' or '度' or '代'))
                return false;
            return true;
        }

        (unit, times) = (Unit.Hour, 60);
        if (ClockUnits.TryRead(line, i, out end) && line[i] is not ('a' or 'p' or 'A' or 'P'))
        {
            (unit, times) = char.ToLowerInvariant(line[i]) switch { 'm' => (Unit.Minute, 1), 'd' => (Unit.Day, 1), _ => (Unit.Hour, 60) };
            return true;
        }

        return false;
    }

    /// <summary>An argument of its own: 「48小时 @李工」, not 「24小时动态心电」, 「质保 2年」.</summary>
    private static bool StandsAlone(Line line, int i, int end) =>
        line.BorderLeft(i) && (end >= line.Count || line.IsMasked(end) && line.GapBefore(end) || !char.IsLetterOrDigit(line[end]) && line[end] is not ('/' or '-' or '+' or '*' or '%'))
        && line[i - 1] is not ('-' or '/' or '+' or '*' or '×' or '≥' or '>');

    private static bool RunsFromEvent(Line line, int i, Limits.Kind limit)
    {
        var before = line[i - 1];
        if (before is '后' or '起' or '之' || line.Has(i - 2, "后的"))
            return true;
        return limit is Limits.Kind.Within or Limits.Kind.After && (line.EndsWithAny(i, EventWords) || FollowsReceipt(line, i));
    }

    /// <summary>收到定金3天内: 收到 and its object stand in front, in the same word.</summary>
    private static bool FollowsReceipt(Line line, int i)
    {
        for (var k = i - 1; k > 0 && i - k < 10 && !line.Border(k); k--)
        {
            if (line[k] == '到' && line[k - 1] is '收' or '接' or '拿')
                return true;
        }

        return false;
    }

    private static bool IsAttribute(Line line, int i)
    {
        if (line.TightBefore(i) is '每' or '第' or '这' or '那' or '前' or '头' or '隔' or '近' or '长' or '达' or '过' or '了')
            return true;
        return line.EndsWithAny(i, AttributeWords);
    }

    private static DurationPart Resolve(Scene scene, Span span, Limits.Kind limit, int end)
    {
        var sign = limit == Limits.Kind.Before ? -1 : 1;
        var isLimit = limit == Limits.Kind.Within;
        // Nobody promises beyond ten years; and dates end somewhere.
        var days = span.Unit switch { Unit.Minute or Unit.Hour => span.Amount / 1440, Unit.Month or Unit.Year => span.Amount * 31, _ => span.Amount };
        if (days > 3700)
            return default;
        var today = scene.Today;
        switch (span.Unit)
        {
            case Unit.Minute or Unit.Hour:
                return new DurationPart(end, scene.Now.AddMinutes((double)(sign * (span.Amount + span.Minutes))), true) { Ambiguous = span.Vague, HasLimit = isLimit };
            case Unit.Workday:
                var day = scene.Calendar.AddWorkingDays(today, sign * (int)decimal.Ceiling(span.Amount));
                var missing = scene.Calendar.MissingYear(today, day);
                return new DurationPart(end, day.ToDateTime(TimeOnly.MinValue), false) { Ambiguous = span.Vague, HasLimit = isLimit, MissingYear = missing, Problem = missing is null ? DeadlineProblem.None : DeadlineProblem.CalendarMissing };
            case Unit.Month or Unit.Year:
                var months = (int)decimal.Truncate(span.Amount);
                // Half a month is 15 days.
                var rest = (int)((span.Amount - months) * 30);
                return OnDay(today.AddMonths(sign * months).AddDays(sign * rest));
            default:
                return OnDay(today.AddDays(sign * (int)decimal.Ceiling(span.Amount)));
        }

        DurationPart OnDay(DateOnly value) => new(end, value.ToDateTime(TimeOnly.MinValue), false) { Ambiguous = span.Vague || span.Amount % 1 != 0 && span.Unit != Unit.Month && span.Unit != Unit.Year, HasLimit = isLimit };
    }
}
