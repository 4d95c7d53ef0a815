using System.Text.Json;
using ChatBot.Storage;

namespace ChatBot.Features.People;

/// <summary>The cached org: what WeCom last showed.</summary>
internal sealed class PeopleStore(DbSession db)
{
    public async Task<OrgSnapshot> LoadAsync(CancellationToken cancel)
    {
        var departments = await db.QueryAsync<DepartmentRow>("select id, name, parent_id, leaders from departments order by position, id", null, cancel);
        var people = await db.QueryAsync<PersonRow>(
            "select user_id, name, alias, position, status, departments, leader_of, main_department, direct_leaders, gone_at from people order by user_id", null, cancel);
        return new OrgSnapshot(
            [.. departments.Select(row => new Department(row.Id, row.Name, row.ParentId, Strings(row.Leaders)))],
            [.. people.Select(row => new Person(
                row.UserId, row.Name, row.Alias, row.Position, row.GoneAt is null ? (MemberStatus)row.Status : MemberStatus.Gone,
                Numbers(row.Departments), Numbers(row.LeaderOf), row.MainDepartment, Strings(row.DirectLeaders)))]);
    }

    /// <summary>Replaces the cached org; who is no longer shown stays as gone, so that old records keep their names.</summary>
    public async Task SaveAsync(OrgSnapshot org, DateTimeOffset now, CancellationToken cancel)
    {
        await db.ExecuteAsync("delete from departments", null, cancel);
        await db.ExecuteManyAsync(
            "insert into departments (id, name, parent_id, leaders, position) values (@Id, @Name, @ParentId, @Leaders, @Position)",
            [.. org.Departments.Select((department, position) => new DepartmentRow
            {
                Id = department.Id, Name = department.Name, ParentId = department.ParentId, Leaders = Json(department.Leaders), Position = position,
            })],
            cancel);
        await db.ExecuteAsync("update people set gone_at = coalesce(gone_at, @now)", new { now }, cancel);
        await db.ExecuteManyAsync(
            """
            insert into people (user_id, name, alias, position, status, departments, leader_of, main_department, direct_leaders, seen_at, gone_at)
            values (@UserId, @Name, @Alias, @Position, @Status, @Departments, @LeaderOf, @MainDepartment, @DirectLeaders, @SeenAt, null)
            on conflict (user_id) do update set name = excluded.name, alias = excluded.alias, position = excluded.position, status = excluded.status,
                departments = excluded.departments, leader_of = excluded.leader_of, main_department = excluded.main_department,
                direct_leaders = excluded.direct_leaders, seen_at = excluded.seen_at, gone_at = null
            """,
            [.. org.People.Select(person => new PersonRow
            {
                UserId = person.UserId, Name = person.Name, Alias = person.Alias, Position = person.Position, Status = (long)person.Status,
                Departments = Json(person.Departments), LeaderOf = Json(person.LeaderOf), MainDepartment = person.MainDepartment,
                DirectLeaders = Json(person.DirectLeaders), SeenAt = now,
            })],
            cancel);
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value);

    private static IReadOnlyList<string> Strings(string json) => JsonSerializer.Deserialize<List<string>>(json) ?? [];

    private static IReadOnlyList<long> Numbers(string json) => JsonSerializer.Deserialize<List<long>>(json) ?? [];

    private sealed record DepartmentRow
    {
        public long Id { get; init; }

        public string Name { get; init; } = "";

        public long ParentId { get; init; }

        public string Leaders { get; init; } = "[]";

        public long Position { get; init; }
    }

    private sealed record PersonRow
    {
        public string UserId { get; init; } = "";

        public string Name { get; init; } = "";

        public string Alias { get; init; } = "";

        public string Position { get; init; } = "";

        public long Status { get; init; }

        public string Departments { get; init; } = "[]";

        public string LeaderOf { get; init; } = "[]";

        public long? MainDepartment { get; init; }

        public string DirectLeaders { get; init; } = "[]";

        public DateTimeOffset SeenAt { get; init; }

        public DateTimeOffset? GoneAt { get; init; }
    }
}
