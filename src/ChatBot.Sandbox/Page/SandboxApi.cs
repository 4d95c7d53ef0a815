using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatBot.Sandbox.Approvals;
using ChatBot.Sandbox.Clock;
using ChatBot.Sandbox.Samples;
using ChatBot.Sandbox.Server;
using ChatBot.Sandbox.Wire;

namespace ChatBot.Sandbox.Page;

/// <summary>
/// The page's control API under /sandbox/api. Answers are raw UTF-8 JSON; 400 for a request that cannot be read, 409 with {error} for what the
/// pretend WeCom refuses (no such member, a grey button, a form that waits for somebody else).
/// </summary>
internal static class SandboxApi
{
    /// <returns>The event streams; dispose them before the host stops, or open pages hold it up.</returns>
    public static SandboxEvents Map(IEndpointRouteBuilder routes, PretendWeCom wecom, IClockDriver clock, IStoryTeller stories, IBotSwitch bot)
    {
        var events = new SandboxEvents(wecom, clock, stories, bot);
        routes.MapGet("/sandbox/api/events", (RequestDelegate)events.StreamAsync);
        On(routes, "GET", "state", (_, _) => Done(State(wecom, clock, stories, bot)));
        On(routes, "POST", "clock", (http, body) => MoveClockAsync(clock, body, http.RequestAborted));
        On(routes, "POST", "faults", (_, body) => Done(SetFaults(wecom, body)));
        On(routes, "GET", "wire", (http, _) => Done(Wire(wecom, http)));
        On(routes, "POST", "stories/{id}/start", async (http, _) =>
        {
            await stories.StartAsync(Route(http, "id"), http.RequestAborted);
            return JsonSerializer.SerializeToNode(stories.Current, ApiHost.Json);
        });
        // Whichever story is named, the one that runs is stopped.
        On(routes, "POST", "stories/{id}/stop", async (http, _) =>
        {
            await stories.StopAsync(http.RequestAborted);
            return new JsonObject();
        });
        On(routes, "POST", "stories/{id}/hurry", (_, _) =>
        {
            stories.Hurry();
            return Done(new JsonObject());
        });
        // {action: start|stop|abort|restart}
        On(routes, "POST", "bot", (http, body) => SwitchAsync(bot, Needed(body, "action"), http.RequestAborted));
        routes.MapGet("/sandbox/api/media/{id}", (string id) =>
            wecom.Media.Find(id) is { } item ? Results.Bytes(item.Bytes, item.ContentType) : Results.NotFound());
        MapPhones(routes, wecom);
        MapApprovals(routes, wecom);
        return events;
    }

    private static void MapPhones(IEndpointRouteBuilder routes, PretendWeCom wecom)
    {
        const string phone = "phones/{userId}";
        On(routes, "GET", phone, (http, _) =>
        {
            var bubbles = wecom.Phone(User(http)).Bubbles.Select(b => (JsonNode?)SandboxViews.Bubble(b));
            return Done(new JsonObject { ["bubbles"] = new JsonArray([.. bubbles]) });
        });
        On(routes, "POST", phone + "/text", (http, b) => Act(wecom.SayAsync(User(http), Needed(b, "text"), http.RequestAborted)));
        On(routes, "POST", phone + "/image", async (http, b) => await SendImageAsync(wecom, http, b));
        On(routes, "POST", phone + "/voice", (http, b) => Act(wecom.SendVoiceAsync(User(http), b.Text("text"), http.RequestAborted)));
        On(routes, "POST", phone + "/location", (http, b) =>
            Act(wecom.SendLocationAsync(User(http), Figure(b, "latitude"), Figure(b, "longitude"), b.Text("label"), http.RequestAborted)));
        On(routes, "POST", phone + "/scan", (http, b) => Act(wecom.ScanAsync(User(http), Needed(b, "result"), null, http.RequestAborted)));
        On(routes, "POST", phone + "/menu", (http, b) => Act(wecom.ClickMenuAsync(User(http), Needed(b, "key"), http.RequestAborted)));
        On(routes, "POST", phone + "/enter", (http, _) => Act(wecom.EnterAsync(User(http), http.RequestAborted)));
        On(routes, "POST", phone + "/press", (http, b) => Act(wecom.PressAsync(
            User(http), long.Parse(Needed(b, "bubbleId"), CultureInfo.InvariantCulture), Needed(b, "key"), Selected(b), http.RequestAborted)));
        On(routes, "POST", phone + "/read", (http, _) =>
        {
            wecom.Phone(User(http)).MarkRead();
            return Done(new JsonObject());
        });
    }

    private static void MapApprovals(IEndpointRouteBuilder routes, PretendWeCom wecom)
    {
        On(routes, "GET", "approvals", (_, _) => Done(new JsonObject
        {
            ["templates"] = new JsonArray([.. wecom.Approvals.Templates.Select(t => (JsonNode?)SandboxViews.Template(t))]),
            ["approvals"] = new JsonArray([.. wecom.Approvals.Forms.Select(f => (JsonNode?)SandboxViews.Approval(wecom, f))]),
        }));
        // {applicant, templateId, name, form: {title: value}, approvers: [userid]}
        On(routes, "POST", "approvals", async (http, b) =>
        {
            var form = (b["form"] as JsonObject ?? []).ToDictionary(m => m.Key, m => b["form"].Text(m.Key), StringComparer.Ordinal);
            var approvers = b.List("approvers").Select(a => a.GetValue<string>()).ToList();
            var spNo = await wecom.SubmitApprovalAsync(
                Needed(b, "applicant"), Needed(b, "templateId"), Needed(b, "name"), form, approvers, null, http.RequestAborted);
            return SandboxViews.Approval(wecom, wecom.Approvals.Find(spNo)!);
        });
        // {userId, action: agree|reject|transfer|comment|urge|withdraw|…, speech, target}
        On(routes, "POST", "approvals/{spNo}/decide", async (http, b) =>
        {
            if (!Enum.TryParse<ApprovalAction>(Needed(b, "action"), ignoreCase: true, out var action))
                throw new BadHttpRequestException("unknown action");
            var target = b.Text("target");
            await wecom.DecideAsync(
                Route(http, "spNo"), Needed(b, "userId"), action, b.Text("speech"), target.Length > 0 ? target : null, http.RequestAborted);
            return SandboxViews.Approval(wecom, wecom.Approvals.Find(Route(http, "spNo"))!);
        });
    }

    private static JsonObject State(PretendWeCom wecom, IClockDriver clock, IStoryTeller stories, IBotSwitch bot) => new()
    {
        ["company"] = wecom.Company.Name,
        ["bot"] = SandboxViews.Bot(bot),
        ["clock"] = JsonSerializer.SerializeToNode(clock.Face, ApiHost.Json),
        ["people"] = SandboxViews.People(wecom),
        ["menu"] = SandboxViews.Menu(wecom),
        ["faults"] = SandboxViews.Faults(wecom.Faults),
        ["stories"] = JsonSerializer.SerializeToNode(stories.Stories, ApiHost.Json),
        ["story"] = JsonSerializer.SerializeToNode(stories.Current, ApiHost.Json),
        ["complaints"] = new JsonArray([.. wecom.Complaints.Select(c => (JsonNode?)c)]),
    };

    private static async Task<JsonNode?> SwitchAsync(IBotSwitch bot, string action, CancellationToken stop)
    {
        if (action is not ("start" or "stop" or "abort" or "restart"))
            throw new BadHttpRequestException("action is start, stop, abort or restart");
        if (action != "start")
            await bot.StopAsync(action == "abort", stop);
        if (action is "start" or "restart")
            await bot.StartAsync(stop);
        return SandboxViews.Bot(bot);
    }

    private static async Task<JsonNode?> MoveClockAsync(IClockDriver clock, JsonObject body, CancellationToken stop)
    {
        var to = body.Text("to");
        if (body.ContainsKey("advanceMinutes"))
            await clock.AdvanceAsync(TimeSpan.FromMinutes(Figure(body, "advanceMinutes")), stop);
        else if (body.ContainsKey("rate"))
            await clock.SetRateAsync(Figure(body, "rate"), stop);
        else if (to == "next-working-day")
            await clock.ToNextWorkingDayAsync(stop);
        else if (TimeOnly.TryParseExact(to, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            await clock.ToTimeOfDayAsync(time, stop);
        else
            throw new BadHttpRequestException("advanceMinutes, to or rate is needed");
        return JsonSerializer.SerializeToNode(clock.Face, ApiHost.Json);
    }

    /// <summary>A whole number is "the next N", a fraction a chance, true always, false never; {next, chance} says both.</summary>
    private static JsonObject SetFaults(PretendWeCom wecom, JsonObject body)
    {
        var faults = wecom.Faults;
        foreach (var (name, value) in body)
        {
            switch (name)
            {
                case "extraMembers":
                    faults.ExtraMembers = value!.GetValue<bool>();
                    break;
                case "optionIdsMisspelt":
                    faults.OptionIdsMisspelt = value!.GetValue<bool>();
                    break;
                case "appTypePresent":
                    faults.AppTypePresent = value!.GetValue<bool>();
                    break;
                case "refusedRecipients":
                    faults.RefusedRecipients.Clear();
                    faults.RefusedRecipients.UnionWith(body.List(name).Select(n => n.GetValue<string>()));
                    break;
                default:
                    Turn(faults.Dials.GetValueOrDefault(name) ?? throw new BadHttpRequestException($"no fault {name}"), value);
                    break;
            }
        }

        return SandboxViews.Faults(faults);
    }

    private static void Turn(FaultDial dial, JsonNode? value)
    {
        switch (value)
        {
            case JsonObject both:
                dial.Next = both.Number("next") ?? 0;
                dial.Chance = both["chance"]?.GetValue<double>() ?? 0;
                break;
            case JsonValue flag when flag.TryGetValue<bool>(out var always):
                (dial.Next, dial.Chance) = (0, always ? 1 : 0);
                break;
            case JsonValue number when number.TryGetValue<double>(out var amount):
                (dial.Next, dial.Chance) = double.IsInteger(amount) ? ((int)amount, 0) : (0, amount);
                break;
            default:
                throw new BadHttpRequestException("a fault is a number, true, false or {next, chance}");
        }
    }

    private static JsonObject Wire(PretendWeCom wecom, HttpContext http)
    {
        var given = http.Request.Query["after"].ToString();
        var after = given.Length == 0 ? 0 : long.Parse(given, CultureInfo.InvariantCulture);
        return new JsonObject { ["entries"] = new JsonArray([.. wecom.Wire.Newest(after).Select(e => (JsonNode?)SandboxViews.Wire(e))]) };
    }

    private static async Task<JsonNode?> SendImageAsync(PretendWeCom wecom, HttpContext http, JsonObject body)
    {
        var (bytes, name) = (Array.Empty<byte>(), "");
        if (http.Request.HasFormContentType)
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var file = form.Files.GetFile("file") ?? throw new BadHttpRequestException("file is missing");
            using var copy = new MemoryStream();
            await file.CopyToAsync(copy, http.RequestAborted);
            (bytes, name) = (copy.ToArray(), file.FileName);
        }
        else
        {
            (bytes, name) = SamplePictures.Draw(Needed(body, "sample"));
        }

        return SandboxViews.Delivery(await wecom.SendImageAsync(User(http), bytes, name, http.RequestAborted));
    }

    private static void On(IEndpointRouteBuilder routes, string method, string path, Func<HttpContext, JsonObject, Task<JsonNode?>> handle) =>
        routes.MapMethods($"/sandbox/api/{path}", [method], async http =>
        {
            JsonNode? answer;
            try
            {
                answer = await handle(http, await ReadAsync(http));
            }
            catch (Exception e) when (e is BadHttpRequestException or JsonException or FormatException)
            {
                http.Response.StatusCode = StatusCodes.Status400BadRequest;
                answer = new JsonObject { ["error"] = e.Message };
            }
            catch (Exception e) when (e is InvalidOperationException or ArgumentOutOfRangeException)
            {
                http.Response.StatusCode = StatusCodes.Status409Conflict;
                answer = new JsonObject { ["error"] = e.Message };
            }

            http.Response.ContentType = "application/json; charset=utf-8";
            await http.Response.WriteAsync(answer?.ToJsonString(ApiHost.Json) ?? "null", http.RequestAborted);
        });

    private static async Task<JsonObject> ReadAsync(HttpContext http)
    {
        if (http.Request.HasFormContentType)
            return [];
        using var reader = new StreamReader(http.Request.Body);
        var text = await reader.ReadToEndAsync(http.RequestAborted);
        if (text.Length == 0)
            return [];
        return JsonNode.Parse(text) as JsonObject ?? throw new BadHttpRequestException("a JSON object is needed");
    }

    private static async Task<JsonNode?> Act(Task<Delivery> act) => SandboxViews.Delivery(await act);

    private static Task<JsonNode?> Done(JsonNode? answer) => Task.FromResult(answer);

    private static string Route(HttpContext http, string name) => (string)http.Request.RouteValues[name]!;

    private static string User(HttpContext http) => Route(http, "userId");

    private static string Needed(JsonObject body, string name) =>
        body.Text(name) is { Length: > 0 } text ? text : throw new BadHttpRequestException($"{name} is missing");

    private static double Figure(JsonObject body, string name) => double.Parse(Needed(body, name), CultureInfo.InvariantCulture);

    private static Dictionary<string, IReadOnlyList<string>>? Selected(JsonObject body) => (body["selected"] as JsonObject)?.ToDictionary(
        m => m.Key,
        m => m.Value is JsonArray many ? (IReadOnlyList<string>)[.. many.Select(o => o!.GetValue<string>())] : [body["selected"].Text(m.Key)],
        StringComparer.Ordinal);
}
