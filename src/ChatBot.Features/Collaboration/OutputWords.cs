using System.Globalization;
using System.Text.RegularExpressions;
using ChatBot.Features.Language;

namespace ChatBot.Features.Collaboration;

/// <summary>What people type for the outputs of a stage → typed values; what does not fit is named, never dropped (R44).</summary>
internal static partial class OutputWords
{
    private static readonly string[] ResultKeys = ["处理结果", "结果", "说明"], ValidKeys = ["有效期至", "有效期到", "有效至", "有效期"], SignerKeys = ["签字人", "签名人", "签署人"];

    private static readonly string[] PictureWords = ["见附图", "如附图", "附图", "见图", "如图", "照片", "图片", "图", "已拍照"];

    private static readonly char[] Breaks = [' ', '\u3000', ':', '：', ',', '，', '、', '。', ';', '；', '\n'];

    /// <param name="words">Behind the number and the stage, as they were typed. Text is kept so; all else is compared half-width.</param>
    /// <param name="party">Whom a share means, or null where nobody does.</param>
    public static OutputReading Read(FlowStage stage, string words, Func<string, string?> party)
    {
        var values = new List<OutputValue>();
        var problems = new List<string>();
        foreach (var (output, role, typed) in Pieces(stage, words))
        {
            var text = role == KeyRole.Signer || output.Type is OutputType.Text or OutputType.Signature ? typed : FullWidth.Fold(typed);
            switch (role)
            {
                case KeyRole.ValidUntil:
                    if (DateOnly.TryParseExact(DayMarks().Replace(text.Trim().TrimEnd('日'), "-"), ["yyyy-M-d", "yyyyMMdd", "yyyy-M"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var until))
                        values.Add(new OutputValue { Output = output.Id, ValidUntil = DayMarks().Count(text.Trim().TrimEnd('日')) == 1 ? until.AddMonths(1).AddDays(-1) : until });
                    else
                        problems.Add($"有效期「{text.Trim()}」没看懂，请写成 2027-12-31");
                    break;
                case KeyRole.Signer:
                    values.Add(new OutputValue { Output = output.Id, Text = text.Trim(Breaks) });
                    break;
                default:
                    Value(output, text.Trim(Breaks), party, values, problems);
                    break;
            }
        }

        return new OutputReading(values, problems);
    }

    /// <summary>「物流 60% 销售 40%」 → shares of an output.</summary>
    public static OutputReading Shares(FlowOutput output, string text, Func<string, string?> party)
    {
        var values = new List<OutputValue>();
        var problems = new List<string>();
        foreach (Match match in Share().Matches(text))
        {
            var who = match.Groups["who"].Value;
            if (party(who) is not { } person) problems.Add($"「{who}」不是流程里的角色、部门或同事");
            else values.Add(new OutputValue { Output = output.Id, Text = who, Number = decimal.Parse(match.Groups["share"].Value, CultureInfo.InvariantCulture), Person = person });
        }

        if (Share().Replace(text, "").Trim(Breaks) is { Length: > 0 } left) problems.Add($"「{left}」没看懂，请写成：物流 60% 销售 40%");
        else if (values.Count == 0 && problems.Count == 0) problems.Add($"{output.Title}请写成：物流 60% 销售 40%");
        if (problems.Count == 0 && values.GroupBy(share => share.Text, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice) problems.Add($"「{twice.Key}」写了两次");
        if (problems.Count == 0 && values.Sum(share => share.Number!.Value) is var sum && sum != 100) problems.Add($"比例合计 {sum:0.##}%，要正好 100%");
        return new OutputReading(values, problems);
    }

    private static void Value(FlowOutput output, string text, Func<string, string?> party, List<OutputValue> values, List<string> problems)
    {
        if (PictureWords.Contains(text, StringComparer.Ordinal)) return;
        switch (output.Type)
        {
            case OutputType.Text:
                values.Add(new OutputValue { Output = output.Id, Text = text });
                break;
            case OutputType.Number:
                var typed = output.Unit.Length > 0 && text.EndsWith(output.Unit, StringComparison.Ordinal) ? text[..^output.Unit.Length].Trim() : text;
                if (!decimal.TryParse(typed, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number))
                    problems.Add($"{output.Title}要写数字{(output.Unit.Length > 0 ? $"（{output.Unit}）" : "")}，「{text}」不是");
                else if (number < (output.Min ?? number) || number > (output.Max ?? number))
                    problems.Add($"{output.Title} {number:0.####}{output.Unit}超出范围（{Bound(output.Min, output.Unit, "至少")}{Bound(output.Max, output.Unit, "至多")}）");
                else
                    values.Add(new OutputValue { Output = output.Id, Number = number });
                break;
            case OutputType.Choice:
                if (output.Options.FirstOrDefault(option => option == text) is { } chosen) values.Add(new OutputValue { Output = output.Id, Text = chosen });
                else problems.Add($"{output.Title}「{text}」不在清单里，请选：{string.Join("、", output.Options)}");
                break;
            case OutputType.Split:
                var shares = Shares(output, text, party);
                values.AddRange(shares.Values);
                problems.AddRange(shares.Problems);
                break;
            case OutputType.Location:
                problems.Add($"{output.Title}请用企业微信的「位置」发送");
                break;
            case OutputType.Signature:
                values.Add(new OutputValue { Output = output.Id, Text = text });
                break;
            default:
                problems.Add($"{output.Title}请直接发图片或文件");
                break;
        }
    }

    /// <summary>The words cut at their keys; what stands before the first key is the main output's.</summary>
    private static IEnumerable<(FlowOutput Output, KeyRole Role, string Text)> Pieces(FlowStage stage, string words)
    {
        var keys = KeysOf(stage).OrderByDescending(key => key.Word.Length).ToList();
        var found = new List<(int Start, int ValueStart, FlowOutput Output, KeyRole Role)>();
        var folded = FullWidth.Fold(words);
        foreach (Match colon in Colon().Matches(folded))
        {
            var before = folded.AsSpan(0, colon.Index);
            foreach (var key in keys)
            {
                if (!before.EndsWith(key.Word, StringComparison.OrdinalIgnoreCase)) continue;
                found.Add((colon.Index - key.Word.Length, colon.Index + colon.Length, key.Output, key.Role));
                break;
            }
        }

        var bare = (found.Count == 0 ? words : words[..found[0].Start]).Trim(Breaks);
        if (bare.Length > 0 && stage.Main is { } main && !PictureWords.Contains(bare, StringComparer.Ordinal)) yield return (main, KeyRole.Value, bare);
        for (var i = 0; i < found.Count; i++)
        {
            var (_, start, output, role) = found[i];
            var text = words[start..(i + 1 < found.Count ? found[i + 1].Start : words.Length)];
            if (text.AsSpan().Trim(Breaks).Length > 0) yield return (output, role, text);
        }
    }

    private static IEnumerable<(string Word, FlowOutput Output, KeyRole Role)> KeysOf(FlowStage stage)
    {
        foreach (var output in stage.Outputs)
        {
            yield return (output.Title, output, KeyRole.Value);
            yield return (output.Id, output, KeyRole.Value);
        }

        if ((stage.Outputs.FirstOrDefault(output => output.Type == OutputType.Text) ?? stage.Main) is { } text)
        {
            foreach (var key in ResultKeys) yield return (key, text, KeyRole.Value);
        }

        if (stage.Outputs.FirstOrDefault(output => output.ValidUntil) is { } document)
        {
            foreach (var key in ValidKeys) yield return (key, document, KeyRole.ValidUntil);
        }

        if (stage.Outputs.FirstOrDefault(output => output.Type == OutputType.Signature) is { } signature)
        {
            foreach (var key in SignerKeys) yield return (key, signature, KeyRole.Signer);
        }
    }

    private static string Bound(decimal? bound, string unit, string word) => bound is { } value ? $"{word}{value:0.####}{unit}" : "";

    [GeneratedRegex(@"\s*[:：]\s*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Colon();

    [GeneratedRegex(@"[年月/.\-]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DayMarks();

    [GeneratedRegex(@"@?(?<who>[^\s%％,，、;；:：0-9@]+)\s*[:：]?\s*(?<share>[0-9]{1,3}(\.[0-9]{1,2})?)\s*[%％]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Share();

    private enum KeyRole
    {
        Value,
        ValidUntil,
        Signer,
    }
}

/// <param name="Problems">What could not be used, one Chinese sentence each.</param>
internal sealed record OutputReading(IReadOnlyList<OutputValue> Values, IReadOnlyList<string> Problems);
