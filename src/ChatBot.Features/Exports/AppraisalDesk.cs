using ChatBot.Features.Calendar;
using ChatBot.Features.Commitments;
using ChatBot.Features.Figures;
using ChatBot.Features.Health;
using ChatBot.Features.Links;
using ChatBot.Features.People;

namespace ChatBot.Features.Exports;

/// <summary>Counts a month for everybody at once, and gives each reader the lines that are theirs to see (C9).</summary>
public sealed class AppraisalDesk
{
    /// <summary>Of the links; also the first part of the file's path.</summary>
    public const string Purpose = "appraisal";

    public const string ContentType = AppraisalXlsx.ContentType;

    private readonly AppraisalStore _store;
    private readonly KeepingStore _keeping;
    private readonly HealthLedger _health;
    private readonly CollectionStore _money;
    private readonly OrgDirectory _org;
    private readonly ExportsOptions _options;

    internal AppraisalDesk(AppraisalStore store, KeepingStore keeping, HealthLedger health, CollectionStore money, OrgDirectory org, ExportsOptions options) =>
        (_store, _keeping, _health, _money, _org, _options) = (store, keeping, health, money, org, options);

    /// <summary>The lines of a month as they stand at an instant.</summary>
    public async Task<IReadOnlyList<AppraisalLine>> CountAsync(KeepingMonth month, DateTimeOffset asOf, CancellationToken cancel)
    {
        var days = new FigureWindow(month.FirstDay, month.FirstDay.AddMonths(1).AddDays(-1), "");
        var kept = (await _keeping.OfMonthAsync(month, null, cancel)).ToLookup(promise => promise.Promiser, promise => promise.At(asOf), StringComparer.OrdinalIgnoreCase);
        var actions = (await _health.CountsBetweenAsync(days.From, days.To.AddDays(1), null, cancel)).ToLookup(count => count.Person, count => count.Count, StringComparer.OrdinalIgnoreCase);
        var due = (await _money.DueAsync(days, cancel)).ToLookup(row => row.Owner, StringComparer.OrdinalIgnoreCase);
        var signed = (await _money.SignedAsync(days, cancel)).ToLookup(row => row.Owner, StringComparer.OrdinalIgnoreCase);
        var tree = _org.Current;
        return
        [
            .. kept.Select(group => group.Key).Concat(actions.Select(group => group.Key)).Concat(due.Select(group => group.Key)).Concat(signed.Select(group => group.Key)).Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(person =>
                {
                    var count = KeepingCount.Of(kept[person]);
                    return new AppraisalLine
                    {
                        Person = person, Name = tree.NameOf(person), Department = tree.Find(person) is { } found ? tree.DepartmentNameOf(found) : "", Due = count.Due, OnTime = count.OnTime, Late = count.Late,
                        Broken = count.Broken, Unproven = count.Open, Actions = actions[person].Sum(), DueFen = due[person].Sum(row => row.AmountFen), ReceivedFen = due[person].Sum(row => row.ReceivedFen),
                        SignedFen = signed[person].Sum(row => row.AmountFen),
                    };
                })
                .Where(line => !line.IsEmpty).OrderBy(line => line.Department, StringComparer.Ordinal).ThenBy(line => line.Name, StringComparer.Ordinal).ThenBy(line => line.Person, StringComparer.Ordinal),
        ];
    }

    /// <summary>The fixed month as this reader sees it; null where it is not fixed yet.</summary>
    internal async Task<(FrozenAppraisal Frozen, AppraisalSheet Sheet)?> SheetAsync(KeepingMonth month, string reader, DateTimeOffset now, CancellationToken cancel)
    {
        if (await _store.FindAsync(month, cancel) is not { } frozen) return null;
        var sheet = AppraisalSheet.Of([.. (await _store.LinesAsync(month, cancel)).Where(line => MaySee(reader, line.Person))], [.. (await CountAsync(month, now, cancel)).Where(line => MaySee(reader, line.Person))]);
        return (frozen, sheet);
    }

    /// <summary>The file behind a link: what its person may see at this moment, not what it was when the link was made. Null where the link says nothing that can be shown.</summary>
    public async Task<AppraisalFile?> FileAsync(Link link, DateTimeOffset now, CancellationToken cancel)
    {
        if (link.Purpose != Purpose || _org.Current.Find(link.Person) is not { IsActive: true } || await SheetAsync(KeepingMonth.Parse(link.Payload), link.Person, now, cancel) is not { } found) return null;
        return new AppraisalFile($"绩效-{link.Payload}.xlsx", AppraisalXlsx.Write(found.Sheet, link.Payload, found.Frozen.Version, BusinessTime.LocalOf(found.Frozen.AsOf), BusinessTime.LocalOf(now)));
    }

    /// <summary>HR and admins see everybody; all others themselves and those below.</summary>
    public bool MaySee(string reader, string person) => IsHr(reader) || _org.Current.MaySee(reader, person);

    private bool IsHr(string userId)
    {
        var tree = _org.Current;
        return (tree.FindDepartment(_options.HrRole) is { } department && tree.MembersOf(department.Id).Any(member => Same(member.UserId, userId))) || Same(Hr?.UserId, userId);
    }

    /// <summary>Who stands for HR today; null where there is neither such a department nor such a role.</summary>
    internal Person? Hr => _org.Current is var tree && (tree.FindDepartment(_options.HrRole) is not null || tree.Duty.For(_options.HrRole, null).Any()) ? tree.Resolve(_options.HrRole)?.Person : null;

    private static bool Same(string? a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

public sealed record AppraisalFile(string Name, byte[] Content);
