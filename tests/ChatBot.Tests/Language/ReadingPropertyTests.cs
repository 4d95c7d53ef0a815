using System.Globalization;
using ChatBot.Features.Calendar;
using ChatBot.Features.Language;
using CsCheck;

namespace ChatBot.Tests.Language;

public sealed class ReadingPropertyTests
{
    private static readonly string Alphabet = new(DevSet.Deadlines.SelectMany(c => c.Text).Concat(DevSet.Amounts.SelectMany(c => c.Text)).Concat("()（）[]-~—/.,，。:：@# 　１２３\u200B\u2005\ud83d\ude00TQqhm%").Distinct().ToArray());

    private static readonly Gen<string> Soup = Gen.Int[0, Alphabet.Length - 1].Array[0, 60].Select(picks => new string([.. picks.Select(p => Alphabet[p])]));

    private static readonly Gen<DateTimeOffset> Moments = Gen.Int[0, 60 * 24 * 365 * 8].Select(minutes => new DateTimeOffset(2022, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes));

    private static readonly Gen<string> Mutated =
        Gen.Select(Gen.Int[0, DevSet.Deadlines.Count - 1], Gen.Int[0, Alphabet.Length - 1].Array[0, 4], Gen.Int[0, 80].Array[4], Gen.Bool)
            .Select((pick, inserts, places, cut) =>
            {
                var text = DevSet.Deadlines[pick].Text;
                for (var i = 0; i < inserts.Length; i++)
                {
                    var at = places[i] % (text.Length + 1);
                    text = cut && at < text.Length ? text.Remove(at, 1) : text.Insert(at, Alphabet[inserts[i]].ToString());
                }

                return text;
            });

    [Fact]
    public void Any_text_at_any_moment_is_read_without_a_throw_and_its_span_is_cut_from_it() =>
        Gen.Select(Soup, Moments).Sample((text, now) => CheckDeadline(text, now), iter: 20_000);

    [Fact]
    public void Mutated_sentences_are_read_without_a_throw_and_their_span_is_cut_from_them() =>
        Gen.Select(Mutated, Moments).Sample((text, now) => CheckDeadline(text, now), iter: 20_000);

    [Fact]
    public void Arbitrary_unicode_is_read_without_a_throw() =>
        Gen.Select(Gen.String, Moments).Sample((text, now) => CheckDeadline(text, now), iter: 5_000);

    [Fact]
    public void Amounts_of_any_text_are_cut_from_it() =>
        Gen.Select(Soup, Gen.Bool).Sample(
            (text, bare) =>
            {
                var end = 0;
                foreach (var a in AmountPhrase.Read(text, bare))
                {
                    Assert.Equal(a.Span, text.Substring(a.Start, a.Length));
                    Assert.True(a.Start >= end, "amounts overlap");
                    Assert.True(a.UpToFen is not { } up || up != a.Fen);
                    end = a.Start + a.Length;
                }
            },
            iter: 20_000);

    [Fact]
    public void A_text_without_any_word_or_figure_of_time_has_no_deadline() =>
        Gen.Int[0, 19].Array[0, 40].Select(picks => new string([.. picks.Select(p => "发货样品客户合同图纸医院设备价格回复"[p % 18])]))
            .Sample(text => Assert.Equal(DeadlineKind.None, DeadlinePhrase.Read(text, new DateTimeOffset(2026, 3, 10, 2, 0, 0, TimeSpan.Zero), WorkCalendar.Default).Kind));

    [Fact]
    public void A_written_out_date_is_that_date_in_every_form() =>
        Gen.Select(Gen.Int[0, 3000], Moments).Sample((offset, now) =>
        {
            var day = new DateOnly(2024, 1, 1).AddDays(offset);
            foreach (var form in new[] { $"{day:yyyy-MM-dd}", $"{day:yyyy/M/d}", $"{day.Year}年{day.Month}月{day.Day}日", $"{day:yyyyMMdd}", $"{day.Year}年{day.Month}月{day.Day}号前" })
                Assert.Equal(day.ToDateTime(TimeOnly.MinValue), DeadlinePhrase.Read($"承诺 送样 {form} @张工", now, WorkCalendar.Default).Value);
        });

    [Fact]
    public void Full_width_and_half_width_mean_the_same() =>
        Gen.Int[0, DevSet.Deadlines.Count - 1].Sample(pick =>
        {
            var c = DevSet.Deadlines[pick];
            var wide = new string([.. c.Text.Select(ch => ch is > ' ' and <= '~' ? (char)(ch + 0xFEE0) : ch)]);
            var (half, full) = (DeadlinePhrase.Read(c.Text, c.Now, WorkCalendar.Default), DeadlinePhrase.Read(wide, c.Now, WorkCalendar.Default));
            Assert.Equal((half.Value, half.Start, half.Length), (full.Value, full.Start, full.Length));
        });

    [Fact]
    public void A_stated_amount_comes_back_to_the_fen() =>
        Gen.Long[1, 99_999_999_999].Sample(fen =>
        {
            var yuan = (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);
            var grouped = (fen / 100m).ToString("#,##0.00", CultureInfo.InvariantCulture);
            foreach (var form in new[] { yuan + "元", "¥" + grouped, "RMB " + yuan, yuan, grouped + "元整", "-" + yuan + "元" })
                Assert.Equal(form[0] == '-' ? -fen : fen, Assert.Single(AmountPhrase.ReadMessage($"回款 HT-2026-001 {form} 月底")).Fen);
        });

    [Fact]
    public void Eight_digits_with_two_decimals_are_money_and_no_phone_number() =>
        Assert.Equal(1_344_905_800, Assert.Single(AmountPhrase.ReadMessage("回款 HT-2026-001 13449058.00 月底")).Fen);

    [Fact]
    public void Folding_keeps_every_place() =>
        Gen.String.Sample(text => Assert.Equal(text.Length, FullWidth.Fold(text).Length));

    private static void CheckDeadline(string text, DateTimeOffset now)
    {
        var read = DeadlinePhrase.Read(text, now, WorkCalendar.Default);
        Assert.Equal(read.Span, text.Substring(read.Start, read.Length));
        Assert.Equal(read.Kind == DeadlineKind.None, read.Value is null);
        Assert.Equal(read.Value is null, read.Effective is null);
        if (read.Value is { } value)
        {
            Assert.True(read.Length > 0);
            Assert.True(read.HasClock || value.TimeOfDay == TimeSpan.Zero);
            Assert.Equal(DeadlineProblem.None, read.Problem);
        }
    }
}
