using ChatBot.Features.Language;

namespace ChatBot.Features.Chat;

/// <summary>Words that ask about the step instead of answering it.</summary>
internal static class StepQuestion
{
    private static readonly HashSet<string> Questions = new(StringComparer.Ordinal)
    {
        "?", "??", "???", "怎么填", "怎么写", "什么意思", "填什么", "写什么", "不懂", "看不懂", "不会填", "举个例子", "例子", "比如", "help",
    };

    public static bool Is(string text) => Questions.Contains(ReadingText.Of(text).Trim().ToLowerInvariant()) || Questions.Contains(ReadingText.Of(text).Trim().TrimEnd('?').ToLowerInvariant());
}
