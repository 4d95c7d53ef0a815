using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ChatBot.Features.Chat;

/// <summary>A text that is ready to be shown, with the acts that it offers. An act is a label and the typed command that does it (P3).</summary>
public sealed partial record Rendered(string Text, IReadOnlyList<Act> Acts)
{
    /// <summary>
    /// Stands before the act lines of a template and before nothing else. Nobody outside this process knows it, so that what people type, over several
    /// lines if they like, never becomes a button on somebody else's phone.
    /// </summary>
    private static readonly string ActMark = $"\uE000{RandomNumberGenerator.GetHexString(16)}\uE001";

    /// <summary>Marks the act lines of a template before it is parsed.</summary>
    public static string MarkActs(string template) => ActLine().Replace(template, $"${{space}}{ActMark}[");

    /// <summary>
    /// Reads a rendered template: lines that <see cref="MarkActs"/> marked and that have the form <c>[标签] 命令</c> are acts, the rest is text.
    /// </summary>
    public static Rendered Parse(string output)
    {
        var text = new StringBuilder(output.Length);
        var acts = new List<Act>();
        foreach (var line in output.ReplaceLineEndings("\n").Split('\n'))
        {
            if (ActOf(line) is { } act) acts.Add(act);
            else text.Append(line.Replace(ActMark, "", StringComparison.Ordinal).TrimEnd()).Append('\n');
        }

        return new Rendered(CollapseBlankLines(text.ToString()), acts);
    }

    /// <summary>As plain text: the acts become numbered choices, which the bot understands when they are typed.</summary>
    public string AsNumberedText()
    {
        if (Acts.Count == 0) return Text;
        var text = new StringBuilder(Text).Append("\n\n回复数字：");
        for (var i = 0; i < Acts.Count; i++) text.Append('\n').Append(i + 1).Append(' ').Append(Acts[i].Label);
        return text.ToString();
    }

    public static Rendered Join(IEnumerable<Rendered> parts)
    {
        var all = parts.ToList();
        return all is [var single]
            ? single
            : new Rendered(string.Join("\n\n", all.Select(part => part.Text)), [.. all.SelectMany(part => part.Acts)]);
    }

    [GeneratedRegex(@"^(?<space>[ \t]*)\[", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ActLine();

    private static Act? ActOf(string line)
    {
        var trimmed = line.Trim();
        if (!trimmed.StartsWith(ActMark, StringComparison.Ordinal)) return null;
        trimmed = trimmed[ActMark.Length..];
        if (trimmed.Length < 4 || trimmed[0] != '[') return null;
        var end = trimmed.IndexOf(']', StringComparison.Ordinal);
        if (end < 2 || end + 1 >= trimmed.Length) return null;
        var command = trimmed[(end + 1)..].Trim();
        return command.Length == 0 ? null : new Act(trimmed[1..end], command);
    }

    private static string CollapseBlankLines(string text)
    {
        while (text.Contains("\n\n\n", StringComparison.Ordinal)) text = text.Replace("\n\n\n", "\n\n", StringComparison.Ordinal);
        return text.Trim('\n', ' ');
    }
}

/// <param name="Label">What stands on the button, at most some eight Chinese characters.</param>
/// <param name="Command">What it types.</param>
public sealed record Act(string Label, string Command);
