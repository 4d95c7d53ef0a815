using System.Text.RegularExpressions;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Tests.Language.Spelling;

namespace ChatBot.Tests.Chat;

/// <summary>Whoever asks, help and did-you-mean lead to what that person may use and nowhere else: every command, every role.</summary>
public sealed partial class HelpByRoleTests
{
    private static readonly CommandCatalog Catalog = new();

    // A rep, a leader, an admin.
    private static readonly string[] Roles = ["lina", "wanghua", "chenzong"];

    [Fact]
    public async Task Help_for_a_command_explains_it_or_says_who_it_is_not_for()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        foreach (var person in Roles)
        {
            foreach (var spec in Catalog.Specs)
            {
                var answer = await bot.Says(person, "帮助 " + spec.Name);
                if (spec.IsFor(person, bot.Org)) Assert.StartsWith($"{spec.Name}：", answer, StringComparison.Ordinal);
                else Assert.Contains($"「{spec.Name}」您没有使用权限", answer, StringComparison.Ordinal);
                Assert.DoesNotContain("您是不是想说", answer, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_command_that_is_not_for_a_person_is_refused_by_its_name_and_proposes_nothing()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        foreach (var person in Roles)
        {
            foreach (var verb in Catalog.Specs.Where(spec => !spec.IsFor(person, bot.Org)).SelectMany(spec => spec.Verbs))
            {
                var answer = await bot.Says(person, verb);
                Assert.Contains("没有使用权限", answer, StringComparison.Ordinal);
                Assert.DoesNotContain("您是不是想说", answer, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task The_list_of_commands_names_those_of_the_person()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        foreach (var person in Roles)
        {
            var help = await bot.Says(person, "帮助");
            foreach (var spec in Catalog.Specs)
                Assert.Equal(spec.IsFor(person, bot.Org), Regex.IsMatch(help, $@"(?<!\p{{L}}){Regex.Escape(spec.Name)}(?!\p{{L}})", RegexOptions.None, TimeSpan.FromSeconds(1)));
        }
    }

    [Fact]
    public async Task Whatever_slip_is_made_only_usable_commands_are_proposed()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        var guess = new DidYouMean(Catalog, new WordList(new ContentOptions(Path.Combine(AppContext.BaseDirectory, "templates")), Catalog));
        // Slips of what everybody may use cannot lead astray; those of the rest are tried for whoever may not.
        var slips = Misspellings.Of([.. Catalog.Specs.Where(spec => spec.For != Audience.Everyone).SelectMany(spec => spec.Verbs)]);
        foreach (var person in Roles[..2])
        {
            foreach (var slip in slips)
                Assert.All(guess.For(slip.Typed, spec => spec.IsFor(person, bot.Org), (_, _) => true), one => Assert.True(one.Spec.IsFor(person, bot.Org), $"{person} {slip.Typed} {one.Verb}"));
        }
    }

    [Fact]
    public async Task A_proposal_of_help_is_followed_by_help_and_never_by_another_proposal()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        var slips = Misspellings.Of([.. Catalog.Specs.Select(spec => spec.Name)]).DistinctBy(slip => slip.Meant).ToList();
        foreach (var person in Roles)
        {
            foreach (var slip in slips)
            {
                foreach (var proposed in Proposed().Matches(await bot.Says(person, "帮助 " + slip.Typed)).Select(match => match.Groups["help"].Value).Distinct())
                    Assert.DoesNotContain("您是不是想说", await bot.Says(person, proposed), StringComparison.Ordinal);
            }
        }
    }

    [GeneratedRegex(@"(?<help>帮助 \S+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Proposed();
}
