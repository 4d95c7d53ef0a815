using System.Diagnostics;
using ChatBot.Sandbox.Samples;
using static ChatBot.Wire.Tests.Words;

namespace ChatBot.Wire.Tests.Process;

/// <summary>
/// A working day during which the service is killed (-9) again and again, at any instant: at the start, in a transaction, in mid-send. WeCom repeats what
/// was not answered, people say again what got no answer. In the end nothing is lost and nothing is done twice.
/// </summary>
public sealed class KillTests
{
    private const int Seed = 20261124, Kills = 36, NeedsEach = 4;
    private static readonly string[] s_reps = ["lina", "wanglei", "chenmei", "linfeng"];
    private static readonly TimeSpan s_atMost = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Killed_dozens_of_times_nothing_is_lost_and_nothing_is_done_twice()
    {
        await using var wire = await WireService.PrepareAsync();
        wire.Settings["ASPNETCORE_URLS"] = $"http://127.0.0.1:{ServiceProcess.FreePort()}";
        wire.WeCom.Faults.CallbackRetryDelay = TimeSpan.FromSeconds(1.5);
        await wire.StartServiceAsync();

        var day = new Day(wire);
        using var over = new CancellationTokenSource();
        var killing = KillAgainAndAgainAsync(wire, over.Token);
        await Task.WhenAll([.. s_reps.Select(day.LogNeedsAsync), day.TakeOrdersAsync(), day.ConfirmStockAsync(), day.PromiseAsync()]);
        var kills = await killing;
        await over.CancelAsync();
        await Eventually.TrueAsync(() => wire.Query("select key from outbox where state = 'Pending'").Count == 0, "all pushes have left");

        Assert.True(kills >= Kills / 3, $"Only {kills} kills in {s_atMost.TotalSeconds} s");
        var all = s_reps.Length * NeedsEach;
        Assert.Equal(all, wire.Query("select content from needs").Count);
        Assert.Equal(all, wire.Query("select distinct content from needs").Count);
        Assert.Equal(Enumerable.Range(1, all).Select(i => $"XQ-{i}").Order(StringComparer.Ordinal), wire.Query("select record_no from needs").Order(StringComparer.Ordinal));
        Assert.Equal(all, wire.Query("select 'x' from health_actions where kind = '需求录入'").Count);
        Assert.Equal(["Done"], wire.Query("select distinct state from case_stages where stage in ('production', 'stock')"));
        foreach (var no in wire.Query("select record_no from needs"))
        {
            Assert.Equal((no, 1), (no, wire.PhoneOf("wanggong").Count(text => IsGiven(text, no, "生产应答"))));
            Assert.Equal((no, 1), (no, wire.PhoneOf("zhanggong").Count(text => IsGiven(text, no, "库存确认"))));
            Assert.Equal((no, 1), (no, wire.PhoneOf("sunyan").Count(text => IsGiven(text, no, "质检"))));
        }

        Assert.Equal(["Active"], wire.Query("select state from commitments"));
        Assert.Equal(1, wire.PhoneOf("zhanggong").Count("承诺 CN-1 由您负责"));
        await Eventually.TrueAsync(() => wire.Query("select sha256 from evidence where sha256 is null").Count == 0, "the picture is here");
        Assert.Empty(wire.Query("select failure from inbox where state = 'Failed'"));
        Assert.Empty(wire.Query("select key from outbox where state <> 'Accepted' and kind <> 'CardUpdate'"));
        Has("链完整", (await wire.WeCom.SayAsync("chenzong", "审计 校验")).ReplyText!);
        Assert.Empty(wire.WeCom.Complaints);
    }

    private static bool IsGiven(string text, string no, string stage) => text.StartsWith($"{no} {stage}，请您处理", StringComparison.Ordinal);

    /// <summary>Returns how often; at the end the service runs.</summary>
    private static async Task<int> KillAgainAndAgainAsync(WireService wire, CancellationToken over)
    {
        var dice = new Random(Seed);
        var begun = Stopwatch.GetTimestamp();
        var kills = 0;
        while (kills < Kills && Stopwatch.GetElapsedTime(begun) < s_atMost && !over.IsCancellationRequested)
        {
            // Two thirds of the kills strike at work, the others while it still comes up.
            if (dice.Next(3) > 0) await wire.Service.ReadyAsync();
            await Task.Delay(dice.Next(700), CancellationToken.None);
            wire.Service.Kill();
            kills++;
            await wire.Service.DisposeAsync();
            wire.RestartService();
        }

        await wire.Service.ReadyAsync();
        return kills;
    }

    private sealed class Day(WireService wire)
    {
        private readonly Random _dice = new(Seed + 1);

        public async Task LogNeedsAsync(string rep)
        {
            for (var i = 0; i < NeedsEach; i++)
            {
                await PauseAsync(6000);
                await SayUntilAnsweredAsync(rep, $"需求 客户:华东医院 内容:{rep}的管路{(char)('A' + i)} 数量:5");
            }
        }

        public Task TakeOrdersAsync() => AnswerEachAsync("wanggong", "生产应答", no => $"接单 {no} 可以按期");

        public Task ConfirmStockAsync() => AnswerEachAsync("zhanggong", "库存确认", no => $"库存确认 {no} 有 5/5");

        public async Task PromiseAsync()
        {
            await SayUntilAnsweredAsync("wanglei", "承诺 华东医院 加急发货50箱 后天18点前 责任人:张工");
            var picture = SamplePictures.Draw("package").Bytes;
            while (wire.Query("select state from commitments where state = 'Active'").Count == 0)
            {
                await wire.WeCom.SendImageAsync("wanglei", picture, "现场.png");
                await PauseAsync(500);
            }
        }

        private async Task AnswerEachAsync(string who, string stage, Func<string, string> words)
        {
            for (var done = new HashSet<string>(StringComparer.Ordinal); done.Count < s_reps.Length * NeedsEach;)
            {
                foreach (var no in wire.PhoneOf(who).Where(text => text.Contains($"{stage}，请您处理", StringComparison.Ordinal)).Select(text => text.Split(' ')[0]).Where(done.Add))
                    await SayUntilAnsweredAsync(who, words(no));
                await PauseAsync(400);
            }
        }

        /// <summary>WeCom gives up after some tries; people do not.</summary>
        private async Task SayUntilAnsweredAsync(string who, string text)
        {
            while ((await wire.WeCom.SayAsync(who, text)).Lost) await PauseAsync(300);
        }

        private Task PauseAsync(int milliseconds)
        {
            int wait;
            lock (_dice) wait = _dice.Next(milliseconds);
            return Task.Delay(wait);
        }
    }
}
