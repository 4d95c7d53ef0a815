using System.Text.Json;

namespace ChatBot.WeCom.Tests.Callback;

/// <summary>Data/crypto-vectors.json: made with Tencent's npm package, described in its own "meta".</summary>
internal static class Vectors
{
    private static readonly JsonElement s_root =
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "crypto-vectors.json"))).RootElement;

    public static JsonElement Positive(string id) => Find("vectors", id);

    public static JsonElement Negative(string id) => Find("negatives", id);

    public static IEnumerable<TheoryDataRow<string>> PositiveIds() => Ids("vectors");

    public static IEnumerable<TheoryDataRow<string>> NegativeIds() => Ids("negatives");

    public static IEnumerable<JsonElement> JsSdk() => s_root.GetProperty("jssdk").EnumerateArray();

    public static string Str(this JsonElement vector, string name) => vector.GetProperty(name).GetString()!;

    private static IEnumerable<TheoryDataRow<string>> Ids(string list) =>
        s_root.GetProperty(list).EnumerateArray().Select(vector => new TheoryDataRow<string>(vector.Str("id")));

    private static JsonElement Find(string list, string id) =>
        s_root.GetProperty(list).EnumerateArray().Single(vector => vector.Str("id") == id);
}
