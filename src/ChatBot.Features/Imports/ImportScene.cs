using ChatBot.Features.Calendar;
using ChatBot.Features.People;

namespace ChatBot.Features.Imports;

/// <summary>On whose behalf, and in which world, a file is read and written.</summary>
/// <param name="Now">UTC.</param>
public sealed record ImportScene(OrgTree Org, WorkCalendar Calendar, Import Import, DateTimeOffset Now)
{
    public string Person => Import.Person;

    /// <summary>For the audit log: by which entrance, and out of which file.</summary>
    public string Reason => $"{Import.Number} {Import.FileName}";
}
