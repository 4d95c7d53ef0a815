using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.Collaboration;

/// <summary>What a flow accepts as a picture of a stage (R33).</summary>
public sealed class PhotoKindTests
{
    private const string Yaml = """
        id: log
        title: 日志核查
        record: WX
        roles:
          工程师: 售后工程
        start:
          verb: 查日志
          summary: 看系统日志
          example: 查日志 华东医院
        stages:
          - id: look
            title: 看日志
            role: 工程师
            due: { hours: 4, clock: natural }
            escalate_to: direct_superior
            outputs:
              - { id: picture, title: 日志, type: photo, accept: KIND }
            why: 日志里有故障码。
            how: 打开日志，截图。
        """;

    [Theory]
    [InlineData("screenshot", "需附截图", false)]
    [InlineData("any", "需附照片或截图", true)]
    public async Task A_screenshot_counts_without_a_code_where_the_flow_accepts_it(string kind, string wanted, bool takesCode)
    {
        var templates = Directory.CreateTempSubdirectory("chatbot-flows-");
        try
        {
            await MiniFlow.CopyAsync(templates, "log.yaml", Yaml.Replace("KIND", kind, StringComparison.Ordinal));
            await using var bot = await TestBot.StartAsync("2026-11-23 10:00", settings: ("Content:Templates", templates.FullName));
            await bot.Says("lina", "查日志 华东医院");
            Has(wanted, bot.LastTo("zhenggong"));
            Has(takesCode ? "照片中需出现口令" : "不需要拍照口令", await bot.Says("zhenggong", "拍照 WX-1"));

            Has("全部环节已完成", await bot.Says("zhenggong", "完成 WX-1") + await bot.SendsPicture("zhenggong"));
        }
        finally
        {
            templates.Delete(recursive: true);
        }
    }
}
