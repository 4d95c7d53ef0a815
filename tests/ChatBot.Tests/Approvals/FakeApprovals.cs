using System.Collections.Concurrent;
using ChatBot.Features.Approvals;
using ChatBot.Features.Chat;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Tests;

/// <summary>The approval app of the pretend platform: what it would show of each form, and how it may misbehave.</summary>
internal sealed partial class FakePlatform : IApprovalSource
{
    public ConcurrentDictionary<string, ApprovalSnapshot> Forms { get; } = new(StringComparer.Ordinal);

    /// <summary>Set: the app may not ask for forms at all.</summary>
    public int? ApprovalsRefusedWith { get; set; }

    /// <summary>Forms that cannot be read at this moment.</summary>
    public HashSet<string> UnreadableForms { get; } = [];

    /// <summary>Forms of people outside the visible range.</summary>
    public HashSet<string> HiddenForms { get; } = [];

    public List<(DateTimeOffset From, DateTimeOffset Until)> ListsAsked { get; } = [];

    public Task<IReadOnlyList<string>> ListAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancel)
    {
        if (ApprovalsRefusedWith is { } code) throw new ApprovalsRefusedException(code);
        lock (ListsAsked) ListsAsked.Add((from, until));
        return Task.FromResult<IReadOnlyList<string>>([.. Forms.Values.Where(form => form.AppliedAt >= from && form.AppliedAt <= until).Select(form => form.SpNo).Order(StringComparer.Ordinal)]);
    }

    public Task<ApprovalSnapshot?> FindAsync(string spNo, CancellationToken cancel)
    {
        if (UnreadableForms.Contains(spNo)) throw new HttpRequestException("away");
        return Task.FromResult(HiddenForms.Contains(spNo) ? null : Forms.GetValueOrDefault(spNo));
    }

    static partial void AddPorts(IServiceCollection services) =>
        services.AddSingleton<IApprovalSource>(provider => (FakePlatform)provider.GetRequiredService<IMessenger>());
}
