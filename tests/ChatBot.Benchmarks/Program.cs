using BenchmarkDotNet.Running;
using ChatBot.Benchmarks.Journey;
using ChatBot.Benchmarks.Storage;

if (args is ["storage", ..])
{
    await CommitRace.RunAsync();
    return;
}

if (args is ["journey", ..])
{
    await JourneyRun.RunAsync();
    return;
}

if (args is ["health", ..])
{
    await HealthRun.RunAsync();
    return;
}

if (args is ["evidence", ..])
{
    await EvidenceRun.RunAsync();
    return;
}

if (args is ["fuzz", .. var rest])
{
    Environment.ExitCode = await FuzzRun.RunAsync(rest);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
