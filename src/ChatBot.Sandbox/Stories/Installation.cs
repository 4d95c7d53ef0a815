namespace ChatBot.Sandbox.Stories;

/// <summary>「装机验收：17 步」: seventeen steps of six people; the acceptance is refused for lack of the compliance form and passes with it.</summary>
internal static class Installation
{
    public static Story Story { get; } = new(
        "installation", "装机验收：17 步", "一台 CT 从核对合同到验收完成，十七步六个人；护士长在手机上签字；没有《医疗器械使用备案表》，验收就过不去。", ["lina", "guogong", "sunyan", "zhanggong"],
        [
            new Morning("早上九点，合同里的 CT 可以装了。"),
            new Say("lina", "验收 {customer} CT-2", "共 17 个环节", "李娜一句话开始。十七步各有负责人、时限和要交的东西，轮到谁才通知谁。", Catch: "YS"),
            new Say("lina", "完成 {YS} 步骤1 主机一台，与合同附件一致", "已完成：{YS}", "第 1 步，李娜核对合同与配置。"),
            new Say("guogong", "完成 {YS} 步骤2 通道可过，接地合格", "要求现场照片", "第 2 步，郭工量场地。结论先记下，还差两张照片。"),
            new Picture("guogong", "package", "已有1张，要2张", "第一张。机器人数着，还差一张。"),
            new Picture("guogong", "package", "已完成：{YS} 场地勘测", "第二张一到，够数了，自动完成。"),
            .. Paper("guogong", 3, "", "第 3 步，院方盖章的场地确认单。"),
            .. Paper("zhanggong", 4, "序列号:CT2-0001", "第 4 步，张工出库复核：序列号是日后召回和追溯的钥匙。"),
            .. Paper("sunyan", 5, "型号相符 有效期至:{year+3}-12-31", "第 5 步，孙燕核验注册证，写上有效期。过期的证件等于没有。"),
            new Say("sunyan", "验收完成 {YS} 同意", "✗ 缺：", "有人催着先验收？不行。机器人把还缺的一次列全。"),
            .. Paper("liqiang", 6, "SF1024", "第 6 步，李强送达，签收单拍照。"),
            new Say("guogong", "完成 {YS} 步骤7 齐全", "要求现场照片", "第 7 步，郭工开箱：三方在场，开箱前后各一张。"),
            new Picture("guogong", "package", "已有1张，要2张", "开箱前。"),
            new Picture("guogong", "package", "已完成：{YS} 开箱验货", "开箱后。缺件当场认定，过后说不清。"),
            new Place("guogong", "{customer}影像楼1层", "{YS} 安装就位：已定位", "第 8 步，到了机房发位置：人到现场，才算到。"),
            .. Paper("guogong", 8, "", "再拍一张整机。"),
            new ClockBy(TimeSpan.FromHours(2), "两个小时过去，机器就位。"),
            new Say("lina", "签字链接 {YS} 步骤9 陈护士长", "只能签一次", "第 9 步要护士长签字。她不在企业微信里，李娜要一个签字链接转发给她。"),
            new Sign("lina", "陈静", "陈静 已签字", "护士长在自己手机上打开网页，看清要签什么，写姓名、选同意。链接随即作废。"),
            new Say("lina", "完成 {YS} 步骤9", "已完成：{YS} 护士长签字", "签字到了，这一步完成。"),
            new Say("guogong", "完成 {YS} 步骤10 自检通过，无报警", "已完成：{YS}", "第 10 步，通电调试。"),
            .. Paper("sunyan", 11, "有效期至:{year+1}-12-31", "第 11 步，性能检测报告，同样要有效期。"),
            new Say("lina", "签字链接 {YS} 步骤12 周主任", "只能签一次", "第 12 步，影像科周主任看过试扫图像，也用链接签。"),
            new Sign("lina", "周文", "周文 已签字", "周主任签了。"),
            new Say("lina", "完成 {YS} 步骤12", "已完成：{YS} 影像科确认", "影像科确认完成。"),
            .. Paper("zhanggong", 13, "", "第 13 步，耗材匹配清单。"),
            .. Paper("guogong", 15, "人数:6", "第 15 步，操作培训，签到表和人数。"),
            new Say("lina", "完成 {YS} 步骤14 有效期至:{year-1}-12-31", "使用备案还不能完成", "第 14 步，《医疗器械使用备案表》。李娜写的有效期是去年的。"),
            new Picture("lina", "scan", "过期", "表有了也不行：过期的等于没有，机器人认的是日期。"),
            new Say("sunyan", "验收完成 {YS} 同意", "《医疗器械使用备案表》(步骤14", "孙燕想先验收，也不行：没有有效的备案表，医院使用就没有依据。"),
            new Say("lina", "补交 {YS} 步骤14 有效期至:{year+2}-12-31", "{YS}", "李娜去办了一张新的，先写上新的有效期。"),
            new Picture("lina", "scan", "已完成：{YS} 使用备案", "盖过章的新表一到，这一步才完成。"),
            .. Paper("tangxue", 16, "", "第 16 步，唐雪移交资料。"),
            new Push("sunyan", "{YS} 验收完成", "前面十六步都交了，验收轮到孙燕：由不经手的人最后看一遍。"),
            new Say("sunyan", "验收完成 {YS} 同意", "全部环节已完成", "这一次，验收通过，归档。"),
            new Push("lina", "全部环节已完成，{YS} 结束", "李娜收到结束的消息，可以收款、计质保了。"),
            new Say("lina", "流程 {YS}", "{YS} 装机验收：已全部完成", "十七步，一步不少，谁交的、什么时候交的都在。"),
        ]);

    /// <summary>A paper is photographed for a step; then the step is completed with these words.</summary>
    private static IEnumerable<StoryStep> Paper(string who, int step, string words, string explain) =>
    [
        new Say(who, $"完成 {{YS}} 步骤{step} {words}".TrimEnd(), "{YS}", explain),
        new Picture(who, "scan", "已完成：{YS}", "图片一到，这一步就齐了。"),
    ];
}
