namespace ChatBot.Features.Collaboration;

/// <summary>The typed commands behind the buttons, complete in themselves (P3).</summary>
internal static class StageCommands
{
    public static string Complete(string recordNo, FlowStage stage) => stage.Verb is { } verb ? $"{verb} {recordNo}" : $"完成 {recordNo} {stage.Title}";

    public static string Assign(string recordNo, FlowStage stage) => $"指派 {recordNo} {stage.Title}";
}
