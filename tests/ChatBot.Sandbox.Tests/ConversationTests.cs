using System.Security;
using ChatBot.Sandbox.Phones;
using ChatBot.Sandbox.Server;

namespace ChatBot.Sandbox.Tests;

public sealed class ConversationTests
{
    private const string Card =
        """{"card_type":"button_interaction","task_id":"t-1","main_title":{"title":"请确认"},"button_selection":{"question_key":"prio","title":"优先级","option_list":[{"id":"h","text":"高"},{"id":"n","text":"普通"}],"selected_id":"n"},"button_list":[{"text":"确认","style":1,"key":"confirm"}]}""";

    [Fact]
    public async Task A_text_reaches_the_bot_and_its_passive_reply_the_phone()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Answer = heard => Stage.Reply(heard, "text", $"<Content>收到：{SecurityElement.Escape(heard.Element("Content")!.Value)}</Content>");
        var delivery = await stage.Wecom.SayAsync("lina", "录线索 ]]> <华东医院> 😀");
        Assert.False(delivery.Lost);
        Assert.Equal([200], delivery.StatusCodes);
        Assert.Equal("录线索 ]]> <华东医院> 😀", stage.Heard.Single().Element("Content")!.Value);
        Assert.Equal("收到：录线索 ]]> <华东医院> 😀", delivery.ReplyText);
        Assert.Equal([true, false], stage.Wecom.Phone("lina").Bubbles.Select(b => b.FromMe));
        Assert.Equal(1, stage.Wecom.Phone("LINA").Unread);
        Assert.Empty(stage.Wecom.Complaints);
    }

    [Fact]
    public async Task A_card_is_pressed_and_greyed_by_the_response_code_of_the_press_once()
    {
        await using var stage = await Stage.OpenAsync();
        var sent = await stage.SendAsync("lina|wanglei", "template_card", Card);
        Assert.NotEqual("", sent.Text("response_code"));
        var bubble = stage.Wecom.Phone("lina").Bubbles.Single();

        await stage.Wecom.PressAsync("lina", bubble.Id, "confirm", new Dictionary<string, IReadOnlyList<string>> { ["prio"] = ["h"] });
        var press = stage.Heard.Single();
        Assert.Equal("template_card_event", press.Element("Event")!.Value);
        Assert.Equal("h", press.Descendants("OptionId").Single().Value);

        var code = press.Element("ResponseCode")!.Value;
        Assert.Equal(0, (await UpdateAsync(stage, code)).Number("errcode"));
        Assert.Equal((CardState.Used, "已确认"), Face(stage, "lina"));
        Assert.Equal((CardState.Live, null), Face(stage, "wanglei"));
        Assert.Equal(60140, (await UpdateAsync(stage, code)).Number("errcode"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => stage.Wecom.PressAsync("lina", bubble.Id, "confirm"));
    }

    [Fact]
    public async Task A_response_code_works_for_one_of_many_at_once()
    {
        await using var stage = await Stage.OpenAsync();
        var code = (await stage.SendAsync("lina", "template_card", Card)).Text("response_code");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => UpdateAsync(stage, code)));
        Assert.Equal(1, answers.Count(a => a.Number("errcode") == 0));
        Assert.Equal(7, answers.Count(a => a.Number("errcode") == 60140));
    }

    [Theory]
    [InlineData(true, 60140)]
    [InlineData(false, 0)]
    public async Task Whether_a_failed_update_uses_the_code_up_is_a_setting(bool consumes, int second)
    {
        await using var stage = await Stage.OpenAsync();
        stage.Wecom.Faults.FailedUpdateConsumesCode = consumes;
        var code = (await stage.SendAsync("lina", "template_card", Card)).Text("response_code");
        var failed = await stage.PostAsync(
            "message/update_template_card", $$"""{"userids":["lina"],"agentid":{{stage.Wecom.App.AgentId}},"response_code":"{{code}}"}""");
        Assert.Equal(40063, failed.Number("errcode"));
        Assert.Equal(second, (await UpdateAsync(stage, code)).Number("errcode"));
    }

    [Fact]
    public async Task A_response_code_dies_after_72_hours()
    {
        await using var stage = await Stage.OpenAsync();
        var sent = await stage.SendAsync("lina", "template_card", Card);
        stage.Clock.Advance(TimeSpan.FromHours(72));
        await stage.NewTokenAsync();
        Assert.Equal(60140, (await UpdateAsync(stage, sent.Text("response_code"))).Number("errcode"));
    }

    [Fact]
    public async Task Two_presses_in_one_second_differ_in_their_response_code_only()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.SendAsync("lina", "template_card", Card);
        var bubble = stage.Wecom.Phone("lina").Bubbles.Single();
        stage.Wecom.Faults.OptionIdsMisspelt = true;
        await stage.Wecom.PressAsync("lina", bubble.Id, "confirm");
        await stage.Wecom.PressAsync("lina", bubble.Id, "confirm");
        var (first, second) = (stage.Heard[0], stage.Heard[1]);
        Assert.Equal("n", first.Descendants("OpitonId").Single().Value);
        Assert.NotEqual(first.Element("ResponseCode")!.Value, second.Element("ResponseCode")!.Value);
        first.Element("ResponseCode")!.Remove();
        second.Element("ResponseCode")!.Remove();
        Assert.Equal(first.ToString(), second.ToString());
    }

    [Theory]
    [InlineData("update_button", "<Button><ReplaceName>已确认</ReplaceName></Button>", "请确认")]
    [InlineData("update_template_card", "<TemplateCard><CardType>button_interaction</CardType><MainTitle><Title>办好了</Title></MainTitle><ButtonList><Text>确认</Text><Style>1</Style><Key>confirm</Key></ButtonList><ReplaceText>已确认</ReplaceText></TemplateCard>", "办好了")]
    public async Task A_passive_reply_changes_the_card_of_the_member_who_pressed(string kind, string inner, string title)
    {
        await using var stage = await Stage.OpenAsync();
        await stage.SendAsync("lina|wanglei", "template_card", Card);
        stage.Answer = heard => Stage.Reply(heard, kind, inner);
        await stage.Wecom.PressAsync("lina", stage.Wecom.Phone("lina").Bubbles.Single().Id, "confirm");
        Assert.Equal((CardState.Used, "已确认"), Face(stage, "lina"));
        Assert.Equal(title, stage.Wecom.Phone("lina").Bubbles.Single().Card!.Model["main_title"].Text("title"));
        Assert.Equal((CardState.Live, null), Face(stage, "wanglei"));
    }

    [Fact]
    public async Task A_reply_with_the_roles_not_swapped_is_dropped_and_complained_about()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Answer = heard =>
            $"<xml><ToUserName>{heard.Element("ToUserName")!.Value}</ToUserName><FromUserName>lina</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType><Content>x</Content></xml>";
        var delivery = await stage.Wecom.SayAsync("lina", "你好");
        Assert.Equal(2, delivery.Problems.Count);
        Assert.Single(stage.Wecom.Phone("lina").Bubbles);
        Assert.Equal(2, stage.Wecom.Complaints.Count);
    }

    [Fact]
    public async Task Pictures_places_scans_and_menus_arrive_as_wecom_writes_them()
    {
        await using var stage = await Stage.OpenAsync();
        var (bytes, name) = Samples.SamplePictures.Draw("package");
        await stage.Wecom.SendImageAsync("lina", bytes, name);
        await stage.Wecom.SendVoiceAsync("lina", "到货了");
        await stage.Wecom.SendLocationAsync("lina", 31.2304, 121.4737, "人民大道");
        await stage.Wecom.ScanAsync("lina", "SN-0001");
        await stage.Wecom.EnterAsync("lina");
        await stage.Wecom.ClickMenuAsync("lina", "MY_TASKS");
        Assert.Equal(["image", "voice", "location", "event", "event", "event"], stage.Heard.Select(h => h.Element("MsgType")!.Value));
        Assert.Equal(["scancode_waitmsg", "enter_agent", "click"], stage.Heard.Skip(3).Select(h => h.Element("Event")!.Value));
        Assert.Equal("31.2304", stage.Heard[2].Element("Location_X")!.Value);
        Assert.Equal("wxwork", stage.Heard[2].Element("AppType")!.Value);
        Assert.Equal("SN-0001", stage.Heard[3].Descendants("ScanResult").Single().Value);

        using var picture = await stage.GetRawAsync("media/get", $"media_id={stage.Heard[0].Element("MediaId")!.Value}");
        Assert.Equal(bytes, await picture.Content.ReadAsByteArrayAsync());
    }

    private static (CardState State, string? Text) Face(Stage stage, string userId)
    {
        var card = stage.Wecom.Phone(userId).Bubbles.Single().Card!;
        return (card.State, card.ReplacedText);
    }

    private static Task<System.Text.Json.Nodes.JsonObject> UpdateAsync(Stage stage, string code) => stage.PostAsync(
        "message/update_template_card",
        $$$"""{"userids":["lina"],"agentid":{{{stage.Wecom.App.AgentId}}},"response_code":"{{{code}}}","button":{"replace_name":"已确认"}}""");
}
