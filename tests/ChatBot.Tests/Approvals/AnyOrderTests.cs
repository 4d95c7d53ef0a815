using ChatBot.Features.Chat;

namespace ChatBot.Tests.Approvals;

/// <summary>Events run in parallel and overtake each other: whatever the order and however often each comes, the end is the same.</summary>
public sealed class AnyOrderTests
{
    private static readonly string[] People = ["wanghua", "yanlv", "qianhui", "zhoumin", "hemiao"];

    [Fact]
    public async Task Any_order_and_any_repeats_of_a_forms_events_and_a_reading_end_in_the_same_state()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 18:30");
        await bot.HasContract("HT-88");
        for (var seed = 0; seed < 12; seed++)
        {
            var inOrder = await LifeAsync(bot, seed, $"20261123{seed:D2}00");
            foreach (var told in inOrder.Events) await inOrder.Deliver(told);
            for (var variant = 1; variant <= 4; variant++)
            {
                var shuffled = await LifeAsync(bot, seed, $"20261123{seed:D2}0{variant}");
                foreach (var told in Shuffled(shuffled.Events, new Random((seed * 100) + variant))) await shuffled.Deliver(told);
            }
        }

        await bot.Tick();
        bot.Clock.Advance(TimeSpan.FromMinutes(15));
        await bot.Tick();
        await bot.Tick();

        for (var seed = 0; seed < 12; seed++)
        {
            var expected = await StateAsync(bot, $"20261123{seed:D2}00");
            Assert.NotEqual("", expected);
            for (var variant = 1; variant <= 4; variant++) Assert.Equal($"{seed}: {expected}", $"{seed}: {await StateAsync(bot, $"20261123{seed:D2}0{variant}")}");
        }
    }

    /// <summary>One life of a form between 9 and 18 o'clock, the same for a seed.</summary>
    private static async Task<DeskForm> LifeAsync(TestBot bot, int seed, string spNo)
    {
        var dice = new Random(seed);
        var form = new DeskForm(bot, spNo, "lina", text: "HT-88") { IsTold = false, Now = TestBot.At("2026-11-23 09:00") };
        foreach (var _ in Enumerable.Range(0, dice.Next(2, 4)))
            form.Node(dice.Next(1, 4), [.. Enumerable.Range(0, dice.Next(1, 3)).Select(_ => People[dice.Next(4)]).Distinct()]);
        await form.Submits();
        for (var step = 0; step < 10 && form.Current >= 0; step++)
        {
            // Now and then two things happen within one second.
            if (dice.Next(5) > 0) form.Now += TimeSpan.FromMinutes(dice.Next(1, 60));
            var who = form.Waiting[dice.Next(form.Waiting.Count)];
            await (dice.Next(12) switch
            {
                0 => form.Rejects(who),
                1 or 2 when form.Current > 0 => form.Returns(dice.Next(form.Current)),
                3 when !form.Waiting.Contains("hemiao") => form.HandsOn(who, "hemiao"),
                4 => form.Adds("chenzong"),
                5 => form.Urges(),
                6 when step > 4 => form.Withdraws(),
                _ => form.Agrees(who),
            });
        }

        return form;
    }

    private static List<ApprovalSnapshot> Shuffled(IReadOnlyList<ApprovalSnapshot> events, Random dice)
    {
        var all = events.Concat(events.Where(_ => dice.Next(2) == 0)).ToArray();
        dice.Shuffle(all);
        return [.. all];
    }

    private static async Task<string> StateAsync(TestBot bot, string spNo)
    {
        var no = $"SP-{spNo}";
        var form = await bot.Query<string>(
            "select state || ' ' || coalesce(ended_at, 0) || ' ' || is_backfilled || ' ' || coalesce(contract_no, '') || ' ' || coalesce(credited_at, 0) from approvals where sp_no = @spNo", new { spNo });
        var visits = await bot.Query<string>(
            """
            select seq || ' ' || node || ' ' || kind || ' ' || round || ' ' || entered_at || ' ' || coalesce(left_at, 0) || ' ' || due_at || ' ' || verdict || ' ' || holders || ' ' || is_backfilled
            from approval_visits where sp_no = @spNo order by seq
            """,
            new { spNo });
        var clocks = await bot.Query<string>(
            "select part || ' ' || holder || ' ' || started_at || ' ' || due_at || ' ' || customer from deadlines where record_no = @no and closed_at is null order by part", new { no });
        return string.Join('\n', form.Concat(visits).Concat(clocks));
    }
}
