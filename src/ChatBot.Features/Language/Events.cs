namespace ChatBot.Features.Language;

/// <summary>开票后次月15日, 签收次日, 验收后30日: days that are counted from something that has not happened yet, so that no date can be given (R8).</summary>
internal static class Events
{
    // Only beside an event are these counted from it: 次月15日 alone is next month's.
    private static readonly string[] Counted = ["次月", "次日", "次周", "次年", "翌日", "当月", "当周", "当季", "当年", "当天", "当日", "当晚", "隔天", "隔日", "第二天", "第三天"];

    private static readonly string[] Deeds =
    [
        "到货", "收货", "签收", "收到", "签订", "签约", "签字", "签署", "下单", "开票", "到账", "到帐", "生效", "中标", "盖章", "合格", "验收", "发货", "交货", "交付", "装机", "安装", "调试", "付款", "结算", "对账", "入库", "出库", "投产", "上线", "开工", "完工", "竣工", "完成", "确认", "审批", "通过", "收款", "回款",
        "货到", "款到", "票到", "到票", "到款", "之日", "事件", "放行", "出运", "到港", "清关", "送达", "归还", "退货", "报修", "立项", "开标",
    ];

    private const int LongestEvent = 12;

    private static readonly string[] Afterwards = ["之后的", "以后的", "后的", "之后", "以后", "后", "起", "的"];

    /// <summary>The expression at i is counted from an event that stands in front of it, joined.</summary>
    public static bool IsCountedFromOne(Line line, int i)
    {
        if (line.GapBefore(i))
            return false;
        if (line.HasAny(i, Counted))
            return Follows(line, i);
        // 验收后30日: a number of days, where 30号 would be a day of the month.
        return Numeral.TryRead(line, i, out var number) && line[number.End] == '日' && line[i - 1] == '后' && Follows(line, i);
    }

    /// <summary>Where the words for the event begin: 开票后 in front of 次月15日.</summary>
    public static int BeginningOf(Line line, int i)
    {
        var from = i;
        while (from > 0 && i - from < LongestEvent && !line.Border(from) && !line.IsMasked(from - 1) && char.IsLetterOrDigit(line[from - 1]))
            from--;
        return from;
    }

    private static bool Follows(Line line, int i)
    {
        foreach (var word in Afterwards)
        {
            if (line.Has(i - word.Length, word) && word.Length < i && line.EndsWithAny(i - word.Length, Deeds))
                return true;
        }

        return line.EndsWithAny(i, Deeds);
    }
}
