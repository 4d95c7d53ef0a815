using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Administration;

/// <summary>All that is wrong in the files that an admin edits: message templates, the people files, and what features add.</summary>
public sealed class ContentCheck(TemplateRenderer templates, OrgDirectory org, IEnumerable<ICheckedContent> others)
{
    public IReadOnlyList<ContentProblem> Problems() =>
        [.. templates.Problems, .. org.Check(), .. others.SelectMany(content => content.Check())];
}
