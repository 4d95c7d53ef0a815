using System.Text.Json.Nodes;
using ChatBot.Sandbox.Companies;

namespace ChatBot.Sandbox.Server;

/// <summary>Who a message goes to (message/send: touser, toparty, totag joined by |) and which of those named do not count.</summary>
internal sealed record Recipients(
    IReadOnlyList<string> UserIds, IReadOnlyList<string> InvalidUsers, IReadOnlyList<string> InvalidParties, IReadOnlyList<string> InvalidTags)
{
    /// <exception cref="ApiRefusal">40032, 82002, 82003 (too many), 82001 (none named), 81013 (none valid).</exception>
    public static Recipients Resolve(JsonObject body, Company company, Faults faults)
    {
        var users = Split(body.Text("touser"));
        var parties = Split(body.Text("toparty"));
        var tags = Split(body.Text("totag"));
        if (users.Count > 1000)
            throw new ApiRefusal(40032);
        if (parties.Count > 100)
            throw new ApiRefusal(82002);
        if (tags.Count > 100)
            throw new ApiRefusal(82003);
        if (users.Count + parties.Count + tags.Count == 0)
            throw new ApiRefusal(82001);

        var found = users.Contains("@all", StringComparer.Ordinal)
            ? new Recipients([.. company.People.Where(p => p.Reachable).Select(p => p.UserId)], [], [], [])
            : Named(users, parties, tags, company, faults);
        if (found.UserIds.Count > 0)
            return found;
        throw new ApiRefusal(81013, new ApiAnswer(81013, found.Report()));
    }

    /// <summary>invaliduser and its brothers: strings joined by |, userids in lower case, present only when there is something to say.</summary>
    public JsonObject Report()
    {
        var report = new JsonObject();
        if (InvalidUsers.Count > 0)
            report["invaliduser"] = string.Join('|', InvalidUsers.Select(u => u.ToLowerInvariant()));
        if (InvalidParties.Count > 0)
            report["invalidparty"] = string.Join('|', InvalidParties);
        if (InvalidTags.Count > 0)
            report["invalidtag"] = string.Join('|', InvalidTags);
        return report;
    }

    private static Recipients Named(
        List<string> users, List<string> parties, List<string> tags, Company company, Faults faults)
    {
        var reached = new List<string>();
        var invalid = new List<string>();
        foreach (var user in users)
        {
            if (company.Find(user) is { Reachable: true } person && !faults.RefusedRecipients.Contains(user))
                reached.Add(person.UserId);
            else
                invalid.Add(user);
        }

        var invalidParties = new List<string>();
        foreach (var party in parties)
        {
            var members = int.TryParse(party, System.Globalization.CultureInfo.InvariantCulture, out var id)
                ? company.Under(id).SelectMany(d => company.In(d.Id)).Where(p => p.Reachable).ToList()
                : [];
            if (members.Count == 0)
                invalidParties.Add(party);
            reached.AddRange(members.Select(m => m.UserId));
        }

        return new Recipients([.. reached.Distinct(StringComparer.OrdinalIgnoreCase)], invalid, invalidParties, tags);
    }

    private static List<string> Split(string joined) =>
        [.. joined.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
