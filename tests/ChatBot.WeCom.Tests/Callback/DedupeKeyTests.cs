using ChatBot.WeCom.Callback;

namespace ChatBot.WeCom.Tests.Callback;

public sealed class DedupeKeyTests
{
    private const string Approval = """
        <xml><ToUserName>c</ToUserName><FromUserName>sys</FromUserName><CreateTime>1720001000</CreateTime><MsgType>event</MsgType><Event>sys_approval_change</Event>
        <ApprovalInfo><SpNoStr>202611230001</SpNoStr><SpStatus>1</SpStatus><ProcessList><NodeList><NodeType>1</NodeType><ApvRel>1</ApvRel>
        <SubNodeList><UserInfo><UserId>a</UserId></UserInfo><SpYj>2</SpYj><Sptime>1720001000</Sptime></SubNodeList>
        <SubNodeList><UserInfo><UserId>b</UserId></UserInfo><SpYj>1</SpYj><Sptime>0</Sptime></SubNodeList></NodeList></ProcessList>
        <StatuChangeEvent>2</StatuChangeEvent></ApprovalInfo></xml>
        """;

    [Fact]
    public void Two_approvers_agreeing_in_one_second_are_two_events()
    {
        var second = Approval.Replace("<SpYj>1</SpYj><Sptime>0</Sptime>", "<SpYj>2</SpYj><Sptime>1720001000</Sptime>", StringComparison.Ordinal);

        Assert.False(Key(Approval) == Key(second));
    }

    [Fact]
    public void Two_forms_moving_in_one_second_are_two_events() =>
        Assert.False(Key(Approval) == Key(Approval.Replace("202611230001", "202611230002", StringComparison.Ordinal)));

    [Fact]
    public void Urging_twice_is_two_events()
    {
        var urged = Approval.Replace("<StatuChangeEvent>2<", "<StatuChangeEvent>5<", StringComparison.Ordinal);

        Assert.False(Key(urged) == Key(urged.Replace("<CreateTime>1720001000<", "<CreateTime>1720001060<", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_repeated_delivery_is_the_same_event()
    {
        Assert.Equal(Key(Approval), Key(Approval));
        Assert.Equal(Key(Approval), Key(Approval.Replace("\n", " \r\n ", StringComparison.Ordinal).Replace(">a<", "><![CDATA[a]]><", StringComparison.Ordinal)));
    }

    [Fact]
    public void Members_changed_in_one_second_are_events_of_their_own()
    {
        string[] keys = [Key(Contact("u1", "2")), Key(Contact("u2", "2")), Key(Contact("u1", "3"))];

        Assert.Equal(3, keys.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(keys[0], Key(Contact("u1", "2")));

        static string Contact(string user, string department) =>
            $"<xml><FromUserName>sys</FromUserName><CreateTime>1</CreateTime><MsgType>event</MsgType><Event>change_contact</Event><ChangeType>update_user</ChangeType><UserID>{user}</UserID><Department>{department}</Department></xml>";
    }

    [Fact]
    public void Two_presses_of_a_button_in_one_second_are_two_events_by_their_response_code()
    {
        Assert.False(Key(Click("rc-1")) == Key(Click("rc-2")));
        Assert.Equal(Key(Click("rc-1")), Key(Click("rc-1")));

        static string Click(string code) =>
            $"<xml><FromUserName>u</FromUserName><CreateTime>1</CreateTime><MsgType>event</MsgType><Event>template_card_event</Event><EventKey>ok</EventKey><TaskId>t</TaskId><ResponseCode>{code}</ResponseCode></xml>";
    }

    [Fact]
    public void A_message_is_known_by_its_number_alone()
    {
        Assert.Equal(Key("<xml><MsgType>text</MsgType><MsgId>7</MsgId><Content>a</Content></xml>"), Key("<xml><MsgId>7</MsgId><MsgType>text</MsgType><Content>a</Content></xml>"));
        Assert.False(Key("<xml><MsgType>text</MsgType><MsgId>7</MsgId></xml>") == Key("<xml><MsgType>text</MsgType><MsgId>8</MsgId></xml>"));
    }

    [Fact]
    public void A_key_is_bounded_whatever_comes_in()
    {
        var key = Key($"<xml><MsgType>event</MsgType><Event>sys_approval_change</Event><ApprovalInfo><SpNoStr>{new string('9', 5000)}</SpNoStr></ApprovalInfo></xml>");

        Assert.InRange(key.Length, 1, 512);
        Assert.False(key == Key($"<xml><MsgType>event</MsgType><Event>sys_approval_change</Event><ApprovalInfo><SpNoStr>{new string('9', 5001)}</SpNoStr></ApprovalInfo></xml>"));
    }

    private static string Key(string xml) => CallbackParser.Parse(xml).DedupeKey;
}
