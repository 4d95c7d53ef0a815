using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ChatBot.Storage;

public enum StorageProvider
{
    Sqlite,
    PostgreSql,
}

/// <summary>Settings section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>SQLite for one node, PostgreSQL for several.</summary>
    [EnumDataType(typeof(StorageProvider))]
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>An ADO.NET connection string; a relative SQLite path is under the working directory, and its folder is made.</summary>
    [Required]
    public string ConnectionString { get; set; } = "Data Source=data/chatbot.db";

    /// <summary>Read-only SQLite connections that may be open at once; a further read waits for one. PostgreSQL has its own pool settings.</summary>
    [Range(1, 64)]
    public int ReadConnections { get; set; } = 4;
}

/// <summary>Finds at start what would otherwise surface with the first message.</summary>
internal sealed class StorageOptionsCheck : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        try
        {
            return options.Provider switch
            {
                StorageProvider.Sqlite when string.IsNullOrWhiteSpace(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource) =>
                    Wrong("names no file; write for instance \"Data Source=data/chatbot.db\""),
                StorageProvider.PostgreSql when string.IsNullOrWhiteSpace(new NpgsqlConnectionStringBuilder(options.ConnectionString).Host) =>
                    Wrong("names no server; write for instance \"Host=db;Database=chatbot;Username=chatbot;Password=…\""),
                _ => ValidateOptionsResult.Success,
            };
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or DbException or InvalidCastException)
        {
            // The message may quote a value, and a value may be the password: only the kind of mistake is told.
            return Wrong($"is not a connection string of {options.Provider} (unknown or malformed key); for SQLite write \"Data Source=data/chatbot.db\", for PostgreSQL \"Host=db;Database=chatbot;Username=chatbot;Password=…\"");
        }
    }

    private static ValidateOptionsResult Wrong(string what) => ValidateOptionsResult.Fail($"Storage:ConnectionString {what}");
}
