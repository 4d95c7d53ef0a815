using System.Buffers;

namespace ChatBot.Features.Language;

/// <summary>Currencies, and the words that make a number money or forbid it.</summary>
internal static class MoneyWords
{
    private static readonly (string Word, string Currency)[] Prefixes =
    [
        ("人民币", "CNY"), ("RMB", "CNY"), ("rmb", "CNY"), ("CNY", "CNY"), ("cny", "CNY"), ("¥", "CNY"), ("HK$", "HKD"), ("HKD", "HKD"), ("US$", "USD"), ("USD", "USD"), ("usd", "USD"), ("$", "USD"), ("€", "EUR"), ("EUR", "EUR"), ("£", "GBP"), ("GBP", "GBP"), ("JPY", "JPY"), ("美元", "USD"), ("美金", "USD"), ("欧元", "EUR"), ("日元", "JPY"), ("港币", "HKD"),
    ];

    private static readonly (string Word, string Currency)[] Suffixes =
    [
        ("元人民币", "CNY"), ("人民币", "CNY"), ("块钱", "CNY"), ("美元", "USD"), ("美金", "USD"), ("欧元", "EUR"), ("日元", "JPY"), ("日圆", "JPY"), ("港币", "HKD"), ("港元", "HKD"), ("英镑", "GBP"), ("RMB", "CNY"), ("rmb", "CNY"), ("CNY", "CNY"), ("cny", "CNY"), ("USD", "USD"), ("usd", "USD"), ("EUR", "EUR"), ("HKD", "HKD"), ("JPY", "JPY"), ("GBP", "GBP"), ("元", "CNY"), ("圆", "CNY"), ("塊", "CNY"), ("块", "CNY"),
    ];

    // 三元桥, 元素, 元件: 元 belongs to the next word.
    private static readonly SearchValues<char> AfterYuan = SearchValues.Create("桥里素件器旦月宵老首催区化组芯数店");

    private static readonly SearchValues<char> MayFollow = SearchValues.Create("到已未给付款还的含起回左上出以多余整正尾首定预货押保税费金收打转汇入欠差剩是在和与或加减才就要先再可能都也，都现电承退补结清了吧吗呢啊且并但即约每一订贷本");

    // 12w已付, 5千6已到: what happens to a sum.
    private static readonly SearchValues<char> Settled = SearchValues.Create("已到付含还起定首");

    /// <summary>What stands at i is said of sums alone: 已付, 含税, a day on which it comes.</summary>
    public static bool IsSaidOfSums(Line line, int i) =>
        i < line.Count && (Settled.Contains(line[i]) || line.HasAny(i, ["今", "明", "昨", "下周", "下月", "上周", "上月", "本周", "本月", "月底", "年底"]));

    public static readonly string[] Approximate = ["大概", "大约", "差不多", "约", "将近", "接近", "近", "估计", "左右"];
    public static readonly string[] ApproximateAfter = ["左右", "上下", "出头", "多元", "多块", "多", "余元", "余", "不到"];
    public static readonly string[] QuantityNouns = ["量", "产能", "库存", "粉丝", "用户", "人口", "播放", "阅读", "人次", "里程", "寿命", "像素", "转速", "点击", "曝光", "关注", "会员", "户数", "面积", "人气", "浏览"];
    public static readonly string[] MoneyNouns = ["款", "额", "价", "费", "钱", "付", "余", "欠", "差", "剩", "共", "金", "收", "回", "算", "还", "打", "给", "到账", "预算", "成本", "总计", "合计", "报", "退", "冲红", "转", "汇"];

    /// <summary>The commands, and the words, whose number is an amount (§3).</summary>
    public static readonly string[] PaymentWords = ["回款", "报价", "收款", "到账", "到帐", "付款", "打款", "承诺付款", "合同额", "合同金额", "退款", "开票", "催款"];

    /// <summary>30k, 12.5w, 5000USD, RMB72,000, RMB: letters that belong to an amount.</summary>
    public static bool IsMoneyWithLetters(Line line, int start, int end)
    {
        // HK$, US$: the sign is no letter, but the currency's.
        if (line[end] == '$' && end - start == 2 && TryReadPrefix(line, start, out _, out var sign) && sign == end + 1)
            return true;
        if (TryReadPrefix(line, start, out _, out var after) && after - start >= 3 && after <= end)
            return after == end || line.IsDigit(after);
        var k = start;
        while (k < end && (line.IsDigit(k) || line[k] == '.' || (line[k] is '-' or '~' && k > start)))
            k++;
        if (k == start || k == end)
            return false;
        return (end - k == 1 && line[k] is 'w' or 'W' or 'k' or 'K') || (end - k == 2 && line[k] is 'w' or 'k' && line.IsDigit(k + 1)) || (TryReadSuffix(line, k, out _, out after) && after == end)
            || (line[k] is 'w' or 'W' or 'k' or 'K' && line[k + 1] is '-' or '~' or '/');
    }

    public static bool TryReadPrefix(Line line, int i, out string currency, out int end)
    {
        foreach (var (word, code) in Prefixes)
        {
            if (!line.Has(i, word))
                continue;
            (currency, end) = (code, i + word.Length);
            return true;
        }

        (currency, end) = ("", i);
        return false;
    }

    public static bool TryReadSuffix(Line line, int i, out string currency, out int end)
    {
        foreach (var (word, code) in Suffixes)
        {
            if (!line.Has(i, word))
                continue;
            (currency, end) = (code, i + word.Length);
            return word[0] is not ('元' or '圆') || word.Length > 1 || !AfterYuan.Contains(line.TightAt(end));
        }

        (currency, end) = ("", i);
        return false;
    }

    /// <summary>What stands behind an amount without a currency lets it be money: a border, or a word that is not counted.</summary>
    public static bool MayEnd(Line line, int end)
    {
        if (end >= line.Count)
            return true;
        if (line.GapBefore(end))
            return !IsSpacedMeasure(line, end);
        var next = line[end];
        if (!char.IsLetterOrDigit(next))
            return next is not ('%' or '‰' or '℃' or '+' or '*' or '×' or ':' or '_' or '#' or '"') && !(next is '-' or '/' or '.' && char.IsLetterOrDigit(line.TightAt(end + 1)));
        return (MayFollow.Contains(next) || line.HasAny(end, ["支付", "支出", "本次", "本月", "本周", "今", "明", "昨", "下周", "下月", "上周", "上月", "月底", "年底", "周"])) && !line.HasAny(end, ["以上人", "个点", "多人", "多台", "多支", "余人"]);
    }

    /// <summary>20 台, 3万 支: the space does not make the count money.</summary>
    private static bool IsSpacedMeasure(Line line, int i) =>
        line[i] is '台' or '支' or '个' or '套' or '箱' or '盒' or '件' or '只' or '瓶' or '包' or '袋' or '条' or '张' or '片' or '根' or '组' or '批' or '人' or '份' or '米' or '吨' or '例' or '次' or '把' or '块' or '株' or '辆' or '斤' or '%'
        && !(line[i] is '包' && line[i + 1] is '含' or '括' or '税' or '邮' or '安');
}
