using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;
using ChatBot.Features.Links;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary>A signature by a person outside of the company, over a link that can be used once and of which only the last one counts (R46, R65).</summary>
public sealed class SignDesk
{
    /// <summary>Also the first part of the page's path.</summary>
    public const string Purpose = "sign";

    internal static readonly TimeSpan LinkLife = TimeSpan.FromHours(72), ReceiptLife = TimeSpan.FromHours(24), ReopenWithin = TimeSpan.FromDays(7);

    private const string Outside = "客户";

    private const int Unhappy = 2;

    private readonly CaseStore _cases;
    private readonly CaseDesk _desk;
    private readonly StageFinisher _finisher;
    private readonly CaseProgress _progress;
    private readonly CaseRoleFinder _roles;
    private readonly LinkStore _links;
    private readonly Outbox _outbox;
    private readonly OrgDirectory _org;

    internal SignDesk(CaseStore cases, CaseDesk desk, StageFinisher finisher, CaseProgress progress, CaseRoleFinder roles, LinkStore links, Outbox outbox, OrgDirectory org) =>
        (_cases, _desk, _finisher, _progress, _roles, _links, _outbox, _org) = (cases, desk, finisher, progress, roles, links, outbox, org);

    /// <summary>The address of a new link; links for this stage that were made before are void.</summary>
    internal async Task<string> IssueAsync(Case now, FlowStage rule, string signer, TimeSpan life, CommandCall call, CancellationToken cancel)
    {
        var serial = await _cases.NextSignSerialAsync(now.RecordNo, rule.Id, signer, call.SenderId, call.Now, cancel);
        return await _links.IssueAsync(Purpose, call.SenderId, JsonSerializer.Serialize(new SignRequest(now.RecordNo, rule.Id, signer, serial), ChatJson.Options), call.Now, life, cancel);
    }

    /// <summary>What there is to sign; null where another link has taken its place, or it is no longer wanted. Nothing of the company's own business is in it.</summary>
    public async Task<SignPage?> FindAsync(Link link, DateTimeOffset now, CancellationToken cancel)
    {
        var request = JsonSerializer.Deserialize<SignRequest>(link.Payload, ChatJson.Options)!;
        if (await _cases.SignSerialAsync(request.RecordNo, request.Stage, cancel) != request.Serial) return null;
        if (await _cases.FindAsync(request.RecordNo, cancel) is not { Run.State: RunState.Running } found || found.Run.Stage(request.Stage).State != StageState.Open) return null;
        var rule = found.Flow.Stage(request.Stage);
        return new SignPage(found.RecordNo, found.Flow.Title, found.Customer, rule.Title, [.. found.Facts.Select(fact => $"{fact.Name}：{fact.Value}"), .. Arrived(found.Run, now)], request.Signer, DateWords.Absolute(link.ExpiresAt, now),
            ScoreOf(rule) is not null, ScoreOf(rule) is { Optional: false });
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
            var values = new List<OutputValue> { new() { Output = output.Id, Text = signed.Name, Proof = proof } };
            if (signed.Score is { } score && ScoreOf(rule) is { } asked) values.Add(new OutputValue { Output = asked.Id, Number = score });
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

        // Whoever is not content is heard one level higher (R65).
        if (!signed.Agrees || signed.Score <= Unhappy)
            await TellAboveAsync(now, link, "unhappy", stage.Holder!, CollaborationWordings.CustomerUnhappy.With(new CustomerUnhappyModel(
                now.RecordNo, rule.Title, now.Customer, signed.Name, signed.Score ?? 0, signed.Remark, _org.Current.NameOf(stage.Holder!), !signed.Agrees)), cancel);
        return true;
    }

    /// <summary>What was signed over this link and may still be said not to be solved; null where its time is over or it has been said.</summary>
    public async Task<SignedPage?> FindSignedAsync(Link link, DateTimeOffset now, CancellationToken cancel)
    {
        if (link.UsedAt is not { } usedAt || now >= usedAt + ReopenWithin) return null;
        var request = JsonSerializer.Deserialize<SignRequest>(link.Payload, ChatJson.Options)!;
        if (await _cases.SignSerialAsync(request.RecordNo, request.Stage, cancel) != request.Serial) return null;
        if (await _cases.FindAsync(request.RecordNo, cancel) is not { Run.State: RunState.Running or RunState.Finished } found) return null;
        var rule = found.Flow.Stage(request.Stage);
        return rule.ReopenTo is null || SignatureOf(found, rule) is null
            ? null
            : new SignedPage(found.RecordNo, found.Flow.Title, found.Customer, rule.Title, DateWords.Absolute(usedAt, now), DateWords.Absolute(usedAt + ReopenWithin, now));
    }

    /// <summary>Whoever signed says that it is not solved: the case goes back, and its owner and the superior hear of it. Says what was wrong, or null.</summary>
    /// <param name="phoneTail">The last four digits that were given with the signature: a forwarded link alone reopens nothing.</param>
    public async Task<ReopenProblem?> ReopenAsync(Link link, string phoneTail, string reason, DateTimeOffset at, CancellationToken cancel)
    {
        if (await FindSignedAsync(link, at, cancel) is null) return ReopenProblem.TooLate;
        var request = JsonSerializer.Deserialize<SignRequest>(link.Payload, ChatJson.Options)!;
        var now = (await _cases.FindAsync(request.RecordNo, cancel))!;
        var rule = now.Flow.Stage(request.Stage);
        var signature = SignatureOf(now, rule)!;
        if (!signature.Proof.Contains($"手机尾号{phoneTail}，", StringComparison.Ordinal)) return ReopenProblem.OtherPhone;
        var target = now.Flow.Stage(rule.ReopenTo!);
        if (_roles.Again(now, target, at) is not { } holder) return ReopenProblem.TooLate;
        var happened = new RunComplained(Outside, rule.Id, $"{signature.Text}：{reason}", holder);
        var advance = now.Run.Apply(happened, at);
        var act = new CaseAct(Outside, at, nameof(CommandSource.Page), CauseOf(link));
        if (advance.IsRefused || await _progress.SaveAsync(now, advance, happened, act, cancel) is null) return ReopenProblem.TooLate;
        var said = CollaborationWordings.CustomerReopened.With(new CustomerReopenedModel(now.RecordNo, now.Flow.Title, now.Customer, signature.Text, reason, target.Title, _org.Current.NameOf(holder.UserId), DateWords.Absolute(holder.DueAt, at)));
        await TellAboveAsync(now, link, "reopened", holder.UserId, said, cancel);
        if (!StagePick.Same(link.Person, holder.UserId)) await TellAsync(now, link, "reopened", link.Person, said, cancel);
        return null;
    }

    private static FlowOutput? ScoreOf(FlowStage rule) => rule.Outputs.FirstOrDefault(output => output is { Type: OutputType.Number, Min: 1, Max: 5 });

    private static OutputValue? SignatureOf(Case now, FlowStage rule) =>
        now.Run.Stage(rule.Id).Outputs.LastOrDefault(value => rule.Output(value.Output)?.Type == OutputType.Signature && value.Proof.Length > 0);

    /// <summary>Of a visit the customer is shown that it took place, and nothing about where anybody was (R64).</summary>
    private static IEnumerable<string> Arrived(FlowRun run, DateTimeOffset now) =>
        run.Stages.Where(stage => stage is { State: StageState.Done, SkippedWhy: null } && run.Flow.Stage(stage.Id).Outputs.Any(output => output.Type == OutputType.Location))
            .Select(stage => $"已到达：{DateWords.Absolute(stage.DoneAt!.Value, now)}");

    private Task TellAboveAsync(Case now, Link link, string what, string person, Said said, CancellationToken cancel) =>
        _org.Current.LineAbove(person) is [var above, ..] ? TellAsync(now, link, what, above.Person.UserId, said, cancel) : Task.CompletedTask;

    private Task TellAsync(Case now, Link link, string what, string reader, Said said, CancellationToken cancel) =>
        _org.Current.Find(reader) is { IsActive: true }
            ? _outbox.AddAsync(new Push($"{now.RecordNo}/{what}/{link.Id}/{reader}", reader, said) { RecordNo = now.RecordNo }, CauseOf(link), cancel)
            : Task.CompletedTask;

    /// <summary>No message stands behind it; below zero no message's number is met, so that an undo recalls what this signature caused and nothing else.</summary>
    private static long CauseOf(Link link) => -link.Id;

    /// <summary>Ties the signature to what was on the page.</summary>
    private static string HashOf(SignPage page) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [page.RecordNo, page.Flow, page.Customer, page.Stage, .. page.Facts]))))[..16];
}

/// <summary>What a person outside sees.</summary>
/// <param name="Signer">Whom it was made for, as written in chat.</param>
/// <param name="AsksScore">How content somebody is, 1 to 5.</param>
/// <param name="NeedsScore">It is not signed without that.</param>
public sealed record SignPage(string RecordNo, string Flow, string Customer, string Stage, IReadOnlyList<string> Facts, string Signer, string Until, bool AsksScore, bool NeedsScore);

/// <summary>What somebody sees who opens the link again after signing.</summary>
/// <param name="Until">Until then it can be said not to be solved.</param>
public sealed record SignedPage(string RecordNo, string Flow, string Customer, string Stage, string SignedAt, string Until);

public enum ReopenProblem
{
    /// <summary>Seven days are over, or it has been reopened already.</summary>
    TooLate,

    /// <summary>Not the digits that were given with the signature.</summary>
    OtherPhone,
}

/// <param name="PhoneTail">Last four digits.</param>
/// <param name="Address">IP address.</param>
/// <param name="Score">1 to 5, where that is asked.</param>
/// <param name="Remark">Why not, or what else is to be said.</param>
public sealed record Signed(string Name, string PhoneTail, bool Agrees, string Remark, string Address, DateTimeOffset At, int? Score = null);

internal sealed record SignRequest(string RecordNo, string Stage, string Signer, long Serial);
