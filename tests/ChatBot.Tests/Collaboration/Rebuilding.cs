using ChatBot.Features.Collaboration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Tests.Collaboration;

internal static class Rebuilding
{
    /// <summary>All that happened, played again, leads to the rows that are stored.</summary>
    public static async Task SeesTheSameAfterReplay(this TestBot bot, string recordNo)
    {
        var (stored, history) = await bot.Database.ReadAsync(async (scope, cancel) =>
        {
            var store = scope.GetRequiredService<CaseStore>();
            return ((await store.FindAsync(recordNo, cancel))!, await store.HistoryAsync(recordNo, cancel));
        });

        var again = FlowRun.Replay(stored.Flow, history);

        Assert.Equal(stored.Run.State, again.State);
        Assert.Equal(stored.Run.Stages, again.Stages);
    }
}
