using System.Text.Encodings.Web;
using System.Text.Unicode;
using ChatBot.Features.Collaboration;
using ChatBot.Features.Exports;
using ChatBot.Features.Payments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace ChatBot.Web;

/// <summary>Pages for people: server-rendered, nothing from third parties, useful without a script.</summary>
public static class WebSetup
{
    /// <summary>What is ours to answer for people; everything else is for WeCom and machines.</summary>
    private static readonly PathString[] Paths =
        ["/import", "/templates", "/assets", "/boards", $"/{CasePage.Purpose}", $"/{SignDesk.Purpose}", $"/{PaymentReminder.Purpose}", $"/{AppraisalDesk.Purpose}"];

    /// <param name="secretOf">A secret that every node is configured with: the keys that sign forms are sealed under it before they are stored.</param>
    public static IServiceCollection AddWebPages(this IServiceCollection services, Func<IServiceProvider, string> secretOf)
    {
        var ours = typeof(WebSetup).Assembly;
        services.AddRazorPages().ConfigureApplicationPartManager(parts =>
        {
            // A host whose own build knows us has added us already; in a test the host is another program.
            if (parts.ApplicationParts.Any(part => part.Name == ours.GetName().Name)) return;
            foreach (var part in ApplicationPartFactory.GetApplicationPartFactory(ours).GetApplicationParts(ours)) parts.ApplicationParts.Add(part);
        });
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.FormFieldName = "form";
        });
        services.AddDataProtection().SetApplicationName("ChatBot");
        services.AddSingleton(provider => new KeySeal(secretOf(provider))).AddSingleton<DatabaseKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
        {
            options.XmlRepository = provider.GetRequiredService<DatabaseKeys>();
            options.XmlEncryptor = new KeyEncryptor(provider.GetRequiredService<KeySeal>());
        }));
        // Chinese as it is, not as numbered entities.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        return services.AddScoped<LinkGate>().AddSingleton<StaffGate>();
    }

    public static void MapWebPages(this WebApplication app)
    {
        app.UseWhen(
            http => Paths.Any(path => http.Request.Path.StartsWithSegments(path, StringComparison.Ordinal)),
            pages => pages.Use(PageHeaders.AddAsync).UseStatusCodePages(PlainPage.AnswerAsync).Use(UploadLimit.CheckAsync));
        app.MapRazorPages();
        Assets.Map(app);
        ImportFiles.Map(app);
        BoardRoutes.Map(app);
        AppraisalFiles.Map(app);
    }
}
