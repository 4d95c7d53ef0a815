using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Collaboration;

/// <summary>Erases positions whose time is over (R64), in small pieces.</summary>
internal sealed class ErasePlacesJob(UnitOfWork work, PlaceOptions options, IOptions<ScheduleOptions> schedule) : IScheduledJob
{
    private const int Piece = 1000;

    public string Name => "ErasePlaces";

    public string Cron => schedule.Value.Cleanup;

    public async Task RunAsync(JobContext context, CancellationToken cancel)
    {
        int erased;
        do erased = await work.WriteAsync((scope, token) => scope.GetRequiredService<PlaceStore>().EraseAsync(context.Now - options.Keep, Piece, token), cancel);
        while (erased == Piece);
    }
}
