using System.Text.RegularExpressions;

namespace ChatBot.Features.Payments;

/// <summary>What a payment can wait for, and the words that mean it. Pure.</summary>
public static partial class PaymentEvents
{
    public const string Signed = "签约", Shipped = "发货", Delivered = "到货", Installed = "安装", Accepted = "验收", Invoiced = "开票";

    public static readonly string[] All = [Signed, Shipped, Delivered, Installed, Accepted, Invoiced];

    /// <summary>The event that a word stands for, or null.</summary>
    public static string? Named(string word) => All.FirstOrDefault(name => name == word.Trim()) ?? (Find(word.Trim()) is { } found && found.Length == word.Trim().Length ? found.Event : null);

    /// <summary>The first event in a text, with the wait behind it: 「验收后30天」, 「到货+3个工作日」.</summary>
    public static PaymentCondition? Find(string text)
    {
        var match = Condition().Match(text);
        if (!match.Success) return null;
        var name = match.Groups.Cast<Group>().First(group => group.Success && All.Contains(group.Name)).Name;
        var (wait, unit) = WaitOf(match.Groups["count"].Value, match.Groups["unit"].Value);
        return new PaymentCondition(name, wait, unit, match.Index, match.Length, IsSoft: match.Groups["soft"].Success);
    }

    private static (int Wait, WaitUnit Unit) WaitOf(string count, string unit)
    {
        if (count.Length == 0) return (0, WaitUnit.Days);
        if (count == "半") return unit == "年" ? (6, WaitUnit.Months) : (15, WaitUnit.Days);
        var number = CountOf(count);
        return unit switch
        {
            "工作日" => (number, WaitUnit.WorkingDays),
            "周" or "星期" => (number * 7, WaitUnit.Days),
            "月" => (number, WaitUnit.Months),
            "年" => (number * 12, WaitUnit.Months),
            _ => (number, WaitUnit.Days),
        };
    }

    /// <summary>Up to 999, in digits or as 三十, 一百二十.</summary>
    private static int CountOf(string words)
    {
        var (total, digit) = (0, 0);
        foreach (var c in words)
        {
            if (char.IsAsciiDigit(c)) digit = (digit * 10) + (c - '0');
            else if (c is '十' or '百')
            {
                total += Math.Max(1, digit) * (c == '十' ? 10 : 100);
                digit = 0;
            }
            else digit = c == '两' ? 2 : "零一二三四五六七八九".IndexOf(c, StringComparison.Ordinal);
        }

        return total + digit;
    }

    [GeneratedRegex(
        """
        (?:(?<签约>合同签订|签订合同|签订|签约|签字|(?<soft>预付款|预付|定金|首付款|首付))|(?<发货>发货|出库)|(?<到货>到货|货到|收货)|(?<安装>安装调试|安装|装机)|(?<验收>终验|验收)|(?<开票>开具发票|开票|票到))
        (?:完成|合格|通过|完毕)?(?:之后|以后|日起|后|起)?\s*
        (?:\+?\s*(?<count>[0-9]{1,3}|[一二两三四五六七八九十百]{1,5}|半)\s*个?\s*(?<unit>工作日|自然日|天|日|周|星期|月|年)(?!份|[0-9])(?:之内|以内|内|后)?)?
        """,
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Condition();
}

/// <param name="Start">Where it stands in the text.</param>
/// <param name="IsSoft">Words such as 首付 name a part rather than an event: a day beside them wins.</param>
public sealed record PaymentCondition(string Event, int Wait, WaitUnit Unit, int Start, int Length, bool IsSoft);
