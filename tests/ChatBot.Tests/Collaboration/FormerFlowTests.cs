using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.Collaboration;

/// <summary>Cases that began before outputs had types keep the gates that they began with.</summary>
public sealed class FormerFlowTests
{
    /// <summary>As it was written then.</summary>
    private const string Flow = """
        {"id":"complaint","title":"客诉协同","record":"KS","roles":{"物流":"物流","客服":"客服"},"stages":[
        {"id":"logistics","title":"物流异常核实","role":"物流","after":[],"due":{"hours":24,"clock":"Natural","inWords":"自然时间24小时"},"escalateTo":"DirectSuperior","evidence":"Photo","resultRequired":true,"verb":null,"output":"异常核实结论","why":"先固定事实。","how":"拍外箱。","missing":"异常核实结论（需附照片）"},
        {"id":"liability","title":"责任认定","role":"客服","after":["logistics"],"due":{"hours":24,"clock":"Natural","inWords":"自然时间24小时"},"escalateTo":"DirectSuperior","evidence":"None","resultRequired":true,"verb":null,"output":"责任方和依据","why":"责任按证据定。","how":"写明依据。","missing":"责任方和依据"}]}
        """;

    [Fact]
    public async Task Without_its_photo_and_its_result_the_stage_is_not_finished()
    {
        await using var bot = await ComplaintAsync();
        await bot.Database.WriteAsync(async (scope, cancel) =>
        {
            var db = scope.GetRequiredService<DbSession>();
            await db.ExecuteAsync("update cases set flow = @Flow", new { Flow }, cancel);
            await db.ExecuteAsync("delete from case_stages where stage not in ('logistics', 'liability')", null, cancel);
        });

        Has("照片", await bot.Says("liqiang", "完成 KS-1 结果:外箱受潮"));
        Assert.Equal("logistics:liqiang", await bot.Clocks("KS-1"));

        Has("责任认定", await bot.SendsPhoto("liqiang", "KS-1"));
        Has("结果", await bot.Says("wujing", "完成 KS-1"));
        Assert.Equal("liability:wujing", await bot.Clocks("KS-1"));
        Has("全部环节已完成", await bot.Says("wujing", "完成 KS-1 结果:物流负责"));
    }
}
