namespace ChatBot.Sandbox.Tests;

public sealed class CallbackDeliveryTests
{
    [Fact]
    public async Task An_echo_with_one_byte_too_many_is_refused()
    {
        await using var stage = await Stage.OpenAsync(verified: false);
        stage.EchoSuffix = "\n";
        await Assert.ThrowsAsync<InvalidOperationException>(() => stage.Wecom.VerifyCallbackUrlAsync());
        var sent = await stage.SendAsync("lina", "template_card", """{"card_type":"text_notice","main_title":{"title":"x"},"card_action":{"type":1,"url":"https://e.com"}}""");
        Assert.Equal(43012, Server.JsonReading.Number(sent, "errcode"));
    }

    [Fact]
    public async Task A_failing_bot_gets_the_same_message_again_sealed_anew()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Status = n => n < 3 ? 500 : 200;
        var delivery = await stage.Wecom.SayAsync("lina", "你好");
        Assert.Equal([500, 500, 200], delivery.StatusCodes);
        Assert.False(delivery.Lost);
        Assert.Single(stage.Heard.Select(h => h.ToString()).Distinct());
        var envelopes = stage.Wecom.Wire.Newest().Where(e => e.Path.StartsWith("POST /callback", StringComparison.Ordinal)).Select(e => e.Envelope);
        Assert.Equal(3, envelopes.Distinct().Count());
    }

    [Fact]
    public async Task After_the_last_retry_the_message_is_lost_for_ever()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Status = _ => 503;
        var delivery = await stage.Wecom.SayAsync("lina", "你好");
        Assert.Equal(4, delivery.Attempts);
        Assert.True(delivery.Lost);
        Assert.Single(stage.Wecom.LostCallbacks);
        Assert.True(stage.Wecom.Phone("lina").Bubbles.Single().Lost);
    }

    [Fact]
    public async Task A_bot_that_answers_too_late_gets_it_again_though_it_has_heard_it()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Wecom.Faults.CallbackTimeout = TimeSpan.FromSeconds(1);
        stage.Before = stop => stage.Heard.Count == 1 ? Task.Delay(Timeout.Infinite, stop) : Task.CompletedTask;
        var delivery = await stage.Wecom.SayAsync("lina", "你好");
        Assert.Equal((0, 200), (delivery.StatusCodes[0], delivery.StatusCodes[^1]));
        Assert.Equal(delivery.Attempts, stage.Heard.Count);
    }

    [Fact]
    public async Task Anything_can_be_posted_and_a_new_address_needs_a_new_check()
    {
        await using var stage = await Stage.OpenAsync();
        var delivery = await stage.Wecom.PostAsync("<xml><MsgType>event</MsgType><Event>never_heard_of</Event></xml>");
        Assert.False(delivery.Lost);
        Assert.Equal("never_heard_of", stage.Heard.Single().Element("Event")!.Value);
        stage.Wecom.CallbackUrl = new Uri(stage.Wecom.CallbackUrl! + "/elsewhere");
        var sent = await stage.SendAsync("lina", "template_card", """{"card_type":"text_notice","main_title":{"title":"x"},"card_action":{"type":1,"url":"https://e.com"}}""");
        Assert.Equal(43012, Server.JsonReading.Number(sent, "errcode"));
    }

    [Fact]
    public async Task A_card_press_is_not_repeated()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.SendAsync("lina", "template_card", """{"card_type":"button_interaction","task_id":"t","main_title":{"title":"x"},"button_list":[{"text":"好","key":"ok"}]}""");
        stage.Status = _ => 500;
        var delivery = await stage.Wecom.PressAsync("lina", stage.Wecom.Phone("lina").Bubbles.Single().Id, "ok");
        Assert.Equal((1, true), (delivery.Attempts, delivery.Lost));
    }

    [Fact]
    public async Task Dropped_and_doubled_callbacks_do_what_their_names_say()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Answer = heard => Stage.Reply(heard, "text", $"<Content>第{stage.Heard.Count}次</Content>");
        stage.Wecom.Faults.CallbackDropped.Next = 1;
        Assert.True((await stage.Wecom.SayAsync("lina", "一")).Lost);
        Assert.Empty(stage.Heard);

        stage.Wecom.Faults.CallbackTwice.Next = 1;
        var twice = await stage.Wecom.SayAsync("lina", "二");
        Assert.Equal((2, "第2次"), (twice.Attempts, twice.ReplyText));
        Assert.Equal(1, stage.Wecom.Phone("lina").Bubbles.Count(b => !b.FromMe));
    }

    [Fact]
    public async Task A_held_callback_comes_after_a_later_one()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Wecom.Faults.HoldAtMost = TimeSpan.FromMinutes(1);
        stage.Wecom.Faults.CallbackOutOfOrder.Next = 1;
        var first = stage.Wecom.SayAsync("lina", "先");
        await stage.Wecom.SayAsync("lina", "后");
        await first;
        Assert.Equal(["后", "先"], stage.Heard.Select(h => h.Element("Content")!.Value));
    }

    [Fact]
    public async Task A_change_in_the_directory_is_told_with_only_what_changed()
    {
        await using var stage = await Stage.OpenAsync();
        var lina = stage.Wecom.Company.Find("lina")!;
        stage.Wecom.Company.Put(lina with { DirectLeaders = ["huangjie"] });
        await stage.Wecom.WhenQuietAsync();
        var change = stage.Heard.Single();
        Assert.Equal(("update_user", "huangjie"), (change.Element("ChangeType")!.Value, change.Element("DirectLeader")!.Value));
        Assert.Null(change.Element("Department"));

        stage.Wecom.Company.Put(lina with { Status = Companies.PersonStatus.Left });
        await stage.Wecom.WhenQuietAsync();
        Assert.Contains(stage.Heard, h => h.Element("Event")!.Value == "unsubscribe");
    }

    [Fact]
    public async Task Two_instances_of_the_bot_get_the_callbacks_at_random_and_each_callback_once()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Wecom.Replicas = [new Uri(stage.Wecom.CallbackUrl!, "/callback?instance=2")];
        for (var i = 0; i < 20; i++) await stage.Wecom.SayAsync("lina", $"第 {i} 句");
        Assert.Equal(20, stage.Heard.Select(h => h.Element("Content")!.Value).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(20, stage.Heard.Count);

        stage.Wecom.Replicas = [new Uri("http://127.0.0.1:1/callback")];
        var deliveries = new List<ChatBot.Sandbox.Wire.Delivery>();
        for (var i = 0; i < 20; i++) deliveries.Add(await stage.Wecom.SayAsync("lina", $"另 {i} 句"));
        Assert.Contains(deliveries, d => d.StatusCodes is [0, .., 200]);
        Assert.Contains(deliveries, d => d.StatusCodes is [200]);
    }
}
