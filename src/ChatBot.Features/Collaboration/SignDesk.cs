using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Links;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary>A signature by a person outside of the company, over a link that can be used once and of which only the last one counts (R46, R65).</summary>
public sealed class SignDesk
{
    /// <summary>Also the first part of the page's path.</summary>
    public const string Purpose = "sign";

    internal static readonly TimeSpan LinkLife = TimeSpan.FromHours(72);

    private readonly CaseStore _cases;
    private readonly CaseDesk _desk;
    private readonly StageFinisher _finisher;
    private readonly LinkStore _links;
    private readonly Outbox _outbox;
    private readonly OrgDirectory _org;

    internal SignDesk(CaseStore cases, CaseDesk desk, StageFinisher finisher, LinkStore links, Outbox outbox, OrgDirectory org) =>
        (_cases, _desk, _finisher, _links, _outbox, _org) = (cases, desk, finisher, links, outbox, org);

    /// <summary>The address of a new link; links for this stage that were made before are void.</summary>
    internal async Task<string> IssueAsync(Case now, FlowStage rule, string signer, CommandCall call, CancellationToken cancel)
    {
        var serial = await _cases.NextSignSerialAsync(now.RecordNo, rule.Id, signer, call.SenderId, call.Now, cancel);
        return await _links.IssueAsync(Purpose, call.SenderId, JsonSerializer.Serialize(new SignRequest(now.RecordNo, rule.Id, signer, serial), ChatJson.Options), call.Now, LinkLife, cancel);
    }

    /// <summary>What there is to sign; null where another link has taken its place, or it is no longer wanted. Nothing of the company's own business is in it.</summary>
    public async Task<SignPage?> FindAsync(Link link, DateTimeOffset now, CancellationToken cancel)
    {
        var request = JsonSerializer.Deserialize<SignRequest>(link.Payload, ChatJson.Options)!;
        if (await _cases.SignSerialAsync(request.RecordNo, request.Stage, cancel) != request.Serial) return null;
        if (await _cases.FindAsync(request.RecordNo, cancel) is not { Run.State: RunState.Running } found || found.Run.Stage(request.Stage).State != StageState.Open) return null;
        var rule = found.Flow.Stage(request.Stage);
        return new SignPage(found.RecordNo, found.Flow.Title, found.Customer, rule.Title, [.. found.Facts.Select(fact => $"{fact.Name}：{fact.Value}")], request.Signer, DateWords.Absolute(link.ExpiresAt, now));
    }

    /// <summary>Takes the signature, or the refusal with its reason; whoever made the link hears of it. False when the page is out of date.</summary>
    /// <param name="signed">What was filled in, checked by the page.</param>
    public async Task<bool> SignAsync(Link link, Signed signed, CancellationToken cancel)
    {
        if (await FindAsync(link, signed.At, cancel) is not { } page) return false;
        var request = JsonSerializer.Deserialize<SignRequest>(link.Payload, ChatJson.Options)!;
        var now = (await _cases.FindAsync(request.RecordNo, cancel))!;
        var rule = now.Flow.Stage(request.Stage);
        var stage = now.Run.Stage(request.Stage);
        if (signed.Agrees)
        {
            var output = rule.Outputs.First(one => one.Type == OutputType.Signature);
            var proof = $"链接签字 {BusinessTime.LocalOf(signed.At):yyyy-MM-dd HH:mm:ss}，手机尾号{signed.PhoneTail}，地址{signed.Address}，内容摘要{HashOf(page)}{(signed.Remark.Length > 0 ? "，意见：" + signed.Remark : "")}";
            var values = new[] { new OutputValue { Output = output.Id, Text = signed.Name, Proof = proof } };
            var call = new CommandCall(CompleteStageCommand.Spec, link.Person, signed.At, new SlotValues(), "", CauseOf(link), CommandSource.Page);
            if (stage.AwaitedAt is not null) await _finisher.FinishAsync(now, rule.Id, values, call, cancel);
            else if ((await _desk.ApplyAsync(now, new OutputsGiven(link.Person, rule.Id, values, Completes: false), rule.Id, CaseAct.Of(call), cancel)).Refusal is not null) return false;
        }

        var isDone = (await _cases.FindAsync(request.RecordNo, cancel))!.Run.Stage(rule.Id).State == StageState.Done;
        foreach (var reader in new[] { link.Person, stage.Holder! }.Distinct(StringComparer.OrdinalIgnoreCase).Where(reader => _org.Current.Find(reader) is { IsActive: true }))
        {
            await _outbox.AddAsync(
                new Push(
                    $"{now.RecordNo}/sign/{link.Id}/{reader}", reader,
                    CollaborationWordings.SignatureCame.With(new SignatureCameModel(
                        now.RecordNo, rule.Title, now.Customer, signed.Name, signed.Agrees, signed.Remark, isDone, StageCommands.Complete(now.RecordNo, rule))))
                {
                    RecordNo = now.RecordNo, Clock = Deadline.KeyOf(now.RecordNo, rule.Id),
                },
                CauseOf(link),
                cancel);
        }

        return true;
    }

    /// <summary>No message stands behind it; below zero no message's number is met, so that an undo recalls what this signature caused and nothing else.</summary>
    private static long CauseOf(Link link) => -link.Id;

    /// <summary>Ties the signature to what was on the page.</summary>
    private static string HashOf(SignPage page) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [page.RecordNo, page.Flow, page.Customer, page.Stage, .. page.Facts]))))[..16];
}

/// <summary>What a person outside sees.</summary>
/// <param name="Signer">Whom it was made for, as written in chat.</param>
public sealed record SignPage(string RecordNo, string Flow, string Customer, string Stage, IReadOnlyList<string> Facts, string Signer, string Until);

/// <param name="PhoneTail">Last four digits.</param>
/// <param name="Address">IP address.</param>
/// <param name="Remark">Why not, or what else is to be said.</param>
public sealed record Signed(string Name, string PhoneTail, bool Agrees, string Remark, string Address, DateTimeOffset At);

internal sealed record SignRequest(string RecordNo, string Stage, string Signer, long Serial);
