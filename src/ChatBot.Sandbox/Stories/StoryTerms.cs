using System.Globalization;
using System.Text.RegularExpressions;
using ChatBot.Features.Calendar;

namespace ChatBot.Sandbox.Stories;

/// <summary>
/// What the braces in a story's texts stand for: {customer} a hospital that no other telling has used, {contract} a contract number likewise,
/// {day+10} the working day so long after the story's first (<c>12月10日</c>), or the next one, and whatever was caught on the way ({XQ}, {SP}).
/// </summary>
internal sealed partial class StoryTerms
{
    private static readonly string[] Hospitals =
    [
        "仁和医院", "浙江一院", "江城人民医院", "康宁医院", "明州中心医院", "华山路医院", "滨海二院", "金陵中医院", "云溪妇幼保健院", "东湖口腔医院", "南屏骨科医院",
        "石桥人民医院", "同德医院", "惠民医院", "西溪医院", "钱塘肿瘤医院",
    ];

    private readonly Dictionary<string, string> _terms = new(StringComparer.Ordinal);
    private readonly DateOnly _first;

    /// <param name="telling">Counts the tellings since the sandbox was started, from 0.</param>
    public StoryTerms(int telling, DateOnly first)
    {
        _first = first;
        var round = telling / Hospitals.Length;
        _terms["customer"] = Hospitals[telling % Hospitals.Length] + (round == 0 ? "" : $"{round + 1}部");
        _terms["contract"] = $"HT-{first.Year}-{88 + telling:D3}";
    }

    /// <summary>The working day so long after the first, or the next one.</summary>
    public DateOnly DayAfter(int days) => WorkCalendar.Default.WorkingDayOnOrAfter(_first.AddDays(days));

    public string this[string name]
    {
        set => _terms[name] = value;
    }

    /// <exception cref="StoryProblemException">A term that nothing has given yet.</exception>
    public string Fill(string text) => Braces().Replace(text, match => Value(match.Groups["name"].Value));

    /// <summary>Remembers the numbers of records with this prefix, in order of appearance.</summary>
    public void Catch(string prefix, string text)
    {
        var numbers = Regex.Matches(text, $@"\b{Regex.Escape(prefix)}-[0-9][0-9-]*", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(m => m.Value).Distinct(StringComparer.Ordinal).ToList();
        if (numbers.Count == 0) throw new StoryProblemException($"回答里没有 {prefix}- 编号");
        for (var i = 0; i < numbers.Count; i++) _terms[i == 0 ? prefix : $"{prefix}{i + 1}"] = numbers[i];
    }

    private string Value(string name)
    {
        if (name.StartsWith("day+", StringComparison.Ordinal))
            return DayAfter(int.Parse(name.AsSpan(4), CultureInfo.InvariantCulture)).ToString("M月d日", CultureInfo.InvariantCulture);
        return _terms.GetValueOrDefault(name) ?? throw new StoryProblemException($"剧情里没有 {{{name}}}");
    }

    [GeneratedRegex(@"\{(?<name>[a-zA-Z0-9+]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Braces();
}
