using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ChatBot.Sandbox.Clock;
using ChatBot.Sandbox.Page;
using ChatBot.Sandbox.Samples;
using ChatBot.Sandbox.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace ChatBot.Sandbox.Tests;

public sealed class SandboxApiTests : IAsyncLifetime
{
    private readonly Mock<IClockDriver> _clock = new();
    private readonly Mock<IStoryTeller> _stories = new();
    private readonly Mock<IBotSwitch> _bot = new();
    private Stage _stage = null!;
    private WebApplication _web = null!;
    private SandboxEvents _events = null!;
    private HttpClient _page = null!;

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.OpenAsync();
        _clock.Setup(c => c.Face).Returns(() => new ClockFace(_stage.Clock.GetUtcNow(), "周一 09:00", true, 1));
        _stories.Setup(s => s.Stories).Returns([new StoryTitle("one", "第一个故事", "怎么开始", "先看这几个", ["lina"])]);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.Configure<KestrelServerOptions>(k => k.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging();
        _web = builder.Build();
        _web.UseRouting();
        _events = SandboxApi.Map(_web, _stage.Wecom, _clock.Object, _stories.Object, _bot.Object);
        await _web.StartAsync();
        _page = new HttpClient { BaseAddress = new Uri(_web.Urls.Single() + "/sandbox/api/") };
    }

    public async ValueTask DisposeAsync()
    {
        _page.Dispose();
        _events.Dispose();
        await _web.StopAsync();
        await _web.DisposeAsync();
        await _stage.DisposeAsync();
    }

    [Fact]
    public async Task The_state_shows_clock_people_faults_and_stories_in_raw_chinese()
    {
        var text = await _page.GetStringAsync(new Uri("state", UriKind.Relative));
        Assert.Contains("李娜", text, StringComparison.Ordinal);
        var state = JsonNode.Parse(text)!;
        Assert.True(state["clock"]!["isWorkingDay"]!.GetValue<bool>());
        Assert.Equal(21, state.List("people").Count);
        Assert.Equal("华东区", state.List("people").Single(p => p.Text("id") == "lina").Text("department"));
        Assert.Equal("第一个故事", state.List("stories").Single().Text("title"));
        Assert.Null(state["story"]);
        Assert.Equal(0, state["faults"]!["callbackLate"].Number("next"));
    }

    [Fact]
    public async Task A_member_talks_presses_sends_a_sample_and_reads()
    {
        _stage.Answer = heard => heard.Element("MsgType")!.Value == "text" ? Stage.Reply(heard, "text", "<Content>好的</Content>") : null;
        var said = await PostAsync("phones/lina/text", """{"text":"你好"}""");
        Assert.Equal(("好的", false), (said.Text("reply"), said["lost"]!.GetValue<bool>()));
        await PostAsync("phones/lina/image", """{"sample":"package"}""");
        await _stage.SendAsync("lina", "template_card", """{"card_type":"button_interaction","task_id":"t","main_title":{"title":"x"},"button_list":[{"text":"好","key":"ok"}]}""");
        var bubbles = (await GetAsync("phones/lina")).List("bubbles");
        Assert.Equal(["me text", "bot text", "me image", "bot template_card"], bubbles.Select(b => $"{b.Text("from")} {b.Text("kind")}"));
        Assert.Equal("live", bubbles[3]["card"].Text("state"));
        using var picture = await _page.GetAsync(new Uri(bubbles[2].Text("mediaUrl"), UriKind.Relative));
        Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);

        await PostAsync("phones/lina/press", $$"""{"bubbleId":{{bubbles[3].Text("id")}},"key":"ok"}""");
        Assert.Equal("ok", _stage.Heard[^1].Element("EventKey")!.Value);
        Assert.Equal(2, _stage.Wecom.Phone("lina").Unread);
        await PostAsync("phones/lina/read", "");
        Assert.Equal(0, _stage.Wecom.Phone("lina").Unread);
    }

    [Fact]
    public async Task An_uploaded_picture_is_sent()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(SamplePictures.Draw("scan").Bytes), "file", "a.png" } };
        using var response = await _page.PostAsync(new Uri("phones/lina/image", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("image", _stage.Heard.Single().Element("MsgType")!.Value);
    }

    [Fact]
    public async Task Faults_are_numbers_chances_or_switches()
    {
        var faults = await PostAsync("faults", """{"callbackTwice":2,"silentDrop":0.5,"rateLimited":true,"optionIdsMisspelt":true,"refusedRecipients":["lina"]}""");
        Assert.Equal(2, faults["callbackTwice"].Number("next"));
        Assert.Equal(0.5, faults["silentDrop"]!["chance"]!.GetValue<double>());
        Assert.Equal(1, _stage.Wecom.Faults.RateLimited.Chance);
        Assert.True(_stage.Wecom.Faults.OptionIdsMisspelt);
        Assert.Contains("LINA", _stage.Wecom.Faults.RefusedRecipients);
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync("faults", """{"noSuchFault":1}"""));
    }

    [Fact]
    public async Task The_clock_is_moved_by_its_driver()
    {
        await PostAsync("clock", """{"advanceMinutes":90}""");
        await PostAsync("clock", """{"to":"18:00"}""");
        await PostAsync("clock", """{"to":"next-working-day"}""");
        await PostAsync("clock", """{"rate":60}""");
        _clock.Verify(c => c.AdvanceAsync(TimeSpan.FromMinutes(90), It.IsAny<CancellationToken>()));
        _clock.Verify(c => c.ToTimeOfDayAsync(new TimeOnly(18, 0), It.IsAny<CancellationToken>()));
        _clock.Verify(c => c.ToNextWorkingDayAsync(It.IsAny<CancellationToken>()));
        _clock.Verify(c => c.SetRateAsync(60, It.IsAny<CancellationToken>()));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync("clock", """{"to":"yesterday"}"""));
    }

    [Fact]
    public async Task An_approval_is_handed_in_and_decided()
    {
        var form = await PostAsync(
            "approvals", """{"applicant":"lina","templateId":"3TkaLeave0001","name":"请假","form":{"请假类型":"年假","请假时间":"2026-12-01~2026-12-02"}}""");
        Assert.Equal("liuyang", form.List("waiting").Single().GetValue<string>());
        var decided = await PostAsync($"approvals/{form.Text("spNo")}/decide", """{"userId":"liuyang","action":"agree","speech":"好"}""");
        Assert.Equal("Passed", decided.Text("status"));
        Assert.Single((await GetAsync("approvals")).List("approvals"));
        Assert.Equal(HttpStatusCode.Conflict, await StatusAsync($"approvals/{form.Text("spNo")}/decide", """{"userId":"liuyang","action":"agree"}"""));
    }

    [Fact]
    public async Task Stories_are_started_and_stopped_by_their_teller()
    {
        await PostAsync("stories/one/start", "");
        await PostAsync("stories/one/hurry", "");
        await PostAsync("stories/one/stop", "");
        _stories.Verify(s => s.StartAsync("one", It.IsAny<CancellationToken>()));
        _stories.Verify(s => s.Hurry());
        _stories.Verify(s => s.StopAsync(It.IsAny<CancellationToken>()));
    }

    [Fact]
    public async Task The_bot_is_switched_off_cut_off_and_on_again()
    {
        _bot.Setup(b => b.Running).Returns(true);
        Assert.True((await GetAsync("state"))["bot"]!["running"]!.GetValue<bool>());
        await PostAsync("bot", """{"action":"stop"}""");
        await PostAsync("bot", """{"action":"abort"}""");
        await PostAsync("bot", """{"action":"restart"}""");
        _bot.Verify(b => b.StopAsync(false, It.IsAny<CancellationToken>()), Times.Exactly(2));
        _bot.Verify(b => b.StopAsync(true, It.IsAny<CancellationToken>()), Times.Once);
        _bot.Verify(b => b.StartAsync(It.IsAny<CancellationToken>()), Times.Once);
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync("bot", """{"action":"explode"}"""));
    }

    [Fact]
    public async Task The_wire_is_shown_newest_first_without_tokens()
    {
        await _stage.SendTextAsync("lina", "你好");
        var entries = (await GetAsync("wire")).List("entries");
        Assert.StartsWith("POST /cgi-bin/message/send", entries[0].Text("path"), StringComparison.Ordinal);
        Assert.DoesNotContain(entries, e => e!.ToJsonString().Contains(_stage.Wecom.App.Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(entries, e => e!.ToJsonString().Contains("access_token=", StringComparison.Ordinal));
        Assert.Empty((await GetAsync($"wire?after={entries[0].Text("id")}")).List("entries"));
    }

    [Fact]
    public async Task The_page_hears_of_every_bubble_and_callback()
    {
        using var stream = await _page.GetStreamAsync(new Uri("events", UriKind.Relative));
        using var reader = new StreamReader(stream);
        Assert.Equal(": hello", await reader.ReadLineAsync());
        await _stage.SendTextAsync("lina", "你好");
        var lines = new List<string>();
        while (!lines.Contains("event: wire", StringComparer.Ordinal))
            lines.Add(await reader.ReadLineAsync() ?? throw new InvalidOperationException("the stream ended"));
        var bubble = JsonNode.Parse(lines[lines.IndexOf("event: bubble") + 1]["data: ".Length..])!;
        Assert.Equal(("lina", "你好"), (bubble.Text("userId"), bubble["bubble"].Text("text")));
    }

    private async Task<JsonObject> GetAsync(string path) => JsonNode.Parse(await _page.GetStringAsync(new Uri(path, UriKind.Relative)))!.AsObject();

    private async Task<JsonObject> PostAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await _page.PostAsync(new Uri(path, UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync()) as JsonObject ?? [];
    }

    private async Task<HttpStatusCode> StatusAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await _page.PostAsync(new Uri(path, UriKind.Relative), content);
        return response.StatusCode;
    }
}
