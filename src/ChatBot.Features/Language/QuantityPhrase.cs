namespace ChatBot.Features.Language;

/// <summary>A count of goods: 「50箱」 → 50, 箱. Positions are UTF-16 positions in the text.</summary>
public sealed record QuantityReading(decimal Amount, string Unit, string Span, int Start)
{
    public int Length => Span.Length;
}

/// <summary>Reads counts with their measure: 50箱, 12.5万支, 三千盒, 两百台. Money, days and label numbers have no measure and are none.</summary>
public static class QuantityPhrase
{
    private static readonly string[] Units =
    [
        "平方米", "平米", "立方米", "公斤", "千克", "毫升", "公里", "厘米", "毫米", "托盘", "人份", "例", "箱", "台", "支", "盒", "套", "件", "个", "只", "瓶", "包", "袋", "条", "张", "片", "根", "组", "份", "桶", "卷", "把", "双", "对", "副", "卡", "板", "粒", "颗", "枚", "株", "辆", "吨", "斤", "克", "升", "米", "床", "批", "本", "册", "罐", "捆", "打", "筐", "车", "柜",
    ];

    // 3个月, 5个工作日, 2批次 …: the measure belongs to another word.
    private static readonly string[] NotGoods = ["月", "工作日", "工作天", "自然日", "小时", "钟头", "星期", "礼拜", "季度", "点", "百分", "亿", "半"];

    public static IReadOnlyList<QuantityReading> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = Line.Of(text);
        var found = new List<QuantityReading>();
        for (var i = 0; i < line.Count;)
        {
            if (!(line.IsDigit(i) || Numeral.DigitOf(line[i]) >= 0 || line[i] == '十') || !Words.AnyNumberBegins(line, i) || !MoneyNumber.TryRead(line, i, out var number))
            {
                i++;
                continue;
            }

            if (number.From is null && line.HasAny(number.End, Units, out var end) && !line.HasAny(end, NotGoods) && line[i - 1] is not '第')
            {
                found.Add(new QuantityReading(number.Value, line.Written(number.End, end), line.Written(i, end), line.PlaceOf(i)));
                i = end;
            }
            else
            {
                i = Math.Max(number.End, i + 1);
            }
        }

        return found;
    }
}
