using Microsoft.Playwright;

namespace ChatBot.Browser.Tests;

/// <summary>Takes the pictures of the boards for the documentation, at 1440 and 390 pixels, light and dark.</summary>
internal static class BoardScreenshots
{
    public const string Verb = "boards";

    private static readonly string[] Boards = ["projects", "promises", "health", "payments", "funnel", "mine", "records/KS-1"];

    public static async Task<int> TakeAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        await using var chromium = new Chromium();
        await chromium.InitializeAsync();
        await using var company = await BoardCompany.StartAsync();
        foreach (var (width, height, colours, name) in ((int, int, ColorScheme, string)[])[(1440, 900, ColorScheme.Light, "desk"), (390, 844, ColorScheme.Dark, "phone")])
        {
            var page = await company.OpenAsync(chromium, "刘洋", "projects", width, height, colours);
            foreach (var board in Boards)
            {
                await page.GotoAsync(new Uri(company.Bot, $"/boards/{board}").ToString());
                // The bars grow.
                await page.WaitForTimeoutAsync(1500);
                var path = Path.Combine(folder, $"{board.Split('/')[0]}-{name}.png");
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = path });
                Console.WriteLine($"{path} {new FileInfo(path).Length / 1024} kB");
            }
        }

        return company.Complaints.Count;
    }
}
