using ChatBot.Features.Collaboration;
using ChatBot.Features.Handovers;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Needs;

/// <summary>Needs that somebody logged and that are not through: who logged them stays written down, who follows them is another (R80).</summary>
internal sealed class NeedHandoverDesk(CaseOwnerDesk owners) : IHandedOver
{
    public string Kind => "需求";

    public int Order => 10;

    public Task<IReadOnlyList<HandedItem>> OfAsync(string person, CancellationToken cancel) => owners.OfAsync([RecordNo.Need], person, cancel);

    public Task<string?> GiveAsync(HandedItem item, Passing passing, CancellationToken cancel) => owners.GiveAsync(item, passing, cancel);
}
