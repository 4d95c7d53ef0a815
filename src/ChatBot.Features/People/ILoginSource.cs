namespace ChatBot.Features.People;

/// <summary>Says who holds the browser, by WeCom's OAuth (developer doc path/91022, path/91023).</summary>
public interface ILoginSource
{
    /// <summary>Whether this browser can be asked at all: WeCom's own answers only inside WeCom.</summary>
    bool CanAsk(string userAgent);

    /// <summary>Where the browser is sent; it comes back to <paramref name="backTo"/> with <c>code</c> and <c>state</c>.</summary>
    Uri AddressOf(Uri backTo, string state);

    /// <summary>The userid behind a code, which works once and for five minutes; null for a code that is used up, too old or of somebody outside the company.</summary>
    Task<string?> WhoAsync(string code, CancellationToken cancel);
}
