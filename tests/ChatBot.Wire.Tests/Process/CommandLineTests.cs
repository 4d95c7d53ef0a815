using System.Text.Json;
using ChatBot.Tests.Collaboration;
using Microsoft.Data.Sqlite;
using static ChatBot.Wire.Tests.Words;

namespace ChatBot.Wire.Tests.Process;

/// <summary>The commands of the service binary, each as a process.</summary>
public sealed class CommandLineTests
{
    private static readonly Dictionary<string, string> s_nothing = new(StringComparer.Ordinal);

    [Theory]
    [InlineData("run")]
    [InlineData("check")]
    [InlineData("parse")]
    [InlineData("doctor")]
    [InlineData("replay")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("export")]
    [InlineData("import")]
    [InlineData("healthcheck")]
    public async Task Each_explains_itself_without_any_setting(string command)
    {
        var ended = await ServiceProcess.RunAsync(s_nothing, Path.GetTempPath(), [command, "--help"]);

        Assert.Equal(0, ended.Code);
        Has("Usage:", ended.Output);
        Has(command, ended.Output);
    }

    [Fact]
    public async Task All_of_them_are_listed()
    {
        var ended = await ServiceProcess.RunAsync(s_nothing, Path.GetTempPath(), ["--help"]);

        Assert.All(["run", "check", "parse", "doctor", "replay", "backup", "restore", "export"], command => Has($"  {command}", ended.Output));
    }

    [Fact]
    public async Task A_command_that_does_not_exist_is_refused()
    {
        var ended = await ServiceProcess.RunAsync(s_nothing, Path.GetTempPath(), ["chekc"]);

        Assert.NotEqual(0, ended.Code);
        Has("chekc", ended.Errors);
    }

    [Fact]
    public async Task Parse_answers_line_by_line_in_the_same_order_and_needs_no_setting()
    {
        const string lines =
            """
            {"text":"下周三18点前付12.5万","now":"2026-11-30T10:00:00+08:00"}
            {"text":"没有日期","now":"2026-11-30T10:00:00+08:00"}
            明天下午三点

            {"text":
            """;

        var ended = await ServiceProcess.RunAsync(s_nothing, Path.GetTempPath(), ["parse"], lines);

        Assert.Equal(0, ended.Code);
        var answers = ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal("datetime", answers[0].GetProperty("deadline").GetProperty("kind").GetString());
        Assert.Equal("2026-12-09T18:00:00", answers[0].GetProperty("deadline").GetProperty("value").GetString());
        Assert.Equal("125000.00", answers[0].GetProperty("amounts")[0].GetProperty("value").GetString());
        Assert.Equal("none", answers[1].GetProperty("deadline").GetProperty("kind").GetString());
        Assert.Equal("datetime", answers[2].GetProperty("deadline").GetProperty("kind").GetString());
        Assert.Equal(5, answers.Count);
    }

    [Fact]
    public async Task Check_is_content_with_what_is_shipped()
    {
        await using var wire = await WireService.PrepareAsync();

        var ended = await wire.RunAsync("check");

        Assert.Equal(0, ended.Code);
        Has("OK", ended.Output);
        Assert.False(File.Exists(Path.Combine(wire.Folder, "chatbot.db")));
    }

    [Fact]
    public async Task Check_names_every_fault_of_a_flow_at_once_with_line_and_remedy_and_refuses()
    {
        await using var wire = await WireService.PrepareAsync();
        await File.WriteAllTextAsync(Path.Combine(wire.OwnTemplates(), "flows", "repair.yaml"), FaultyFlow.Text);

        var ended = await wire.RunAsync("check");

        Assert.Equal(2, ended.Code);
        var lines = ended.Output.Split('\n', StringSplitOptions.TrimEntries);
        Assert.All(FaultyFlow.Faults, fault => Assert.Contains(lines, line =>
            line.Contains($"templates/flows/repair.yaml:{fault.Line}: ", StringComparison.Ordinal) && line.Contains(fault.Said, StringComparison.Ordinal)));
        Assert.All(lines.Where(line => line.Contains(".yaml", StringComparison.Ordinal)), line => Has("repair.yaml", line));
    }

    [Fact]
    public async Task Doctor_finds_all_well_and_makes_the_menu()
    {
        await using var wire = await WireService.PrepareAsync();

        var ended = await wire.RunAsync("doctor");

        Assert.Equal(0, ended.Code);
        Assert.Equal(5, ended.Output.Split('\n').Count(line => line.StartsWith('✓')));
        Has("21 members", ended.Output);
        Has("✓ People: ", ended.Output);
        Assert.NotEmpty(wire.WeCom.Menu.Entries);
        Has("/wecom/callback", ended.Output);
        Assert.Empty(wire.WeCom.Complaints);
    }

    [Theory]
    [InlineData("WeCom__Secret", "wrong-secret-wrong-secret-wrong-secret-123", "Secret")]
    [InlineData("WeCom__AgentId", "1000999", "WeCom:AgentId")]
    [InlineData("WeCom__CorpId", "ww0000000000000000", "企业ID")]
    [InlineData("WeCom__ApiBaseUrl", "http://127.0.0.1:9", "WeCom:ApiBaseUrl")]
    public async Task Doctor_names_the_remedy(string key, string value, string remedy)
    {
        await using var wire = await WireService.PrepareAsync();
        wire.Settings[key] = value;

        var ended = await wire.RunAsync("doctor");

        Assert.Equal(1, ended.Code);
        Assert.Contains(ended.Output.Split('\n'), line => line.StartsWith('✗') && line.Contains(remedy, StringComparison.Ordinal));
        HasNot("   at ", ended.Output + ended.Errors);
        HasNot(wire.WeCom.App.Secret, ended.Output + ended.Errors);
    }

    [Fact]
    public async Task Doctor_tells_which_address_to_trust()
    {
        await using var wire = await WireService.PrepareAsync();
        wire.WeCom.Faults.UntrustedAddress.Chance = 1;

        var ended = await wire.RunAsync("doctor");

        Assert.Equal(1, ended.Code);
        Has("企业可信IP", ended.Output);
        Has("127.0.0.1", ended.Output);
    }

    [Fact]
    public async Task A_backup_of_the_running_service_can_be_restored()
    {
        await using var wire = await WireService.StartAsync();
        await wire.WeCom.SayAsync("lina", "需求 客户:华东医院 内容:呼吸机管路 数量:50 期望:12月4日");
        var copy = Path.Combine(wire.Folder, "copy.db");

        var backup = await wire.RunAsync("backup", copy);
        await wire.WeCom.SayAsync("lina", "需求 客户:省人民医院 内容:监护仪导联线 数量:20 期望:12月8日");
        await wire.Service.DisposeAsync();
        var restore = await wire.RunAsync("restore", copy);
        await wire.StartServiceAsync();

        Assert.Equal((0, 0), (backup.Code, restore.Code));
        Has("kept as", restore.Output);
        Assert.Equal(["XQ-1"], wire.Query("select record_no from needs"));
        Has("XQ-2", (await wire.WeCom.SayAsync("lina", "需求 客户:省人民医院 内容:输液泵 数量:2 期望:12月8日")).ReplyText!);
    }

    [Fact]
    public async Task Restore_refuses_what_is_no_database_and_a_database_in_use()
    {
        await using var wire = await WireService.StartAsync();
        var nonsense = Path.Combine(wire.Folder, "nonsense.db");
        await File.WriteAllTextAsync(nonsense, "not a database, only words that go on for a while");
        await wire.RunAsync("backup", Path.Combine(wire.Folder, "copy.db"));

        Assert.Equal(2, (await wire.RunAsync("restore", nonsense)).Code);
        Assert.Equal(2, (await wire.RunAsync("restore", Path.Combine(wire.Folder, "missing.db"))).Code);
        var inUse = await wire.RunAsync("restore", Path.Combine(wire.Folder, "copy.db"));
        Assert.Equal(2, inUse.Code);
        HasNot("   at ", inUse.Errors);
        Assert.False((await wire.WeCom.SayAsync("lina", "帮助")).Lost);
    }

    [Fact]
    public async Task Export_prints_the_chain_as_json_lines()
    {
        await using var wire = await WireService.StartAsync();
        await wire.WeCom.SayAsync("lina", "需求 客户:华东医院 内容:呼吸机管路 数量:50 期望:12月4日");

        var ended = await wire.RunAsync("export");

        Assert.Equal(0, ended.Code);
        var rows = ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Contains(rows, row => row.GetProperty("recordNo").GetString() == "XQ-1" && row.GetProperty("actor").GetString() == "lina");
        Assert.Equal(Enumerable.Range(1, rows.Count), rows.Select(row => row.GetProperty("seq").GetInt32()));
    }

    [Fact]
    public async Task What_a_bug_stopped_is_replayed_after_the_repair()
    {
        await using var wire = await WireService.StartAsync();
        // The bug: a table that the command needs has gone.
        Execute(wire, "alter table needs rename to needs_gone");
        var delivery = await wire.WeCom.SayAsync("lina", "需求 客户:华东医院 内容:呼吸机管路 数量:50 期望:12月4日");
        Has("错误编号：E", delivery.ReplyText!);
        HasNot("呼吸机管路", wire.Service.Log);
        await wire.Service.DisposeAsync();

        var early = await wire.RunAsync("replay");
        Execute(wire, "alter table needs_gone rename to needs");
        var replay = await wire.RunAsync("replay");
        var again = await wire.RunAsync("replay");
        var wrong = await wire.RunAsync("replay", "seven");

        Assert.Equal((1, 0, 0, 2), (early.Code, replay.Code, again.Code, wrong.Code));
        Has("failed again", early.Output);
        Assert.Equal(["XQ-1"], wire.Query("select record_no from needs"));
        await wire.StartServiceAsync();
        await Eventually.TrueAsync(() => wire.PhoneOf("lina").Count("已登记需求 XQ-1") == 1, "the late answer is on the phone");
    }

    [Fact]
    public async Task Import_tries_first_names_bad_cells_and_writes_the_same_rows_once()
    {
        await using var wire = await WireService.StartAsync();
        await wire.Service.DisposeAsync();
        var good = Path.Combine(wire.Folder, "customers.csv");
        await File.WriteAllTextAsync(good, "客户名称,区域\n华东医院,华东\n浙江一院,华东\n");
        var bad = Path.Combine(wire.Folder, "contracts.csv");
        await File.WriteAllTextAsync(bad, "合同编号,客户,金额\nHT-2025-001,华东医院,12.5万\nHT-2025-002,浙江一院,很多\n");

        var dry = await wire.RunAsync("import", "customers", good, "--dry-run", "--as", "chenzong");
        var none = wire.Query("select name from customers");
        var first = await wire.RunAsync("import", "customers", good, "--as", "chenzong");
        var again = await wire.RunAsync("import", "customers", good, "--as", "chenzong");
        var faulty = await wire.RunAsync("import", "contracts", bad, "--as", "chenzong");

        Assert.Equal((0, 0, 0, 1), (dry.Code, first.Code, again.Code, faulty.Code));
        Has("Dry run: nothing was written.", dry.Output);
        Has("new 2", dry.Output);
        Assert.Empty(none);
        Has("2 row(s) written", first.Output);
        Has("same 2", again.Output);
        Has("Nothing to write.", again.Output);
        Assert.Equal(["浙江一院", "华东医院"], wire.Query("select name from customers order by name desc").Where(name => name is "浙江一院" or "华东医院").OrderDescending(StringComparer.Ordinal));
        // The cell by its name on the sheet, and what is wrong with it; the good row is written.
        Has("C3", faulty.Output);
        Assert.Equal(["HT-2025-001"], wire.Query("select record_no from contracts"));
        HasNot("   at ", faulty.Output + faulty.Errors);
    }

    [Fact]
    public async Task Import_refuses_with_the_remedy_and_code_2()
    {
        await using var wire = await WireService.StartAsync();
        await wire.Service.DisposeAsync();
        var file = Path.Combine(wire.Folder, "customers.csv");
        await File.WriteAllTextAsync(file, "客户名称\n华东医院\n");
        var nonsense = Path.Combine(wire.Folder, "nonsense.xlsx");
        await File.WriteAllTextAsync(nonsense, "no workbook");

        foreach (var (arguments, why) in ((string[], string)[])
            [
                (["import", "people", file], "There is no kind 'people'"), (["import", "customers", Path.Combine(wire.Folder, "missing.csv")], "There is no file"),
                (["import", "customers", file, "--as", "nobody"], "no active member"), (["import", "customers", file, "--as", "lina"], "neither a leader nor an admin"), (["import", "customers", nonsense, "--as", "chenzong"], ""),
            ])
        {
            var ended = await wire.RunAsync(arguments);
            Assert.Equal(2, ended.Code);
            Has(why, ended.Errors);
            HasNot("   at ", ended.Output + ended.Errors);
        }

        Assert.Empty(wire.Query("select name from customers"));
    }

    private static void Execute(WireService wire, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(wire.Folder, "chatbot.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own sentences.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
