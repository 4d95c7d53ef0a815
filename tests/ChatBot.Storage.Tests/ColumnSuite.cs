using CsCheck;

namespace ChatBot.Storage.Tests;

/// <summary>The column types: what goes in comes out, on every database.</summary>
public abstract partial class DatabaseSuite
{
    private enum Shade
    {
        Light,
        Dark,
    }

    private sealed record Row
    {
        public long Id { get; init; }

        public string Name { get; init; } = "";

        public string? Body { get; init; }

        public DateTimeOffset? HappenedAt { get; init; }

        public DateOnly? Day { get; init; }

        public bool IsDone { get; init; }

        public Shade? Shade { get; init; }

        public long Amount { get; init; }

        public double? Share { get; init; }
    }

    private sealed record Bytes
    {
        public byte[]? Body { get; init; }
    }

    // No NUL: PostgreSQL's text cannot hold one.
    private static readonly Gen<string> Texts = Gen.String[Gen.Char['\u0001', '\uD7FF'], 0, 40];
    private static readonly Gen<DateTimeOffset> Instants =
        Gen.Long[DateTimeOffset.MinValue.ToUnixTimeMilliseconds(), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()].Select(DateTimeOffset.FromUnixTimeMilliseconds);

    private static readonly Gen<Row> Rows =
        from name in Texts
        from happenedAt in Gen.Nullable(Instants)
        from day in Gen.Nullable(Gen.DateOnly)
        from isDone in Gen.Bool
        from shade in Gen.Nullable(Gen.Enum<Shade>())
        from amount in Gen.Long
        from share in Gen.Nullable(Gen.Double.Where(double.IsFinite))
        select new Row { Name = name, HappenedAt = happenedAt, Day = day, IsDone = isDone, Shade = shade, Amount = amount, Share = share };

    [Fact]
    public async Task Every_row_comes_out_as_it_went_in() => await Rows.SampleAsync(
        async row =>
        {
            var id = await Database.WriteAsync(async (session, _) =>
            {
                await session.ExecuteAsync("delete from sample");
                return await session.FindAsync<long>(
                    """
                    insert into sample (name, happened_at, day, is_done, shade, amount, share)
                    values (@Name, @HappenedAt, @Day, @IsDone, @Shade, @Amount, @Share) returning id
                    """,
                    row);
            });

            var read = await Database.ReadAsync((session, _) => session.FindAsync<Row>(
                """
                select id, name, happened_at, day, is_done, shade, amount, share from sample
                where name = @Name and is_done = @IsDone and amount = @Amount and (@Day is null or day = @Day)
                """,
                row));
            Assert.Equal(row with { Id = id }, read);
        },
        iter: 100,
        threads: 1);

    [Fact]
    public async Task Single_columns_come_out_as_they_went_in() => await Gen.Select(Instants, Gen.DateOnly, Gen.Bool, Gen.Enum<Shade>(), Gen.Int).SampleAsync(
        async (instant, day, yes, shade, number) => await Database.ReadAsync(async (session, _) =>
        {
            var args = new { instant, day, yes, shade, number };
            Assert.Equal(instant, await session.FindAsync<DateTimeOffset>("select @instant", args));
            Assert.Equal(day, await session.FindAsync<DateOnly?>("select @day", args));
            Assert.Equal(yes, await session.FindAsync<bool>("select @yes", args));
            Assert.Equal(shade, await session.FindAsync<Shade>("select @shade", args));
            Assert.Equal(number, await session.FindAsync<int>("select @number", args));
            return 0;
        }),
        iter: 50,
        threads: 1);

    [Fact]
    public async Task Bytes_come_out_as_they_went_in() => await Gen.Byte.Array[0, 300].SampleAsync(
        async bytes =>
        {
            await Database.WriteAsync(async (session, _) =>
            {
                await session.ExecuteAsync("delete from sample");
                return await session.ExecuteAsync("insert into sample (name, body) values (@Name, @Body)", new { Name = "x", Body = bytes });
            });
            Assert.Equal(bytes, (await Database.ReadAsync((session, _) => session.FindAsync<Bytes>("select body from sample")))!.Body);
        },
        iter: 30,
        threads: 1);

    [Fact]
    public async Task An_instant_of_any_offset_comes_out_as_the_same_instant_in_utc()
    {
        var shanghai = new DateTimeOffset(2026, 11, 30, 10, 0, 0, TimeSpan.FromHours(8));

        var read = await Database.ReadAsync((session, _) => session.FindAsync<DateTimeOffset>("select @At", new { At = shanghai }));

        Assert.Equal(shanghai, read);
        Assert.Equal(TimeSpan.Zero, read.Offset);
    }

    [Fact]
    public async Task What_no_database_can_hold_is_kept_as_a_mark_on_both()
    {
        // Not as attributes: the compiler writes those as UTF-8, which has no half pairs either.
        foreach (var (typed, kept) in new[] { ("a\0b", "a\ufffdb"), ("a\ud83d", "a\ufffd"), ("\udc00b", "\ufffdb"), ("👩🏽‍⚕️呼吸机", "👩🏽‍⚕️呼吸机") })
        {
            await Database.InsertAsync(typed);

            Assert.Equal(kept, await Database.ReadAsync((session, _) => session.FindAsync<string>("select name from sample where name = @typed", new { typed })));
        }
    }

    [Fact]
    public async Task A_column_may_be_null_in_one_row_and_a_number_in_the_next()
    {
        await Database.InsertAsync("a");
        await Database.WriteAsync((session, _) => session.ExecuteAsync("insert into sample (name, amount, happened_at) values ('b', 5, 7)"));

        // An expression has no declared type: on SQLite the first row says nothing about the second.
        var rows = await Database.ReadAsync((session, _) => session.QueryAsync<Row>(
            """
            select name, nullif(amount, 0) as amount, max(happened_at) as happened_at, max(case when name = 'b' then 'Dark' end) as shade
            from sample group by name, amount order by name
            """));

        Assert.Equal([new Row { Name = "a" }, new Row { Name = "b", Amount = 5, HappenedAt = DateTimeOffset.FromUnixTimeMilliseconds(7), Shade = Shade.Dark }], rows);
    }

    [Fact]
    public async Task Sums_counts_and_comparisons_read_as_numbers_and_claims()
    {
        await Database.WriteAsync((session, _) => session.ExecuteAsync("insert into sample (name, amount) values ('a', 3), ('b', 4)"));

        await Database.ReadAsync(async (session, _) =>
        {
            Assert.Equal(7, await session.FindAsync<long>("select sum(amount) from sample"));
            Assert.Equal(2, await session.FindAsync<int>("select count(*) from sample"));
            Assert.Equal(3.5, await session.FindAsync<double>("select avg(amount) from sample"));
            Assert.True(await session.FindAsync<bool>("select exists (select 1 from sample)"));
            Assert.Null(await session.FindAsync<long?>("select sum(amount) from sample where name = 'none'"));
            // Rounding in silence would be a wrong number in a report.
            await Assert.ThrowsAsync<InvalidCastException>(() => session.FindAsync<long>("select avg(amount) from sample"));
            return 0;
        });
    }

    [Fact]
    public async Task A_list_behind_in_finds_its_members_whatever_its_length_and_kind()
    {
        await Database.WriteAsync((session, _) => session.ExecuteManyAsync(
            "insert into sample (name, amount, shade, day) values (@Name, @Amount, @Shade, @Day)",
            Enumerable.Range(0, 1200).Select(i => new { Name = $"n{i:0000}", Amount = (long)i, Shade = i % 2 == 0 ? Shade.Light : Shade.Dark, Day = new DateOnly(2026, 1, 1).AddDays(i) }).ToList()));

        await Database.ReadAsync(async (session, _) =>
        {
            Task<long> CountAsync(string where, object args) => session.FindAsync<long>($"select count(*) from sample where {where}", args);
            Assert.Equal(3, await CountAsync("amount in @Some", new { Some = new List<long> { 1, 5, 9, 5000 } }));
            Assert.Equal(1100, await CountAsync("amount IN @Some", new { Some = Enumerable.Range(0, 1100) }));
            Assert.Equal(0, await CountAsync("amount in @Some", new { Some = Array.Empty<long>() }));
            Assert.Equal(1200, await CountAsync("amount not in @Some", new { Some = new List<long>() }));
            Assert.Equal(1199, await CountAsync("name not in @Some and amount >= @Least", new { Some = new List<string> { "n0007" }, Least = 0 }));
            Assert.Equal(600, await CountAsync("shade in @Some", new { Some = new List<Shade> { Shade.Dark } }));
            Assert.Equal(2, await CountAsync("day in @Some", new { Some = new[] { new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 2) } }));
            Assert.Equal(1, await CountAsync("name in @some and name <> '@Some'", new Dictionary<string, object?>(StringComparer.Ordinal) { ["Some"] = new List<string> { "n0001" } }));
            await Assert.ThrowsAsync<ArgumentException>(() => CountAsync("name in (@Some)", new { Some = new List<string> { "n0001" } }));
            return 0;
        });
    }

    [Fact]
    public async Task Many_rows_may_meet_the_same_key_twice()
    {
        var changed = await Database.WriteAsync((session, _) => session.ExecuteManyAsync(
            "insert into sample (name, amount) values (@Name, @Amount) on conflict (name) do update set amount = sample.amount + excluded.amount",
            new[] { new { Name = "a", Amount = 1L }, new { Name = "a", Amount = 2L }, new { Name = "b", Amount = 4L } }));

        Assert.Equal(3, changed);
        Assert.Equal([3L, 4L], await Database.ReadAsync((session, _) => session.QueryAsync<long>("select amount from sample order by name")));
    }

    [Fact]
    public async Task A_value_without_a_column_form_is_refused_with_its_name()
    {
        await Database.ReadAsync(async (session, _) =>
        {
            Assert.Contains("@Missing", (await Assert.ThrowsAsync<ArgumentException>(() => session.FindAsync<int>("select @Missing", new { Present = 1 }))).Message, StringComparison.Ordinal);
            Assert.Contains("@Wrong", (await Assert.ThrowsAsync<ArgumentException>(() => session.FindAsync<int>("select @Wrong", new { Wrong = new Version(1, 0) }))).Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<ArgumentException>(() => session.FindAsync<string>("select @Unnamed", new { Unnamed = (Shade)7 }));
            return 0;
        });
    }

    [Fact]
    public async Task Order_and_likeness_are_the_same_on_every_database()
    {
        await Database.WriteAsync((session, _) => session.ExecuteAsync("insert into sample (name) values ('b'), ('B'), ('a'), ('张'), ('李')"));

        Assert.Equal(["B", "a", "b", "张", "李"], await Database.NamesAsync());
        Assert.Equal(2, await Database.ReadAsync((session, _) => session.FindAsync<int>(
            $"select count(*) from sample where name {session.Dialect.LikeIgnoringCase} 'b'")));
        Assert.Equal(9, await Database.ReadAsync((session, _) => session.FindAsync<int>($"select {session.Dialect.Greatest}(4, 9, {session.Dialect.Least}(10, 11) - 9)")));
    }
}
