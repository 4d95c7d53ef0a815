using ChatBot.Features.Kernel;
using ChatBot.Features.Language;

namespace ChatBot.Features.Chat;

/// <summary>How the bot asks for one slot: plainly at first, with an example after an answer that it did not understand, then with all ways to write it.</summary>
internal static class DraftQuestion
{
    public static AskSlotModel Of(CommandSpec spec, Slot slot, SlotValues values, string? setAside, int misses, RecordGuess? meant = null)
    {
        var impossible = values[slot.Name]?.Deadline is { Kind: DeadlineKind.None } reading ? reading : null;
        return new AskSlotModel(
            spec.Name,
            AskOf(slot),
            misses > 0 || impossible is not null ? slot.Example : "",
            misses > 1 ? HintOf(slot) : "",
            impossible is null ? "" : DeadlineProblems.InWords(impossible),
            [.. spec.Slots.Where(one => values[one.Name] is { Deadline: null or { Kind: not DeadlineKind.None } }).Select(one => $"{one.Name}：{values[one.Name]!.Text}")],
            setAside ?? "",
            misses > 0,
            [.. (meant?.Records ?? []).Take(RecordGuess.Most).Select(record => new MeantLine($"{record.RecordNo} {record.Title}{(record.Customer.Length > 0 ? " · " + record.Customer : "")}", $"{meant!.Verb} {record.RecordNo} {meant.Words}".TrimEnd()))],
            meant?.Records.Count > RecordGuess.Most);
    }

    /// <summary>The question that is open, once more.</summary>
    public static Said Again(CommandSpec spec, Draft draft, CommandParser parser)
    {
        var values = DraftValues.Of(spec, draft, parser);
        var slot = spec.Slots.FirstOrDefault(one => one.Name == draft.Asked) ?? DraftValues.FirstMissing(spec, values) ?? spec.Slots[0];
        return ChatWordings.AskSlot.With(Of(spec, slot, values, null, misses: 0));
    }

    public static string AskOf(Slot slot) => slot.Ask.Length > 0 ? slot.Ask : $"请填写{slot.Name}";

    /// <summary>The ways to write such a value.</summary>
    public static string HintOf(Slot slot) => slot.Kind switch
    {
        SlotKind.Deadline => "可以写：明天下午3点、下周五前、12月4日18点、3个工作日内",
        SlotKind.Amount => "可以写：12万、3500元、1.5万元",
        SlotKind.Person => "写一位同事的姓名、拼音或 @他；同名时我会再问部门",
        SlotKind.Record => "写编号（连字符可省），或写上次列表里的序号",
        _ => "直接写文字即可，一句话就够",
    };
}
