using ChatBot.Storage;

namespace ChatBot.Features.Links;

/// <summary>The keys that sign forms; the pages' own library makes and renews them.</summary>
public sealed class PageKeyStore(DbSession db)
{
    public Task<IReadOnlyList<string>> AllAsync(CancellationToken cancel) => db.QueryAsync<string>("select xml from page_keys order by name", null, cancel);

    public Task AddAsync(string name, string xml, CancellationToken cancel) =>
        db.ExecuteAsync("insert into page_keys (name, xml) values (@name, @xml) on conflict (name) do update set xml = excluded.xml", new { name, xml }, cancel);
}
