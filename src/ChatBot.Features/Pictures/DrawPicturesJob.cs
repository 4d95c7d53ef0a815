using ChatBot.Features.Scheduling;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Pictures;

/// <summary>Draws what <see cref="PictureWorker"/> had no time for, or could not draw when it was first tried.</summary>
internal sealed class DrawPicturesJob(PictureWorker worker, IOptions<ScheduleOptions> schedule) : IScheduledJob
{
    internal const string JobName = "DrawPictures";

    public string Name => JobName;

    public string Cron => schedule.Value.Sweep;

    public Task RunAsync(JobContext context, CancellationToken cancel) => worker.DrainAsync(cancel);
}
