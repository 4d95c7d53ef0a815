using System.Text.Json;
using ChatBot.WeCom.Api;
using CsCheck;

namespace ChatBot.WeCom.Tests.Api;

public sealed class MessageTests
{
    private static readonly string[] s_pieces = ["a", "\n", "中", "😀", "👨‍👩‍👧", "é"];
    private static readonly Recipients s_to = new(["chenlei", "luyao"], [2], [3]);

    [Fact]
    public async Task A_text_goes_out_as_documented_and_in_raw_characters()
    {
        var wecom = new FakeWeCom().Answers("""{"errcode":0,"msgid":"m1","invaliduser":""}""");

        await wecom.Client.SendAsync(new OutgoingText(s_to, "明天\u3000三点 😀 <a href=\"https://x.example/?a=1&b=2\">详情</a>\n\\u3000"), CancellationToken.None);

        var (url, body, request) = wecom.Calls.Single();
        Assert.Equal("/cgi-bin/message/send?access_token=token-1", url);
        Assert.Equal("application/json; charset=utf-8", request.Content!.Headers.ContentType!.ToString());
        Assert.Equal(
            """{"touser":"chenlei|luyao","toparty":"2","totag":"3","msgtype":"text","agentid":1000031,"text":{"content":"明天　三点 😀 <a href=\"https://x.example/?a=1&b=2\">详情</a>\n\\u3000"}}""",
            body);
    }

    [Fact]
    public void Whatever_is_written_is_read_back_and_holds_no_escaped_character_beyond_ascii() =>
        Gen.String.Sample(text =>
        {
            if (text.Any(char.IsSurrogate)) return;
            var json = new OutgoingText(s_to, text).ToJson(1);

            using var read = JsonDocument.Parse(json);
            Assert.Equal(text, read.RootElement.GetProperty("text").GetProperty("content").GetString());
            Assert.DoesNotMatch(@"(?<!\\)(\\\\)*\\u(?!00[0-7])", System.Text.Encoding.UTF8.GetString(json));
        });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_has_the_documented_body(OutgoingMessage message, string body)
    {
        var json = System.Text.Encoding.UTF8.GetString(message.ToJson(7));

        Assert.Equal("{\"touser\":\"u\"," + body + "}", json);
    }

    public static IEnumerable<TheoryDataRow<OutgoingMessage, string>> Kinds()
    {
        var u = Recipients.User("u");
        yield return new(new OutgoingMarkdown(u, "**a**"), "\"msgtype\":\"markdown\",\"agentid\":7,\"markdown\":{\"content\":\"**a**\"}");
        yield return new(new OutgoingTextCard(u, "t", "d", "https://x", "查看"), "\"msgtype\":\"textcard\",\"agentid\":7,\"textcard\":{\"title\":\"t\",\"description\":\"d\",\"url\":\"https://x\",\"btntxt\":\"查看\"}");
        yield return new(new OutgoingTextCard(u, "t", "d", "https://x"), "\"msgtype\":\"textcard\",\"agentid\":7,\"textcard\":{\"title\":\"t\",\"description\":\"d\",\"url\":\"https://x\"}");
        yield return new(new OutgoingImage(u, "M"), "\"msgtype\":\"image\",\"agentid\":7,\"image\":{\"media_id\":\"M\"}");
        yield return new(new OutgoingFile(u, "M") { Safe = true }, "\"msgtype\":\"file\",\"agentid\":7,\"file\":{\"media_id\":\"M\"},\"safe\":1");
        yield return new(new OutgoingMarkdown(u, "a") { Safe = true }, "\"msgtype\":\"markdown\",\"agentid\":7,\"markdown\":{\"content\":\"a\"}");
        yield return new(new OutgoingText(u, "a") { DuplicateCheck = TimeSpan.FromDays(1) }, "\"msgtype\":\"text\",\"agentid\":7,\"text\":{\"content\":\"a\"},\"enable_duplicate_check\":1,\"duplicate_check_interval\":14400");
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void Every_card_has_the_documented_members(TemplateCard card, string expected)
    {
        var json = System.Text.Encoding.UTF8.GetString(new OutgoingTemplateCard(Recipients.User("u"), card).ToJson(7));

        using var sent = JsonDocument.Parse(json);
        using var want = JsonDocument.Parse(expected);
        Assert.True(JsonElement.DeepEquals(want.RootElement, sent.RootElement.GetProperty("template_card")), json);
    }

    public static IEnumerable<TheoryDataRow<TemplateCard, string>> Cards()
    {
        yield return new(
            new ButtonInteractionCard
            {
                Source = new CardSource("https://x/i.png", "助手", 1),
                ActionMenu = new CardMenu("更多", [new CardMenuEntry("稍后", "snooze")]),
                TaskId = "t-1",
                MainTitle = new CardTitle("请确认", "来自陆瑶"),
                QuoteArea = new CardQuote(CardLink.None, Title: "原话", QuoteText: "周五前"),
                SubTitleText = "截止",
                HorizontalContentList = [new CardRow("负责人", "陈磊", 3, UserId: "chenlei"), new CardRow("详情", "打开", 1, "https://x")],
                CardAction = new CardAction(CardLink.Url, "https://x"),
                ButtonSelection = new CardSelection("prio", [new CardOption("h", "高")], "优先级", "h"),
                ButtonList = [new CardButton("确认", "ok", 1), new CardButton("转交", "fwd", 2)],
            },
            """{"card_type":"button_interaction","source":{"icon_url":"https://x/i.png","desc":"助手","desc_color":1},"action_menu":{"desc":"更多","action_list":[{"text":"稍后","key":"snooze"}]},"task_id":"t-1","main_title":{"title":"请确认","desc":"来自陆瑶"},"quote_area":{"type":0,"title":"原话","quote_text":"周五前"},"sub_title_text":"截止","horizontal_content_list":[{"type":3,"keyname":"负责人","value":"陈磊","userid":"chenlei"},{"type":1,"keyname":"详情","value":"打开","url":"https://x"}],"card_action":{"type":1,"url":"https://x"},"button_selection":{"question_key":"prio","title":"优先级","option_list":[{"id":"h","text":"高"}],"selected_id":"h"},"button_list":[{"text":"确认","style":1,"key":"ok"},{"text":"转交","style":2,"key":"fwd"}]}""");
        yield return new(
            new TextNoticeCard
            {
                MainTitle = new CardTitle("待办"),
                EmphasisContent = new CardTitle("5", "未完成"),
                SubTitleText = "两项到期",
                JumpList = [new CardJump("全部", CardLink.Url, "https://x"), new CardJump("小程序", CardLink.MiniProgram, AppId: "wx1", PagePath: "p/i")],
                CardAction = new CardAction(CardLink.Url, "https://x"),
            },
            """{"card_type":"text_notice","main_title":{"title":"待办"},"emphasis_content":{"title":"5","desc":"未完成"},"sub_title_text":"两项到期","jump_list":[{"type":1,"title":"全部","url":"https://x"},{"type":2,"title":"小程序","appid":"wx1","pagepath":"p/i"}],"card_action":{"type":1,"url":"https://x"}}""");
        yield return new(
            new NewsNoticeCard
            {
                MainTitle = new CardTitle("周报", "第27周"),
                CardImage = new CardImage("https://x/p.png", 2.25),
                VerticalContentList = [new CardTitle("完成", "12 项")],
                HorizontalContentList = [new CardRow("附件", "w27.pdf", 2, MediaId: "M")],
                CardAction = new CardAction(CardLink.Url, "https://x"),
            },
            """{"card_type":"news_notice","main_title":{"title":"周报","desc":"第27周"},"card_image":{"url":"https://x/p.png","aspect_ratio":2.25},"vertical_content_list":[{"title":"完成","desc":"12 项"}],"horizontal_content_list":[{"keyname":"附件","value":"w27.pdf","type":2,"media_id":"M"}],"card_action":{"type":1,"url":"https://x"}}""");
        yield return new(
            new VoteInteractionCard
            {
                MainTitle = new CardTitle("哪天"),
                TaskId = "v",
                Checkbox = new CardCheckbox("day", [new CardOption("sat", "周六", true), new CardOption("sun", "周日", false)], 1),
                SubmitButton = new CardSubmit("提交", "submit"),
            },
            """{"card_type":"vote_interaction","main_title":{"title":"哪天"},"task_id":"v","checkbox":{"question_key":"day","mode":1,"option_list":[{"id":"sat","text":"周六","is_checked":true},{"id":"sun","text":"周日","is_checked":false}]},"submit_button":{"text":"提交","key":"submit"}}""");
        yield return new(
            new MultipleInteractionCard
            {
                MainTitle = new CardTitle("补全"),
                TaskId = "m",
                SelectList = [new CardSelection("owner", [new CardOption("a", "陈磊")], "负责人", "a")],
                SubmitButton = new CardSubmit("提交", "submit"),
            },
            """{"card_type":"multiple_interaction","main_title":{"title":"补全"},"task_id":"m","select_list":[{"question_key":"owner","title":"负责人","selected_id":"a","option_list":[{"id":"a","text":"陈磊"}]}],"submit_button":{"text":"提交","key":"submit"}}""");
    }

    [Fact]
    public async Task Invalid_users_are_read_from_a_joined_string_and_from_a_list()
    {
        var wecom = new FakeWeCom()
            .Answers("""{"errcode":0,"errmsg":"ok","invaliduser":"gaojie|tangmin","invalidparty":"9","msgid":"m1","response_code":"rc-1","unlicenseduser":""}""")
            .Answers("""{"errcode":0,"errmsg":"ok","invaliduser":["luyao"]}""")
            .Answers("""{"errcode":0,"errmsg":"ok"}""");

        var sent = await wecom.Client.SendAsync(new OutgoingText(s_to, "a"), CancellationToken.None);
        Assert.Equal(("m1", "rc-1", "gaojie,tangmin", "9"), (sent.MsgId, sent.ResponseCode, string.Join(',', sent.InvalidUsers), string.Join(',', sent.InvalidDepartments)));
        Assert.Empty(sent.UnlicensedUsers);

        Assert.Equal("luyao", Assert.Single(await wecom.Client.UpdateTemplateCardAsync("rc-1", "已确认", ["chenlei", "luyao"], CancellationToken.None)));
        Assert.Empty(await wecom.Client.UpdateTemplateCardAsync("rc-2", new TextNoticeCard { MainTitle = new CardTitle("好") }, null, CancellationToken.None));

        var bodies = wecom.Calls.Select(call => call.Body).ToList();
        Assert.Equal("""{"userids":["chenlei","luyao"],"agentid":1000031,"response_code":"rc-1","button":{"replace_name":"已确认"}}""", bodies[1]);
        Assert.Equal("""{"atall":1,"agentid":1000031,"response_code":"rc-2","template_card":{"card_type":"text_notice","main_title":{"title":"好"}}}""", bodies[2]);
    }

    [Fact]
    public void Recipients_that_no_message_takes_are_refused_before_anything_leaves()
    {
        Assert.Throws<ArgumentException>(() => new Recipients());
        Assert.Throws<ArgumentException>(() => new Recipients(["a|b"]));
        Assert.Throws<ArgumentException>(() => new Recipients([.. Enumerable.Range(0, 1001).Select(i => $"u{i}")]));
        Assert.Throws<ArgumentException>(() => new Recipients(departments: [.. Enumerable.Range(0, 101).Select(i => (long)i)]));
    }

    [Fact]
    public void Long_text_is_split_by_bytes_without_losing_or_breaking_anything() =>
        Gen.Select(Gen.Int[0, 5].Select(i => s_pieces[i]).Array[0, 400], Gen.Int[8, 200]).Sample((pieces, limit) =>
        {
            var text = string.Concat(pieces);
            var parts = Utf8Parts.Split(text, limit);

            Assert.Equal(text, string.Concat(parts));
            Assert.All(parts, part =>
            {
                Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(part), text.Length == 0 ? 0 : 1, limit);
                Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(part)));
            });
        });

    [Fact]
    public void Long_text_breaks_at_the_end_of_a_line_where_there_is_one() =>
        Assert.Equal("第一行很长\n|第二行", string.Join('|', Utf8Parts.Split("第一行很长\n第二行", 20)));
}
