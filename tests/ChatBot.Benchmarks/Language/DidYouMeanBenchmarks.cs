using BenchmarkDotNet.Attributes;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.Language;

namespace ChatBot.Benchmarks.Language;

/// <summary>Guessing what a line that begins with no known word may have meant; it runs inside the message's transaction.</summary>
[MemoryDiagnoser]
public class DidYouMeanBenchmarks
{
    private DidYouMean guess = null!;

    [GlobalSetup]
    public void Setup()
    {
        var catalog = new CommandCatalog();
        guess = new DidYouMean(catalog, new WordList(new ContentOptions(AppContext.BaseDirectory), catalog));
    }

    [Benchmark]
    public int SlipInCharacters() => guess.For("需秋 华东医院 呼吸机管路50套 下周五前", _ => true, (_, _) => true).Count;

    [Benchmark]
    public int SlipInPinyin() => guess.For("xuqui 华东医院 呼吸机管路50套 下周五前", _ => true, (_, _) => true).Count;

    [Benchmark]
    public int TalkWithoutABreak() => guess.For("客户说下周再定但是价格还要再谈一谈", _ => true, (_, _) => true).Count;

    [Benchmark]
    public string SimplifiedLine() => Hanzi.Simplify("承諾 華東醫院 加急發貨50箱 十二月四號前");
}
