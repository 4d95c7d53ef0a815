using System.Globalization;

namespace ChatBot.Tests.Language.Generated;

/// <param name="Expected">Main units with two places, in order; a range has its two ends. Empty where no money is meant.</param>
internal sealed record AmountSentence(string Class, string Text, IReadOnlyList<string> Expected, string Currency);

/// <summary>Sentences with known amounts of money, in all the ways in which the same sum is written, and with the counts, codes and names that are none.</summary>
internal static class AmountSentences
{
    private static readonly string[] Heads = ["回款 HT-2026-110 ", "回款 ", "到账 HK-9 ", "报价 腔镜套包 ", "回款 30%首付 ", "回款 第2批200支 货款", "回款 @周一鸣 ", "收款 10月份货款", "付款 合同号20260415 ", "回款 13800138000那家 ", "回款 2026年框架 "];
    private static readonly string[] Tails = ["", " 月底", " @张工", " 已到账", " 今天", "，请查收", " 含税", "已付", " 下周三", "。"];
    private static readonly string[] Anywhere = ["跟进 瑞康欠款 还差", "承诺 周三前回", "张总说打款 ", "投诉 多收了", "需求 预算 ", "跟进 尾款 ", "客户要求退款", "共计", "合计 "];
    private static readonly int[] Sums = [500, 800, 1200, 2400, 3500, 4500, 6800, 8000, 9900, 12000, 12800, 15000, 23500, 32000, 35000, 48000, 56000, 72000, 80000, 99000, 120000, 125000, 136000, 200000, 350000, 1000000, 1200000, 2500000, 30000000, 120000000];

    public static IEnumerable<AmountSentence> All() =>
        [.. Yuan(), .. Short(), .. Small(), .. Foreign(), .. Ranges(), .. Each(), .. Several(), .. Bare(), .. Negative(), .. Nothing()];

    private static IEnumerable<AmountSentence> Yuan()
    {
        foreach (var sum in Sums)
        {
            var grouped = sum.ToString("N0", CultureInfo.InvariantCulture);
            var plain = sum.ToString(CultureInfo.InvariantCulture);
            List<(string Class, string Words)> forms =
            [
                ("yuan", $"{plain}元"), ("yuan", $"{grouped}元"), ("yuan", $"{plain}.00元"), ("yuan", $"{plain}块"), ("yuan", $"{plain}块钱"), ("yuan", $"{plain} 元"), ("yuan", $"{plain}元整"), ("symbol", $"¥{grouped}"), ("symbol", $"￥{plain}"), ("symbol", $"RMB {grouped}"), ("symbol", $"RMB{plain}"),
                ("symbol", $"人民币{plain}元"), ("symbol", $"CNY {grouped}.00"), ("symbol", $"{plain}RMB"), ("symbol", $"{plain}元人民币"), ("fullwidth", Writing.FullWidth($"{plain}元")), ("fullwidth", "￥" + Writing.FullWidth(plain)), ("spacing", $"{grouped.Replace(',', ' ')}元"), ("spacing", $"¥ {grouped}"), ("cn-number", Spoken(sum) + "元"), ("cn-number", Spoken(sum) + "块钱"),
                ("daxie", Capital(sum) + "元整"), ("daxie", "人民币" + Capital(sum) + "圆整"), ("daxie", "大写" + Capital(sum) + "元正"), ("traditional", Writing.InTraditional(Spoken(sum) + "块钱")), ("approx", $"约{plain}元"), ("approx", $"{plain}元左右"), ("approx", $"大概{plain}块"),
            ];
            if (sum >= 10_000)
            {
                var wan = (sum / 10_000m).ToString("0.####", CultureInfo.InvariantCulture);
                forms.AddRange(
                    [("wan", $"{wan}万"), ("wan", $"{wan}万元"), ("wan", $"{wan} 万"), ("wan", $"{wan}万块"), ("wan", $"¥{wan}万"), ("wan", $"人民币{wan}万元整"), ("wk-letter", $"{wan}w"), ("wk-letter", $"{wan}W"), ("wk-letter", $"{wan} w元"[..(wan.Length + 2)].Replace(" ", "", StringComparison.Ordinal)), ("fullwidth", Writing.FullWidth($"{wan}万")), ("cn-number", Spoken(sum)), ("approx", $"{wan}万左右"), ("approx", $"大约{wan}万")]);
            }

            if (sum is >= 1000 and < 100_000)
                forms.Add(("wk-letter", (sum / 1000m).ToString("0.##", CultureInfo.InvariantCulture) + "k"));
            foreach (var (kind, words) in forms)
            {
                yield return Said(kind, Chosen.From(Heads, kind + words) + words + Chosen.From(Tails, words + kind), [sum]);
                // Outside of a payment a number needs its currency or its size.
                if (kind is not ("approx" or "daxie" or "traditional"))
                    yield return Said(kind, Chosen.From(Anywhere, kind + words) + words + Chosen.From(Tails, kind + words), [sum]);
            }
        }
    }

    private static IEnumerable<AmountSentence> Short()
    {
        for (var d = 1; d <= 9; d++)
        {
            for (var e = 1; e <= 9; e++)
            {
                foreach (var (words, sum) in ((string, decimal)[])
                    [
                        ($"{Writing.Said(d, liang: true)}千{Writing.Said(e)}", (d * 1000) + (e * 100)), ($"{Writing.Said(d, liang: true)}万{Writing.Said(e)}", (d * 10_000) + (e * 1000)), ($"{Writing.Said(d)}百{Writing.Said(e)}", (d * 100) + (e * 10)), ($"{d}千{e}", (d * 1000) + (e * 100)), ($"{d}万{e}", (d * 10_000) + (e * 1000)),
                        ($"{Writing.Said(d, liang: true)}千{Writing.Said(e)}百", (d * 1000) + (e * 100)), ($"{d}千{e}百", (d * 1000) + (e * 100)), ($"{Writing.Said(d, liang: true)}万{Writing.Said(e)}千", (d * 10_000) + (e * 1000)), ($"{d}万{e}千", (d * 10_000) + (e * 1000)), ($"{d}万零{Writing.Said(e)}百", (d * 10_000) + (e * 100)), ($"{Writing.Said(d)}百零{Writing.Said(e)}", (d * 100) + e),
                        ($"{Writing.Said(d, liang: true)}千零{Writing.Said(e)}十", (d * 1000) + (e * 10)), ($"{d}w{e}", (d * 10_000) + (e * 1000)), ($"{Writing.Said(d, liang: true)}万{Writing.Said(e)}千{Writing.Said(d)}", (d * 10_000) + (e * 1000) + (d * 100)),
                    ])
                {
                    if (Chosen.From([true, false, false, false], words))
                        yield return Said("cn-short", Chosen.From(Heads, words) + words + Chosen.From(Tails, "tail" + words), [sum]);
                }
            }
        }

        foreach (var (words, sum) in ((string, decimal)[])[("一亿二", 120_000_000), ("1亿2千万", 120_000_000), ("三个亿", 300_000_000), ("1.5亿", 150_000_000), ("两百万", 2_000_000), ("一百二十万", 1_200_000), ("十二万五", 125_000), ("2百万", 2_000_000), ("1千2百万", 12_000_000), ("二十万零五百", 200_500), ("一点五万", 15_000), ("三十万", 300_000), ("50万", 500_000)])
            yield return Said("cn-short", Chosen.From(Heads, words) + words + Chosen.From(Tails, words), [sum]);
    }

    private static IEnumerable<AmountSentence> Small()
    {
        foreach (var (words, sum) in ((string, decimal)[])
            [
                ("8块5", 8.5m), ("三块二", 3.2m), ("两块五", 2.5m), ("8毛", 0.8m), ("5分", 0.05m), ("1元2角", 1.2m), ("3元5角8分", 3.58m), ("三块二毛五", 3.25m), ("12块8毛", 12.8m), ("368.5元", 368.5m), ("0.85元", 0.85m), ("九毛九", 0.99m), ("6角", 0.6m), ("12.80元", 12.8m), ("贰仟零叁拾元伍角", 2030.5m), ("壹元伍角", 1.5m), ("1元5", 1.5m), ("99块9", 99.9m), ("1,234.56元", 1234.56m),
                ("￥0.5", 0.5m), ("壹仟元零伍分", 1000.05m),
            ])
        {
            foreach (var head in (string[])["报价 针帽 ", "回款 运费差额 ", "报价 "])
                yield return Said("jiao-fen", head + words + Chosen.From(["", " 含税", " @李倩", "，含运费"], head + words), [sum]);
        }
    }

    private static IEnumerable<AmountSentence> Foreign()
    {
        foreach (var (code, before, after) in ((string, string[], string[])[])[("USD", ["$", "US$", "USD "], ["美元", "美金", " USD"]), ("EUR", ["€", "EUR "], ["欧元"]), ("JPY", ["JPY "], ["日元"]), ("HKD", ["HK$", "HKD "], ["港币", "港元"]), ("GBP", ["£"], ["英镑"])])
        {
            foreach (var (words, sum) in ((string, decimal)[])[("5000", 5000), ("12,000", 12_000), ("3.5万", 35_000), ("20万", 200_000), ("980.50", 980.5m)])
            {
                foreach (var sign in before)
                    yield return Said("foreign", $"回款 EXP-26-07 {sign}{words}{Chosen.From(Tails, sign + words)}", [sum], code);
                foreach (var unit in after)
                    yield return Said("foreign", $"{Chosen.From(["回款 ", "报价 欧洲线 ", "跟进 尾款"], words + unit)}{words}{unit}{Chosen.From(Tails, unit + words)}", [sum], code);
            }
        }
    }

    private static IEnumerable<AmountSentence> Ranges()
    {
        foreach (var (words, low, high) in ((string, decimal, decimal)[])
            [
                ("5-8万", 50_000, 80_000), ("1.2万到1.5万", 12_000, 15_000), ("三五千", 3000, 5000), ("3万-5万", 30_000, 50_000), ("20~30万元", 200_000, 300_000), ("两三万", 20_000, 30_000), ("3000-5000元", 3000, 5000), ("七八千", 7000, 8000), ("五万到八万", 50_000, 80_000), ("1万至2万元", 10_000, 20_000), ("￥3,000-￥5,000", 3000, 5000), ("二三十万", 200_000, 300_000), ("800到1000块", 800, 1000), ("1.2-1.5万元", 12_000, 15_000),
            ])
        {
            foreach (var head in (string[])["报价 方案估 ", "报价 ", "回款 "])
                yield return Said("range", head + words + Chosen.From(["", " 含安装", " @李工"], head + words), [low, high]);
        }
    }

    private static IEnumerable<AmountSentence> Each()
    {
        foreach (var (words, sum) in ((string, decimal)[])[("12.5元/支", 12.5m), ("每盒28块", 28), ("45元一包", 45), ("每台3.5万", 35_000), ("1200元/套", 1200), ("0.8元每片", 0.8m), ("单价35元", 35), ("¥35/支", 35), ("2万一台", 20_000), ("1,200元一套", 1200), ("每箱260元", 260), ("三块五一个", 3.5m), ("一百八一盒", 180), ("3.2万元/台", 32_000), ("每平米45元", 45)])
        {
            foreach (var head in (string[])["报价 穿刺针 ", "报价 ", "报价 手套 "])
                yield return Said("unit", head + words + Chosen.From(["", " 含税", "，量大可谈"], head + words), [sum]);
        }
    }

    private static IEnumerable<AmountSentence> Several()
    {
        yield return Said("multi", "回款 合同100万 本次30万", [1_000_000, 300_000]);
        yield return Said("multi", "回款 已付2.5万，余7500元", [25_000, 7500]);
        yield return Said("multi", "报价 主机18万 配件6,800元", [180_000, 6800]);
        yield return Said("multi", "回款 首款3万，尾款2万", [30_000, 20_000]);
        yield return Said("multi", "回款 定金5000元 余款1.5万", [5000, 15_000]);
        yield return Said("multi", "回款 已收2万还差1万", [20_000, 10_000]);
        yield return Said("multi", "回款 货款3万 运费200元 税500元", [30_000, 200, 500]);
        yield return Said("multi", "报价 设备20万，安装费8,000元，培训3千元", [200_000, 8000, 3000]);
    }

    private static IEnumerable<AmountSentence> Bare()
    {
        foreach (var words in (string[])["80000", "12800.5", "56,000", "1500", "300", "99999", "120000.00", "7,350"])
        {
            foreach (var head in (string[])["回款 HT-2026-132 ", "到账 HK-9 ", "报价 培训包 ", "收款 "])
                yield return Said("bare", head + words + Chosen.From([" 月底", " 下周三", " @李倩", ""], head + words), [decimal.Parse(words, NumberStyles.Number, CultureInfo.InvariantCulture)]);
            yield return Said("none-bare", $"{Chosen.From(["跟进", "需求", "投诉"], words)} 华山 {words}", []);
        }
    }

    private static IEnumerable<AmountSentence> Negative()
    {
        foreach (var (words, sum) in ((string, decimal)[])[("-3,000元", -3000), ("-5000", -5000), ("－3000元", -3000), ("负5000元", -5000), ("-2万", -20_000), ("-1200.50元", -1200.5m)])
        {
            foreach (var head in (string[])["回款 HT-2026-160 冲红", "回款 HT-2026-161 ", "回款 退款"])
                yield return Said("negative", head + words, [sum]);
        }
    }

    private static IEnumerable<AmountSentence> Nothing()
    {
        foreach (var goods in (string[])["支注射器", "台推车", "盒试剂", "套被服", "块亚克力板", "例手术", "公里", "个病区", "片敷料", "瓶酒精", "米线缆", "人次", "份餐", "株苗", "桶试剂", "粒螺钉", "平米厂房", "吨钢材", "件手术衣", "张床", "袋耗材", "组电池", "根导管", "次点击"])
        {
            foreach (var number in (string[])["12.5万", "200", "3千", "1.5万", "三百", "两万", "5千", "三万二千", "20万"])
            {
                if (Chosen.From([true, false], goods + number))
                    yield return Said("none-quantity", $"{Chosen.From(["需求", "跟进", "承诺"], number + goods)} {number}{goods}", []);
            }
        }

        foreach (var share in (string[])["返利8%", "首付三成", "返15个点", "打九折", "千分之五违约金", "让利3个点", "毛利率25%", "涨价两成", "85折", "不良率0.5%", "百分之三十预付", "国产化率9成", "税率13%", "降了2个百分点", "三分之一到货", "万分之五滞纳金"])
        {
            foreach (var head in (string[])["跟进 ", "回款 ", "报价 "])
                yield return Said("none-percent", head + share, []);
        }

        foreach (var text in (string[])
            [
                "需求 100W电源 20个", "需求 10k电阻", "投诉 5G信号差", "需求 4K腔镜主机", "跟进 直播间10w+人气", "需求 500W手术灯", "需求 2.2k电容", "需求 8K显示屏", "需求 20kW发电机", "需求 5000mAh电池", "需求 3kg砝码", "需求 1000W像素相机", "跟进 粉丝30w", "跟进 播放量100w", "跟进 浏览量2万", "跟进 年用量50万例", "跟进 会员5万", "跟进 产能20万", "跟进 阅读10万+",
                "需求 两块主板", "需求 三块屏", "需求 十块电路板", "跟进 一块去拜访院长", "需求 4分接头", "需求 8分管", "需求 五角星贴纸", "投诉 一角破损", "投诉 三分之一破损", "跟进 三分钟热度", "需求 10万级洁净车间", "需求 百万像素内镜", "需求 千兆网卡", "需求 万用表 3个", "需求 千斤顶", "需求 百叶窗 5套", "需求 万向轮",
            ])
            yield return Said("none-unitlike", text, []);
        foreach (var text in (string[])
            [
                "回款 HT-2026-001", "跟进 13800138000 回电", "拜访 三元桥店", "跟进 房号 1205", "承诺 20260415 到货", "跟进 百万医疗险政策", "跟进 万一延期怎么办", "跟进 亿源医疗的合同", "投诉 千万别再发错", "跟进 订单号 20260315001", "跟进 合同编号 20260001", "跟进 快递单号SF1234567890", "跟进 电话021-58880000", "跟进 邮编200120", "跟进 型号8000", "跟进 2026年框架", "跟进 三万二号楼", "拜访 两千四百号店", "拜访 十元店",
                "拜访 五角场", "拜访 万达广场", "拜访 三元里", "跟进 千山药机", "跟进 百度推广", "拜访 五百强企业", "跟进 世界500强", "跟进 二百五十号文", "跟进 万科物业", "跟进 亿康医药", "回款 尾号8800", "跟进 税号91310000", "跟进 工号10086", "跟进 票号00123456", "跟进 一千零一夜店", "跟进 多元化", "需求 元件 300个", "需求 单元门 3套", "跟进 三百六十度评估", "跟进 5万会员",
                "回款 13912345678", "回款 2026", "回款 20260315", "回款 HT88", "回款 合同号 88001234",
            ])
            yield return Said("none-id", text, []);
    }

    private static AmountSentence Said(string kind, string text, IReadOnlyList<decimal> sums, string currency = "CNY") =>
        new(kind, text, [.. sums.Select(sum => sum.ToString("0.00", CultureInfo.InvariantCulture))], currency);

    /// <summary>十二万八千, 三千五百, 一百二十万, 一亿二千万.</summary>
    private static string Spoken(int sum)
    {
        if (sum >= 100_000_000)
            return Writing.Said(sum / 100_000_000, liang: true) + "亿" + (sum % 100_000_000 == 0 ? "" : Spoken(sum % 100_000_000));
        if (sum >= 10_000)
        {
            var rest = sum % 10_000;
            return Writing.Said(sum / 10_000, liang: true) + "万" + (rest == 0 ? "" : (rest < 1000 ? "零" : "") + Writing.Said(rest));
        }

        return Writing.Said(sum);
    }

    private static string Capital(int sum)
    {
        var spoken = Spoken(sum);
        // 大写 never drops the one of ten: 壹拾贰万.
        if (spoken[0] == '十')
            spoken = "一" + spoken;
        const string Said = "零一二三四五六七八九十百千两", Capitals = "零壹贰叁肆伍陆柒捌玖拾佰仟贰";
        return string.Concat(spoken.Select(c => Said.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Capitals[at] : c));
    }
}
