using System.Globalization;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Commitments;
using ChatBot.Features.Contracts;
using ChatBot.Features.Kernel;
using ChatBot.Features.Language;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Figures;

/// <summary><c>预测 9月 120万</c>: what one expects to sign; locked at the end of a day of that month, and what comes later is kept and not scored (R68).</summary>
internal sealed class MakeForecastCommand(ForecastStore forecasts, CollectionStore contracts, FiguresOptions options, LedgerStore ledger, UndoStore undos, OrgDirectory org, ChatOptions chat) : IChatCommand
{
    private const int MostAhead = 6;

    public static CommandSpec Spec { get; } = new("预测", "报一个月的签约预测，锁定后算准确率", ["预测 12月 120万", "预测 下月 80万", "预测 12月"])
    {
        Synonyms = ["销售预测", "报预测"],
        Slots = [new Slot("内容", SlotKind.Rest)],
        Notes = ["当月锁定日（默认5日）结束前可以改，最后一次算数；之后的也留着，但不计入准确率。", "不写金额就看这个月报过的预测和已签约额。", "确实没有签约就写 0：例如：预测 12月 0"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var today = BusinessTime.DayOf(call.Now);
        var words = FullWidth.Fold(call.Slots.Text("内容") ?? "").Split([' ', ':', ',', '，', '：'], StringSplitOptions.RemoveEmptyEntries).ToList();
        var place = words.FindIndex(word => Forecast.MonthNamed(word, today) is not null);
        var month = place < 0 ? KeepingMonth.Of(today) : Forecast.MonthNamed(words[place], today)!;
        if (place >= 0) words.RemoveAt(place);
        if (month.FirstDay > today.AddMonths(MostAhead)) return Reply.Of(FigureWordings.ForecastTooFar, new ForecastMonthModel(month.InWords(call.Now), MostAhead));
        if (words.Count == 0) return Reply.Of(FigureWordings.ForecastsShown, await ModelAsync(month, 0, "", false, call, cancel));
        if (month.End <= call.Now) return Reply.Of(FigureWordings.ForecastOver, new ForecastMonthModel(month.InWords(call.Now), MostAhead));

        var said = string.Join(' ', words);
        var amount = said is "0" or "0元" or "零" or "0万" ? Money.Zero : (Money?)null;
        if (amount is null)
        {
            var exact = ExactAmount.Of(said);
            if (exact.Refusal is { } unusable) return Reply.Of(unusable);
            amount = exact.Value;
        }

        var lockAt = Forecast.LockOf(month, options.ForecastLockDay);
        var before = (await forecasts.OfAsync(call.SenderId, month, cancel)).FirstOrDefault();
        var forecast = new Forecast { Person = call.SenderId, Month = month.Key, AmountFen = amount.Value.Fen, MadeAt = call.Now, IsScored = call.Now < lockAt };
        var id = await forecasts.AddAsync(forecast, call.SenderId, cancel);
        await ledger.AppendAsync(
            new LedgerEntry(
                call.Now, call.SenderId, call.Source.ToString(), $"预测 {month.Key}", forecast.IsScored ? "预测" : "预测（锁定后）", before?.AmountFen.ToString(CultureInfo.InvariantCulture),
                forecast.AmountFen.ToString(CultureInfo.InvariantCulture)),
            cancel);
        await undos.RememberAsync(call, new Undoable(ForecastUndo.UndoKind, $"预测 {month.Key}", $"{month.InWords(call.Now)}预测", id.ToString(CultureInfo.InvariantCulture)), cancel);
        return Reply.Of(FigureWordings.ForecastMade, await ModelAsync(month, forecast.AmountFen, before is null ? "" : new Money(before.AmountFen).ToString(), forecast.IsScored, call, cancel));
    }

    private async Task<ForecastModel> ModelAsync(KeepingMonth month, long fen, string before, bool isScored, CommandCall call, CancellationToken cancel)
    {
        var made = await forecasts.OfAsync(call.SenderId, month, cancel);
        var signed = (await ForecastAccuracyFigure.SignedAsync(contracts, month, month, cancel)).GetValueOrDefault((call.SenderId.ToUpperInvariant(), month.Key));
        return new ForecastModel(
            month.InWords(call.Now), org.Current.NameOf(call.SenderId), new Money(fen).ToString(), before, isScored, DateWords.Absolute(Forecast.LockOf(month, options.ForecastLockDay).AddMinutes(-1), call.Now),
            new Money(signed).ToString(), [.. made.Select(one => new ForecastLine(new Money(one.AmountFen).ToString(), DateWords.Absolute(one.MadeAt, call.Now), one.IsScored))], (int)chat.UndoWithin.TotalMinutes);
    }
}

/// <summary>Takes a forecast back; the one before it counts again.</summary>
internal sealed class ForecastUndo(ForecastStore forecasts, LedgerStore ledger) : IUndo
{
    internal const string UndoKind = "forecast";

    public string Kind => UndoKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        await forecasts.UndoAsync(long.Parse(undoable.Payload, CultureInfo.InvariantCulture), now, cancel);
        await ledger.AppendAsync(new LedgerEntry(now, byUserId, "undo", undoable.RecordNo, "撤销预测"), cancel);
        return new Undone(undoable.What);
    }
}

/// <summary><c>预测准确率</c> (R68): person-months; the roll-up of a team is another number and stands apart.</summary>
internal sealed class ShowForecastAccuracyCommand(FigureDesk desk, ForecastStore forecasts, CollectionStore contracts, OrgDirectory org) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("预测准确率", "看预测和签约差多少，±10% 以内的占几成", ["预测准确率", "预测准确率 本季", "预测准确率 今年 明细"])
    {
        Synonyms = ["预测准不准"],
        Slots = [new Slot("范围", SlotKind.Text)],
        Notes = ["只算锁定前的预测和已过完的月份。", "带团队的另看团队合计：各人预测加起来和签约加起来比。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var figure = desk.Catalog["forecast-accuracy"];
        var ask = FigureAsk.Of(call.Slots.Text("范围"), "近3个月", call.Now);
        var answer = await desk.AnswerAsync(call, "预测准确率", [figure], ask, cancel);
        if (ask.WantsRows || ask.Left.Count > 0 || !org.Current.LeadsAnybody(call.SenderId)) return answer;
        var (from, to) = ForecastAccuracyFigure.MonthsOf(ask.Window);
        var scope = desk.ScopeOf(call.SenderId, figure);
        var signed = await ForecastAccuracyFigure.SignedAsync(contracts, from, to, cancel);
        var months = (await forecasts.ScoredAsync(from, to, cancel)).Where(one => (scope is null || scope.Contains(one.Person)) && KeepingMonth.Parse(one.Month).End <= call.Now)
            .GroupBy(one => one.Month, StringComparer.Ordinal)
            .Select(month => (Month: month.Key, Forecast: month.Sum(one => one.AmountFen), Actual: month.Sum(one => signed.GetValueOrDefault((one.Person.ToUpperInvariant(), one.Month))), People: month.Count()))
            .Select(one => new TeamForecastLine(one.Month, one.People, new Money(one.Forecast).ToString(), new Money(one.Actual).ToString(), Forecast.IsHit(one.Forecast, one.Actual, desk.Options.ForecastTolerancePercent))).ToList();
        return months.Count == 0 ? answer : answer.And(FigureWordings.TeamForecast.With(new TeamForecastModel(months, desk.Options.ForecastTolerancePercent)));
    }
}
