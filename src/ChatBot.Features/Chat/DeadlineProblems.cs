using ChatBot.Features.Language;

namespace ChatBot.Features.Chat;

/// <summary>Why a time cannot be taken, in Chinese, with what to write instead.</summary>
public static class DeadlineProblems
{
    public static string InWords(DeadlineReading reading) => reading.Problem switch
    {
        DeadlineProblem.ImpossibleDate => $"没有「{reading.Span}」这一天，请核对日期",
        DeadlineProblem.ImpossibleClock => $"没有「{reading.Span}」这个钟点，请核对时间",
        DeadlineProblem.ImpossibleWeekday => $"没有「{reading.Span}」，一周只有周一到周日",
        DeadlineProblem.CalendarMissing => $"{reading.MissingYear}年的节假日安排还没有录入，算不出「{reading.Span}」，请写具体日期",
        DeadlineProblem.EventRelative => $"「{reading.Span}」要等那件事发生才能算，请写具体日期",
        DeadlineProblem.Recurring => $"「{reading.Span}」是每次都有的时间，请写这一次的具体日期",
        DeadlineProblem.BareMonth => $"「{reading.Span}」没有说几号，请写具体日期",
        _ => "没有看懂这个时间",
    };
}
