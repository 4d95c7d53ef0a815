using System.CommandLine;
using System.Text.RegularExpressions;
using ChatBot.Features.People;
using ChatBot.WeCom.Api;

namespace ChatBot.CommandLine;

/// <summary>
/// <c>doctor</c>: talks to WeCom and prints the next step in the order in which the console has to be filled in (P15): secret, trusted IP,
/// callback, visible range, approvals, menu.
/// </summary>
internal static partial class Doctor
{
    public static Command Command()
    {
        var command = new Command("doctor", "Talk to WeCom: check secret, trusted IP, visible range, approval permission, and create the app's menu.");
        command.SetAction((_, cancel) => Offline.WithSettingsAsync(ExamineAsync, cancel));
        return command;
    }

    private static async Task<int> ExamineAsync(IServiceProvider services, CancellationToken cancel)
    {
        var wecom = services.GetRequiredService<WeComClient>();
        var clock = services.GetRequiredService<TimeProvider>();
        var failed = 0;
        await StepAsync("Secret, agent and trusted IP", async () =>
        {
            await wecom.GetCallbackIpsAsync(cancel);
            return "WeCom accepts this service";
        });
        await StepAsync("Visible range", async () =>
        {
            var departments = await wecom.ListDepartmentsAsync(cancel);
            var members = new Dictionary<string, Member>(StringComparer.OrdinalIgnoreCase);
            foreach (var department in departments)
            {
                foreach (var member in await wecom.ListUsersAsync(department.Id, cancel)) members[member.UserId] = member;
            }

            return $"{departments.Count} departments, {members.Count} members";
        });
        await StepAsync("People", async () =>
        {
            var org = services.GetRequiredService<OrgDirectory>().TreeOf(await services.GetRequiredService<IOrgSource>().ReadAsync(cancel));
            var findings = PeopleLint.Of(org, [], [], clock.GetUtcNow()).GroupBy(finding => (finding.Problem, finding.Remedy)).ToList();
            return findings.Count == 0
                ? "everybody can be reached and has somebody above"
                : "to be put right, or reminders reach nobody:" + string.Concat(findings.Select(group =>
                    $"\n    {group.Key.Problem}: {string.Join(", ", group.Take(10).Select(finding => finding.Person.Name))}{(group.Count() > 10 ? $" and {group.Count() - 10} more" : "")} → {group.Key.Remedy}"));
        });
        await StepAsync("Approvals", async () =>
        {
            var now = clock.GetUtcNow();
            var page = await wecom.ListApprovalsAsync(now.AddDays(-30), now, null, cancel);
            return $"may be read ({page.SpNos.Count} on the first page of the last 30 days)";
        });
        await StepAsync("Menu", async () =>
        {
            await wecom.CreateMenuAsync(BotMenu.Buttons, cancel);
            return "created: " + string.Join(" | ", BotMenu.Buttons.Select(button => button.Name));
        });
        Console.Out.WriteLine(failed == 0
            ? "All is well. If messages do not arrive, check the callback: the app → 接收消息 → 设置API接收, address <public address>/wecom/callback, and tick 审批状态通知事件."
            : $"{failed} step(s) failed. Put the first one right, wait a minute, and run doctor again.");
        return failed == 0 ? 0 : 1;

        async Task StepAsync(string name, Func<Task<string>> step)
        {
            try
            {
                Console.Out.WriteLine($"✓ {name}: {await step()}");
            }
            catch (Exception refused) when (refused is WeComException or WeComOutcomeUnknownException or HttpRequestException)
            {
                failed++;
                Console.Out.WriteLine($"✗ {name}: {(refused as WeComException)?.Code.ToString() ?? refused.GetType().Name}. {Remedy(refused as WeComException)}{Seen(refused as WeComException)}");
            }
        }
    }

    /// <summary>The address as WeCom sees it, which behind a gateway nobody on this machine knows.</summary>
    private static string Seen(WeComException? refused) =>
        (WeComError?)refused?.Code == WeComError.IpNotTrusted && AddressSeen().Match(refused!.Message) is { Success: true } seen ? $" WeCom sees {seen.Groups["address"].Value}." : "";

    [GeneratedRegex("from ip: (?<address>[0-9A-Fa-f.:]+[0-9A-Fa-f])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AddressSeen();

    private static string Remedy(WeComException? refused) => (WeComError?)refused?.Code switch
    {
        WeComError.WrongSecret or WeComError.SecretOfAnotherCorp => "Copy the Secret again: 应用管理 → the app → Secret.",
        WeComError.WrongCorpId => "Copy the corp id again: 我的企业 → 企业信息 → 企业ID.",
        WeComError.IpNotTrusted => "Add this machine's public address: the app → 企业可信IP; it takes about a minute.",
        WeComError.TokenOfAnotherApp => "WeCom:AgentId and WeCom:Secret belong to different apps: copy both from the same page, 应用管理 → the app.",
        WeComError.AgentIdWrong => "WeCom:AgentId is not an app of this corp: copy it from 应用管理 → the app.",
        WeComError.ApprovalNotVisible => "审批 → API → 可调用应用: tick this app.",
        WeComError.NoApiPermission => "The app may not call this; look under 应用管理 → the app → 权限.",
        WeComError.AppDisabled or WeComError.PermissionWithdrawn => "The app is disabled: enable it in the console.",
        WeComError.NoConnection or WeComError.NoAnswer or null => "WeCom does not answer: check the network and WeCom:ApiBaseUrl.",
        _ => "See the code in WeCom's list of error codes.",
    };
}
