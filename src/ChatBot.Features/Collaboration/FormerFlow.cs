using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatBot.Features.Collaboration;

/// <summary>
/// Reads the flow that a case keeps. Cases that began before outputs had types (migration 0095) say only that a photo and a result are wanted; both become
/// outputs, or such a case would pass its gates without them. Pure.
/// </summary>
internal static class FormerFlow
{
    private const string Photo = "evidence", Result = "resultRequired", Outputs = "outputs";

    public static Flow Read(string json)
    {
        // A key of that name stands in no flow of today, and inside of a text its quotes are escaped.
        if (!json.Contains($"\"{Photo}\":", StringComparison.Ordinal)) return JsonSerializer.Deserialize<Flow>(json, RunJson.Options)!;
        var flow = JsonNode.Parse(json)!;
        foreach (var stage in flow["stages"]!.AsArray().OfType<JsonObject>().Where(stage => !stage.ContainsKey(Outputs)))
        {
            List<FlowOutput> outputs = [];
            if (stage[Result]?.GetValue<bool>() == true) outputs.Add(new FlowOutput { Id = "result", Title = "结果", Type = OutputType.Text });
            if (stage[Photo]?.GetValue<string>() == nameof(OutputType.Photo)) outputs.Add(new FlowOutput { Id = "photo", Title = "照片", Type = OutputType.Photo });
            stage[Outputs] = JsonSerializer.SerializeToNode(outputs, RunJson.Options);
        }

        return flow.Deserialize<Flow>(RunJson.Options)!;
    }
}
