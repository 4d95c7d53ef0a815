using ChatBot.Features.Collaboration;
using ChatBot.Features.Health;

namespace ChatBot.Features.Needs;

/// <summary>Notes how soon somebody took up a need (R36). That it went to named people by itself is one event, that one of them answered is another.</summary>
internal sealed class NeedHealthDesk(HealthSampleBook samples) : ICaseListener
{
    public async Task HearAsync(Case now, RunNotice notice, CaseAct act, CancellationToken cancel)
    {
        if (now.Flow.Id != NeedsWordings.Flow.FlowId) return;
        var answers = now.Run.Stages.SelectMany(stage => stage.Stays.Where(stay => stay.How == FlowRun.DoneByHolder).Select(stay => (stay.Holder, At: stay.To))).OrderBy(answer => answer.At).ToList();
        var hits = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal) { ["assigned"] = now.StartedAt };
        if (answers.Count > 0) hits["accepted"] = answers[0].At;
        await samples.NoteAsync(
            new HealthFact(
                HealthObject.Need, "", now.RecordNo, "", answers.Count > 0 ? answers[0].Holder : now.Run.Stages[0].Holder ?? now.Initiator, now.Initiator, now.Customer, now.Title, now.StartedAt)
            {
                Hits = hits, WithdrawnAt = now.Run.State == RunState.Withdrawn ? act.At : null,
            },
            cancel);
    }
}
