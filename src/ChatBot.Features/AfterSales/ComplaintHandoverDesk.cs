using ChatBot.Features.Collaboration;
using ChatBot.Features.Handovers;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.AfterSales;

/// <summary>Complaints that somebody logged and that are not through (R80).</summary>
internal sealed class ComplaintHandoverDesk(CaseOwnerDesk owners) : IHandedOver
{
    public string Kind => "客诉";

    public int Order => 15;

    public Task<IReadOnlyList<HandedItem>> OfAsync(string person, CancellationToken cancel) => owners.OfAsync([RecordNo.Complaint], person, cancel);

    public Task<string?> GiveAsync(HandedItem item, Passing passing, CancellationToken cancel) => owners.GiveAsync(item, passing, cancel);
}
