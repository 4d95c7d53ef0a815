using System.Globalization;
using System.Text.RegularExpressions;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;
using ChatBot.Features.Language;

namespace ChatBot.Features.Collaboration;

/// <summary>
/// What an admin wants to try out: 「客诉 时限 12小时」, 「客诉 环节 物流异常核实 时限 工作8小时」, 「全部 免打扰 21:00-9:00」, 「需求 升级 区域经理」. A key and its value stand apart by a
/// blank or a colon. Pure.
/// </summary>
internal sealed partial record RehearsalAsk
{
    private const string All = "全部", LimitKey = "时限", StageKey = "环节", TargetKey = "升级", QuietKey = "免打扰";
    private const double LongestHours = 24 * 90;

    private static readonly string[] Keys = [LimitKey, StageKey, TargetKey, QuietKey];

    public required IReadOnlyList<Flow> Flows { get; init; }

    /// <summary>The only stage whose limit is tried; null: every stage.</summary>
    public FlowStage? Stage { get; init; }

    public double? Hours { get; init; }

    /// <summary>Null: as the stage has it.</summary>
    public LimitClock? Clock { get; init; }

    public EscalationTarget? Target { get; init; }

    public QuietHours? Quiet { get; init; }

    /// <summary>「客诉协同」, 「全部流程」</summary>
    public string Whose => Flows is [var flow] ? flow.Title : "全部流程";

    /// <summary>What is tried, in words.</summary>
    public string InWords => string.Join("；", new[]
    {
        Hours is { } hours ? $"{(Stage is null ? "每个环节" : $"「{Stage.Title}」")}时限{(Clock switch { LimitClock.Working => "工作时间", LimitClock.Natural => "自然时间", _ => "" })}{hours:0.##}小时" : "",
        Target switch { EscalationTarget.RegionalManager => "升级给区域经理", EscalationTarget.DirectSuperior => "升级给直属上级", _ => "" },
        Quiet switch { null => "", var quiet when quiet.From == quiet.Until => "不设免打扰", var quiet => $"免打扰 {quiet.From:HH:mm}–{quiet.Until:HH:mm}" },
    }.Where(words => words.Length > 0));

    public static Decision<RehearsalAsk> Read(string typed, IReadOnlyList<Flow> flows)
    {
        var words = FullWidth.Fold(typed).Replace('：', ':').Replace("区域 经理", "区域经理", StringComparison.Ordinal).Split([' ', ',', '，', ';', '；', '、', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(word => word.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && Keys.Contains(word[..colon]) ? [word[..colon], word[(colon + 1)..]] : new[] { word })
            .Where(word => word.Length > 0).ToList();
        if (words.Count == 0 || Named(words[0], flows) is not { Count: > 0 } meant)
            return CollaborationWordings.RehearsalWhat.With(new RehearsalWhatModel(words.Count == 0 ? "" : words[0], [.. flows.Select(NameOf)]));
        var ask = new RehearsalAsk { Flows = meant };
        for (var i = 1; i < words.Count; i += 2)
        {
            var (key, value) = (words[i], i + 1 < words.Count ? words[i + 1] : "");
            var read = key switch
            {
                LimitKey => ask.WithLimit(value),
                StageKey => meant.SelectMany(flow => flow.Stages).Where(stage => stage.Title == value || stage.Title.Contains(value, StringComparison.Ordinal) && value.Length > 1).ToList() is [var stage] ? ask with { Stage = stage } : null,
                TargetKey => value switch { "直属上级" or "上级" => ask with { Target = EscalationTarget.DirectSuperior }, "区域经理" => ask with { Target = EscalationTarget.RegionalManager }, _ => null },
                QuietKey => ask.WithQuiet(value),
                _ => null,
            };
            if (read is null) return CollaborationWordings.RehearsalUnread.With(new RehearsalUnreadModel(key, value, Keys.Contains(key), NameOf(meant[0]), [.. meant.SelectMany(flow => flow.Stages).Select(stage => stage.Title)]));
            ask = read;
        }

        return ask.InWords.Length > 0 ? ask : CollaborationWordings.RehearsalUnread.With(new RehearsalUnreadModel("", "", false, NameOf(meant[0]), []));
    }

    private static IReadOnlyList<Flow> Named(string word, IReadOnlyList<Flow> flows) => word == All
        ? flows
        : [.. flows.Where(flow => flow.Id == word || flow.Title == word || NameOf(flow) == word || flow.Start?.Verb == word).Take(1)];

    /// <summary>As people call it: 客诉 for 客诉协同.</summary>
    private static string NameOf(Flow flow) => flow.Title.EndsWith("协同", StringComparison.Ordinal) ? flow.Title[..^2] : flow.Title;

    private RehearsalAsk? WithLimit(string value)
    {
        if (Limit().Match(value) is not { Success: true } match) return null;
        var hours = double.Parse(match.Groups["count"].ValueSpan, CultureInfo.InvariantCulture) * (match.Groups["unit"].Value switch { "天" or "日" => 24, "分钟" => 1 / 60d, _ => 1 });
        if (hours is <= 0 or > LongestHours) return null;
        return this with { Hours = hours, Clock = match.Groups["clock"].Value switch { "" => null, "自然" => LimitClock.Natural, _ => LimitClock.Working } };
    }

    private RehearsalAsk? WithQuiet(string value)
    {
        if (value is "无" or "没有" or "关" or "关闭") return this with { Quiet = QuietHours.None };
        if (Span().Match(value) is not { Success: true } match) return null;
        return TimeOnly.TryParse(match.Groups["from"].ValueSpan, CultureInfo.InvariantCulture, out var from) && TimeOnly.TryParse(match.Groups["until"].ValueSpan, CultureInfo.InvariantCulture, out var until)
            ? this with { Quiet = new QuietHours(from, until) }
            : null;
    }

    [GeneratedRegex("^(?<clock>自然|工作)?(?:时间)?(?<count>[0-9]{1,5}(?:\\.[0-9]{1,2})?)(?:个)?(?<unit>小时|h|H|分钟|天|日)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Limit();

    [GeneratedRegex("^(?<from>[0-9]{1,2}:[0-9]{2})[-–~到至](?<until>[0-9]{1,2}:[0-9]{2})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Span();
}
