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

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
