using MiniExcelLibs;

namespace ChatBot.Features.Exports;

/// <summary>The sheet as a file: figures, corrections since, and what the columns mean. Texts that begin like a formula are kept from being one. Pure.</summary>
internal static class AppraisalXlsx
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static byte[] Write(AppraisalSheet sheet, string month, long version, DateTime frozenAt, DateTime now)
    {
        var sheets = new Dictionary<string, object>
        {
            ["绩效"] = Rows(sheet.Lines, NoLine, line => new Dictionary<string, object?>
            {
                ["月份"] = month, ["账号"] = Safe(line.Person), ["姓名"] = Safe(line.Name), ["部门"] = Safe(line.Department), ["到期承诺"] = line.Due, ["按时"] = line.OnTime, ["逾期兑现"] = line.Late, ["未兑现"] = line.Broken,
                ["到期未交凭证"] = line.Unproven, ["按时兑现率"] = line.Due == 0 ? "无样本" : (object)Math.Round((decimal)line.OnTime / line.Due, 4), ["健康动作"] = line.Actions, ["应收(元)"] = line.DueFen / 100m,
                ["已到账(元)"] = line.ReceivedFen / 100m, ["签约额(元)"] = line.SignedFen / 100m, ["版本"] = version,
            }),
            ["更正"] = Rows(sheet.Deltas, NoDelta, delta => new Dictionary<string, object?>
            {
                ["月份"] = month, ["账号"] = Safe(delta.Person), ["姓名"] = Safe(delta.Name), ["栏目"] = delta.Column + (delta.IsMoney ? "(元)" : ""), ["冻结时"] = Value(delta.Before, delta.IsMoney), ["现在"] = Value(delta.After, delta.IsMoney),
                ["差额"] = Value(delta.After - delta.Before, delta.IsMoney),
            }),
            ["口径"] = About(month, version, frozenAt, now),
        };
        using var memory = new MemoryStream();
        memory.SaveAs(sheets);
        return memory.ToArray();
    }

    private static readonly Dictionary<string, object?> NoLine = new() { ["月份"] = "没有您看得到的数据" };

    private static readonly Dictionary<string, object?> NoDelta = new() { ["月份"] = "冻结后没有更正" };

    private static List<Dictionary<string, object?>> Rows<T>(IReadOnlyList<T> items, Dictionary<string, object?> none, Func<T, Dictionary<string, object?>> row) => items.Count == 0 ? [none] : [.. items.Select(row)];

    private static object Value(long value, bool isMoney) => isMoney ? value / 100m : value;

    private static List<Dictionary<string, object?>> About(string month, long version, DateTime frozenAt, DateTime now) =>
    [
        Line("月份", month), Line("版本", $"第 {version} 版，{frozenAt:yyyy-MM-dd HH:mm} 冻结，之后不再改动"), Line("更正", $"冻结后的变化，截至 {now:yyyy-MM-dd HH:mm}，列在「更正」"),
        Line("到期承诺", "时限在这个月、已生效的承诺，算在承诺人名下"), Line("按时", "时限前收到兑现凭证，或申诉成立"), Line("按时兑现率", "按时 ÷ 到期承诺；没有到期承诺写「无样本」"), Line("健康动作", "这个月记在名下的健康动作"),
        Line("应收、已到账", "这个月到期的款项，和它们到现在的到账，退款为负"), Line("签约额", "这个月签约（没登记签约日的按登记日）的合同金额，含税"),
    ];

    private static Dictionary<string, object?> Line(string what, string meaning) => new() { ["栏目"] = what, ["说明"] = meaning };

    private static string Safe(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
}
