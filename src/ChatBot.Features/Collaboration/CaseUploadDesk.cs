using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Evidence;

namespace ChatBot.Features.Collaboration;

/// <summary>Hands in pictures and files of a stage on the page of its case: the same people, the same gate and the same answers as in chat (R33).</summary>
public sealed class CaseUploadDesk
{
    private readonly CaseStore _cases;
    private readonly CaseFinder _finder;
    private readonly CaseDesk _desk;
    private readonly EvidenceUploadDesk _upload;
    private readonly ChallengeStore _challenges;
    private readonly TemplateRenderer _renderer;
    private readonly LaterAnswer _later;

    internal CaseUploadDesk(CaseStore cases, CaseFinder finder, CaseDesk desk, EvidenceUploadDesk upload, ChallengeStore challenges, TemplateRenderer renderer, LaterAnswer later) =>
        (_cases, _finder, _desk, _upload, _challenges, _renderer, _later) = (cases, finder, desk, upload, challenges, renderer, later);

    /// <summary>What this person may hand in now, stage by stage.</summary>
    public async Task<IReadOnlyList<StageUpload>> OpenForAsync(string recordNo, string person, DateTimeOffset now, CancellationToken cancel)
    {
        var open = new List<StageUpload>();
        if (await _finder.FindAsync(recordNo, person, cancel) is not { } found) return open;
        foreach (var stage in found.Run.Open)
        {
            if (TargetOf(found, stage, person) is not { } target) continue;
            var code = StagePhoto.TakesCode(target) ? await _challenges.LatestAsync(recordNo, stage.Id, now, cancel) : null;
            var counts = code is not null && code.Covers(now);
            open.Add(new StageUpload(
                stage.Id, found.Flow.Stage(stage.Id).Title, target.Title, target.Wants, target.Type == OutputType.Photo, StagePhoto.TakesCode(target), counts ? code!.Code : "",
                counts ? DateWords.Absolute(code!.ExpiresAt, now) : ""));
        }

        return open;
    }

    /// <summary>The code that has to be on the photo; null where this person may hand in nothing there.</summary>
    public async Task<string?> AskCodeAsync(string recordNo, string stageId, string person, DateTimeOffset now, CancellationToken cancel)
    {
        if (await _finder.FindAsync(recordNo, person, cancel) is not { } found || found.Run.Open.FirstOrDefault(stage => stage.Id == stageId) is not { } stage) return null;
        return TargetOf(found, stage, person) is { } target && StagePhoto.TakesCode(target) ? (await _challenges.AskAsync(recordNo, stageId, person, now, cancel)).Code : null;
    }

    /// <summary>What came of it, in the words of the chat; null where this person may hand in nothing there any more.</summary>
    public async Task<UploadResult?> TakeAsync(string recordNo, string stageId, UploadedProof proof, string person, DateTimeOffset now, CancellationToken cancel)
    {
        if (await _finder.FindAsync(recordNo, person, cancel) is not { } found || found.Run.Open.FirstOrDefault(stage => stage.Id == stageId) is not { } stage || TargetOf(found, stage, person) is null) return null;
        // The page says which stage is meant; what was announced in chat (补交, 等客户) waits meanwhile.
        var announced = await _cases.ExpectedAsync(person, cancel);
        await _desk.ExpectMediaAsync(person, found, found.Flow.Stage(stageId), now, cancel);
        var (reply, accepted, cause) = await _upload.TakeAsync(proof, person, recordNo, stageId, now, cancel);
        if (announced is null) await _cases.ExpectNothingAsync(person, cancel);
        else await _cases.ExpectAsync(person, announced, cancel);
        // A link can be handed on: whatever was taken in somebody's name, that person hears of it in chat.
        if (accepted) await _later.SayAsync(person, reply, cause, "uploaded", now, cancel);
        return new UploadResult(accepted, Rendered.Join(reply.Parts.Select(_renderer.Render)).Text);
    }

    private FlowOutput? TargetOf(Case found, StageRun stage, string person) =>
        stage is { State: StageState.Open, Skip: null } && !found.Run.IsStopped(stage.Id) && _desk.MayAct(stage, person) ? StagePhoto.TargetOf(found, stage.Id) : null;
}

/// <summary>One stage for which something may be handed in.</summary>
/// <param name="Output">What it is for.</param>
/// <param name="Wants">照片, 文件或图片 …</param>
/// <param name="TakesCode">A code has to be on it.</param>
/// <param name="Code">The one that counts now, or empty; with its end.</param>
public sealed record StageUpload(string Stage, string Title, string Output, string Wants, bool IsPhoto, bool TakesCode, string Code, string CodeUntil);

/// <param name="Accepted">It counts.</param>
public sealed record UploadResult(bool Accepted, string Words);
