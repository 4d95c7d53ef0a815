using ChatBot.Features.Chat;

namespace ChatBot.Features.Reports;

/// <summary>Why a push did not arrive, in words an office admin can act on (part C 5). Pure.</summary>
internal static class DeliveryWords
{
    public static string Why(ReportDelivery? delivery) => delivery is null ? "未生成" : Why(delivery.State, delivery.Reason);

    /// <param name="reason">As the platform said it: a word of message/send (invaliduser, unlicenseduser) or an error code.</param>
    public static string Why(DeliveryState state, string? reason)
    {
        var why = reason switch
        {
            null or "" => "",
            _ when reason.Contains("unlicenseduser", StringComparison.OrdinalIgnoreCase) => "没有企业微信接口许可",
            _ when reason.Contains("invaliduser", StringComparison.OrdinalIgnoreCase) => "不在应用可见范围或未激活",
            _ when reason.Contains("81013", StringComparison.Ordinal) => "收件人全部无效（81013）",
            _ when reason.Contains("45009", StringComparison.Ordinal) => "超出接口频率（45009）",
            _ when reason.Contains("60020", StringComparison.Ordinal) => "服务器IP不在可信IP里（60020）",
            _ when reason.Contains("301002", StringComparison.Ordinal) => "AgentId和Secret不属于同一应用（301002）",
            _ when reason.Contains("43012", StringComparison.Ordinal) => "应用没有设置接收消息（43012）",
            _ => reason.Length <= 40 ? reason : reason[..40] + "…",
        };
        return state switch
        {
            DeliveryState.Pending => why.Length > 0 ? $"仍在重试：{why}" : "排队中",
            DeliveryState.Expired => "过时未发",
            DeliveryState.Cancelled => "已取消",
            DeliveryState.Unknown => why.Length > 0 ? $"结果未知：{why}" : "结果未知",
            _ => why.Length > 0 ? why : "被拒绝",
        };
    }

    /// <summary>What an admin does about it.</summary>
    public static string Remedy(string? reason) => reason switch
    {
        "60020" => "管理后台→应用→企业可信IP，加上本机公网IP",
        "301002" => "核对设置 WeCom:AgentId 与 WeCom:Secret，改后重启",
        "43012" => "管理后台→应用→接收消息，设置API接收",
        _ => "把相关人员加入可见范围并激活；频率问题会自动恢复",
    };
}
