using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatBot.Features.Chat;

/// <summary>JSON as it is kept in text columns: raw UTF-8, so that Chinese stays readable and short.</summary>
public static class ChatJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
