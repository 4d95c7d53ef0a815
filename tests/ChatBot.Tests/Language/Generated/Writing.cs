using System.Globalization;
using System.Text;

namespace ChatBot.Tests.Language.Generated;

/// <summary>Ways to write the same thing: Chinese numerals, full width, traditional characters, stray blanks. None of them changes what is meant (R12).</summary>
internal static class Writing
{
    private const string Simple = "周个内后点号节礼发国庆劳动时钟间两万块圆亿贰陆给报检验样寄东华医满过这当开长里结书话药续单货";
    private const string Traditional = "週個內後點號節禮發國慶勞動時鐘間兩萬塊圓億貳陸給報檢驗樣寄東華醫滿過這當開長裡結書話藥續單貨";
    private const string Numerals = "零一二三四五六七八九";

    public static string FullWidth(string text) =>
        string.Concat(text.Select(c => c switch { >= '0' and <= '9' or ':' or '.' or '-' or '/' or '%' => (char)(c + 0xFEE0), _ => c }));

    public static string InTraditional(string text) => string.Concat(text.Select(c => Simple.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Traditional[at] : c));

    /// <summary>A blank between figures and characters, as some keyboards set by themselves.</summary>
    public static string Blanks(string text)
    {
        var spaced = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (i > 0 && char.IsAsciiDigit(text[i]) != char.IsAsciiDigit(text[i - 1]) && text[i] is not (':' or '.' or '-' or '/' or ',') && text[i - 1] is not (':' or '.' or '-' or '/' or ','))
                spaced.Append(' ');
            spaced.Append(text[i]);
        }

        return spaced.ToString();
    }

    /// <summary>1 to 9999 as it is said: 十五, 二十, 一百零五, 两千三百.</summary>
    public static string Said(int number, bool liang = false)
    {
        if (number < 10)
            return number == 2 && liang ? "两" : Numerals[number].ToString();
        var said = new StringBuilder();
        var (left, zero) = (number, false);
        foreach (var (unit, name) in new[] { (1000, "千"), (100, "百"), (10, "十") })
        {
            var digit = left / unit;
            left %= unit;
            if (digit > 0)
            {
                if (zero)
                    said.Append('零');
                said.Append(digit == 2 && unit >= 100 ? "两" : Numerals[digit].ToString()).Append(name);
                zero = false;
            }
            else if (said.Length > 0)
            {
                zero = true;
            }
        }

        if (left > 0)
            said.Append(zero ? "零" : "").Append(Numerals[left]);
        return number is >= 10 and < 20 ? said.ToString()[1..] : said.ToString();
    }

    /// <summary>A year digit by digit: 二〇二六.</summary>
    public static string Digits(int number) =>
        string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(c => c == '0' ? '〇' : Numerals[c - '0']));
}
