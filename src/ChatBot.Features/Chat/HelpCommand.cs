using ChatBot.Features.People;

namespace ChatBot.Features.Chat;

/// <summary><c>帮助</c>: what this person can do, at most twelve lines; <c>帮助 承诺</c>: one command with an example that can be copied (R78).</summary>
internal sealed class HelpCommand(CommandCatalog catalog, DidYouMean didYouMean, OrgDirectory org) : IChatCommand
{
    private const int MostLines = 12, MostCommands = 8, MostExamples = 3;

    public static CommandSpec Spec { get; } = new("帮助", "看有哪些命令，或一个命令怎么用", ["帮助", "帮助 承诺"])
    {
        Synonyms = ["help", "?", "菜单", "怎么用"],
        Slots = [new Slot("命令", SlotKind.Rest)],
    };

    public Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var mine = catalog.Specs.Where(spec => spec.IsFor(call.SenderId, tree)).ToList();
        if (call.Slots.Choice("命令") is { Length: > 0 } wanted)
        {
            // A command that is there, but not for this person, is no slip of the keyboard: nothing like it is proposed.
            return Task.FromResult(catalog.Match(wanted) is { } match
                ? mine.Contains(match.Spec) ? Reply.Of(ChatWordings.HelpOne, One(match.Spec)) : Reply.Of(ChatWordings.NotForYou, new NotForYouModel(match.Spec.Name))
                : Reply.Of(ChatWordings.NotUnderstood, new NotUnderstoodModel(
                    [.. didYouMean.For(wanted, mine.Contains, (_, _) => true).Select(one => new ProposedLine($"帮助 {one.Verb}", $"帮助 {one.Verb}"))], "", "")));
        }

        var lines = mine.Where(spec => HelpOrder.Contains(spec.Name)).OrderBy(spec => Array.IndexOf(HelpOrder, spec.Name))
            .Take(MostCommands).Select(spec => new HelpLine(spec.Name, spec.Summary)).ToList();
        var others = mine.Select(spec => spec.Name).Except(lines.Select(line => line.Name), StringComparer.Ordinal).ToList();
        return Task.FromResult(Reply.Of(ChatWordings.Help, new HelpModel(lines, string.Join(" ", others))));
    }

    /// <summary>Never more than twelve lines: the notes give way to the examples.</summary>
    private static HelpOneModel One(CommandSpec spec)
    {
        var examples = spec.Examples.Take(MostExamples).ToList();
        List<string> required = [.. spec.Slots.Where(slot => slot.Required).Select(slot => slot.Name)];
        List<string> optional = [.. spec.Slots.Where(slot => !slot.Required).Select(slot => slot.Name)];
        var others = string.Join("、", spec.Synonyms);
        var taken = 2 + examples.Count + (required.Count > 0 ? 1 : 0) + (optional.Count > 0 ? 1 : 0) + (others.Length > 0 ? 1 : 0);
        return new HelpOneModel(spec.Name, spec.Summary, examples, required, optional, others, [.. spec.Notes.Take(MostLines - taken)]);
    }

    /// <summary>The words of a working day first; the rest are named in the last line.</summary>
    private static readonly string[] HelpOrder = ["需求", "承诺", "待办", "完成", "客诉", "卡点", "合同", "回款计划", "到账", "日报"];
}
