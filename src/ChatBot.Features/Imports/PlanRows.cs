using System.Globalization;
using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Language;
using ChatBot.Features.Payments;

namespace ChatBot.Features.Imports;

/// <summary>Payment plans: one row a part; all rows of a contract are its plan.</summary>
internal static class PlanRows
{
    private const string Number = "合同编号", Amount = "金额", Share = "比例", Day = "到期日", Condition = "条件", Received = "已到账", Note = "备注";

    public static ImportShape Shape { get; } = new(
        "plans",
        "回款计划",
        [
            new ImportColumn(Number, "合同号", "编号", "合同", "合同编码", "contract") { Required = true, Example = "示例 HT-2026-088", Hint = "先导入合同；一份合同的几期写成几行" },
            new ImportColumn(Amount, "应收金额", "计划金额", "回款金额", "付款金额", "应收", "本期金额", "amount") { Example = "5万", Hint = "金额和比例填一个；各期合计要等于合同金额" },
            new ImportColumn(Share, "付款比例", "占比", "百分比", "share") { Hint = "30%" },
            new ImportColumn(Day, "日期", "应收日期", "计划日期", "付款日期", "付款时间", "回款日期", "到期日期", "due") { Example = "2026-12-10", Hint = "到期日和条件填一个" },
            new ImportColumn(Condition, "付款条件", "付款节点", "节点", "回款节点", "event") { Hint = "到货、验收+30天" },
            new ImportColumn(Received, "已收", "已收金额", "已回款", "到账金额", "实收", "received") { Hint = "已经收到的部分" },
            new ImportColumn(Note, "期次", "款项", "说明", "note") { Example = "首付" },
        ],
        Read)
    {
        Synonyms = ["回款", "付款计划", "收款计划", "应收", "payments", "payment-plans"],
        PartsAreWhole = true,
        Notes = ["一份合同的各行合起来是它的计划，合计要与合同金额一分不差；有一行看不懂，整份都先不导。", "合同已有另一份计划时不覆盖。已过期又没收到的，导入后马上开始提醒。"],
    };

    private static ReadRow Read(RowView row, ImportScene scene)
    {
        var written = row.Required(Number);
        var number = ContractRows.NumberOf(written);
        if (written.Length > 0 && number is null) row.Problem(Number, $"合同编号「{written}」要以 HT 开头，如 HT-2026-088");
        var amount = row.Amount(Amount);
        var share = ShareOf(row);
        if (row.Text(Amount).Length == 0 && row.Text(Share).Length == 0) row.Problem(Amount, "缺金额（或比例）");
        if (amount is not null && share is not null && row.Text(Share).Length > 0) share = null;
        var (day, condition) = When(row);
        var received = row.Amount(Received, mayBeZero: true);
        var note = row.Text(Note);
        return new ReadRow(
            number ?? "",
            JsonSerializer.Serialize(new PlanRow(number ?? "", amount?.Fen, share, day, condition, note.Length <= 20 ? note : note[..20] + "…", received?.Fen ?? 0), ChatJson.Options));
    }

    /// <summary>In millionths: 30%, 30 and a cell that shows 30% all mean 300,000.</summary>
    private static long? ShareOf(RowView row)
    {
        var text = row.Text(Share);
        if (text.Length == 0) return null;
        var plain = FullWidth.Fold(text).Trim();
        var isPercent = plain.EndsWith('%');
        if (decimal.TryParse(plain.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            var percent = isPercent || number > 1 ? number : number * 100;
            if (percent <= 100 && percent * 10_000 == decimal.Truncate(percent * 10_000)) return (long)(percent * 10_000);
        }

        row.Problem(Share, $"比例「{text}」看不懂，请写成 30%");
        return null;
    }

    /// <summary>A day, or an event with its wait; either may stand in either column, for people mix them.</summary>
    private static (DateOnly? Day, string Condition) When(RowView row)
    {
        foreach (var column in (string[])[Day, Condition])
        {
            var text = row.Text(column);
            if (text.Length == 0) continue;
            if (row.Cell(column) is { Date: null, Number: null } && PaymentEvents.Find(text) is not null) return (null, text);
            if (column == Day && row.Moment(column) is { } moment) return (DateOnly.FromDateTime(moment), "");
            if (column == Condition) row.Problem(column, $"条件「{text}」看不懂，可以是：{string.Join("、", PaymentEvents.All)}，后面可加 +30天");
            return (null, "");
        }

        row.Problem(Day, "缺到期日（或条件）");
        return (null, "");
    }
}

/// <param name="Share">In millionths; null where an amount was given.</param>
/// <param name="Condition">The words of the event; empty where a day was given.</param>
internal sealed record PlanRow(string Number, long? Fen, long? Share, DateOnly? Day, string Condition, string Note, long ReceivedFen);
