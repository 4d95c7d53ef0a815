using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace ChatBot.WeCom.Api;

/// <summary>JSON that goes out: snake_case, absent rather than null, every character as itself (error 40033 refuses \uXXXX).</summary>
internal static partial class WeComJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonWriterOptions s_writer = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, s_writer))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return Unescaped(buffer.ToArray());
    }

    public static void WriteMember<T>(this Utf8JsonWriter writer, string name, T value)
        where T : class
    {
        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, value, value.GetType(), Options);
    }

    // The relaxed encoder still escapes the ideographic space (U+3000), private characters and surrogate pairs.
    private static byte[] Unescaped(byte[] json)
    {
        if (json.AsSpan().IndexOf("\\u"u8) < 0) return json;
        return Encoding.UTF8.GetBytes(EscapedCharacter().Replace(Encoding.UTF8.GetString(json), match =>
        {
            if (!match.Groups["hex"].Success) return match.Value;
            var code = int.Parse(match.Groups["hex"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (match.Groups["low"].Success)
                return new string([(char)code, (char)int.Parse(match.Groups["low"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)]);
            return code < 0x80 || char.IsSurrogate((char)code) ? match.Value : ((char)code).ToString();
        }));
    }

    // A backslash that is escaped itself is matched first and left alone, so that "\\u3000" stays the six characters it means.
    [GeneratedRegex(@"\\\\|\\u(?<hex>[Dd][89ABab][0-9A-Fa-f]{2})\\u(?<low>[Dd][C-Fc-f][0-9A-Fa-f]{2})|\\u(?<hex>[0-9A-Fa-f]{4})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EscapedCharacter();
}
