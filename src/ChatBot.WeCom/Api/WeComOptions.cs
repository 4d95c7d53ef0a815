using System.ComponentModel.DataAnnotations;

namespace ChatBot.WeCom.Api;

/// <summary>Section "WeCom": what the admin console shows for the corp and for the app.</summary>
public sealed class WeComOptions
{
    public const string Section = "WeCom";

    /// <summary>我的企业 → 企业信息 → 企业ID.</summary>
    [Required(ErrorMessage = "WeCom:CorpId is missing: 我的企业 → 企业信息 → 企业ID")]
    public string CorpId { get; set; } = "";

    /// <summary>应用管理 → the app → AgentId.</summary>
    [Range(1, int.MaxValue, ErrorMessage = "WeCom:AgentId must be a positive number: 应用管理 → the app → AgentId")]
    public int AgentId { get; set; }

    /// <summary>应用管理 → the app → Secret.</summary>
    [Required(ErrorMessage = "WeCom:Secret is missing: 应用管理 → the app → Secret")]
    public string Secret { get; set; } = "";

    /// <summary>The app → 接收消息 → Token.</summary>
    [Required(ErrorMessage = "WeCom:Token is missing: the app → 接收消息 → Token")]
    [RegularExpression("^[A-Za-z0-9]{1,32}$", ErrorMessage = "WeCom:Token must be 1 to 32 letters and digits")]
    public string Token { get; set; } = "";

    /// <summary>The app → 接收消息 → EncodingAESKey.</summary>
    [Required(ErrorMessage = "WeCom:EncodingAesKey is missing: the app → 接收消息 → EncodingAESKey")]
    [RegularExpression("^[A-Za-z0-9]{43}$", ErrorMessage = "WeCom:EncodingAesKey must be exactly 43 letters and digits")]
    public string EncodingAesKey { get; set; } = "";

    [Required(ErrorMessage = "WeCom:ApiBaseUrl is empty: leave it out for https://qyapi.weixin.qq.com")]
    [RegularExpression("^https?://[^/?#\\s]+[^?#\\s]*$", ErrorMessage = "WeCom:ApiBaseUrl must be an http or https address without query")]
    public string ApiBaseUrl { get; set; } = "https://qyapi.weixin.qq.com";

    /// <summary>Where WeCom says who holds a phone (developer doc path/91022).</summary>
    public const string PublicAuthorizeUrl = "https://open.weixin.qq.com/connect/oauth2/authorize";

    [Required(ErrorMessage = "WeCom:AuthorizeUrl is empty: leave it out for https://open.weixin.qq.com/connect/oauth2/authorize")]
    [RegularExpression("^https?://[^/?#\\s]+[^?#\\s]*$", ErrorMessage = "WeCom:AuthorizeUrl must be an http or https address without query")]
    public string AuthorizeUrl { get; set; } = PublicAuthorizeUrl;

    /// <summary>How long one attempt may take, its body included.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00", ErrorMessage = "WeCom:AttemptTimeout must lie between 0.1 seconds and 5 minutes")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The same for uploads and downloads of up to 20 MB.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:30:00", ErrorMessage = "WeCom:MediaTimeout must lie between 0.1 seconds and 30 minutes")]
    public TimeSpan MediaTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Pause before the first repeat; it doubles each time and is jittered.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00", ErrorMessage = "WeCom:RetryDelay must lie between 0 and 1 minute")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);
}
