using System.Net;
using static ChatBot.Wire.Tests.Words;

namespace ChatBot.Wire.Tests.Process;

/// <summary>Started by environment alone, beside any server that speaks the protocol.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task By_environment_alone_it_verifies_listens_and_works()
    {
        await using var wire = await WireService.StartAsync();
        using var http = new HttpClient { BaseAddress = wire.Address };

        Assert.Equal("live", await http.GetStringAsync(new Uri("/health/live", UriKind.Relative)));
        Assert.Equal("ready", await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative)));
        var delivery = await wire.WeCom.SayAsync("lina", "需求 客户:华东医院 内容:呼吸机管路 数量:50 期望:12月4日");
        Has("已登记需求 XQ-1", delivery.ReplyText!);
        await Eventually.TrueAsync(() => wire.PhoneOf("wanggong").Count("XQ-1") == 1, "the card is on the phone");
        await wire.WeCom.SendImageAsync("lina", Sandbox.Samples.SamplePictures.Draw("package").Bytes, "a.png");

        var metrics = await http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Matches("""chatbot_callbacks_received_total\{[^}]*kind="text"[^}]*\} 1""", metrics);
        Assert.Matches("""chatbot_callbacks_received_total\{[^}]*kind="picture"[^}]*\} 1""", metrics);
        Assert.Empty(wire.WeCom.Complaints);
        wire.Settings["ASPNETCORE_URLS"] = wire.Address.ToString();
        Assert.Equal(0, (await wire.RunAsync("healthcheck")).Code);
        await wire.Service.DisposeAsync();
        Assert.Equal(1, (await wire.RunAsync("healthcheck")).Code);
    }

    [Fact]
    public async Task The_keys_that_sign_forms_are_stored_sealed_and_open_after_a_restart()
    {
        await using var wire = await WireService.StartAsync();
        var stored = Assert.Single(wire.Query("select xml from page_keys"));
        Has("<sealed", stored);
        HasNot("masterKey", stored);
        HasNot("XML encryptor", wire.Service.Log);

        await wire.Service.DisposeAsync();
        await wire.StartServiceAsync();

        HasNot("XML encryptor", wire.Service.Log);
        HasNot("[ERR]", wire.Service.Log);
        Assert.Equal([stored], wire.Query("select xml from page_keys"));
    }

    [Fact]
    public async Task Before_wecom_was_ever_read_it_is_alive_but_not_ready_and_asks_wecom_to_try_again()
    {
        await using var wire = await WireService.PrepareAsync();
        wire.WeCom.Faults.UntrustedAddress.Chance = 1;
        await using var service = ServiceProcess.Start(wire.Settings, wire.Folder);
        using var http = new HttpClient { BaseAddress = await service.AddressAsync() };

        Assert.Equal("live", await http.GetStringAsync(new Uri("/health/live", UriKind.Relative)));
        using var ready = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        wire.WeCom.CallbackUrl = new Uri(http.BaseAddress, "/wecom/callback");
        var delivery = await wire.WeCom.SayAsync("lina", "帮助");

        Assert.Equal([503, 503, 503, 503], delivery.StatusCodes);
        Assert.Empty(wire.Query("select dedupe_key from inbox"));
    }

    [Fact]
    public async Task With_a_cached_org_it_serves_while_wecom_is_away()
    {
        await using var wire = await WireService.StartAsync();
        await wire.Service.DisposeAsync();
        wire.WeCom.Faults.ServerError.Chance = 1;

        await wire.StartServiceAsync();

        Has("需求", (await wire.WeCom.SayAsync("lina", "帮助")).ReplyText!);
    }

    [Fact]
    public async Task Every_wrong_setting_is_named_with_its_remedy_and_nothing_listens()
    {
        await using var wire = await WireService.PrepareAsync();
        var settings = wire.Settings;
        settings.Remove("WeCom__CorpId");
        settings["WeCom__AgentId"] = "my app";
        settings["WeCom__EncodingAesKey"] = "too-short-secret-key";
        settings["Schedule__DailyReport"] = "at six";
        settings["Chat__ReplyWithin"] = "00:01:00";
        settings["Storage__Provider"] = "Oracle";
        settings["Web__PublicUrl"] = "bot.example.com";

        var ended = await ServiceProcess.RunAsync(settings, wire.Folder, []);

        Assert.Equal(2, ended.Code);
        foreach (var key in new[] { "WeCom:CorpId", "WeCom:AgentId", "WeCom:EncodingAesKey", "Schedule:DailyReport", "Chat:ReplyWithin", "Storage:Provider", "Web:PublicUrl" })
            Has(key, ended.Errors);
        Has("7 problem(s)", ended.Errors);
        HasNot("too-short-secret-key", ended.Errors + ended.Output);
        HasNot("Now listening", ended.Output);
        Assert.False(File.Exists(Path.Combine(wire.Folder, "chatbot.db")));
        HasNot("   at ", ended.Errors);
    }

    [Fact]
    public async Task The_working_directory_does_not_matter()
    {
        await using var wire = await WireService.PrepareAsync();
        await using var service = ServiceProcess.Start(wire.Settings, "/");

        await service.ReadyAsync();
    }

    [Fact]
    public async Task A_broken_template_keeps_it_from_starting_and_is_named_with_its_line()
    {
        await using var wire = await WireService.PrepareAsync();
        await File.WriteAllTextAsync(Path.Combine(wire.OwnTemplates(), "messages", "chat", "failed.scriban"), "出错了\n{{ eror_no }}\n");

        var ended = await ServiceProcess.RunAsync(wire.Settings, wire.Folder, []);
        var check = await ServiceProcess.RunAsync(wire.Settings, wire.Folder, ["check"]);

        Assert.Equal((2, 2), (ended.Code, check.Code));
        Has("templates/messages/chat/failed.scriban", ended.Errors);
        Has("eror_no", ended.Errors);
        Has("error_no", check.Output);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_in_one_line()
    {
        await using var wire = await WireService.StartAsync();
        wire.Settings["ASPNETCORE_URLS"] = wire.Address.ToString();
        wire.Settings["Storage__ConnectionString"] = $"Data Source={Path.Combine(wire.Folder, "other.db")}";

        var ended = await ServiceProcess.RunAsync(wire.Settings, wire.Folder, []);

        Assert.Equal(2, ended.Code);
        Has("ASPNETCORE_URLS", ended.Errors);
        HasNot("   at ", ended.Errors);
    }
}
