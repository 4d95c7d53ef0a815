using ChatBot.WeCom.Api;

namespace ChatBot;

/// <summary>The app's menu; every key is a typed command.</summary>
internal static class AppMenu
{
    public static IReadOnlyList<MenuButton> Buttons { get; } = [];
}
