using System.Net;
using System.Text.Json.Nodes;
using ChatBot.Sandbox.Approvals;
using ChatBot.Sandbox.Companies;
using ChatBot.Sandbox.Phones;
using ChatBot.Sandbox.Wire;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ChatBot.Sandbox.Server;

/// <summary>
/// A WeCom server in this process: HTTP API on a local port, callbacks to <see cref="CallbackUrl"/>, every member's phone in hand.
/// It knows nothing of the bot, and its protocol code is its own. Time is the given clock's, except for what the network waits for.
/// </summary>
internal sealed partial class PretendWeCom : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly CancellationTokenSource _closing = new();
    private readonly CallbackPost _callbacks;
    private readonly CallbackCrypto _crypto;
    private readonly TimeProvider _clock;
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _complaints = new();
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _lost = new();

    private PretendWeCom(PretendWeComOptions options, Company company, TimeProvider clock)
    {
        _clock = clock;
        Company = company;
        App = options.App ?? AppCredentials.Generate();
        Faults = new Faults(options.Seed);
        Wire = new WireLog(options.WireLogLength);
        Tokens = new TokenOffice(App, clock);
        Trusted = new TrustedAddresses(clock);
        Media = new MediaShelf(clock);
        Phones = new PhoneRack();
        Messages = new Messenger(company, Phones, Media, Faults, clock);
        Approvals = new ApprovalDesk(company, Faults, clock);
        Login = new LoginOffice(company, clock);
        _crypto = new CallbackCrypto(App.Token, App.EncodingAesKey, App.CorpId);
        _callbacks = new CallbackPost(App, _crypto, Faults, Wire, clock);
        _callbacks.WasLost += _lost.Enqueue;
        Messages.Complained += _complaints.Enqueue;
        company.PersonChanged += OnPersonChanged;
        company.DepartmentChanged += OnDepartmentChanged;
        _web = Build(options.Port);
    }

    /// <summary>A new bubble, on whose phone.</summary>
    public event Action<string, Bubble>? BubbleAdded
    {
        add => Phones.BubbleAdded += value;
        remove => Phones.BubbleAdded -= value;
    }

    /// <summary>A card was updated or a message recalled, on whose phone.</summary>
    public event Action<string, Bubble>? BubbleChanged
    {
        add => Phones.BubbleChanged += value;
        remove => Phones.BubbleChanged -= value;
    }

    public event Action<WireEntry>? WireLogged
    {
        add => Wire.WireLogged += value;
        remove => Wire.WireLogged -= value;
    }

    public event Action? ApprovalsChanged;

    /// <summary>Base of all API addresses, what the bot gets as WeCom:ApiBaseUrl.</summary>
    public Uri ApiBaseUrl { get; private set; } = null!;

    public AppCredentials App { get; }

    public Company Company { get; }

    public Faults Faults { get; }

    public WireLog Wire { get; }

    public TokenOffice Tokens { get; }

    public MediaShelf Media { get; }

    public PhoneRack Phones { get; }

    public Messenger Messages { get; }

    public ApprovalDesk Approvals { get; }

    public LoginOffice Login { get; }

    public TrustedAddresses Trusted { get; }

    public AppMenu Menu { get; } = new();

    /// <summary>Where callbacks go. Set it, then <see cref="VerifyCallbackUrlAsync"/>; a new address has to be verified again.</summary>
    public Uri? CallbackUrl
    {
        get => _callbacks.Url;
        set => _callbacks.Url = value;
    }

    /// <summary>Further instances of the bot behind the same address: each attempt goes to one of them or to <see cref="CallbackUrl"/>, at random.</summary>
    public IReadOnlyList<Uri> Replicas
    {
        get => _callbacks.Replicas;
        set => _callbacks.Replicas = value;
    }

    /// <summary>What worked here and would not, or might not, with the real service. A test of the bot expects it to be empty.</summary>
    public IReadOnlyList<string> Complaints => [.. _complaints];

    /// <summary>The plaintext of callbacks that were given up for ever.</summary>
    public IReadOnlyList<string> LostCallbacks => [.. _lost];

    public static async Task<PretendWeCom> StartAsync(
        PretendWeComOptions options, Company company, TimeProvider clock, CancellationToken stop = default)
    {
        var server = new PretendWeCom(options, company, clock);
        await server._web.StartAsync(stop);
        server.ApiBaseUrl = new Uri(server._web.Urls.Single());
        return server;
    }

    public Phone Phone(string userId) => Phones.Of(Member(userId).UserId);

    /// <summary>Saves the callback address as the console does: a GET with an encrypted echo.</summary>
    /// <exception cref="InvalidOperationException">The endpoint did not give the echo back exactly.</exception>
    public Task VerifyCallbackUrlAsync(CancellationToken stop = default) => _callbacks.VerifyAsync(stop);

    /// <summary>Ends when no callback that was sent in the background is under way.</summary>
    public Task WhenQuietAsync() => _callbacks.WhenQuietAsync();

    /// <summary>Delivers any plaintext, for what no method here raises: rare events, unknown types, hostile XML.</summary>
    public Task<Delivery> PostAsync(string plaintext, string userId = "sys", bool repeats = true, CancellationToken stop = default) =>
        _callbacks.DeliverAsync(plaintext, userId, repeats, stop);

    public async ValueTask DisposeAsync()
    {
        Company.PersonChanged -= OnPersonChanged;
        Company.DepartmentChanged -= OnDepartmentChanged;
        await _closing.CancelAsync();
        await _callbacks.WhenQuietAsync();
        await _web.StopAsync();
        await _web.DisposeAsync();
        _callbacks.Dispose();
        _closing.Dispose();
    }

    private Person Member(string userId) => Company.Find(userId) ?? throw new InvalidOperationException($"No member {userId}");

    private WebApplication Build(int port)
    {
        // The empty builder reads no settings and no environment: several pretend servers and the bot live in one process.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.Configure<KestrelServerOptions>(k =>
        {
            k.Listen(IPAddress.Loopback, port);
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = 64 * 1024 * 1024;
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging();
        var web = builder.Build();
        var api = new ApiHost(Tokens, Trusted, Faults, Wire, _clock);
        api.Complained += _complaints.Enqueue;
        web.UseRouting();
        MapApi(web, api);
        web.MapFallback(api.UnknownAsync);
        return web;
    }

    private void MapApi(IEndpointRouteBuilder routes, ApiHost api)
    {
        var directory = new DirectoryAnswers(Company);
        api.Map(routes, "GET", "/cgi-bin/gettoken", Tokens.GetToken, token: false);
        api.Map(routes, "POST", "/cgi-bin/message/send", c => ForApp(c, () => Messages.Send(c.Body, c.Now, _callbacks.Verified)));
        api.Map(routes, "POST", "/cgi-bin/message/update_template_card", c => ForApp(c, () => Messages.Update(c.Body, c.Now)));
        api.Map(routes, "POST", "/cgi-bin/message/recall", c => Messages.Recall(c.Body, c.Now));
        api.Map(routes, "POST", "/cgi-bin/media/upload", c => Media.UploadAsync(c, Faults.StrictMultipart));
        api.Map(routes, "GET", "/cgi-bin/media/get", Media.Get);
        api.Map(routes, "GET", "/cgi-bin/user/get", c => directory.User(c.Query("userid")));
        api.Map(routes, "GET", "/cgi-bin/user/list", c => directory.Users(c.Query("department_id"), full: true));
        api.Map(routes, "GET", "/cgi-bin/user/simplelist", c => directory.Users(c.Query("department_id"), full: false));
        api.Map(routes, "POST", "/cgi-bin/user/list_id", _ => ApiAnswer.Error(48002));
        api.Map(routes, "GET", "/cgi-bin/department/list", c => directory.Departments(c.Query("id"), full: true));
        api.Map(routes, "GET", "/cgi-bin/department/simplelist", c => directory.Departments(c.Query("id"), full: false));
        api.Map(routes, "GET", "/cgi-bin/department/get", c => directory.OneDepartment(c.Query("id")));
        api.Map(routes, "POST", "/cgi-bin/menu/create", c => ForApp(c, () => Menu.Create(c.Body)));
        api.Map(routes, "GET", "/cgi-bin/menu/get", c => ForApp(c, Menu.Get));
        api.Map(routes, "GET", "/cgi-bin/menu/delete", c => ForApp(c, Menu.Delete));
        api.Map(routes, "POST", "/cgi-bin/oa/applyevent", c => Apply(c.Body), perMinute: 600);
        api.Map(routes, "POST", "/cgi-bin/oa/getapprovaldetail", c => Approvals.Detail(c.Body), perMinute: 600);
        api.Map(routes, "POST", "/cgi-bin/oa/getapprovalinfo", c => Approvals.List(c.Body), perMinute: 600);
        api.Map(routes, "GET", "/cgi-bin/get_jsapi_ticket", _ => Login.Ticket("corp"));
        api.Map(routes, "GET", "/cgi-bin/ticket/get", c => c.Query("type") == "agent_config" ? Login.Ticket("agent_config") : ApiAnswer.Error(40058));
        api.Map(routes, "GET", "/cgi-bin/auth/getuserinfo", c => Login.Exchange(c.Query("code")));
        api.Map(routes, "GET", "/cgi-bin/getcallbackip", _ => Addresses() with { WithoutErrCode = true });
        api.Map(routes, "GET", "/cgi-bin/get_api_domain_ip", _ => Addresses());
        LoginPages.Map(routes, this);
    }

    /// <summary>A form that the bot hands in for a member; its submit event comes as for every other form, beside the answer.</summary>
    private ApiAnswer Apply(JsonObject body)
    {
        var (answer, moved) = Approvals.Apply(body);
        ApprovalsChanged?.Invoke();
        _callbacks.DeliverInBackground(Finish(Approvals.Event(moved, App.CorpId)), "sys", _closing.Token);
        return answer;
    }

    private static ApiAnswer Addresses() => ApiAnswer.Ok(("ip_list", new JsonArray("127.0.0.1", "101.226.103.*", "101.226.62.0/24")));

    /// <summary>A token acts for its own agentid only; menu/* names it in the query.</summary>
    private ApiAnswer ForApp(ApiCall call, Func<ApiAnswer> handle)
    {
        var given = call.Http.Request.Query.ContainsKey("agentid") ? call.Query("agentid") : call.Body.Text("agentid");
        if (given.Length == 0)
            return ApiAnswer.Error(41011);
        if (!int.TryParse(given, out var agentId))
            return ApiAnswer.Error(40056);
        return agentId == App.AgentId ? handle() : ApiAnswer.Error(301002);
    }
}
