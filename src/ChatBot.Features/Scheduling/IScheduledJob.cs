namespace ChatBot.Features.Scheduling;

/// <summary>
/// Work that is done at times. A job asks what is due now and has not been done, never "it is six o'clock": a missed, late or doubled tick is
/// harmless. Found by itself; its class is <c>&lt;Verb&gt;&lt;Noun&gt;Job</c>.
/// </summary>
public interface IScheduledJob
{
    string Name { get; }

    /// <summary>Quartz cron, in Shanghai time.</summary>
    string Cron { get; }

    /// <summary>True where it should also run once at start, to catch up with what was missed while the service was down.</summary>
    bool AtStart => true;

    /// <summary>True for who watches over the other jobs: it does not wait for one that hangs.</summary>
    bool RunsBeside => false;

    Task RunAsync(JobContext context, CancellationToken cancel);
}

/// <param name="Now">UTC instant of this run.</param>
/// <param name="Runner">Does each piece of work in a transaction of its own and parks what fails.</param>
public sealed record JobContext(DateTimeOffset Now, JobRunner Runner);
