using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Customers;

namespace ChatBot.Features.Imports;

/// <summary>A list of customers: one row a customer, known by its name.</summary>
internal static class CustomerRows
{
    private const string Name = "客户名称", Region = "区域", Owner = "负责人";

    public static ImportShape Shape { get; } = new(
        "customers",
        "客户",
        [
            new ImportColumn(Name, "客户", "名称", "医院", "医院名称", "单位", "单位名称", "公司", "公司名称", "客户全称", "customer") { Required = true, Example = "示例：华东医院", Hint = "全称；同名只记一次" },
            new ImportColumn(Region, "地区", "大区", "省份", "片区", "region") { Example = "华东", Hint = "超时会推给该区域的经理" },
            new ImportColumn(Owner, "责任人", "销售", "销售代表", "业务员", "客户经理", "归属人", "归属", "owner") { Example = "李娜", Hint = "姓名或账号；空着就是您自己" },
        ],
        Read)
    {
        Synonyms = ["客户名单", "客户表"],
        Notes = ["按客户名称认，同名的更新区域和负责人；空格不会抹掉已有的内容。"],
    };

    private static ReadRow Read(RowView row, ImportScene scene)
    {
        var name = Customer.Normalised(row.Required(Name));
        if (name.Length > 60) row.Problem(Name, "客户名称超过 60 个字");
        var region = row.Text(Region) is { Length: > 0 } text ? text : null;
        var owner = row.Owner(Owner);
        return new ReadRow(name, JsonSerializer.Serialize(new CustomerRow(name, region, owner), ChatJson.Options));
    }
}

/// <param name="Owner">Null where the file says nothing.</param>
internal sealed record CustomerRow(string Name, string? Region, string? Owner);
