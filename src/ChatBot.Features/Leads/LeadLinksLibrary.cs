using ChatBot.Features.Kernel;

namespace ChatBot.Features.Leads;

/// <summary>Reads <c>templates/leads.yaml</c> once at start. Where there is any problem the host must not start.</summary>
public sealed class LeadLinksLibrary : ICheckedContent
{
    private const string FileName = "templates/leads.yaml";

    private readonly IReadOnlyList<ContentProblem> _problems;

    public LeadLinksLibrary(ContentOptions content)
    {
        var path = Path.Combine(content.Root, "leads.yaml");
        var problems = new List<ContentProblem>();
        Links = Read(File.Exists(path) ? File.ReadAllText(path) : "", problems);
        _problems = problems;
    }

    public LeadLinks Links { get; }

    public IReadOnlyList<ContentProblem> Check() => _problems;

    /// <summary>The links of a text; all that is wrong goes to <paramref name="problems"/>, and then what is returned is not to be used.</summary>
    internal static LeadLinks Read(string text, List<ContentProblem> problems)
    {
        var unusable = new LeadLinks([new LeadLink("contact", "线索触达", null, [])], "contact", [], TimeSpan.Zero);
        var written = ContentYaml.Read<LeadsYaml>(text, FileName, problems);
        if (problems.Count > 0) return unusable;
        if (written is null)
        {
            Problem(0, "the file is missing or empty", "restore it from the release");
            return unusable;
        }

        var (linkLines, reasonLines) = (ContentYaml.LinesOf(text, "links"), ContentYaml.LinesOf(text, "loss_reasons"));
        var links = (written.Links ?? []).Select((link, index) => LinkOf(link, LineOf(linkLines, index))).ToList();
        var reasons = (written.LossReasons ?? []).Select((reason, index) => ReasonOf(reason, LineOf(reasonLines, index))).ToList();
        if (links.Count < 2) Problem(0, "there are fewer than two links", "write them under \"links:\", each with id and title");
        if (reasons.Count == 0) Problem(0, "there is no reason for a loss", "write at least one under \"loss_reasons:\"");
        if (!links.Exists(link => link.Id == written.Signing)) Problem(0, $"signing names the link '{written.Signing}', which is not there", "write the id of the link in which the contract is signed");
        if (written.InternalHours is null or < 0) Problem(0, "internal_hours is missing or below zero", "write \"internal_hours: 24\"");
        Twice(links.Select(link => link.Id), linkLines, "link id");
        Twice(links.Select(link => link.Title), linkLines, "link title");
        Twice(reasons.Select(reason => reason.Id), reasonLines, "reason id");
        var words = reasons.SelectMany(reason => reason.Words.Append(reason.Title)).GroupBy(word => word, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (words is not null) Problem(0, $"the word '{words.Key}' stands for two reasons", "keep each word with one reason");
        return problems.Count > 0 ? unusable : new LeadLinks(links, written.Signing!, reasons, TimeSpan.FromHours(written.InternalHours!.Value));

        LeadLink LinkOf(LinkYaml link, int line)
        {
            if (NoId(link.Id)) Problem(line, "a link has no id, or one with blanks", "write a short word that never changes, for instance \"id: contact\"");
            if (string.IsNullOrWhiteSpace(link.Title)) Problem(line, $"the link '{link.Id}' has no title", "write what people read, for instance \"title: 线索触达\"");
            var exit = new List<LeadExit>();
            foreach (var word in link.Exit ?? [])
            {
                if (Enum.TryParse<LeadExit>(word, ignoreCase: true, out var known) && !char.IsAsciiDigit(word![0])) exit.Add(known);
                else Problem(line, $"the link '{link.Id}' has the unknown exit '{word}'", $"write any of {string.Join(", ", Enum.GetNames<LeadExit>()).ToLowerInvariant()}");
            }

            return new LeadLink((link.Id ?? "").Trim(), (link.Title ?? "").Trim(), string.IsNullOrWhiteSpace(link.Role) ? null : link.Role.Trim(), exit);
        }

        LossReason ReasonOf(ReasonYaml reason, int line)
        {
            if (NoId(reason.Id)) Problem(line, "a reason has no id, or one with blanks", "write a short word that never changes, for instance \"id: price\"");
            if (string.IsNullOrWhiteSpace(reason.Title)) Problem(line, $"the reason '{reason.Id}' has no title", "write what people read, for instance \"title: 价格\"");
            return new LossReason((reason.Id ?? "").Trim(), (reason.Title ?? "").Trim(), [.. (reason.Words ?? []).OfType<string>().Select(word => word.Trim()).Where(word => word.Length > 0)], reason.Internal);
        }

        void Twice(IEnumerable<string> values, IReadOnlyList<int> lines, string what)
        {
            var all = values.ToList();
            foreach (var twice in all.GroupBy(value => value, StringComparer.OrdinalIgnoreCase).Where(group => group.Key.Length > 0 && group.Count() > 1))
                Problem(LineOf(lines, all.FindLastIndex(value => string.Equals(value, twice.Key, StringComparison.OrdinalIgnoreCase))), $"the {what} '{twice.Key}' stands twice", $"give each its own {what}");
        }

        void Problem(int line, string problem, string remedy) => problems.Add(new ContentProblem(FileName, line, problem, remedy));
    }

    private static bool NoId(string? id) => string.IsNullOrWhiteSpace(id) || id.Any(char.IsWhiteSpace);

    private static int LineOf(IReadOnlyList<int> lines, int index) => index >= 0 && index < lines.Count ? lines[index] : 0;

    private sealed class LeadsYaml
    {
        public string? Signing { get; set; }

        public List<LinkYaml>? Links { get; set; }

        public double? InternalHours { get; set; }

        public List<ReasonYaml>? LossReasons { get; set; }
    }

    private sealed class LinkYaml
    {
        public string? Id { get; set; }

        public string? Title { get; set; }

        public string? Role { get; set; }

        public List<string?>? Exit { get; set; }
    }

    private sealed class ReasonYaml
    {
        public string? Id { get; set; }

        public string? Title { get; set; }

        public List<string?>? Words { get; set; }

        public bool Internal { get; set; }
    }
}
