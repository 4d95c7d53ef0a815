using ChatBot.Features.Language;
using ChatBot.Features.People;

namespace ChatBot.Features.Chat;

/// <summary><c>帮助</c>: what this person can do, at most twelve lines; <c>帮助 承诺</c>: one command with an example that can be copied (R78).</summary>
internal sealed class HelpCommand(CommandCatalog catalog, OrgDirectory org) : IChatCommand
{
    private const int MostLines = 10;

    public static CommandSpec Spec { get; } = new("帮助", "看有哪些命令，或一个命令怎么用", ["帮助", "帮助 承诺"])
    {
        Synonyms = ["help", "?", "菜单", "怎么用"],
        Slots = [new Slot("命令", SlotKind.Rest)],
    };

    public Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var mine = catalog.Specs.Where(spec => spec.For switch
        {
            Audience.Admins => tree.IsAdmin(call.SenderId),
            Audience.Leaders => tree.LeadsAnybody(call.SenderId) || tree.IsAdmin(call.SenderId),
            _ => true,
        }).ToList();
        if (call.Slots.Text("命令") is { } word && FullWidth.Fold(word).Trim() is var wanted && wanted.Length > 0)
        {
            var spec = mine.FirstOrDefault(one => one.Verbs.Contains(wanted, StringComparer.OrdinalIgnoreCase));
            return Task.FromResult(spec is null
                ? Reply.Of(ChatWordings.NotUnderstood, new NotUnderstoodModel([.. catalog.Near(wanted)]))
                : Reply.Of(ChatWordings.HelpOne, new HelpOneModel(
                    spec.Name, spec.Summary, [.. spec.Examples],
                    [.. spec.Slots.Where(slot => slot.Required).Select(slot => slot.Name)],
                    [.. spec.Slots.Where(slot => !slot.Required).Select(slot => slot.Name)],
                    string.Join("、", spec.Synonyms), [.. spec.Notes])));
        }

        var lines = mine.Where(spec => HelpOrder.Contains(spec.Name)).OrderBy(spec => Array.IndexOf(HelpOrder, spec.Name))
            .Take(MostLines).Select(spec => new HelpLine(spec.Name, spec.Summary)).ToList();
        var others = mine.Select(spec => spec.Name).Except(lines.Select(line => line.Name), StringComparer.Ordinal).ToList();
        return Task.FromResult(Reply.Of(ChatWordings.Help, new HelpModel(lines, string.Join(" ", others))));
    }

    /// <summary>The words of a working day first; the rest are named in the last line.</summary>
    private static readonly string[] HelpOrder = ["需求", "承诺", "待办", "完成", "客诉", "卡点", "合同", "回款计划", "到账", "日报"];
}
