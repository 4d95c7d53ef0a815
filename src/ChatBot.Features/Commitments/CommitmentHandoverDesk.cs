using ChatBot.Features.Handovers;
using ChatBot.Features.People;

namespace ChatBot.Features.Commitments;

/// <summary>Promises that somebody has to carry out. The promiser stays, and so does every clock (R80, R25).</summary>
internal sealed class CommitmentHandoverDesk(CommitmentStore commitments, CommitmentChangeStore changes, OrgDirectory org) : IHandedOver
{
    public string Kind => "承诺（负责兑现）";

    public int Order => 30;

    public async Task<IReadOnlyList<HandedItem>> OfAsync(string person, CancellationToken cancel) =>
        [.. (await commitments.ToCarryOutAsync(person, cancel)).Select(one => new HandedItem(one.No, "", CommitmentWords.Short(one.Content), one.Customer, HasClock: one.State == CommitmentState.Active))];

    public async Task<string?> GiveAsync(HandedItem item, Passing passing, CancellationToken cancel)
    {
        if (await commitments.FindAsync(item.RecordNo, cancel) is not { IsClosed: false } before) return "已兑现或已关闭";
        if (passing.NotWith(before.Responsible, org.Current.NameOf(passing.From)) is { } elsewhere) return elsewhere;
        var after = before.HandedOver(passing.To, passing.By, passing.At);
        var saved = await changes.SaveAsync(before, after, new CommitmentChange("交接", passing.By, passing.Source, passing.Why, passing.Cause, passing.At, IsSilent: true), cancel);
        return saved.Refusal is null ? null : "刚被别人处理，请再发一次";
    }
}
