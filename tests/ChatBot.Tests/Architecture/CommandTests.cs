using System.Text.RegularExpressions;
using ChatBot.Features.Chat;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Tests.Architecture;

/// <summary>Commands describe themselves; what they say about themselves is true.</summary>
public sealed partial class CommandTests
{
    private const int LongestHelp = 12;

    private static readonly CommandCatalog Catalog = new();

    [Fact]
    public void Two_commands_with_one_verb_are_refused()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => new CommandCatalog([typeof(FirstTwin), typeof(SecondTwin)]));

        Assert.Contains("孪生", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_example_is_understood_as_its_own_command()
    {
        var wrong = Catalog.Specs.SelectMany(spec => spec.Examples.Select(example => (spec, example)))
            .Where(pair => Catalog.Match(pair.example) is not { Sure: true } match || match.Spec != pair.spec)
            .Select(pair => $"{pair.spec.Name}: the example '{pair.example}' is understood as {Catalog.Match(pair.example)?.Spec.Name ?? "nothing"}").ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong) + "\nBegin the example with one of the command's verbs, followed by a space.");
    }

    [Fact]
    public void A_command_that_needs_something_shows_it_in_an_example()
    {
        var parser = new CommandParser(Features.Calendar.WorkCalendar.Default);
        var wrong = Catalog.Specs
            .Where(spec => !spec.Examples.Any(example =>
                Catalog.Match(example) is { } match && parser.Parse(spec, match.Rest, TestBot.At("2026-09-01 10:00")) is var values && spec.Slots.Where(slot => slot.Required).All(slot => values[slot.Name] is not null)))
            .Select(spec => $"{spec.Name} needs {string.Join("、", spec.Slots.Where(slot => slot.Required).Select(slot => slot.Name))}, and no example has it all.").ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong) + "\nThe first example should be a line that can be sent as it is.");
    }

    [Fact]
    public void What_a_note_tells_people_to_type_is_a_command()
    {
        var wrong = Catalog.Specs.SelectMany(spec => spec.Notes.SelectMany(note => Typed().Matches(note).Select(match => (spec, Text: match.Groups["command"].Value))))
            .Where(pair => Catalog.Match(pair.Text) is not { Sure: true })
            .Select(pair => $"{pair.spec.Name}: the note says '{pair.Text}', which is no command.").ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void A_slot_that_is_asked_for_has_its_question_and_an_example()
    {
        var wrong = Catalog.Specs.SelectMany(spec => spec.Slots.Where(slot => slot.Required && (slot.Ask.Length == 0 || slot.Example.Length == 0)).Select(slot => $"{spec.Name}: {slot.Name} is required and lacks Ask or Example.")).ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Help_on_every_command_fits_on_a_phone()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        foreach (var spec in Catalog.Specs)
        {
            var help = await bot.Says("chenzong", $"帮助 {spec.Name}");
            Assert.True(help.StartsWith(spec.Name, StringComparison.Ordinal), $"帮助 {spec.Name} answers: {help}");
            Assert.True(help.Split('\n').Length <= LongestHelp, $"帮助 {spec.Name} has more than {LongestHelp} lines; cut its notes or examples:\n{help}");
        }
    }

    [Fact]
    public async Task Every_example_is_answered_by_its_command_and_by_no_error()
    {
        await using var bot = await TestBot.StartAsync("2026-08-31 10:00");
        var nothing = TextBefore("chat/not-understood");

        foreach (var (spec, example) in Catalog.Specs.SelectMany(spec => spec.Examples.Select(example => (spec, example))))
        {
            var answer = await bot.Says("chenzong", example);
            Assert.False(answer.Length == 0 || answer.Contains("错误编号", StringComparison.Ordinal), $"{spec.Name}: '{example}' is answered: {answer}");
            Assert.False(answer.StartsWith(nothing, StringComparison.Ordinal), $"{spec.Name}: '{example}' was not understood");
        }

        Assert.Empty(await bot.Database.ReadAsync((scope, cancel) => scope.GetRequiredService<FailedMessages>().ListAsync(null, cancel)));
    }

    private static string TextBefore(string wording) => Repository.Read($"templates/messages/{wording}.scriban").Split('\n')[0];

    /// <summary>「审计 校验」 and 请发：组织同步 确认.</summary>
    [GeneratedRegex("「(?<command>[^」]+ [^」]+)」|(?:请发|例如)[：:]\\s?(?<command>[^。，；]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Typed();

    private sealed class FirstTwin : IChatCommand
    {
        public static CommandSpec Spec { get; } = new("孪生", "", []);

        public Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel) => Task.FromResult(Reply.None);
    }

    private sealed class SecondTwin : IChatCommand
    {
        public static CommandSpec Spec { get; } = new("另一个", "", []) { Synonyms = ["孪生"] };

        public Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel) => Task.FromResult(Reply.None);
    }
}
