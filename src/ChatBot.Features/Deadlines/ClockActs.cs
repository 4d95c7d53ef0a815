using ChatBot.Features.Kernel;

namespace ChatBot.Features.Deadlines;

/// <summary>The typed commands by which each kind of record is finished and handed on: a promise is not 完成 but 兑现.</summary>
public static class ClockActs
{
    public static string Finish(string recordNo) => Finish(RecordNo.PrefixOf(recordNo), recordNo);

    /// <summary>What runs beside a stage has acts of its own, which the case shows.</summary>
    public static string Finish(Deadline clock) => clock.IsBeside ? $"流程 {clock.RecordNo}" : Finish(clock.RecordNo);

    /// <summary>One for each kind among the lines: 「完成 编号 结果:…；兑现 编号」.</summary>
    public static string HowTo(IEnumerable<string> recordNos) =>
        string.Join("；", recordNos.Select(RecordNo.PrefixOf).Select(prefix => Finish(prefix, "编号")).Distinct(StringComparer.Ordinal));

    /// <summary>Hands it to a person; empty where that is done elsewhere.</summary>
    public static string HandOn(string recordNo, string title, string userId) => RecordNo.PrefixOf(recordNo) switch
    {
        RecordNo.Commitment => $"改派 {recordNo} @{userId}",
        RecordNo.Payment or RecordNo.Contract => "",
        _ => $"指派 {recordNo} {title} @{userId}",
    };

    private static string Finish(string prefix, string recordNo) => prefix switch
    {
        RecordNo.Commitment => $"兑现 {recordNo}",
        RecordNo.Payment => $"到账 {recordNo} 金额",
        RecordNo.Contract => $"审批 {recordNo}",
        _ => $"完成 {recordNo} 结果:…",
    };
}
