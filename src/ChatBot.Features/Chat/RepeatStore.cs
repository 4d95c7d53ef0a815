using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ChatBot.Features.Language;
using ChatBot.Storage;

namespace ChatBot.Features.Chat;

/// <summary>
/// What a person had a record made of a moment ago (C4). The same again within a minute, in whatever order and however it was put together, is
/// most likely a second tap and is asked about.
/// </summary>
internal sealed partial class RepeatStore(DbSession db)
{
    private static readonly TimeSpan SecondTap = TimeSpan.FromSeconds(60);

    /// <summary>The key by which a person says that another one is meant.</summary>
    public const string Another = "另建";

    /// <summary>The record that the same call has made a moment ago, or null.</summary>
    public Task<string?> FindAsync(CommandCall call, CancellationToken cancel) =>
        db.FindAsync<string>(
            "select record_no from said_lately where person = @SenderId and fingerprint = @fingerprint and said_at >= @since",
            new { call.SenderId, fingerprint = FingerprintOf(call), since = call.Now - SecondTap },
            cancel);

    public async Task RememberAsync(CommandCall call, string recordNo, CancellationToken cancel)
    {
        // Older ones are of no use; a person has a handful at most.
        await db.ExecuteAsync("delete from said_lately where person = @SenderId and said_at < @since", new { call.SenderId, since = call.Now - SecondTap }, cancel);
        await db.ExecuteAsync(
            """
            insert into said_lately (person, fingerprint, record_no, said_at) values (@SenderId, @fingerprint, @recordNo, @Now)
            on conflict (person, fingerprint) do update set record_no = excluded.record_no, said_at = excluded.said_at
            """,
            new { call.SenderId, fingerprint = FingerprintOf(call), recordNo, call.Now },
            cancel);
    }

    /// <summary>The record was taken back, so the same words mean a new one.</summary>
    public Task ForgetAsync(string recordNo, CancellationToken cancel) =>
        db.ExecuteAsync("delete from said_lately where record_no = @recordNo", new { recordNo }, cancel);

    /// <summary>The same call as one typed line that makes another record.</summary>
    public static string AgainOf(CommandCall call) =>
        string.Join(' ', (string[])[call.Spec.Name, .. Values(call).Select(value => $"{value.Key}:{string.Join(' ', value.Value.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}"), $"{Another}:是"]);

    /// <summary>
    /// The same whether 50套 stands behind its key or in the text, and whether a day was written 12月4日 or 12月4日前: what was understood of
    /// times and amounts, and the characters of all other words, sorted; a number counts as one, since 12 is not 21.
    /// </summary>
    private static string FingerprintOf(CommandCall call)
    {
        var understood = new StringBuilder(call.Spec.Name);
        var words = new List<string>();
        foreach (var (slot, value) in Values(call))
        {
            if (value.Deadline?.Effective is { } instant) understood.Append('\n').Append(slot).Append(instant.UtcTicks);
            else if (value.Amount is { } amount) understood.Append('\n').Append(slot).Append(amount.Fen);
            else words.AddRange(Words().Matches(ReadingText.Of(value.Text)).Select(word => word.Value.ToLowerInvariant()));
        }

        words.Sort(StringComparer.Ordinal);
        understood.Append('\n').AppendJoin(' ', words);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(understood.ToString())));
    }

    private static IEnumerable<KeyValuePair<string, SlotValue>> Values(CommandCall call) =>
        call.Spec.Slots.Where(slot => slot.Name != Another && call.Slots[slot.Name] is not null).Select(slot => KeyValuePair.Create(slot.Name, call.Slots[slot.Name]!));

    [GeneratedRegex(@"[0-9]+(?:\.[0-9]+)?|\p{L}|\p{N}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();
}
