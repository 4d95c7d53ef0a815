namespace ChatBot.Sandbox.Stories;

/// <summary>「承诺被锁」: a promise whose time is past is locked until the people who have to keep it know of it.</summary>
internal static class LockedPromise
{
    public static Story Story { get; } = new(
        "locked-promise", "承诺被锁", "时限已过的承诺不生效：先有凭证，再证明执行的人知道，才解锁。", ["lina", "zhanggong", "liuyang"],
        [
            new Morning("早上九点。李娜想起昨天答应客户的事还没有登记。"),
            new Say("lina", "承诺 {customer} 加急发货50箱 昨天18点前 责任人:张工", "锁定",
                "李娜补记一个承诺，可是答应的时间昨天就过了。机器人不直接收下，而是锁住，先问执行部门知不知道。", Catch: "CN"),
            new Picture("lina", "scan", "已收到 {CN} 的证据附件", "四项里还缺证据，李娜发来聊天截图。证据有了，锁还在。"),
            new Say("lina", "1", "已解锁", "李娜选「1 已邮件通知 仓储部 张工」。锁打开了，但张工本人要在两小时内确认，否则会重新锁上。"),
            new Push("zhanggong", "请确认收到：承诺 {CN}", "张工收到一张卡片：有人说已经通知您，请确认。"),
            new ClockBy(TimeSpan.FromMinutes(20), "二十分钟过去。"),
            new Press("zhanggong", "确认收到", "请确认收到：承诺 {CN}", "{CN}", "张工按「确认收到」。嘴上说的通知，到这里才算数。"),
            new Say("zhanggong", "不能按期 {CN}", "{CN}", "时间已经过了，张工如实答复：不能按期。"),
            new Push("lina", "{CN}", "李娜马上知道，可以趁早和客户商量，而不是等客户来问。"),
        ]);
}
