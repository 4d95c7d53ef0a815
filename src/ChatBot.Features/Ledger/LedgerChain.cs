using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChatBot.Features.Ledger;

/// <summary>The hash that ties an entry to the one before it. Pure, so that a check does not depend on how rows are stored.</summary>
public static class LedgerChain
{
    public const string Genesis = "";

    /// <summary>Lower-case hex SHA-256 over the previous hash and every field, each with its length in front so that no two entries can look alike.</summary>
    public static string Hash(string previous, long seq, LedgerEntry entry)
    {
        var text = new StringBuilder();
        foreach (var field in (string?[])
        [
            previous, seq.ToString(CultureInfo.InvariantCulture), entry.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            entry.Actor, entry.Source, entry.RecordNo, entry.Action, entry.Before, entry.After, entry.Reason,
        ])
        {
            if (field is null) text.Append("-;");
            else text.Append(CultureInfo.InvariantCulture, $"{field.Length}:{field};");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
