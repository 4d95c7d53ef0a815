using ChatBot.Storage;

namespace ChatBot.Features.Links;

/// <summary>Makes links, finds them by their token and binds them to the browser that uses them first.</summary>
public sealed class LinkStore(DbSession db, WebOptions options)
{
    private const string Columns = "id, purpose, person, payload, created_at, expires_at, used_at, session_hash, session_until";

    /// <summary>The address of a new link. Ask <see cref="WebOptions.HasPublicUrl"/> first.</summary>
    /// <param name="purpose">Also the first part of the page's path.</param>
    public async Task<string> IssueAsync(string purpose, string person, string payload, DateTimeOffset now, TimeSpan life, CancellationToken cancel)
    {
        if (!options.HasPublicUrl) throw new InvalidOperationException("Web:PublicUrl is not set");
        var token = Link.NewToken();
        await db.ExecuteAsync(
            "insert into links (token_hash, purpose, person, payload, created_at, expires_at) values (@Hash, @purpose, @person, @payload, @now, @ExpiresAt)",
            new { Hash = Link.HashOf(token), purpose, person, payload, now, ExpiresAt = now + life },
            cancel);
        return $"{options.PublicUrl!.TrimEnd('/')}/{purpose}/{token}";
    }

    public Task<Link?> FindAsync(string purpose, string token, CancellationToken cancel) =>
        db.FindAsync<Link>($"select {Columns} from links where token_hash = @Hash and purpose = @purpose", new { Hash = Link.HashOf(token), purpose }, cancel);

    /// <summary>Binds it to one browser; false when another was quicker.</summary>
    public async Task<bool> UseAsync(long id, string sessionToken, DateTimeOffset now, DateTimeOffset until, CancellationToken cancel) =>
        await db.ExecuteAsync(
            "update links set used_at = @now, session_hash = @Hash, session_until = @until where id = @id and used_at is null and expires_at > @now",
            new { now, Hash = Link.HashOf(sessionToken), until, id },
            cancel) == 1;
}
