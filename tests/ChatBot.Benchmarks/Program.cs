using BenchmarkDotNet.Running;
using ChatBot.Benchmarks.Storage;

if (args is ["storage", ..])
{
    await CommitRace.RunAsync();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
