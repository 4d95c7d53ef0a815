using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;
using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Administration;

/// <summary>
/// Takes up what an admin edited, and the org that another node has read. A refused edit keeps the last good version, and the admins hear of it
/// once for each edit.
/// </summary>
internal sealed class ReloadContentJob(
    UnitOfWork work, TemplateRenderer renderer, WordList words, OrgDirectory org, ContentOptions options, ContentState content, IOptions<ScheduleOptions> schedule) : IScheduledJob
{
    private const int MostShown = 6;
    private static readonly string[] PeopleFiles = ["people.yaml", "duty.yaml"];

    private string? _peopleStamp;
    private DateTimeOffset? _orgReadAt;

    public string Name => "ReloadContent";

    public string Cron => schedule.Value.Sweep;

    public async Task RunAsync(JobContext context, CancellationToken cancel)
    {
        var refused = renderer.ReloadIfChanged();
        if (refused.Count > 0)
            await TellAdminsAsync("templates", context.Now, ChatWordings.TemplatesRefused.With(new TemplatesRefusedModel(Shown(refused))), cancel);

        var misspelt = words.ReloadIfChanged();
        if (misspelt.Count > 0)
            await TellAdminsAsync("words", context.Now, ChatWordings.WordsRefused.With(new WordsRefusedModel(Shown(misspelt))), cancel);

        var stamp = PeopleStamp();
        var readAt = (await work.ReadAsync((scope, token) => scope.GetRequiredService<ServiceStateStore>().FindAsync(ServiceState.OrgSynced, token), cancel))?.ChangedAt;
        var edited = stamp != _peopleStamp;
        if (!edited && readAt == _orgReadAt) return;
        var isFirst = _peopleStamp is null;
        (_peopleStamp, _orgReadAt) = (stamp, readAt);
        await org.ReloadAsync(cancel);
        var problems = org.Check();
        content.Checked(problems);
        // At start there was no edit: what is wrong then is shown by check and 体检.
        if (edited && !isFirst && problems.Count > 0)
            await TellAdminsAsync("people", context.Now, AdministrationWordings.PeopleRefused.With(new PeopleRefusedModel(Shown(problems))), cancel);
    }

    private Task TellAdminsAsync(string what, DateTimeOffset now, Said said, CancellationToken cancel) =>
        work.WriteAsync(
            (scope, token) => scope.GetRequiredService<Outbox>().AddAsync(
                org.Current.Admins.Select(admin => new Push($"content/{what}/{now.ToUnixTimeMilliseconds()}/{admin.UserId}", admin.UserId, said)), null, token),
            cancel);

    private string PeopleStamp() => string.Join(';', PeopleFiles.Select(name => new FileInfo(Path.Combine(options.Root, name)))
        .Select(file => file.Exists ? $"{file.LastWriteTimeUtc.Ticks}/{file.Length}" : "-"));

    private static IReadOnlyList<string> Shown(IReadOnlyList<ContentProblem> problems) => [.. problems.Take(MostShown).Select(problem => problem.ToString())];
}
