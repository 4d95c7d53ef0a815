using System.Text;
using BenchmarkDotNet.Attributes;
using ChatBot.Features.Calendar;
using ChatBot.Features.Language;

namespace ChatBot.Benchmarks.Language;

/// <summary>Reading one typical line, and a pasted 10 kB of them.</summary>
[MemoryDiagnoser]
public class PhraseBenchmarks
{
    private const string Typical = "承诺 浙二医院 加急补货50箱 下周三下午5点前 货款12.5万 @张工";
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 2, 0, 0, TimeSpan.Zero);

    private string pasted = "";
    private string figures = "";

    [GlobalSetup]
    public void Setup()
    {
        var text = new StringBuilder();
        while (Encoding.UTF8.GetByteCount(text.ToString()) < 10 * 1024)
            text.Append(Typical).Append('\n');
        pasted = text.ToString();
        figures = new string('1', 5 * 1024) + new string('十', 1700);
    }

    [Benchmark]
    public DeadlineReading DeadlineOfALine() => DeadlinePhrase.Read(Typical, Now, WorkCalendar.Default);

    [Benchmark]
    public DeadlineReading DeadlineOfTenKilobytes() => DeadlinePhrase.Read(pasted, Now, WorkCalendar.Default);

    [Benchmark]
    public DeadlineReading DeadlineOfTenKilobytesOfFigures() => DeadlinePhrase.Read(figures, Now, WorkCalendar.Default);

    [Benchmark]
    public IReadOnlyList<AmountReading> AmountsOfALine() => AmountPhrase.ReadMessage(Typical);

    [Benchmark]
    public IReadOnlyList<AmountReading> AmountsOfTenKilobytes() => AmountPhrase.ReadMessage(pasted);
}
