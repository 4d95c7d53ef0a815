using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Tests.Architecture;

public sealed class MigrationTests
{
    [Fact]
    public void Each_migration_has_a_number_of_its_own()
    {
        var twice = Repository.Files("src/ChatBot.Storage/Migrations", "*.sql").Select(Path.GetFileName).GroupBy(name => name![..4], StringComparer.Ordinal).Where(group => group.Count() > 1).ToList();

        Assert.True(twice.Count == 0, string.Join('\n', twice.Select(group => string.Join(" and ", group) + " share a number; give the one that no database has run yet the next free one.")));
    }

    [Fact]
    public async Task A_database_that_ran_a_file_under_its_former_name_starts_and_does_not_run_it_again()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "合同 HT-2026-088 浙江一院 12.5万");
        await bot.Says("lina", "回款计划 HT-2026-088 5万 12月10日; 7.5万 12月31日");
        await bot.Database.WriteAsync((scope, cancel) => scope.GetRequiredService<DbSession>().ExecuteAsync(
            "update schemaversions set scriptname = '0031_payments.sql' where scriptname = '0032_payments.sql'", null, cancel));

        await bot.Restart();
        await bot.Restart();

        Assert.Equal(["HK-1", "HK-2"], await bot.Query<string>("select record_no from payment_items order by record_no"));
        Assert.Equal(["0031_approvals.sql", "0032_payments.sql"], await bot.Query<string>("select scriptname from schemaversions where scriptname like '003%' and scriptname > '0031' order by scriptname"));
    }
}
