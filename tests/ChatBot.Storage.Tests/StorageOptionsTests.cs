namespace ChatBot.Storage.Tests;

public sealed class StorageOptionsTests
{
    [Theory]
    [InlineData(StorageProvider.Sqlite, "Data Source=data/chatbot.db", true)]
    [InlineData(StorageProvider.Sqlite, "Data Source=:memory:", true)]
    [InlineData(StorageProvider.Sqlite, "Mode=ReadWrite", false)]
    [InlineData(StorageProvider.Sqlite, "Host=db;Database=chatbot", false)]
    [InlineData(StorageProvider.Sqlite, "nonsense", false)]
    [InlineData(StorageProvider.PostgreSql, "Host=db;Database=chatbot;Username=chatbot;Password=secret", true)]
    [InlineData(StorageProvider.PostgreSql, "Data Source=data/chatbot.db", false)]
    [InlineData(StorageProvider.PostgreSql, "Database=chatbot;Password=secret", false)]
    [InlineData(StorageProvider.PostgreSql, "Host=db;Port=secret", false)]
    public void A_connection_string_of_the_wrong_kind_is_found_at_start_and_no_password_is_told(StorageProvider provider, string connectionString, bool right)
    {
        var result = new StorageOptionsCheck().Validate(null, new StorageOptions { Provider = provider, ConnectionString = connectionString });

        Assert.Equal(right, result.Succeeded);
        if (right) return;
        Assert.StartsWith("Storage:ConnectionString ", result.FailureMessage, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", result.FailureMessage, StringComparison.Ordinal);
    }
}
