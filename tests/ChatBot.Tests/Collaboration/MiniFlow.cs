namespace ChatBot.Tests.Collaboration;

/// <summary>A flow of our own beside the shipped ones, with one gate of each kind.</summary>
internal static class MiniFlow
{
    private const string Yaml = """
        id: mini
        title: 小流程
        record: WX
        roles:
          发起人: initiator
          工程师: 售后工程
          仓储: 仓储
          质检: 质检
          合规负责人: 法务
        override_by: 合规负责人
        start:
          verb: 试流程
          summary: 试一试
          example: 试流程 华东医院 CT-2 现象:报错
          fields:
            - { name: 设备, kind: word, required: true, ask: 哪台设备？, example: CT-2 }
            - { name: 现象, kind: text }
        stages:
          - id: check
            title: 现场检查
            role: 工程师
            due: { hours: 8, clock: working }
            escalate_to: direct_superior
            customer_wait: 2
            outputs:
              - { id: result, title: 结论, type: text }
              - { id: photo, title: 现场照片, type: photo, min: 2 }
              - { id: heat, title: 温度, type: number, min: 15, max: 30, unit: ℃ }
              - { id: cause, title: 原因, type: choice, options: [过热, 其他] }
              - { id: place, title: 位置, type: location }
            why: 先看现场。
            how: 拍两张照片，量温度。
            sample: 例：结论:过热 温度:21
          - id: papers
            title: 备案
            role: 仓储
            due: { hours: 24, clock: natural }
            escalate_to: regional_manager
            outputs:
              - { id: form, title: 《备案表》, type: document, valid_until: true }
            why: 没有备案不能用。
            how: 上传备案表，写有效期。
          - id: extra
            title: 选配件
            role: 仓储
            after: [papers]
            not_applicable: 质检
            due: { hours: 24, clock: natural }
            escalate_to: direct_superior
            why: 有选配件才做。
            how: 装上选配件。
          - id: sign
            title: 科室签字
            role: 发起人
            after: [check, extra]
            entry_checks: [check.place]
            due: { hours: 24, clock: natural }
            escalate_to: direct_superior
            reject_to: [check]
            outputs:
              - { id: signature, title: 护士长签字, type: signature }
            why: 科室认可。
            how: 请护士长签字。
          - id: accept
            title: 结案
            role: 质检
            after: [sign]
            not_initiator: true
            verb: 结案确认
            exit_checks: [papers.form, check.photo]
            due: { hours: 24, clock: natural }
            escalate_to: direct_superior
            outputs:
              - { id: opinion, title: 意见, type: text }
            why: 最后看一遍。
            how: 都齐了才结案。
        """;

    /// <summary>WX-1, begun by 李娜 on Monday at 10:00: 郑工 checks, 张工 does the papers, side by side.</summary>
    public static async Task<(TestBot Bot, DirectoryInfo Templates)> BegunAsync(string who = "lina")
    {
        var templates = Directory.CreateTempSubdirectory("chatbot-flows-");
        await CopyAsync(templates, "mini.yaml", Yaml);
        var bot = await TestBot.StartAsync("2026-11-23 10:00", settings: ("Content:Templates", templates.FullName));
        await bot.Says(who, "试流程 华东医院 CT-2 现象:报错");
        return (bot, templates);
    }

    /// <summary>The shipped texts and flows, with one file more or instead.</summary>
    public static async Task CopyAsync(DirectoryInfo templates, string file, string yaml)
    {
        var source = Path.Combine(AppContext.BaseDirectory, "templates");
        foreach (var folder in Directory.GetDirectories(source, "*", SearchOption.AllDirectories)) Directory.CreateDirectory(folder.Replace(source, templates.FullName, StringComparison.Ordinal));
        foreach (var one in Directory.GetFiles(source, "*", SearchOption.AllDirectories)) File.Copy(one, one.Replace(source, templates.FullName, StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(templates.FullName, "flows", file), yaml);
    }

    /// <summary>All that 现场检查 wants.</summary>
    public static async Task FinishCheckAsync(this TestBot bot)
    {
        await bot.SendsPicture("zhenggong");
        await bot.SendsPicture("zhenggong");
        await bot.Hears("zhenggong", new Features.Chat.LocationContent(30.25, 120.16, "浙江一院"));
        await bot.Says("zhenggong", "完成 WX-1 现场检查 结论:滤网堵塞 温度:21℃ 原因:过热");
    }

    public static async Task FinishPapersAsync(this TestBot bot, string validUntil = "2027-12-31")
    {
        await bot.SendsPicture("zhanggong");
        await bot.Says("zhanggong", $"完成 WX-1 备案 有效期至:{validUntil}");
    }

    /// <summary>Only the last stage is left, with 孙倩.</summary>
    public static async Task AtLastAsync(this TestBot bot, string validUntil = "2027-12-31")
    {
        await bot.FinishCheckAsync();
        await bot.FinishPapersAsync(validUntil);
        await bot.Says("zhanggong", "完成 WX-1 选配件");
        await bot.Says("lina", "完成 WX-1 科室签字 签字人:陈护士长");
        await bot.SendsPicture("lina");
    }
}
