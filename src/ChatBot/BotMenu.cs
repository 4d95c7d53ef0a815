using ChatBot.WeCom.Api;

namespace ChatBot;

/// <summary>The app's menu; every key is a typed command.</summary>
public static class BotMenu
{
    public static IReadOnlyList<MenuButton> Buttons { get; } =
    [
        MenuButton.Click("待办", "待办"),
        MenuButton.Group("记一笔", MenuButton.Click("需求", "需求"), MenuButton.Click("承诺", "承诺"), MenuButton.Click("客诉", "客诉"), MenuButton.Click("到账", "到账"), MenuButton.Click("备注", "备注")),
        MenuButton.Group("看一看", MenuButton.Click("卡点", "卡点"), MenuButton.Click("日报", "日报"), MenuButton.Click("提示", "提示"), MenuButton.Click("未归属", "未归属"), MenuButton.Click("帮助", "帮助")),
    ];
}
