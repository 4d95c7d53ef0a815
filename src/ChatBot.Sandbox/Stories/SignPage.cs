using System.Net;
using System.Text.RegularExpressions;

namespace ChatBot.Sandbox.Stories;

/// <summary>What a customer's browser does with a link to sign: opens the bot's page, fills its form in and sends it, cookies and all.</summary>
internal static partial class SignPage
{
    public static Uri? LinkIn(string words) => Link().Match(words) is { Success: true } found ? new Uri(found.Value) : null;

    /// <exception cref="StoryProblemException">The page does not open, or does not take the signature.</exception>
    public static async Task AgreeAsync(Uri link, string signer, CancellationToken stop)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() });
        var page = await browser.GetStringAsync(link, stop);
        if (Form().Match(page) is not { Success: true } form) throw new StoryProblemException("签字页打不开，或上面没有可以填的表");
        Dictionary<string, string> fields = new(StringComparer.Ordinal) { ["name"] = signer, ["tail"] = "1234", ["answer"] = "yes", ["remark"] = "" };
        foreach (Match hidden in Hidden().Matches(page)) fields[hidden.Groups["name"].Value] = WebUtility.HtmlDecode(hidden.Groups["value"].Value);
        using var filled = new FormUrlEncodedContent(fields);
        using var answer = await browser.PostAsync(new Uri(link, WebUtility.HtmlDecode(form.Groups["url"].Value)), filled, stop);
        if (!answer.IsSuccessStatusCode) throw new StoryProblemException($"签字页没有收下签字（{(int)answer.StatusCode}）");
    }

    [GeneratedRegex(@"https?://\S+/sign/[A-Za-z0-9_-]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("""<form[^>]* action="(?<url>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();

    [GeneratedRegex("""<input name="(?<name>[^"]+)" type="hidden" value="(?<value>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();
}
