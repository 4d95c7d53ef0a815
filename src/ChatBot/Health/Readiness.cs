using ChatBot.Features.People;

namespace ChatBot.Health;

/// <summary>200 once migrations and templates are good and the org has been read or its cached copy is there; else 503 with what is missing.</summary>
internal sealed class Readiness(OrgDirectory org)
{
    private volatile bool _isPrepared;

    public void Prepared() => _isPrepared = true;

    public IResult Answer() =>
        !_isPrepared ? Results.Text("starting: settings, templates or schema", statusCode: StatusCodes.Status503ServiceUnavailable)
        : org.Current.IsEmpty ? Results.Text("waiting for the org: WeCom has not been read yet; run 'chatbot doctor' to see why", statusCode: StatusCodes.Status503ServiceUnavailable)
        : Results.Text("ready");
}
