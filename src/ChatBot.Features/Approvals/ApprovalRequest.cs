using System.Text.RegularExpressions;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Approvals;

/// <summary>What was asked for after the word 审批: a form, a contract, or both to be linked. Pure.</summary>
/// <param name="SpNo">With or without our SP in front: on the phone WeCom shows bare digits.</param>
internal sealed partial record ApprovalRequest(string? SpNo, string? ContractNo, bool Links)
{
    public static ApprovalRequest Read(string text)
    {
        string? spNo = null, contractNo = null;
        for (var at = 0; RecordNo.Find(text, at) is { } found; at = found.Start + found.Length)
        {
            var prefix = RecordNo.PrefixOf(found.No);
            if (prefix == RecordNo.Approval) spNo ??= found.No[(prefix.Length + 1)..];
            else if (prefix == RecordNo.Contract) contractNo ??= found.No;
        }

        if (spNo is null && Digits().Match(text) is { Success: true } digits) spNo = digits.Value;
        return new ApprovalRequest(spNo, contractNo, text.Contains("关联", StringComparison.Ordinal) || text.Contains("绑定", StringComparison.Ordinal) || (spNo is not null && contractNo is not null));
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9\-－—_])[0-9]{8,}(?![A-Za-z0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();
}
