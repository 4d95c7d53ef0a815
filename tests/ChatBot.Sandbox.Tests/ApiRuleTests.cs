using System.Text.Json.Nodes;
using ChatBot.Sandbox.Server;

namespace ChatBot.Sandbox.Tests;

public sealed class ApiRuleTests
{
    [Fact]
    public async Task A_token_is_the_same_within_its_life_and_errors_come_with_http_200()
    {
        await using var stage = await Stage.OpenAsync();
        var path = $"/cgi-bin/gettoken?corpid={stage.Wecom.App.CorpId}&corpsecret={stage.Wecom.App.Secret}";
        var first = await stage.GetAsync(path);
        var second = await stage.GetAsync(path);
        Assert.Equal(first.Text("access_token"), second.Text("access_token"));
        Assert.Equal(512, first.Text("access_token").Length);
        Assert.Equal(3, stage.Wecom.Tokens.Calls);
        Assert.Equal(40001, (await stage.GetAsync(path + "x")).Number("errcode"));
        Assert.Equal(41001, (await stage.GetAsync("/cgi-bin/user/get?userid=lina")).Number("errcode"));
        Assert.Equal(40014, (await stage.GetAsync("/cgi-bin/user/get?access_token=x&userid=lina")).Number("errcode"));
    }

    [Fact]
    public async Task A_token_expires_by_the_clock_and_on_command_and_a_new_one_works()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Clock.Advance(TimeSpan.FromSeconds(7200));
        Assert.Equal(42001, (await stage.GetApiAsync("user/get", "userid=lina")).Number("errcode"));
        await stage.NewTokenAsync();
        Assert.Equal(0, (await stage.GetApiAsync("user/get", "userid=lina")).Number("errcode"));
        stage.Wecom.Faults.TokenExpired.Next = 1;
        Assert.Equal(42001, (await stage.GetApiAsync("user/get", "userid=lina")).Number("errcode"));
        await stage.NewTokenAsync();
        Assert.Equal(0, (await stage.GetApiAsync("user/get", "userid=lina")).Number("errcode"));
    }

    [Fact]
    public async Task Wrong_secrets_lock_the_address_for_an_hour()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Wecom.Tokens.WrongTriesBeforeLock = 2;
        var right = $"/cgi-bin/gettoken?corpid={stage.Wecom.App.CorpId}&corpsecret={stage.Wecom.App.Secret}";
        await stage.GetAsync(right + "x");
        await stage.GetAsync(right + "x");
        Assert.Equal(45009, (await stage.GetAsync(right)).Number("errcode"));
        stage.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, (await stage.GetAsync(right)).Number("errcode"));
    }

    [Fact]
    public async Task Another_apps_id_is_refused()
    {
        await using var stage = await Stage.OpenAsync();
        var answer = await stage.PostAsync("message/send", """{"touser":"lina","msgtype":"text","agentid":1,"text":{"content":"x"}}""");
        Assert.Equal(301002, answer.Number("errcode"));
    }

    [Fact]
    public async Task Invalid_users_are_a_lower_case_string_and_nobody_valid_is_81013()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Wecom.Faults.RefusedRecipients.Add("wanglei");
        var part = await stage.SendTextAsync("lina|Nobody|WangLei", "你好");
        Assert.Equal((0, "nobody|wanglei"), (part.Number("errcode"), part.Text("invaliduser")));
        var none = await stage.SendTextAsync("Nobody", "你好");
        Assert.Equal((81013, "nobody"), (none.Number("errcode"), none.Text("invaliduser")));
        Assert.Equal(82001, (await stage.PostAsync("message/send", $$$"""{"msgtype":"text","agentid":{{{stage.Wecom.App.AgentId}}},"text":{"content":"x"}}""")).Number("errcode"));
    }

    [Fact]
    public async Task The_31st_message_of_a_minute_is_accepted_and_never_arrives()
    {
        await using var stage = await Stage.OpenAsync();
        for (var i = 0; i < 31; i++)
            Assert.Equal(0, (await stage.SendTextAsync("lina", $"第{i}条")).Number("errcode"));
        Assert.Equal(31, stage.Wecom.Messages.Sent.Count);
        Assert.Equal(30, stage.Wecom.Phone("lina").Bubbles.Count);
        Assert.Single(stage.Wecom.Messages.Sent, s => s.Delivered.Count == 0);
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        await stage.SendTextAsync("lina", "又来");
        Assert.Equal(31, stage.Wecom.Phone("lina").Bubbles.Count);
    }

    [Fact]
    public async Task A_repeat_is_delivered_once_with_the_duplicate_check_and_twice_without()
    {
        await using var stage = await Stage.OpenAsync();
        const string check = ""","enable_duplicate_check":1""";
        await stage.SendTextAsync("lina", "一", check);
        Assert.Equal(0, (await stage.SendTextAsync("lina", "一", check)).Number("errcode"));
        Assert.Single(stage.Wecom.Phone("lina").Bubbles);
        stage.Clock.Advance(TimeSpan.FromSeconds(1800));
        await stage.SendTextAsync("lina", "一", check);
        await stage.SendTextAsync("lina", "一");
        Assert.Equal(3, stage.Wecom.Phone("lina").Bubbles.Count);
        Assert.Equal(40058, (await stage.SendTextAsync("lina", "一", check + ""","duplicate_check_interval":14401""")).Number("errcode"));
    }

    [Fact]
    public async Task Of_many_identical_requests_at_once_one_is_delivered()
    {
        await using var stage = await Stage.OpenAsync();
        const string check = ""","enable_duplicate_check":1""";
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => stage.SendTextAsync("lina", "一", check)));
        Assert.All(answers, a => Assert.Equal(0, a.Number("errcode")));
        Assert.Single(stage.Wecom.Phone("lina").Bubbles);
        Assert.Single(answers, a => a.ContainsKey("msgid"));
    }

    [Fact]
    public async Task A_refused_message_is_no_first_delivery()
    {
        await using var stage = await Stage.OpenAsync();
        const string card = """{"card_type":"button_interaction","task_id":"t","main_title":{"title":"x"},"button_list":[{"text":"好","key":"ok"}]}""";
        await stage.SendAsync("lina", "template_card", card);
        Assert.Equal(42014, (await stage.SendAsync("wanglei", "template_card", card, ""","enable_duplicate_check":1""")).Number("errcode"));
        stage.Wecom.Faults.TaskIdUnique = false;
        Assert.NotEqual("", (await stage.SendAsync("wanglei", "template_card", card, ""","enable_duplicate_check":1""")).Text("msgid"));
        Assert.Single(stage.Wecom.Complaints);
    }

    [Fact]
    public async Task A_long_text_is_cut_at_2048_bytes_without_splitting_a_character()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.SendTextAsync("lina", new string('长', 700));
        Assert.Equal(682, stage.Wecom.Phone("lina").Bubbles.Single().Text.Length);
        stage.Wecom.Faults.LongTextRefused = true;
        Assert.Equal(45002, (await stage.SendTextAsync("lina", new string('长', 700))).Number("errcode"));
    }

    [Theory]
    [InlineData("""{"card_type":"button_interaction","main_title":{"title":"x"},"button_list":[{"text":"好","key":"k"}]}""", 42014)]
    [InlineData("""{"card_type":"button_interaction","task_id":"a b","main_title":{"title":"x"},"button_list":[{"text":"好","key":"k"}]}""", 42014)]
    [InlineData("""{"card_type":"button_interaction","task_id":"a","main_title":{"title":"x"},"button_list":[{"text":"好"}]}""", 42039)]
    [InlineData("""{"card_type":"button_interaction","task_id":"a","main_title":{"title":"x"},"button_list":[{"key":"k"}]}""", 42038)]
    [InlineData("""{"card_type":"text_notice","main_title":{"title":"x"}}""", 42045)]
    [InlineData("""{"card_type":"text_notice","main_title":{"title":"x"},"card_action":{"type":1,"url":"https://e.com"},"horizontal_content_list":[{"value":"1"}]}""", 42027)]
    [InlineData("""{"card_type":"vote_interaction","task_id":"a","main_title":{"title":"x"},"checkbox":{"question_key":"q","option_list":[{"id":"1","text":"一"}]}}""", 42046)]
    public async Task A_bad_card_gets_the_code_of_its_fault(string card, int code)
    {
        await using var stage = await Stage.OpenAsync();
        Assert.Equal(code, (await stage.SendAsync("lina", "template_card", card)).Number("errcode"));
    }

    [Fact]
    public async Task Media_lives_for_three_days_and_must_be_what_it_says()
    {
        await using var stage = await Stage.OpenAsync();
        var upload = await stage.UploadAsync("file", "合同内容在此"u8.ToArray(), "合同.pdf");
        Assert.Equal(JsonValueKindOf(upload["created_at"]), System.Text.Json.JsonValueKind.String);
        var body = $$"""{"media_id":"{{upload.Text("media_id")}}"}""";
        Assert.Equal(0, (await stage.SendAsync("lina", "file", body)).Number("errcode"));
        Assert.Equal("合同.pdf", stage.Wecom.Phone("lina").Bubbles.Single().FileName);
        Assert.Equal(40007, (await stage.SendAsync("lina", "image", body)).Number("errcode"));
        using (var part = await stage.GetRawAsync("media/get", $"media_id={upload.Text("media_id")}"))
            Assert.Equal("合同内容在此"u8.ToArray(), await part.Content.ReadAsByteArrayAsync());

        stage.Clock.Advance(TimeSpan.FromDays(3));
        await stage.NewTokenAsync();
        Assert.Equal(40007, (await stage.GetApiAsync("media/get", $"media_id={upload.Text("media_id")}")).Number("errcode"));
        Assert.Equal(40123, (await stage.UploadAsync("image", "no picture"u8.ToArray(), "a.png")).Number("errcode"));
        Assert.Equal(44001, (await stage.UploadAsync("file", "12345678"u8.ToArray(), "a.txt", quotedBoundary: true)).Number("errcode"));
    }

    [Fact]
    public async Task The_directory_shows_what_a_new_app_may_see()
    {
        await using var stage = await Stage.OpenAsync();
        var lina = await stage.GetApiAsync("user/get", "userid=LiNa");
        Assert.Equal(("lina", "李娜", "liuyang"), (lina.Text("userid"), lina.Text("name"), lina["direct_leader"]![0]!.GetValue<string>()));
        Assert.False(lina.ContainsKey("mobile"));
        Assert.Equal(60111, (await stage.GetApiAsync("user/get", "userid=nobody")).Number("errcode"));
        stage.Wecom.Company.Put(stage.Wecom.Company.Find("wanglei")! with { Visible = false });
        Assert.Equal(60011, (await stage.GetApiAsync("user/get", "userid=wanglei")).Number("errcode"));
        var list = await stage.GetApiAsync("user/list", "department_id=21");
        Assert.Equal(["liuyang", "lina"], list.List("userlist").Select(u => u.Text("userid")));
        var departments = await stage.GetApiAsync("department/list");
        Assert.Equal(13, departments.List("department").Count);
        Assert.Equal(60003, (await stage.GetApiAsync("department/get", "id=99")).Number("errcode"));
    }

    [Fact]
    public async Task Everyone_but_the_top_has_a_superior_who_exists_and_every_department_a_leader_in_it()
    {
        await using var stage = await Stage.OpenAsync();
        var company = stage.Wecom.Company;
        Assert.Equal(["chenzong"], company.People.Where(p => p.DirectLeaders.Count == 0).Select(p => p.UserId));
        Assert.All(company.People.SelectMany(p => p.DirectLeaders), l => Assert.NotNull(company.Find(l)));
        Assert.All(company.Departments, d => Assert.All(d.Leaders, l => Assert.NotNull(company.Find(l))));
    }

    [Fact]
    public async Task Faults_of_the_transport_strike_as_often_as_told()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Wecom.Faults.ResetAfter.Next = 1;
        await Assert.ThrowsAsync<HttpRequestException>(() => stage.SendTextAsync("lina", "不知道到没到"));
        Assert.Single(stage.Wecom.Phone("lina").Bubbles);
        stage.Wecom.Faults.ResetBefore.Next = 1;
        await Assert.ThrowsAsync<HttpRequestException>(() => stage.SendTextAsync("lina", "没到"));
        Assert.Single(stage.Wecom.Phone("lina").Bubbles);
        stage.Wecom.Faults.RateLimited.Next = 1;
        Assert.Equal(45009, (await stage.SendTextAsync("lina", "x")).Number("errcode"));
        stage.Wecom.Faults.SilentDrop.Next = 1;
        Assert.Equal(0, (await stage.SendTextAsync("lina", "x")).Number("errcode"));
        Assert.Single(stage.Wecom.Phone("lina").Bubbles);
        Assert.Equal(0, (await stage.SendTextAsync("lina", "x")).Number("errcode"));
        Assert.Equal(2, stage.Wecom.Phone("lina").Bubbles.Count);
    }

    [Fact]
    public async Task What_wecom_would_not_take_is_complained_about()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.SendTextAsync("lina", "\\u4f60\\u597d");
        Assert.Equal("你好", stage.Wecom.Phone("lina").Bubbles.Single().Text);
        Assert.Equal(43002, (await stage.GetApiAsync("message/send")).Number("errcode"));
        using var unknown = await stage.GetRawAsync("message/sned", "");
        Assert.Equal(404, (int)unknown.StatusCode);
        Assert.Equal(3, stage.Wecom.Complaints.Count);
    }

    [Fact]
    public async Task A_login_code_works_once_and_for_five_minutes()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Wecom.Login.TrustedDomain = "bot.example.com";
        var path = $"/connect/oauth2/authorize?appid={stage.Wecom.App.CorpId}&redirect_uri=https%3A%2F%2Fbot.example.com%2Fin%3Fa%3D1&response_type=code&scope=snsapi_base&state=s1&sandbox_user=lina";
        using var redirect = await stage.FollowAsync(path);
        var target = redirect.Headers.Location!.ToString();
        Assert.StartsWith("https://bot.example.com/in?a=1&code=", target, StringComparison.Ordinal);
        Assert.EndsWith("&state=s1", target, StringComparison.Ordinal);
        var code = target.Split("code=")[1].Split('&')[0];
        Assert.Equal("lina", (await stage.GetApiAsync("auth/getuserinfo", "code=" + code)).Text("userid"));
        Assert.Equal(42022, (await stage.GetApiAsync("auth/getuserinfo", "code=" + code)).Number("errcode"));
        Assert.Equal(40029, (await stage.GetApiAsync("auth/getuserinfo", "code=x")).Number("errcode"));
        var late = stage.Wecom.Login.IssueCode("lina");
        stage.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(42003, (await stage.GetApiAsync("auth/getuserinfo", "code=" + late)).Number("errcode"));
        using var other = await stage.FollowAsync(path.Replace("bot.example", "bad.example", StringComparison.Ordinal));
        Assert.Equal("50001", other.Headers.GetValues("Error-Code").Single());
    }

    [Fact]
    public async Task A_menu_is_checked_kept_and_gone()
    {
        await using var stage = await Stage.OpenAsync();
        Assert.Equal(46003, (await stage.GetApiAsync("menu/get", $"agentid={stage.Wecom.App.AgentId}")).Number("errcode"));
        Assert.Equal(40019, new AppMenu().Create(Menu("")).ErrCode);
        var menu = new AppMenu();
        Assert.Equal(0, menu.Create(Menu("MY_TASKS")).ErrCode);
        Assert.Equal("MY_TASKS", menu.Entries.Single().Text("key"));
        menu.Delete();
        Assert.Equal(46003, menu.Get().ErrCode);
    }

    [Fact]
    public async Task A_ticket_signs_a_page_and_is_rationed()
    {
        await using var stage = await Stage.OpenAsync();
        var ticket = (await stage.GetApiAsync("ticket/get", "type=agent_config")).Text("ticket");
        var signature = Wire.JsSdkSignature.Of(ticket, "n", "1", "https://bot.example.com/a");
        Assert.True(stage.Wecom.Login.Accepts("agent_config", "n", "1", "https://bot.example.com/a#top", signature));
        Assert.False(stage.Wecom.Login.Accepts("corp", "n", "1", "https://bot.example.com/a", signature));
        for (var i = 0; i < 99; i++)
            await stage.GetApiAsync("ticket/get", "type=agent_config");
        Assert.Equal(45009, (await stage.GetApiAsync("ticket/get", "type=agent_config")).Number("errcode"));
    }

    private static System.Text.Json.JsonValueKind? JsonValueKindOf(JsonNode? node) => node?.GetValueKind();

    private static JsonObject Menu(string key) =>
        new() { ["button"] = new JsonArray(new JsonObject { ["type"] = "click", ["name"] = "待办", ["key"] = key }) };

    [Fact]
    public async Task An_address_that_is_not_trusted_is_refused_once_the_change_is_a_minute_old()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Wecom.Trusted.Set(["203.0.113.7"]);
        Assert.Equal(0, (await stage.SendTextAsync("lina", "一")).Number("errcode"));
        stage.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(60020, (await stage.SendTextAsync("lina", "二")).Number("errcode"));
        stage.Wecom.Trusted.Set(["203.0.113.7", "127.0.0.1"]);
        Assert.Equal(60020, (await stage.SendTextAsync("lina", "三")).Number("errcode"));
        stage.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(0, (await stage.SendTextAsync("lina", "四")).Number("errcode"));
        Assert.Equal(["一", "四"], stage.Wecom.Phone("lina").Bubbles.Select(b => b.Text));
    }
}
