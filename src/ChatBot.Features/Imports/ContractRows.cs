using System.Text.Json;
using System.Text.RegularExpressions;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.Language;

namespace ChatBot.Features.Imports;

/// <summary>A list of contracts: one row a contract, known by its number.</summary>
internal static partial class ContractRows
{
    private const string Number = "合同编号", Customer = "客户名称", Amount = "合同金额", Title = "标题", Owner = "负责人";

    public static ImportShape Shape { get; } = new(
        "contracts",
        "合同",
        [
            new ImportColumn(Number, "合同号", "编号", "合同", "合同编码", "contract") { Required = true, Example = "示例 HT-2026-088", Hint = "HT-2026-088；只写 2026-088 也行" },
            new ImportColumn(Customer, "客户", "名称", "医院", "医院名称", "单位", "单位名称", "公司", "公司名称", "甲方", "customer") { Required = true, Example = "华东医院", Hint = "没有的客户会一起建档" },
            new ImportColumn(Amount, "金额", "合同额", "总价", "总金额", "合同总额", "含税金额", "amount") { Required = true, Example = "12.5万", Hint = "125000、12.5万 都行；表头写（万元）就按万元" },
            new ImportColumn(Title, "合同名称", "内容", "标的", "项目", "项目名称", "产品", "备注", "title") { Example = "呼吸机管路 50套" },
            new ImportColumn(Owner, "责任人", "销售", "销售代表", "业务员", "客户经理", "归属人", "owner") { Example = "李娜", Hint = "姓名或账号；空着就是您自己" },
        ],
        Read)
    {
        Synonyms = ["合同表", "合同清单"],
        Notes = ["按合同编号认。导入的合同记为「待核实」：有人看过纸质合同后发「核实 HT-…」。", "已有的合同只改金额、标题、负责人，且不会违背已收的款。"],
    };

    private static ReadRow Read(RowView row, ImportScene scene)
    {
        var written = row.Required(Number);
        var number = NumberOf(written);
        if (written.Length > 0 && number is null) row.Problem(Number, $"合同编号「{written}」要以 HT 开头，如 HT-2026-088");
        var customer = Customers.Customer.Normalised(row.Required(Customer));
        if (customer.Length > 60) row.Problem(Customer, "客户名称超过 60 个字");
        if (row.Text(Amount).Length == 0) row.Problem(Amount, "缺合同金额");
        var amount = row.Amount(Amount);
        var title = row.Text(Title);
        if (title.Length > 200) row.Problem(Title, "标题超过 200 个字");
        var owner = row.Owner(Owner);
        return new ReadRow(number ?? "", JsonSerializer.Serialize(new ContractRow(number ?? "", customer, amount?.Fen ?? 0, title, owner), ChatJson.Options));
    }

    internal static string? NumberOf(string written)
    {
        var text = FullWidth.Fold(written).Trim();
        if (RecordNo.Parse(text) is { } no) return RecordNo.PrefixOf(no) == RecordNo.Contract ? no : null;
        return Bare().IsMatch(text) ? $"{RecordNo.Contract}-{text}" : null;
    }

    [GeneratedRegex(@"^[0-9]{1,12}(?:-[0-9]{1,12}){0,4}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bare();
}

internal sealed record ContractRow(string Number, string Customer, long Fen, string Title, string? Owner);
