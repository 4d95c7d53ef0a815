namespace ChatBot.Sandbox.Stories;

/// <summary>「客诉协同：走到底」: a complaint through shares and an objection, three levels of the fuse, review by another and the archive.</summary>
internal static class ComplaintToArchive
{
    public static Story Story { get; } = new(
        "complaint-to-archive", "客诉协同：走到底", "定责有认可也有异议，由共同上级裁定；处理方案拖了三天，逐级升级到总经理；审核不能是自己，最后归档。", ["lina", "tangxue", "liqiang", "chenzong"],
        [
            new Morning("早上九点，客户说收到的货包装破了。"),
            new Say("lina", "客诉 {customer} 包装破损 3箱", "已登记客诉", "李娜一句话开出客诉。", Catch: "KS"),
            new Push("liqiang", "{KS} 物流异常核实", "先由物流的李强固定事实。"),
            new Say("liqiang", "完成 {KS} 结果:外箱左下角受压破损3箱，封签完好，运单 SF1024", "请拍照，照片中需出现口令", "结论写了，还要一张带口令的现场照片。"),
            new Picture("liqiang", "package", "已完成：{KS} 物流异常核实", "照片一核对通过，这一步就完成。"),
            new Push("tangxue", "{KS} 责任认定", "客服的唐雪来定责。"),
            new Say("tangxue", "定责 {KS} 物流 60% 销售 30% 依据:外箱受压，发货前未加固", "100", "比例加起来不到 100%，机器人不收：少的那一份总得有人担。"),
            new Say("tangxue", "定责 {KS} 物流 60% 销售 40% 依据:外箱受压，发货前未加固", "已完成：{KS} 责任认定", "六四开，合起来正好。依据也一起留下。"),
            new Press("liqiang", "认可", "{KS} 责任认定：请您表态", "已认可：{KS}", "被定责的人都要表态。李强按「认可」。"),
            new Say("lina", "异议 {KS} 原因:装箱单写明需加固，物流未照做", "异议已提交", "李娜不服，写明原因。有异议就不能归档。"),
            new Push("chenzong", "有异议，请裁定", "两人共同的上级陈建国收到两边的说法，由他裁定。"),
            new Say("chenzong", "裁定 {KS} 物流 80% 销售 20% 依据:装箱单已写明加固要求", "80%", "陈建国改成八二开。裁定的理由和原来的划分都留着。"),
            new Push("lina", "已裁定", "当事人同时知道结果。"),
            new ClockBy(TimeSpan.FromHours(24.2), "处理方案在李娜手里。她忙别的去了，一天一夜没有动。"),
            new Push("liuyang", "🔴 {KS} 处理方案超时未完成", "满 24 小时标红，直属上级刘洋收到推送。"),
            new ClockBy(TimeSpan.FromHours(24), "又过一天，刘洋也没有管。"),
            new Push("zhoumin", "这是第 2 级升级", "再高一级：销售总监周敏。卡片上写着为什么轮到她。"),
            new ClockBy(TimeSpan.FromHours(24), "第三天。"),
            new Push("chenzong", "这是第 3 级升级", "总经理陈建国也知道了。没有人能让它悄悄躺着。"),
            new Press("chenzong", "收到", "第 3 级升级", "{KS}", "陈建国按「收到」，打电话给李娜。"),
            new Say("lina", "完成 {KS} 结果:补发3箱，批号同前，设备科陈科长已认可", "已完成：{KS} 处理方案", "李娜和客户谈定方案。"),
            new Push("zhoumin", "{KS} 处理方案已解决", "被升级打扰过的每一位都收到回音。"),
            new Press("sunyan", "完成", "{KS} 审核", "{KS}", "审核交给不经手的人：质检的孙燕。发起人自己审不了自己。"),
            new Say("sunyan", "同意，照片、定责和方案对得上", "已完成：{KS} 审核", "孙燕写下意见。"),
            new Say("tangxue", "完成 {KS} 结果:补发已签收，客户满意", "✗ 缺：原因", "归档还要选一个原因，日后才看得出哪一类最多。缺什么，一次说全。"),
            new Say("tangxue", "完成 {KS} 原因:包装破损", "全部环节已完成", "补上原因，归档。前面写过的说明没有丢。"),
            new Say("lina", "流程 {KS}", "{KS} 客诉协同：已全部完成", "整件事一页看完：每一步是谁、几点、用了多久，责任最后怎么定。"),
        ]);
}
