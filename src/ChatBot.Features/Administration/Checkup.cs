using System.Text;
using ChatBot.Features.Calendar;
using ChatBot.Features.Evidence;
using ChatBot.Features.People;
using ChatBot.Features.Reports;

namespace ChatBot.Features.Administration;

/// <summary>What is well and what needs somebody, each with the remedy, in one message that WeCom does not cut (C3, P8). Pure.</summary>
internal static class Checkup
{
    /// <summary>Bytes for the lines, so that with heading and marks the message stays below 2048.</summary>
    private const int Room = 1800;

    private const int LongestDetail = 36;

    private static readonly TimeSpan OldOrg = TimeSpan.FromHours(12);

    private static readonly TimeSpan LateReading = TimeSpan.FromHours(3);

    public static CheckupModel Of(CheckupFacts facts)
    {
        IReadOnlyList<CheckLine> lines =
        [
            Org(facts), Missing(facts), Templates(facts), People(facts), Calendar(facts), Messages(facts), Parked(facts), Clocks(facts),
            Pushes(facts), Reports(facts), Evidence(facts), Approvals(facts), Callbacks(facts), Gates(facts),
        ];
        return new CheckupModel(lines.Count(line => !line.Ok), Fit([.. lines.Select(line => line with { Detail = Cut(line.Detail) })]));
    }

    private static CheckLine Org(CheckupFacts facts)
    {
        const string title = "通讯录";
        var people = $"{facts.Org.ActivePeople.Count()}人";
        if (facts.OrgRefused is { } refused)
        {
            var parts = refused.Value.Split('/');
            return Bad(title, $"{people}；最近一次读取少了 {parts[^1]}/{parts[0]} 人，未采用", "检查应用可见范围；确实如此请发「组织同步 确认」");
        }

        if (facts.Org.IsEmpty) return Bad(title, "还没有读到任何人", "检查应用Secret、可见范围和可信IP，再发「组织同步」");
        if (facts.OrgFailed is { } failed)
            return Bad(title, $"{people}；读取失败（{failed.Value}），用的是{Age(facts.OrgSynced, facts.Now)}的缓存", "检查网络、Secret和可信IP，再发「组织同步」");
        if (facts.OrgSynced is not { } synced || facts.Now - synced.ChangedAt > OldOrg) return Bad(title, $"{people}，{Age(facts.OrgSynced, facts.Now)}", "发「组织同步」立即读取");
        return Good(title, $"{people}，{Age(synced, facts.Now)}同步");
    }

    private static CheckLine Missing(CheckupFacts facts)
    {
        const string title = "人员";
        var findings = PeopleLint.Of(facts.Org, facts.Absences, facts.Unlicensed, facts.Now).ToList();
        if (findings.Count == 0) return Good(title, "都能联系到，都有上级");
        var largest = findings.GroupBy(finding => (finding.Problem, finding.Remedy)).OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Problem, StringComparer.Ordinal).ToList();
        return Bad(title, string.Join("；", largest.Select(group => $"{group.Key.Problem}：{Names(group.Select(finding => finding.Person.Name), group.Count())}")), largest[0].Key.Remedy);
    }

    private static CheckLine Templates(CheckupFacts facts) =>
        facts.TemplateProblems is [var first, ..]
            ? Bad("消息模板", $"{facts.TemplateProblems.Count}处：{Place(first.File, first.Line)}", "改好后自动生效；现在用的是上一个正确版本")
            : Good("消息模板", "");

    private static CheckLine People(CheckupFacts facts)
    {
        const string title = "人员配置";
        if (facts.UnknownDepartments.Count > 0) return Bad(title, $"日报范围里没有部门：{string.Join("、", facts.UnknownDepartments)}", "改正设置 Reports:Scope");
        return facts.PeopleProblems is [var first, ..]
            ? Bad(title, $"{facts.PeopleProblems.Count}处：{Place(first.File, first.Line)} {first.Problem}", "改正 people.yaml 或 duty.yaml")
            : Good(title, "");
    }

    private static CheckLine Calendar(CheckupFacts facts)
    {
        const string title = "节假日历";
        return facts.Calendar.MissingSoon(BusinessTime.DayOf(facts.Now)) is { } year
            ? Bad(title, $"缺{year}年放假安排，该年只按周末判断", $"把放假安排放到 templates/holidays/{year}.json 后重启")
            : Good(title, "");
    }

    private static CheckLine Messages(CheckupFacts facts) =>
        facts.FailedMessages.Count > 0
            ? Bad("出错消息", string.Join("、", facts.FailedMessages.Take(4).Select(id => $"E{id}")) + More(facts.FailedMessages.Count, 4), "修复后运行 chatbot replay 重放")
            : Good("出错消息", "无");

    private static CheckLine Parked(CheckupFacts facts) =>
        facts.Parked is [var first, ..]
            ? Bad("搁置任务", $"{facts.Parked.Count}件：{first.Job} {first.Item}（{first.Failure}）", "会自动重试；持续出现请看日志")
            : Good("搁置任务", "无");

    private static CheckLine Clocks(CheckupFacts facts) =>
        facts.Unfired > 0
            ? Bad("到点触发", $"{facts.Unfired}个过点超过2分钟未触发", "重启服务；仍有请看日志")
            : Good("到点触发", "");

    private static CheckLine Pushes(CheckupFacts facts)
    {
        const string title = "推送(24小时)";
        if (facts.Undelivered.Count == 0) return Good(title, "全部送达");
        var shown = facts.Undelivered.Take(2).Select(group => $"{DeliveryWords.Why(group.State, group.Reason)}×{group.Count}（{facts.Org.NameOf(group.Example)}{(group.People > 1 ? "等" : "")}）");
        return Bad(title, string.Join("；", shown), DeliveryWords.Remedy(facts.Undelivered[0].Reason));
    }

    private static CheckLine Reports(CheckupFacts facts)
    {
        const string title = "日报(7天)";
        if (facts.MissedReports.Count == 0) return Good(title, "无漏发");
        var today = BusinessTime.DayOf(facts.Now);
        var days = facts.MissedReports.GroupBy(missed => missed.Day).OrderByDescending(day => day.Key).ToList();
        return Bad(title, string.Join("、", days.Take(2).Select(day => $"{DateWords.Day(day.Key, today)}漏发{day.Count()}人")) + More(days.Count, 2), "当日数据发「日报」仍可看；检查当时服务是否停机");
    }

    private static CheckLine Evidence(CheckupFacts facts)
    {
        const string title = "凭证";
        if (facts.EvidenceLost is [var first, ..])
            return Bad(title, $"丢失{facts.EvidenceLost.Count}份：{first.RecordNo ?? "未归属"}（{facts.Org.NameOf(first.Uploader)}）", "请本人重发图片");
        if (facts.EvidenceWaiting > 0) return Bad(title, $"{facts.EvidenceWaiting}份下载未完成", "检查到企业微信的网络，3天内会一直重试");
        if (facts.FontProblem is { } font) return Bad(title, font, FontFinder.Remedy + "，再重启");
        return facts.EvidenceUnmarked > 0 ? Bad(title, $"{facts.EvidenceUnmarked}张没画上时间水印", "在日志里找 Could not draw") : Good(title, "");
    }

    private static CheckLine Approvals(CheckupFacts facts)
    {
        const string title = "审批";
        if (facts.Approvals is not { } approvals) return Good(title, "");
        if (approvals is { Failure: { } failure, FailedAt: { } failedAt })
        {
            var since = $"{DateWords.Absolute(failedAt, facts.Now)}起读不到";
            return failure.StartsWith("errcode", StringComparison.Ordinal)
                ? Bad(title, $"{since}（{failure}）", "管理后台 审批→API→可调用应用 勾选本应用")
                : Bad(title, $"{since}（{failure}）", "检查到企业微信的网络，每小时会重试");
        }

        if (approvals.UnknownTemplates is [_, ..])
            return Bad(title, $"未归类的模板：{string.Join("、", approvals.UnknownTemplates.Take(3).Select(template => $"{(template.Name.Length > 0 ? template.Name : template.TemplateId)}×{template.Count}"))}", "在 approvals.yaml 写明是否合同审批");
        if (approvals.Hidden > 0) return Bad(title, $"{approvals.Hidden}份读不到", "把发起人加入应用可见范围");
        return approvals.ReadUntil is { } until
            ? facts.Now - until > LateReading ? Bad(title, $"上次对账 {DateWords.Absolute(until, facts.Now)}", "检查设置 Schedule:Reconcile 和日志") : Good(title, $"对账至{DateWords.Absolute(until, facts.Now)}")
            : Good(title, "尚未对账");
    }

    private static CheckLine Callbacks(CheckupFacts facts) =>
        Good("未用到的回调", facts.UnknownCallbacks == 0 ? "无" : $"7天{facts.UnknownCallbacks}条，已忽略");

    /// <summary>Letting pass is allowed and nothing to mend; how often it happens is for everybody to see (R45).</summary>
    private static CheckLine Gates(CheckupFacts facts) => Good("材料关卡", facts.Overridden > 0 ? $"近30天放行 {facts.Overridden} 次，明细看审计" : "近30天没有放行");

    private static CheckLine Good(string title, string detail) => new(true, title, detail, "");

    private static CheckLine Bad(string title, string detail, string remedy) => new(false, title, detail, remedy);

    private static string Age(ServiceState? synced, DateTimeOffset now) =>
        synced is null
            ? "从未同步"
            : (now - synced.ChangedAt) switch
            {
                { TotalMinutes: < 1 } => "刚刚",
                { TotalHours: < 1 } age => $"{(int)age.TotalMinutes}分钟前",
                { TotalDays: < 1 } age => $"{(int)age.TotalHours}小时前",
                var age => $"{(int)age.TotalDays}天前",
            };

    private static string Names(IEnumerable<string> names, int count) => string.Join("、", names.Take(3)) + (count > 3 ? $"等{count}人" : "");

    private static string More(int count, int shown) => count > shown ? $" 等{count}" : "";

    private static string Place(string file, int line) => line > 0 ? $"{Path.GetFileName(file)}第{line}行" : Path.GetFileName(file);

    private static string Cut(string text) => text.Length <= LongestDetail ? text : text[..LongestDetail] + "…";

    /// <summary>Takes remedies away from the end until the message fits; what is wrong is never left out.</summary>
    private static IReadOnlyList<CheckLine> Fit(List<CheckLine> lines)
    {
        for (var i = lines.Count - 1; i >= 0 && lines.Sum(Bytes) > Room; i--) lines[i] = lines[i] with { Remedy = "" };
        return lines;
    }

    private static int Bytes(CheckLine line) => Encoding.UTF8.GetByteCount(line.Title + line.Detail + line.Remedy) + 16;
}
