using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Collaboration;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;
using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ChatBot.Tests.Deadlines;

/// <summary>
/// The fuse is killed and started again at random instants of a day with 200 open stages, many hundred times. Every warning, red mark and escalation comes
/// exactly once, at its time or with the first sweep that could tell it, and what comes late says when it was due. The judge below knows the ladder's hours
/// and what people did, and nothing of how the fuse reckons.
/// </summary>
public sealed class FuseUnderRestartsTests : IAsyncLifetime
{
    private const int Runs = 500, Stages = 200;

    /// <summary>How many sweeps of the day are lived from the first kill on: some three hours.</summary>
    private const int Window = 6;

    private static readonly DateTimeOffset Morning = TestBot.At("2026-11-24 09:00");

    private static readonly string[] Holders = ["zhouyiming", "lina", "wanglei", "zhaomin", "liqiang", "wanggong", "huangli", "zhenggong", "chenzong", "sunqian"];

    private static readonly int[] LimitMinutes = [250, 500, 1500];

    private static readonly TemplateRenderer Renderer = new(new ContentOptions(Path.Combine(AppContext.BaseDirectory, "templates")), NullLogger<TemplateRenderer>.Instance);

    /// <summary>Memory where the machine has a file system for it: the disk is not what is tried here.</summary>
    private readonly DirectoryInfo _folder = Directory.CreateDirectory(Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"fuse-{Guid.NewGuid():N}"));

    /// <summary>The day as it is lived without a fault: what was stored just before each tick, and what people had done by then.</summary>
    private readonly List<(string Stored, int Holds)> _undisturbed = [];

    private readonly Day _faultless = new();

    /// <summary>Lives the day once; a run begins at any of its ticks.</summary>
    public async ValueTask InitializeAsync()
    {
        var path = Path.Combine(_folder.FullName, "day.db");
        var clock = new FakeTimeProvider(Morning);
        await using (var first = new Service(path, clock, new Killer()))
        {
            first.Get<MigrationRunner>().Apply();
            await first.Get<UnitOfWork>().WriteAsync(async (scope, cancel) =>
            {
                await scope.GetRequiredService<PeopleStore>().SaveAsync(TestCompany.Org, Morning, cancel);
                foreach (var stage in ScriptedStages()) await scope.GetRequiredService<DeadlineStore>().OpenAsync(stage, cancel);
            });
        }

        var random = new Random(1);
        foreach (var at in Ticks)
        {
            var stored = Path.Combine(_folder.FullName, $"before-{_undisturbed.Count}.db");
            File.Copy(path, stored);
            _undisturbed.Add((stored, _faultless.Holds.Count));
            clock.SetUtcNow(at);
            await using var service = new Service(path, clock, new Killer());
            await ActAsync(service, _faultless, random, at);
            Assert.True(await service.SweepAsync());
            _faultless.Sweeps.Add(at);
            if (at == Ticks[^1]) await _faultless.ReadAsync(service);
        }
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Left_alone_nothing_is_late()
    {
        Assert.NotEmpty(_faultless.Fires);
        // What was due before the first sweep of the day is; the rest is told at its time.
        Assert.All(_faultless.Fires.Where(fire => Judge(_faultless, "undisturbed") >= 0 && fire.Late), fire => Assert.Equal(Ticks[0], fire.FiredAt));
    }

    [Fact]
    public async Task However_often_it_is_killed_everything_is_told_exactly_once()
    {
        var killed = 0;
        var late = 0;
        for (var seed = 1; seed <= Runs; seed++)
        {
            var day = await LiveAsync(seed);
            killed += day.Kills;
            late += Judge(day, $"seed {seed}");
        }

        Assert.True(killed > Runs / 2, $"only {killed} kills in mid-sweep");
        Assert.True(late > Runs, $"only {late} late alarms: the outages did not try anything");
    }

    /// <summary>
    /// When the sweep looks: just after every instant at which a step of the script or the end of the quiet hours can lie. In between it would find nothing.
    /// </summary>
    private static readonly IReadOnlyList<DateTimeOffset> Ticks =
        [.. Enumerable.Range(0, 29).SelectMany(i => (int[])[50 * i, (50 * i) + 40]).Append(23 * 60).Where(minute => minute <= (24 * 60) + 10).Order().Select(minute => Morning.AddMinutes(minute).AddSeconds(5))];

    /// <summary>Steps all over the day; some stages are grave, some go to the regional manager.</summary>
    private static IEnumerable<Deadline> ScriptedStages()
    {
        var random = new Random(2026);
        for (var i = 0; i < Stages; i++)
        {
            var limit = TimeSpan.FromMinutes(LimitMinutes[i % LimitMinutes.Length]);
            // From yesterday, so that the second level falls into this day, to the next morning.
            var due = Morning.AddMinutes(50 * random.Next(-27, 28));
            yield return new Deadline
            {
                Policy = StagePolicy.PolicyName, RecordNo = $"KS-{i + 1}", Part = "check", Title = "现场核实", Customer = $"医院{i}", Holder = Holders[random.Next(Holders.Length)], Owner = "lina",
                EscalateTo = i % 4 == 0 ? EscalationTarget.RegionalManager : EscalationTarget.DirectSuperior, Region = i % 8 == 0 ? "华南" : null,
                Severity = i % 10 == 0 ? ClockSeverity.High : ClockSeverity.Normal, StartedAt = due - limit, DueAt = due,
            };
        }
    }

    private async Task<Day> LiveAsync(int seed)
    {
        var random = new Random(seed);
        var path = Path.Combine(_folder.FullName, $"run-{seed}.db");
        var from = random.Next(Ticks.Count - 3);
        var until = Math.Min(from + Window, Ticks.Count);
        File.Copy(_undisturbed[from].Stored, path);
        var day = new Day(_faultless.Holds.Take(_undisturbed[from].Holds), Ticks.Take(from));
        var clock = new FakeTimeProvider(Ticks[from]);
        var killer = new Killer();
        var service = new Service(path, clock, killer);
        try
        {
            for (var tick = from; tick < until; tick++)
            {
                clock.SetUtcNow(Ticks[tick]);
                if (tick == from || random.Next(5) == 0)
                {
                    // Killed in the middle of a sweep, after so many alarms; then down for a while, and the first thing it does is to catch up.
                    killer.After = random.Next(1, 8);
                    if (!await service.SweepAsync()) day.Kills++;
                    killer.After = 0;
                    await service.DisposeAsync();
                    service = new Service(path, clock, killer);
                    if (random.Next(2) == 0) tick = random.Next(tick, until);
                    clock.SetUtcNow(Ticks[tick]);
                }
                else
                {
                    await ActAsync(service, day, random, Ticks[tick]);
                }

                Assert.True(await service.SweepAsync(), "a sweep without a kill is a good one");
                day.Sweeps.Add(Ticks[tick]);
            }

            await day.ReadAsync(service);
        }
        finally
        {
            await service.DisposeAsync();
            foreach (var file in _folder.EnumerateFiles($"run-{seed}.db*")) file.Delete();
        }

        return day;
    }

    /// <summary>Now and then somebody does a stage, takes notice, grants a delay or hands it on.</summary>
    private static async Task ActAsync(Service service, Day day, Random random, DateTimeOffset at)
    {
        if (random.Next(3) > 0) return;
        var no = $"KS-{random.Next(Stages) + 1}";
        await service.Get<UnitOfWork>().WriteAsync(async (scope, cancel) =>
        {
            var store = scope.GetRequiredService<DeadlineStore>();
            if ((await store.OfRecordAsync(no, cancel))[0] is not { ClosedAt: null } open) return;
            switch (random.Next(4))
            {
                case 0:
                    await store.CloseAsync(no, null, "完成", open.Holder, at, cancel);
                    break;
                case 1 when open.AcknowledgedBy is null:
                    await store.AcknowledgeAsync([open.Id], "liqiang", at.AddMinutes(250), at, cancel);
                    day.Holds.Add((no, at, at.AddMinutes(250), false));
                    break;
                case 2 when open.DelayedBy is null && open.Delays < 2:
                    Assert.Equal(1, await store.DelayAsync([open], "chenzong", at.AddMinutes(350), "等客户", at, cancel));
                    day.Holds.Add((no, at, at.AddMinutes(350), true));
                    break;
                case 3:
                    await store.ReassignAsync(no, "check", Holders[random.Next(Holders.Length)], cancel);
                    break;
            }
        });
    }

    /// <returns>How many alarms were late.</returns>
    private static int Judge(Day day, string where)
    {
        var fires = day.Fires.ToLookup(fire => fire.RecordNo);
        var pushes = day.Pushes.ToDictionary(push => push.Key);
        foreach (var clock in day.Clocks)
        {
            var lastLook = day.Sweeps.Where(at => clock.ClosedAt is null || at < clock.ClosedAt).LastOrDefault();
            Assert.True(clock.RedAt is null == clock.DueAt > lastLook, $"{where}: {clock.RecordNo} is red exactly when its limit passed");
            if (clock.RedAt is { } red) Assert.Equal(clock.DueAt, red);

            var told = fires[clock.RecordNo].ToDictionary(fire => fire.Step);
            (string Step, DateTimeOffset At)[] ladder =
                [("warn", clock.StartedAt + ((clock.DueAt - clock.StartedAt) * 0.8)), ("red", clock.DueAt), ("level-2", clock.DueAt.AddHours(24))];
            DateTimeOffset? before = null;
            foreach (var (step, at) in ladder)
            {
                if (!told.TryGetValue(step, out var fire))
                {
                    var never = MeantAt(clock, step, at, day, lastLook);
                    Assert.False(day.Sweeps.Exists(sweep => sweep >= never && sweep <= lastLook && InMorning(clock, sweep) == sweep), $"{where}: {clock.RecordNo} {step} of {at} was never told");
                    continue;
                }

                Assert.Equal(at, fire.DueAt);
                if (fire.Recipients.Length == 0)
                {
                    Assert.True(step == "warn" && fire.FiredAt >= clock.DueAt, $"{where}: {clock.RecordNo} {step} was told to nobody");
                    continue;
                }

                var meant = MeantAt(clock, step, at, day, fire.FiredAt);
                Assert.True(fire.FiredAt >= meant, $"{where}: {clock.RecordNo} {step} was told at {fire.FiredAt}, before {meant}");
                Assert.False(day.Sweeps.Exists(sweep => sweep >= meant && sweep < fire.FiredAt && InMorning(clock, sweep) == sweep), $"{where}: {clock.RecordNo} {step} of {meant} was told only at {fire.FiredAt}");
                Assert.True(before is null || before <= fire.FiredAt, $"{where}: {clock.RecordNo} {step} came before what precedes it");
                before = fire.FiredAt;
                Assert.Equal(fire.FiredAt - meant > TimeSpan.FromMinutes(2), fire.Late);
                foreach (var reader in fire.Recipients.Split('、'))
                {
                    Assert.True(pushes.Remove($"{clock.RecordNo}/check/1/{step}/{reader}", out var push), $"{where}: {clock.RecordNo} {step} to {reader} was not written");
                    Assert.Equal(fire.Late, push.Body.Contains("补发", StringComparison.Ordinal));
                    if (fire.Late) Assert.Contains($"本应于 {DateWords.Absolute(meant, fire.FiredAt)}", push.Body, StringComparison.Ordinal);
                }
            }
        }

        // What is left are the ends of pauses, each of a step of its own, and digests, each for alarms of its own.
        var paused = day.Fires.Where(fire => fire.Step.StartsWith("again-", StringComparison.Ordinal) || fire.Step.StartsWith("wake-", StringComparison.Ordinal)).ToList();
        foreach (var fire in paused)
        {
            foreach (var reader in fire.Recipients.Split('、', StringSplitOptions.RemoveEmptyEntries)) Assert.True(pushes.Remove($"{fire.RecordNo}/check/1/{fire.Step}/{reader}"), $"{where}: {fire.Step}");
        }

        // Of what was done, those to whom it had been escalated learn the end, once.
        foreach (var clock in day.Clocks.Where(clock => clock.ClosedAt is not null))
        {
            foreach (var reader in fires[clock.RecordNo].SelectMany(fire => fire.Recipients.Split('、')).Distinct()) pushes.Remove($"{clock.RecordNo}/check/1/outcome/{reader}");
        }

        var digests = pushes.Values.Where(push => push.Key.StartsWith("digest/", StringComparison.Ordinal)).ToList();
        foreach (var digest in digests)
        {
            pushes.Remove(digest.Key);
            var bundled = day.Pushes.Where(push => push.BundledInto == digest.Id).ToList();
            Assert.StartsWith($"🔴 时限提醒汇总：{bundled.Count} 件", digest.Body, StringComparison.Ordinal);
            Assert.All(bundled, push => Assert.Equal(digest.Recipient, push.Recipient));
        }

        Assert.Empty(pushes.Keys);
        Assert.All(day.Pushes, push => Assert.Equal(push.State == DeliveryState.Bundled, push.BundledInto is not null));
        return day.Fires.Count(fire => fire.Late);
    }

    /// <summary>When a step is to be told, by the rules as people know them: not before its time, not at night unless grave, not while somebody holds it.</summary>
    private static DateTimeOffset MeantAt(Deadline clock, string step, DateTimeOffset at, Day day, DateTimeOffset asOf)
    {
        var meant = at;
        foreach (var hold in day.Holds.Where(hold => hold.No == clock.RecordNo && hold.From <= asOf && step != "warn" && (step != "red" || hold.IsDelay)))
        {
            // It held what had not been told by then: people act before the sweep of the same instant.
            if (!day.Sweeps.Exists(sweep => sweep >= InMorning(clock, meant) && sweep < hold.From) && hold.Until > meant) meant = hold.Until;
        }

        return InMorning(clock, meant);
    }

    private static DateTimeOffset InMorning(Deadline clock, DateTimeOffset instant)
    {
        if (clock.Severity == ClockSeverity.High) return instant;
        var local = BusinessTime.LocalOf(instant);
        return local.Hour >= 22 ? BusinessTime.At(local.Date.AddDays(1).AddHours(8)) : local.Hour < 8 ? BusinessTime.At(local.Date.AddHours(8)) : instant;
    }

    /// <param name="held">What people held back before the run began.</param>
    /// <param name="swept">The sweeps before it.</param>
    private sealed class Day(IEnumerable<(string No, DateTimeOffset From, DateTimeOffset Until, bool IsDelay)> held, IEnumerable<DateTimeOffset> swept)
    {
        public Day()
            : this([], [])
        {
        }

        public int Kills { get; set; }

        /// <summary>The sweeps that came to their end.</summary>
        public List<DateTimeOffset> Sweeps { get; } = [.. swept];

        public List<(string No, DateTimeOffset From, DateTimeOffset Until, bool IsDelay)> Holds { get; } = [.. held];

        public IReadOnlyList<Deadline> Clocks { get; private set; } = [];

        public IReadOnlyList<Fired> Fires { get; private set; } = [];

        public IReadOnlyList<Written> Pushes { get; private set; } = [];

        public Task ReadAsync(Service service) => service.Get<UnitOfWork>().ReadAsync(async (scope, cancel) =>
        {
            var db = scope.GetRequiredService<DbSession>();
            Clocks = await db.QueryAsync<Deadline>("select id, record_no, severity, started_at, due_at, red_at, closed_at from deadlines", null, cancel);
            Fires = await db.QueryAsync<Fired>("select d.record_no, f.step, f.due_at, f.fired_at, f.recipients, f.late from deadline_fires f join deadlines d on d.id = f.deadline_id", null, cancel);
            Pushes = await db.QueryAsync<Written>("select id, key, recipient, body, state, bundled_into from outbox where kind = 'Push'", null, cancel);
        });
    }

    private sealed record Fired
    {
        public string RecordNo { get; init; } = "";

        public string Step { get; init; } = "";

        public DateTimeOffset DueAt { get; init; }

        public DateTimeOffset FiredAt { get; init; }

        public string Recipients { get; init; } = "";

        public bool Late { get; init; }
    }

    private sealed record Written
    {
        public long Id { get; init; }

        public string Key { get; init; } = "";

        public string Recipient { get; init; } = "";

        public string Body { get; init; } = "";

        public DeliveryState State { get; init; }

        public long? BundledInto { get; init; }
    }

    /// <summary>Ends the process in the middle of a sweep: nothing after the alarm with this number happens.</summary>
    private sealed class Killer : IDeadlinePolicy
    {
        private readonly StagePolicy _stage = new();
        private int _said;

        public int After
        {
            get;
            set
            {
                field = value;
                _said = 0;
            }
        }

        public string Name => _stage.Name;

        public DeadlineStep? Next(Deadline deadline, string? after) => _stage.Next(deadline, after);

        public Said Say(DeadlineNotice notice) =>
            After > 0 && Interlocked.Increment(ref _said) >= After ? throw new OperationCanceledException("killed") : _stage.Say(notice);
    }

    /// <summary>The fuse and what it stands on, made anew at each start; only texts and people, which never change here, outlive it.</summary>
    private sealed class Service : IAsyncDisposable, IHeartbeat
    {
        private readonly ServiceProvider _services;

        public Service(string path, TimeProvider clock, IDeadlinePolicy policy)
        {
            var services = new ServiceCollection();
            services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Storage:ConnectionString", $"Data Source={path}")]).Build());
            services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).AddSingleton(typeof(ILogger<>), typeof(NullLogger<>)).AddSingleton(clock);
            services.AddStorage();
            services.AddSingleton(new ContentOptions(Path.Combine(AppContext.BaseDirectory, "templates"))).AddSingleton(Renderer).AddSingleton<OutboxSignal>();
            services.AddScoped<PeopleStore>().AddScoped<AbsenceStore>().AddSingleton<OrgDirectory>();
            services.AddSingleton<LedgerFeed>().AddScoped<LedgerStore>().AddScoped<Outbox>().AddScoped<ParkedWork>();
            services.AddSingleton(new EscalationOptions()).AddSingleton(new ScheduleOptions()).AddSingleton(policy).AddSingleton<DeadlinePolicies>();
            services.AddScoped<DeadlineStore>().AddScoped<FireStore>().AddScoped<HeldAlarmStore>().AddSingleton<AlarmDesk>().AddSingleton<FuseMetric>().AddSingleton<IHeartbeat>(this);
            services.AddSingleton<JobRunner>().AddSingleton<IScheduledJob, SweepDeadlinesJob>();
            _services = services.BuildServiceProvider();
        }

        private bool _knowsOrg;

        public T Get<T>()
            where T : notnull => _services.GetRequiredService<T>();

        public async Task<bool> SweepAsync()
        {
            if (!_knowsOrg) await Get<OrgDirectory>().ReloadAsync(CancellationToken.None);
            _knowsOrg = true;
            var runner = Get<JobRunner>();
            try
            {
                return await runner.RunAsync(runner.Jobs[0], CancellationToken.None);
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }

        public Task BeatAsync(Uri url, TimeSpan timeout, CancellationToken cancel) => Task.CompletedTask;

        public ValueTask DisposeAsync() => _services.DisposeAsync();
    }
}
