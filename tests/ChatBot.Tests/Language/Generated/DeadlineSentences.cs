using System.Globalization;
using ChatBot.Features.Calendar;

namespace ChatBot.Tests.Language.Generated;

/// <param name="Expected">As in the development set: a day, an instant to the second, or null where no deadline can be given.</param>
internal sealed record DeadlineSentence(string Class, string Text, DateTimeOffset Now, string? Expected);

/// <summary>
/// Sentences with a known deadline, put together from blocks: a head with decoys, an expression whose answer is calculated while it is written, a tail. The rules
/// are those of the development set (R1–R13); nothing here asks the grammar that it is there to examine.
/// </summary>
internal static class DeadlineSentences
{
    /// <summary>The answer where the rules say none for that moment: the sentence is left out.</summary>
    public const string Unsaid = "unsaid";

    private const int EachPieceAt = 3;

    private static readonly string[] Heads =
    [
        "承诺 省人民医院 补发导管 ", "需求 更新彩页 ", "跟进 康泰医疗的退货 ", "回款 HT-2026-018 3.2万 ", "承诺 ", "王工，", "客户讲", "承诺 给5号楼送样 ", "承诺 @刘国庆 送第2批 ", "需求 24小时血压仪 50台 ", "承诺 周一鸣 的样品 ",
        "回款 10月份的货款 12.5万 ", "投诉 400-820-1220打不通 ", "承诺 三楼手术室 装2台 ", "需求 10-15套托盘 ", "承诺 明天广场店 换灯带 ", "麻烦", "承诺，", "待办 ", "客诉 包装破损 要求", "采购那边催了 ", "需求 版本2.3的固件升级 ",
    ];

    private static readonly string[] Tails =
        ["", " @张工", "发货", "交付样机", "给答复", "寄出检测报告", "，别忘了", " 责任人:周工", "要到货", "完成验收", "！", "送达", "提交", "。谢谢", "到现场", "开票", "安排培训", "给客户回电话", " 急", "前台签收"];

    private static readonly string[] Closed = ["", " @张工", "，别忘了", "！", " 责任人:周工"];

    private static readonly DateTimeOffset[] Moments =
    [
        At(2026, 3, 10, 10, 0), At(2026, 3, 13, 16, 30), At(2026, 3, 15, 20, 0), At(2026, 9, 28, 9, 30), At(2026, 6, 30, 23, 10), At(2026, 1, 31, 11, 0), At(2025, 11, 28, 17, 45), At(2026, 5, 20, 13, 0), At(2026, 8, 17, 8, 5),
        At(2026, 4, 29, 18, 40), At(2026, 2, 12, 15, 20), At(2026, 7, 22, 12, 1), At(2025, 10, 31, 18, 0), At(2026, 10, 9, 7, 15), At(2026, 6, 7, 0, 30), At(2025, 12, 5, 21, 50),
    ];

    /// <param name="Means">The answer at a moment; null for none.</param>
    private sealed record Piece(string Class, string Words, Func<DateTime, string?> Means, bool Alone = false);

    public static IEnumerable<DeadlineSentence> All()
    {
        foreach (var piece in Pieces())
        {
            for (var round = 0; round < EachPieceAt; round++)
            {
                var why = piece.Class + piece.Words + round;
                var now = Chosen.From(Moments, "now" + why);
                var local = now.DateTime;
                var tail = Chosen.From(piece.Alone ? Closed : Tails, "tail" + why);
                // 前台: the limit word would take the next one's head.
                if (tail.StartsWith('前') && !piece.Words.EndsWith('前'))
                    tail = "发货";
                var words = Written(piece.Words, why);
                var head = Chosen.From(Heads, "head" + why);
                if (piece.Alone && !head.EndsWith(' ') && !head.EndsWith('，'))
                    head = "承诺 ";
                yield return new DeadlineSentence(piece.Class, head + words + tail, now, piece.Means(local));
            }
        }

        foreach (var (kind, text) in DeadlineTraps.All())
            yield return new DeadlineSentence(kind, text, Chosen.From(Moments, "now" + text), null);
    }

    private static string Written(string words, string why) => Chosen.From(["plain", "plain", "wide", "traditional", "blanks"], "writing" + why) switch
    {
        "wide" => Writing.FullWidth(words),
        "traditional" => Writing.InTraditional(words),
        "blanks" when !words.StartsWith('Q') => Writing.Blanks(words),
        _ => words,
    };

    private static IEnumerable<Piece> Pieces() =>
        [.. RelativeDays(), .. Weekdays(), .. Weeks(), .. MonthDays(), .. MonthParts(), .. Quarters(), .. Clocks(), .. DayClocks(), .. Durations(), .. Workdays(), .. Holidays(), .. Several(), .. Ranges(), .. Impossible()];

    private static readonly (string Words, int Days)[] Near = [("今天", 0), ("明天", 1), ("后天", 2), ("大后天", 3), ("今日", 0), ("明日", 1), ("后日", 2), ("昨天", -1), ("前天", -2), ("大前天", -3), ("明儿", 1), ("后儿", 2), ("昨日", -1), ("次日", 1)];

    private static readonly string[] Limits = ["", "", "前", "之前", "以前"];

    private static IEnumerable<Piece> RelativeDays()
    {
        foreach (var (words, days) in Near)
        {
            yield return new("relday", words, now => Day(now.AddDays(days)));
            if (days < 0)
                continue;
            foreach (var limit in (string[])["前", "之前", "内", "之内"])
                yield return new("relday", words + limit, now => Day(now.AddDays(days)));
        }
    }

    private static readonly string[] DayNames = ["一", "二", "三", "四", "五", "六", "日"];
    private static readonly (string Words, int Weeks)[] WeekNames =
    [
        ("本周", 0), ("这周", 0), ("这个周", 0), ("这星期", 0), ("本星期", 0), ("这个礼拜", 0), ("下周", 1), ("下个周", 1), ("下星期", 1), ("下个星期", 1), ("下礼拜", 1), ("下个礼拜", 1), ("下周星期", 1), ("下下周", 2), ("下下个星期", 2), ("下下礼拜", 2), ("上周", -1), ("上个星期", -1), ("上礼拜", -1),
    ];

    private static IEnumerable<(string Words, int Index)> DaysOfWeek()
    {
        for (var d = 0; d < 7; d++)
        {
            yield return (DayNames[d], d);
            if (d == 6)
                yield return ("天", 6);
        }
    }

    private static IEnumerable<Piece> Weekdays()
    {
        foreach (var (week, weeks) in WeekNames)
        {
            foreach (var (name, index) in DaysOfWeek())
            {
                var limit = Chosen.From(Limits, week + name);
                yield return new("weekday", week + name + limit, now => Day(Monday(now).AddDays((7 * weeks) + index)));
            }
        }

        foreach (var word in (string[])["周", "星期", "礼拜"])
        {
            foreach (var (name, index) in DaysOfWeek())
            {
                yield return new("weekday", word + name + Chosen.From(Limits, word + name), now => Day(Nearest(now, index, null)));
                yield return new("weekday", word + (index + 1).ToString(CultureInfo.InvariantCulture) + Chosen.From(Limits, name + word), now => Day(Nearest(now, index, null)));
            }
        }
    }

    private static IEnumerable<Piece> Weeks()
    {
        foreach (var word in (string[])["本周内", "这周内", "这个星期内", "本周之内", "这礼拜内"])
            yield return new("week", word, now => Day(Monday(now).AddDays(now.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 6 : 4)));
        foreach (var word in (string[])["下周内", "下个星期内", "下周之内", "下礼拜内"])
            yield return new("week", word, now => Day(Monday(now).AddDays(11)));
        foreach (var word in (string[])["周末", "这周末", "本周末", "这个周末"])
            yield return new("week", word, now => Day(Monday(now).AddDays(6)));
        yield return new("week", "周末前", now => Day(Monday(now).AddDays(4)));
        yield return new("week", "周末之前", now => Day(Monday(now).AddDays(4)));
        yield return new("week", "下周末", now => Day(Monday(now).AddDays(13)));
        yield return new("week", "下周末前", now => Day(Monday(now).AddDays(11)));
    }

    private static readonly (int Month, int Date)[] Dates = [(1, 8), (2, 14), (3, 5), (3, 31), (4, 2), (4, 30), (5, 20), (6, 18), (7, 3), (8, 15), (9, 10), (10, 15), (11, 20), (12, 28), (12, 31)];

    private static IEnumerable<Piece> MonthDays()
    {
        foreach (var (m, d) in Dates)
        {
            string[] forms =
            [
                $"{m}月{d}日", $"{m}月{d}号", $"{Writing.Said(m)}月{Writing.Said(d)}号", $"{Writing.Said(m)}月{Writing.Said(d)}日", $"{m}月{d}号前", $"{m}月{d}日之前", $"{m}-{d}前", $"{m}/{d}前", $"{m}.{d}前", $"{m:00}-{d:00}前", $"{m:00}/{d:00}之前",
                $"最晚{m}月{d}日", $"截止到{m}月{d}日", $"最迟{m}月{d}号", $"{m}月{d}日（含）前",
            ];
            foreach (var form in forms)
                yield return new(form.Contains('月', StringComparison.Ordinal) && !char.IsAsciiDigit(form[0]) && form[0] is not '最' and not '截' ? "cn-number" : "monthday", form, now => Day(InWindow(now, m, d)));
            yield return new("monthday", $"{m}-{d}", now => Day(InWindow(now, m, d)), Alone: true);
            yield return new("monthday", $"{m}月{d}", now => Day(InWindow(now, m, d)), Alone: true);
            foreach (var year in (int[])[2026, 2027])
            {
                string[] dated = [$"{year}年{m}月{d}日", $"{year}-{m:00}-{d:00}", $"{year}/{m}/{d}", $"{year}.{m:00}.{d:00}前", $"{year % 100}年{m}月{d}日", $"{Writing.Digits(year)}年{Writing.Said(m)}月{Writing.Said(d)}日"];
                yield return new("monthday", Chosen.From(dated, $"{m}{d}{year}"), _ => Day(new DateTime(year, m, d)));
            }

            yield return new("monthday", $"{2026}{m:00}{d:00}", _ => Day(new DateTime(2026, m, d)), Alone: true);
            yield return new("monthday", $"明年{m}月{d}日前", now => Day(new DateTime(now.Year + 1, m, d)));
        }

        foreach (var d in (int[])[1, 3, 5, 8, 10, 12, 15, 18, 20, 22, 25, 28])
        {
            yield return new("monthpart", $"{d}号前", now => Day(NextNumber(now, d)));
            yield return new("monthpart", $"{Writing.Said(d)}号", now => Day(NextNumber(now, d)), Alone: true);
            yield return new("monthpart", $"{d}日前", now => Day(NextNumber(now, d)));
            foreach (var (word, months) in ((string, int)[])[("本月", 0), ("这个月", 0), ("下月", 1), ("下个月", 1), ("下下个月", 2), ("上个月", -1)])
                yield return new("monthpart", $"{word}{d}{Chosen.From(["号", "日"], word + d)}{Chosen.From(Limits, word + d)}", now => Day(FirstOfMonth(now).AddMonths(months).AddDays(d - 1)));
        }
    }

    private static readonly (string Words, int Date)[] Parts = [("初", 5), ("上旬", 10), ("中", 15), ("中旬", 20), ("底", 0), ("末", 0), ("下旬", 0)];

    private static IEnumerable<Piece> MonthParts()
    {
        foreach (var (part, date) in Parts)
        {
            foreach (var (word, months) in ((string, int)[])[("本月", 0), ("这个月", 0), ("下月", 1), ("下个月", 1)])
                yield return new("monthpart", word + part + Chosen.From(Limits, word + part), now => Day(OfMonth(FirstOfMonth(now).AddMonths(months), date)));
            foreach (var m in (int[])[3, 6, 9, 12])
                yield return new("monthpart", Chosen.From([$"{m}月{part}", $"{Writing.Said(m)}月{part}", $"{m}月份{part}"], part + m) + Chosen.From(Limits, part + m), now => Day(PartInWindow(now, m, date)));
        }

        foreach (var (word, date) in ((string, int)[])[("月底", 0), ("月末", 0), ("月初", 5), ("月中", 15), ("月底前", 0), ("月底之前", 0), ("月末前", 0), ("月中前", 15)])
            yield return new("monthpart", word, now => Day(OfMonth(FirstOfMonth(now), date) is var this1 && this1 < now.Date ? OfMonth(FirstOfMonth(now).AddMonths(1), date) : this1));
        foreach (var word in (string[])["本月内", "这个月内", "本月之内", "当月内"])
            yield return new("monthpart", word, now => Day(OfMonth(FirstOfMonth(now), 0)));
        foreach (var word in (string[])["下个月内", "下月内"])
            yield return new("monthpart", word, now => Day(OfMonth(FirstOfMonth(now).AddMonths(1), 0)));
    }

    private static IEnumerable<Piece> Quarters()
    {
        foreach (var word in (string[])["季度末", "本季度末", "季末", "本季度内", "这个季度末", "季度末前"])
            yield return new("quarter-year", word, now => Day(EndOfQuarter(now, 0)));
        foreach (var word in (string[])["下季度末", "下个季度末"])
            yield return new("quarter-year", word, now => Day(EndOfQuarter(now, 1)));
        for (var q = 1; q <= 4; q++)
        {
            var month = q * 3;
            foreach (var word in (string[])[$"{Writing.Said(q)}季度末", $"Q{q}末", $"第{Writing.Said(q)}季度末前", $"{Writing.Said(q)}季度底"])
                yield return new("quarter-year", word, now => Day(PartInWindow(now, month, 0)));
        }

        foreach (var word in (string[])["年底", "年底前", "年内", "今年底", "今年年底前", "年末", "今年内", "年终前"])
            yield return new("quarter-year", word, now => Day(new DateTime(now.Year, 12, 31)));
        foreach (var word in (string[])["明年底", "明年年底前", "明年内"])
            yield return new("quarter-year", word, now => Day(new DateTime(now.Year + 1, 12, 31)));
        yield return new("quarter-year", "上半年内", now => Day(new DateTime(now.Year, 6, 30)));
        yield return new("quarter-year", "下半年内", now => Day(new DateTime(now.Year, 12, 31)));
        yield return new("quarter-year", "年中前", now => Day(new DateTime(now.Year + (now.Date > new DateTime(now.Year, 6, 30) ? 1 : 0), 6, 30)));
        foreach (var m in (int[])[2, 5, 8, 11])
            yield return new("quarter-year", $"明年{m}月底", now => Day(OfMonth(new DateTime(now.Year + 1, m, 1), 0)));
    }

    // Words, and the minute of the day that they mean.
    private static readonly (string Words, int Minute)[] Times =
    [
        ("下午3点", 900), ("下午两点半", 870), ("下午5点一刻", 1035), ("下午4点45分", 1005), ("上午10点", 600), ("上午九点半", 570), ("早上8点", 480), ("早8点半", 510), ("早晨7点", 420), ("中午12点", 720), ("中午1点", 780), ("正午12点", 720), ("晌午12点", 720), ("晚上8点", 1200), ("晚上七点半", 1170), ("晚9点", 1260),
        ("傍晚6点", 1080), ("凌晨2点", 120), ("15:30", 930), ("09:05", 545), ("17点", 1020), ("14点30分", 870), ("18:00", 1080), ("16时", 960), ("下午三点二十", 920), ("上午十一点五十", 710), ("晚上十点", 1320), ("晚上11点半", 1410), ("凌晨4点三刻", 285),
    ];

    private static readonly (string Words, int Minute)[] PartsOfDay = [("上午", 720), ("中午", 720), ("下午", 1080), ("傍晚", 1140), ("晚上", 1439), ("凌晨", 360), ("早上", 540), ("一早", 540), ("清晨", 540), ("晌午", 720), ("夜里", 1439), ("黄昏", 1140)];

    private static IEnumerable<Piece> Clocks()
    {
        foreach (var (words, minute) in Times)
        {
            foreach (var limit in (string[])["", "前", "之前"])
                yield return new("clock", words + limit, now => Instant(Ahead(now, minute)));
        }

        foreach (var (words, minute) in PartsOfDay)
            yield return new("clock", words + "前", now => Instant(Ahead(now, minute)));
        foreach (var (words, minute, days) in ((string, int, int)[])[("今晚", 1439, 0), ("明早", 540, 1), ("明晚", 1439, 1), ("今晚8点", 1200, 0), ("明早9点", 540, 1), ("明晚七点半前", 1170, 1), ("今早", 540, 0), ("明晨6点", 360, 1), ("今晚12点前", 1440, 0), ("今天24点前", 1440, 0), ("明天0点", 0, 1)])
            yield return new("clock", words, now => Instant(now.Date.AddDays(days).AddMinutes(minute)));
        // A bare hour: the first of h and h + 12 that is ahead, none before seven, none after ten at night.
        for (var hour = 1; hour <= 12; hour++)
        {
            var h = hour;
            foreach (var form in (string[])[$"{h}点前", $"{Writing.Said(h, liang: true)}点前", $"{h}点半前"])
            {
                var minute = form.Contains('半', StringComparison.Ordinal) ? 30 : 0;
                yield return new("clock", form, now => Instant(Bare(now, h, minute)));
            }
        }

        foreach (var (h, m) in ((int, int)[])[(1, 30), (2, 15), (3, 40), (5, 20), (6, 50)])
            yield return new("clock", $"{h}:{m}前", now => Instant(Ahead(now, ((h + 12) * 60) + m)));
        yield return new("clock", "下班前", now => Instant(now < now.Date.AddHours(18) ? now.Date.AddHours(18) : NextWorkday(now).AddHours(18)));
        yield return new("clock", "1 0 点前", now => Instant(Bare(now, 10, 0)));
        yield return new("clock", "1 1 点前", now => Instant(Bare(now, 11, 0)));
    }

    private static IEnumerable<Piece> DayClocks()
    {
        foreach (var (day, days) in Near.Where(n => n.Days > 0))
        {
            foreach (var (words, minute) in Times.Where((_, i) => i % 3 == days % 3))
                yield return new("day-clock", day + words + Chosen.From(Limits, day + words), now => Instant(now.Date.AddDays(days).AddMinutes(minute)));
            foreach (var (words, minute) in PartsOfDay)
                yield return new("day-clock", day + words + Chosen.From(Limits, words + day), now => Instant(now.Date.AddDays(days).AddMinutes(minute)));
            yield return new("day-clock", day + "下班前", now => Instant(now.Date.AddDays(days).AddHours(18)));
            foreach (var h in (int[])[1, 2, 3, 5, 6, 7, 8, 9, 10, 11])
                yield return new("day-clock", day + Chosen.From([$"{h}点", $"{Writing.Said(h, liang: true)}点", $"{h}点前"], day + h), now => Instant(now.Date.AddDays(days).AddHours(h <= 6 ? h + 12 : h)));
        }

        foreach (var (week, weeks) in WeekNames)
        {
            var (name, index) = Chosen.From([.. DaysOfWeek()], week);
            foreach (var (words, minute) in Times.Where((_, i) => i % 4 == index % 4))
                yield return new("weekday-clock", week + name + words + Chosen.From(Limits, week + words), now => Instant(Monday(now).AddDays((7 * weeks) + index).AddMinutes(minute)));
        }

        foreach (var (name, index) in DaysOfWeek())
        {
            foreach (var (words, minute) in Times.Where((_, i) => i % 4 == index % 4))
                yield return new("weekday-clock", "周" + name + words + "前", now => Instant(Nearest(now, index, minute).AddMinutes(minute)));
        }

        foreach (var (m, d) in Dates)
        {
            var (words, minute) = Chosen.From(Times, $"{m}/{d}");
            yield return new("date-clock", $"{m}月{d}日{words}", now => Instant(InWindow(now, m, d).AddMinutes(minute)));
            yield return new("date-clock", $"{m}月{d}号 {words}前", now => Instant(InWindow(now, m, d).AddMinutes(minute)));
            yield return new("date-clock", $"2026-{m:00}-{d:00} {minute / 60:00}:{minute % 60:00}", _ => Instant(new DateTime(2026, m, d).AddMinutes(minute)));
            yield return new("date-clock", $"{Writing.Said(m)}月{Writing.Said(d)}号{words}", now => Instant(InWindow(now, m, d).AddMinutes(minute)));
        }

        yield return new("date-clock", "月底下班前", now => Instant(OfMonth(FirstOfMonth(now), 0).AddHours(18)));
    }

    private static IEnumerable<Piece> Durations()
    {
        foreach (var n in (int[])[1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 24, 30, 36, 48, 72, 90])
        {
            foreach (var suffix in (string[])["内", "后", "之内", "以内", "之后"])
            {
                var said = Chosen.From([n.ToString(CultureInfo.InvariantCulture), Writing.Said(n, liang: true)], suffix + n);
                if (n <= 72)
                    yield return new("duration", $"{said}{Chosen.From(["小时", "个小时"], suffix + n)}{suffix}", now => Instant(now.AddHours(n)));
                yield return new("duration", $"{said}分钟{suffix}", now => Instant(now.AddMinutes(n)));
                if (n <= 30)
                    yield return new("duration", $"{said}天{suffix}", now => Day(now.AddDays(n)));
                if (n <= 8)
                {
                    yield return new("duration", $"{said}{Chosen.From(["周", "个星期", "个礼拜", "星期"], suffix + n)}{suffix}", now => Day(now.AddDays(7 * n)));
                    yield return new("duration", $"{said}个月{suffix}", now => Day(now.AddMonths(n)));
                }
            }

            if (n <= 30)
                yield return new("duration", $"{n}日内", now => Day(now.AddDays(n)));
        }

        foreach (var (words, minutes) in ((string, int)[])[("半小时内", 30), ("半个小时后", 30), ("一个半小时内", 90), ("两个半小时后", 150), ("1.5小时内", 90), ("一刻钟内", 15), ("三刻钟内", 45), ("48h内", 2880), ("30min内", 30), ("1小时30分钟内", 90), ("2.5h内", 150)])
            yield return new("duration", words, now => Instant(now.AddMinutes(minutes)));
        foreach (var (words, days) in ((string, int)[])[("半个月内", 15), ("半个月后", 15), ("两三天内", 3), ("三五天内", 5), ("3-5天内", 5), ("三到五天内", 5), ("七八天内", 8), ("十来天内", 10)])
        {
            if (words[1] != '来')
                yield return new("duration", words, now => Day(now.AddDays(days)));
        }

        yield return new("duration", "半年内", now => Day(now.AddMonths(6)));
        yield return new("duration", "一年后", now => Day(now.AddYears(1)));
        yield return new("duration", "一个半月内", now => Day(now.AddMonths(1).AddDays(15)));
        foreach (var n in (int[])[2, 3, 7, 10])
        {
            yield return new("duration", $"{n}天", now => Day(now.AddDays(n)), Alone: true);
            yield return new("duration", $"{n}天前", now => Day(now.AddDays(-n)));
        }

        yield return new("duration", "24小时", now => Instant(now.AddHours(24)), Alone: true);
    }

    private static IEnumerable<Piece> Workdays()
    {
        foreach (var n in (int[])[1, 2, 3, 4, 5, 7, 10, 15])
        {
            foreach (var suffix in (string[])["内", "后", "之内", "以内"])
            {
                var said = Chosen.From([n.ToString(CultureInfo.InvariantCulture), Writing.Said(n, liang: true)], suffix + n);
                yield return new("workday", $"{said}个工作日{suffix}", now => AddWorkdays(now, n));
            }
        }

        yield return new("workday", "两三个工作日内", now => AddWorkdays(now, 3));
        yield return new("workday", "3-5个工作日内", now => AddWorkdays(now, 5));
        yield return new("workday", "下个工作日前", now => AddWorkdays(now, 1));
    }

    // First and last day off, and the festival itself, as the notices for 2025 and 2026 say.
    private static readonly (string[] Names, DateTime From, DateTime To, DateTime Day)[] DaysOff =
    [
        (["元旦"], new(2026, 1, 1), new(2026, 1, 3), new(2026, 1, 1)),
        (["春节"], new(2026, 2, 15), new(2026, 2, 23), new(2026, 2, 17)),
        (["清明", "清明节"], new(2026, 4, 4), new(2026, 4, 6), new(2026, 4, 5)),
        (["五一", "劳动节", "五一劳动节"], new(2026, 5, 1), new(2026, 5, 5), new(2026, 5, 1)),
        (["端午", "端午节"], new(2026, 6, 19), new(2026, 6, 21), new(2026, 6, 19)),
        (["中秋", "中秋节"], new(2026, 9, 25), new(2026, 9, 27), new(2026, 9, 25)),
        (["国庆", "国庆节", "十一"], new(2026, 10, 1), new(2026, 10, 7), new(2026, 10, 1)),
    ];

    private static IEnumerable<Piece> Holidays()
    {
        foreach (var (names, from, to, day) in DaysOff)
        {
            foreach (var name in names)
            {
                string? Once(DateTime now, DateTime answer) => now.Date <= from && now.AddMonths(11) > to ? Day(answer) : Unsaid;
                yield return new("holiday", name + "前", now => Once(now, BeforeBlock(from)));
                yield return new("holiday", name + "之前", now => Once(now, BeforeBlock(from)));
                yield return new("holiday", name + "后", now => Once(now, AfterBlock(to)));
                yield return new("holiday", name + "后第一个工作日", now => Once(now, AfterBlock(to)));
                yield return new("holiday", name + "当天", now => Once(now, day));
                if (name is "国庆" or "五一" or "春节")
                {
                    yield return new("holiday", name + "假期后", now => Once(now, AfterBlock(to)));
                    yield return new("holiday", name + "长假前", now => Once(now, BeforeBlock(from)));
                }
            }
        }

        foreach (var (name, m, d) in ((string, int, int)[])[("双十一", 11, 11), ("双11", 11, 11), ("双十二", 12, 12), ("圣诞", 12, 25), ("圣诞节", 12, 25), ("教师节", 9, 10), ("妇女节", 3, 8), ("儿童节", 6, 1)])
        {
            yield return new("holiday", name + "前", now => Day(Upcoming(now, m, d).AddDays(-1)));
            yield return new("holiday", name + "当天", now => Day(new DateTime(now.Year, m, d) is var here && here >= now.Date ? here : here.AddYears(1)));
        }

        yield return new("holiday", "节前", now => NextBlock(now, before: true));
        yield return new("holiday", "节后", now => NextBlock(now, before: false));
        yield return new("holiday", "节后第一个工作日", now => NextBlock(now, before: false));
    }

    private static IEnumerable<Piece> Several()
    {
        yield return new("multi", "上周五说的报价 明天", now => Day(now.AddDays(1)));
        yield return new("multi", "明天，不对，后天", now => Day(now.AddDays(2)));
        yield return new("multi", "今天收到投诉，48小时内", now => Instant(now.AddHours(48)));
        yield return new("multi", "下周一前出图，今天先", now => Day(Monday(now).AddDays(7)));
        yield return new("multi", "本周三签合同，本周五前", now => Day(Monday(now).AddDays(4)));
        yield return new("multi", "昨天定的，下周四下午", now => Instant(Monday(now).AddDays(10).AddHours(18)));
        yield return new("multi", "明天（周几再看）不行就后天", now => Day(now.AddDays(2)));
        yield return new("repeat", "3月12日（周四）", now => InWindow(now, 3, 12) is { DayOfWeek: DayOfWeek.Thursday } day ? Day(day) : Unsaid);
    }

    private static IEnumerable<Piece> Ranges()
    {
        foreach (var sign in (string[])["到", "至", "-", "~"])
        {
            yield return new("range", $"下周一{sign}周三", now => Day(Monday(now).AddDays(9)));
            yield return new("range", $"下周二{sign}下周四", now => Day(Monday(now).AddDays(10)));
            yield return new("range", $"明天下午2点{sign}4点", now => Instant(now.Date.AddDays(1).AddHours(16)));
            yield return new("range", $"后天9:00{sign}11:30", now => Instant(now.Date.AddDays(2).AddMinutes(690)));
            yield return new("range", $"明天{sign}后天", now => Day(now.AddDays(2)));
            yield return new("range", $"11月16日{sign}11月20日", now => Day(InWindow(now, 11, 20)));
            yield return new("range", $"11月16日{sign}20日", now => Day(InWindow(now, 11, 20)));
        }
    }

    private static IEnumerable<Piece> Impossible()
    {
        string[] forms =
        [
            "2月30日", "2月30号前", "4月31日", "6月31号前", "9月31日", "11月31号", "13月5日", "14月1号前", "10月32日", "明天25点", "明天26点前", "8点70分", "明天9点61分", "24:30前", "25:00前", "周八", "下周八前", "星期八", "礼拜九", "2026-02-30", "2026/13/01", "2026-04-31", "3月0号", "2027年2月29日", "今天24:10前", "下周九前", "二月三十号", "十三月五号",
        ];
        return forms.Select(form => new Piece("invalid", form, _ => null));
    }

    private static DateTimeOffset At(int year, int month, int day, int hour, int minute) => new(year, month, day, hour, minute, 0, TimeSpan.FromHours(8));

    private static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Instant(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private static DateTime Monday(DateTime now) => now.Date.AddDays(-(((int)now.DayOfWeek + 6) % 7));

    /// <summary>R5: the nearest such day, today included unless its clock (or 18:00) has passed.</summary>
    private static DateTime Nearest(DateTime now, int index, int? minute)
    {
        var day = Monday(now).AddDays(index);
        if (day < now.Date)
            day = day.AddDays(7);
        return day == now.Date && now >= day.AddMinutes(minute ?? (18 * 60)) ? day.AddDays(7) : day;
    }

    private static DateTime FirstOfMonth(DateTime now) => new(now.Year, now.Month, 1);

    private static DateTime OfMonth(DateTime month, int date) => new(month.Year, month.Month, date == 0 ? DateTime.DaysInMonth(month.Year, month.Month) : date);

    /// <summary>R6: the one occurrence inside [today − 30 days, + 1 year).</summary>
    private static DateTime InWindow(DateTime now, int month, int date) =>
        Enumerable.Range(now.Year - 1, 3).Select(year => new DateTime(year, month, date)).Single(day => day >= now.Date.AddDays(-30) && day < now.Date.AddYears(1).AddDays(-30) || (day >= now.Date.AddYears(1).AddDays(-30) && day < now.Date.AddYears(1) && day.AddYears(-1) < now.Date.AddDays(-30)));

    private static DateTime PartInWindow(DateTime now, int month, int date) =>
        Enumerable.Range(now.Year - 1, 3).Select(year => OfMonth(new DateTime(year, month, 1), date)).First(day => day >= now.Date.AddDays(-30) && day < now.Date.AddYears(1));

    private static DateTime NextNumber(DateTime now, int number)
    {
        var day = FirstOfMonth(now).AddDays(number - 1);
        return day < now.Date ? FirstOfMonth(now).AddMonths(1).AddDays(number - 1) : day;
    }

    private static DateTime EndOfQuarter(DateTime now, int ahead) => OfMonth(new DateTime(now.Year, (((now.Month - 1) / 3) + 1) * 3, 1).AddMonths(3 * ahead), 0);

    private static DateTime Ahead(DateTime now, int minute) => now.Date.AddMinutes(minute) > now ? now.Date.AddMinutes(minute) : now.Date.AddDays(1).AddMinutes(minute);

    private static DateTime Bare(DateTime now, int hour, int minute)
    {
        var (morning, evening) = (now.Date.AddHours(hour).AddMinutes(minute), now.Date.AddHours(hour + 12).AddMinutes(minute));
        if (hour >= 7 && morning > now)
            return morning;
        if (evening <= now.Date.AddHours(22) && evening > now)
            return evening;
        return now.Date.AddDays(1).AddHours(hour <= 6 ? hour + 12 : hour).AddMinutes(minute);
    }

    private static bool IsWorked(DateTime day) => WorkCalendar.Default.IsWorkingDay(DateOnly.FromDateTime(day));

    private static DateTime NextWorkday(DateTime now)
    {
        var day = now.Date.AddDays(1);
        while (!IsWorked(day))
            day = day.AddDays(1);
        return day;
    }

    private static string? AddWorkdays(DateTime now, int count)
    {
        var day = now.Date;
        for (; count > 0; count--)
            day = NextWorkday(day);
        // R9, section 4: the year after the table must not be guessed.
        return day.Year > 2026 ? null : Day(day);
    }

    private static DateTime BeforeBlock(DateTime from)
    {
        var day = from.AddDays(-1);
        while (!IsWorked(day))
            day = day.AddDays(-1);
        return day;
    }

    private static DateTime AfterBlock(DateTime to) => NextWorkday(to);

    private static DateTime Upcoming(DateTime now, int month, int date)
    {
        var day = new DateTime(now.Year, month, date);
        return day.AddDays(-1) < now.Date ? day.AddYears(1) : day;
    }

    private static string? NextBlock(DateTime now, bool before)
    {
        foreach (var (_, from, to, _) in DaysOff)
        {
            var answer = before ? BeforeBlock(from) : AfterBlock(to);
            if (answer >= now.Date)
                return Day(answer);
        }

        return Unsaid;
    }
}
