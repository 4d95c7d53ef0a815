using System.Globalization;
using ChatBot.Features.Calendar;

namespace ChatBot.Features.Evidence;

/// <summary>What stands on the copy: which record, the code, when it was received and from whom. Pure.</summary>
public static class MarkLines
{
    private const int LongestName = 40;

    /// <param name="receivedAt">UTC; shown in Shanghai time to the second.</param>
    /// <param name="code">Empty where none was asked for.</param>
    public static IReadOnlyList<string> Of(string recordNo, long number, string code, DateTimeOffset receivedAt, string person, string department, string sha256) =>
    [
        code.Length > 0 ? $"{recordNo} 图{number}  口令 {code}" : $"{recordNo} 图{number}",
        $"{BusinessTime.LocalOf(receivedAt).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}（上海）收到",
        department.Length > 0 ? $"{Short(person)} · {Short(department)}" : Short(person),
        $"{PictureMark.Label} · {sha256[..8]}",
    ];

    private static string Short(string name) => name.Length <= LongestName ? name : name[..LongestName] + "…";
}
