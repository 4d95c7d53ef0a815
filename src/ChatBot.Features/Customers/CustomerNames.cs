using System.Text.RegularExpressions;
using ChatBot.Features.Language;

namespace ChatBot.Features.Customers;

/// <summary>Which customers a text names: those that are known, and words that are built like the name of one. Pure.</summary>
public static partial class CustomerNames
{
    /// <summary>Longest first; a name inside a longer one that was found too is not meant: 华东医院 in 华东医院东院.</summary>
    /// <param name="candidates">Customers whose names may stand in the text.</param>
    public static IReadOnlyList<Customer> KnownIn(string text, IEnumerable<Customer> candidates)
    {
        var found = candidates.Where(customer => text.Contains(customer.Name, StringComparison.OrdinalIgnoreCase)).OrderByDescending(customer => customer.Name.Length).ToList();
        return [.. found.Where((customer, index) => !found.Take(index).Any(longer => longer.Name.Contains(customer.Name, StringComparison.OrdinalIgnoreCase)))];
    }

    /// <summary>The first words that look like a hospital or company: a guess, to be confirmed. Null where there are none.</summary>
    public static string? LikeOne(string text)
    {
        foreach (Match match in Institution().Matches(ReadingText.Of(text)))
        {
            var name = Lead().Replace(match.Value, "");
            if (!Bare().IsMatch(name)) return name;
        }

        return null;
    }

    /// <summary>Whether the text as a whole is built like the name of a hospital or company.</summary>
    public static bool IsOne(string text)
    {
        var name = Customer.Normalised(text);
        return name.Length is > 2 and <= 24 && LikeOne(name) == name;
    }

    /// <summary>How many characters at the start of a text are built like a name; 0 where it begins with none.</summary>
    public static int LeadingLength(string text)
    {
        var match = Institution().Match(ReadingText.Of(text));
        return match is { Success: true, Index: 0 } && Lead().Match(match.Value).Length == 0 && !Bare().IsMatch(match.Value) ? match.Length : 0;
    }

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}A-Za-z0-9]{1,16}?(?:医院|卫生院|保健院|卫生服务中心|卫生所|医疗中心|疾控中心|血站|诊所|门诊部|门诊|药房|药店|有限公司|公司|集团|[一二三四五六七八九十]院|附院|总院|分院|东院|西院|南院|北院)+",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Institution();

    /// <summary>Words in front of a name that are no part of it: 「昨天去了浙江一院」.</summary>
    [GeneratedRegex(@"^(?:我们|他们|我|他|她|今天|昨天|前天|明天|刚才|刚刚|刚|今早|早上|上午|中午|下午|晚上|上周|本周|这周|周[一二三四五六日天]|要去|去过|去了|去|到了|到|在|从|跟|和|给|与|对|了|的|是|客户|关于|拜访|回访|联系|听说|据说|那边|还有|另外|记一下|备注|反馈|[0-9]+)+",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Lead();

    /// <summary>Only the kind of house, not which.</summary>
    [GeneratedRegex(@"^(?:|医院|卫生院|保健院|诊所|门诊部?|药房|药店|有限公司|公司|集团|这家.*|那家.*|你们.*|贵.*|[一二三四五六七八九十]院)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bare();
}
