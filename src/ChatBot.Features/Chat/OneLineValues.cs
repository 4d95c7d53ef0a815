using System.Buffers;
using Scriban;

namespace ChatBot.Features.Chat;

/// <summary>
/// Lines are the template's alone: a line break inside of a value is shown as a blank. What somebody types over two lines is kept as typed, but its second
/// line never looks like a field of a card (责任人：…) on somebody else's phone.
/// </summary>
internal sealed class OneLineValues : TemplateContext
{
    private static readonly char[] Breaks = ['\n', '\r', '\f', '\v', '\u0085', '\u2028', '\u2029'];
    private static readonly SearchValues<char> AnyBreak = SearchValues.Create(Breaks);

    public override string? ObjectToString(object? value, bool nested = false)
    {
        var text = base.ObjectToString(value, nested);
        return text is null || !text.AsSpan().ContainsAny(AnyBreak)
            ? text
            : string.Join(' ', text.Split(Breaks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
