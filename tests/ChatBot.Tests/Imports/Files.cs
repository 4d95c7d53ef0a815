using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ChatBot.Features.Chat;
using ChatBot.Features.Evidence;
using ChatBot.Features.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Tests.Imports;

/// <summary>Files as people have them, and the way of one through the bot without its page.</summary>
internal static class Files
{
    public static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines));

    /// <summary>A workbook with one sheet of this XML.</summary>
    public static byte[] Workbook(string sheetData, string after = "")
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Entry(zip, "[Content_Types].xml", """<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
            Entry(zip, "_rels/.rels", """<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Entry(zip, "xl/workbook.xml", """<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            Entry(zip, "xl/_rels/workbook.xml.rels", """<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
            Entry(zip, "xl/worksheets/sheet1.xml", $"""<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{sheetData}</sheetData>{after}</worksheet>""");
        }

        return memory.ToArray();
    }

    /// <summary>A row of a workbook: texts, numbers as they are, and XML where it begins with an angle.</summary>
    public static string Row(int number, params object?[] cells) =>
        $"<row r=\"{number}\">" + string.Concat(cells.Select((cell, index) => cell switch
        {
            null => "",
            string { Length: > 0 } xml when xml[0] == '<' => xml,
            string text => $"<c r=\"{(char)('A' + index)}{number}\" t=\"inlineStr\"><is><t>{text}</t></is></c>",
            _ => FormattableString.Invariant($"<c r=\"{(char)('A' + index)}{number}\"><v>{cell}</v></c>"),
        })) + "</row>";

    public static IReadOnlyList<ImportRow> Read(byte[] file, string kind, string person = "chenzong") => ReadAll(file, kind, person).Rows;

    public static FileRows ReadAll(byte[] file, string kind, string person = "chenzong")
    {
        var org = new Features.People.OrgTree(TestCompany.Org.People, TestCompany.Org.Departments, Features.People.PeopleOverrides.None, Features.People.DutyTable.Empty);
        var now = TestBot.At("2026-11-23 10:00");
        var scene = new ImportScene(org, Features.Calendar.WorkCalendar.Default, new Import { Id = 1, Person = person, Kind = kind, CreatedAt = now }, now);
        using var stream = new MemoryStream(file);
        return SheetRows.Read(stream, ImportShape.Find(kind)!, scene);
    }

    /// <summary>As the page would after an upload; returns when the dry run is over.</summary>
    public static async Task<Import> Uploads(this TestBot bot, string who, string kind, byte[] file, string name = "名单.csv")
    {
        using var content = new MemoryStream(file);
        var stored = await bot.Services.GetRequiredService<EvidenceFiles>().StoreAsync(content, "application/octet-stream", CancellationToken.None);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), stored.Sha256);
        var import = await bot.Database.WriteAsync((scope, cancel) => scope.GetRequiredService<ImportDesk>().UploadedAsync(
            new Import { Kind = kind, Person = who, Source = nameof(CommandSource.Page), FileName = name, Sha256 = stored.Sha256, CreatedAt = bot.Clock.GetUtcNow() }, cancel));
        return await bot.Works(import.Id);
    }

    /// <summary>Lets the worker do what there is to do.</summary>
    public static async Task<Import> Works(this TestBot bot, long id)
    {
        await bot.Services.GetRequiredService<ImportWorker>().DrainAsync(CancellationToken.None);
        await bot.Settle();
        return (await bot.Database.ReadAsync((scope, cancel) => scope.GetRequiredService<ImportStore>().FindAsync(id, cancel)))!;
    }

    public static async Task<Import> Imports(this TestBot bot, string who, string kind, byte[] file)
    {
        var import = await bot.Uploads(who, kind, file);
        Assert.Equal(ImportState.Ready, import.State);
        await bot.Says(who, $"导入 确认 {import.Id}");
        return await bot.Works(import.Id);
    }

    public static Task<ImportView> View(this TestBot bot, Import import) =>
        bot.Database.ReadAsync((scope, cancel) => scope.GetRequiredService<ImportDesk>().ViewAsync(import, cancel));

    private static void Entry(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        writer.Write(text);
    }
}
