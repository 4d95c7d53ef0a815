using ChatBot.Features.Chat;

namespace ChatBot.Features.Collaboration;

/// <summary>
/// <c>可行 JF-3 新规格可发 40</c>, <c>不可行 JF-3 不在注册证范围内</c>: answers the stage in hand that asks for a verdict (R05). 收到 only says that somebody
/// has seen it, and stops no clock.
/// </summary>
internal sealed class GiveVerdictCommand(CaseDesk desk, StageFinisher finisher) : IChatCommand
{
    private const string Yes = "可行", No = "不可行";

    public static CommandSpec Spec { get; } = new(Yes, "答复要您表态的环节：可行或不可行", ["可行 JF-3 新规格可发 40，缺 10 下周二到", "不可行 JF-3 新规格不在注册证范围内"])
    {
        Synonyms = [No],
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Required = true, Ask = "答复哪一件？请发编号", Example = "JF-3", InHand = true, Prefixes = CaseRecords.Prefixes },
            new Slot("说明", SlotKind.Text) { Keys = ["影响", "原因"] },
        ],
        Notes = ["「收到」只表示看见了，不算答复，计时不停。", "不可行要写明原因；可行没有写影响的，记为「没有影响」。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var recordNo = call.Slots.Record("编号")!;
        var found = await desk.FindAsync(recordNo, call.SenderId, cancel);
        if (found.Refusal is { } unknown) return Reply.Of(unknown);
        var now = found.Value!;
        var verdict = call.Text.TrimStart().StartsWith(No, StringComparison.Ordinal) ? No : Yes;
        var said = call.Slots.Text("说明")?.Trim() ?? "";
        var picked = desk.Pick(now, said, call.SenderId, verdict, call.Now, (rule, _) => ChoiceOf(rule, verdict) is not null);
        if (picked.Refusal is { } unclear) return Reply.Of(unclear);
        var rule = picked.Value!.Stage;
        if (ChoiceOf(rule, verdict) is not { } choice) return Reply.Of(CollaborationWordings.StageRefused, new StageRefusedModel(recordNo, rule.Title, "not-allowed", ""));
        var words = picked.Value.Rest.Length > 0 ? picked.Value.Rest : verdict == Yes ? "没有影响" : "";
        var values = new List<OutputValue> { new() { Output = choice.Id, Text = verdict } };
        if (words.Length > 0 && rule.Main is { } main) values.Add(new OutputValue { Output = main.Id, Text = words });
        return await finisher.FinishAsync(now, rule.Id, values, call, cancel);
    }

    private static FlowOutput? ChoiceOf(FlowStage rule, string verdict) => rule.Outputs.FirstOrDefault(output => output.Type == OutputType.Choice && output.Options.Contains(verdict, StringComparer.Ordinal));
}
