using ChatBot.Features.Absences;
using ChatBot.Features.Administration;
using ChatBot.Features.AfterSales;
using ChatBot.Features.Approvals;
using ChatBot.Features.Boards;
using ChatBot.Features.Chat;
using ChatBot.Features.Collaboration;
using ChatBot.Features.Commitments;
using ChatBot.Features.Contracts;
using ChatBot.Features.Customers;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Evidence;
using ChatBot.Features.Exports;
using ChatBot.Features.Figures;
using ChatBot.Features.Handovers;
using ChatBot.Features.Health;
using ChatBot.Features.Imports;
using ChatBot.Features.Inventory;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.Leads;
using ChatBot.Features.Links;
using ChatBot.Features.Needs;
using ChatBot.Features.Notes;
using ChatBot.Features.Payments;
using ChatBot.Features.People;
using ChatBot.Features.Pictures;
using ChatBot.Features.Reports;
using ChatBot.Features.Scheduling;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features;

/// <summary>Everything that the product consists of, one line a folder, in the order in which they may use each other.</summary>
public static class FeaturesSetup
{
    /// <summary>The host adds what the product asks of it: <see cref="IMessenger"/>, <see cref="IOrgSource"/>, <see cref="IMediaSource"/>, <see cref="IApprovalSource"/>, <see cref="IHeartbeat"/>, <see cref="IWebhookSender"/>, a <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddFeatures(this IServiceCollection services, ContentOptions content)
    {
        services.AddSingleton(content);
        services.AddCalendar();
        services.AddSingleton<LedgerFeed>().AddScoped<LedgerStore>().AddScoped<RecordNumbers>();
        services.AddScoped<PeopleStore>().AddScoped<AbsenceStore>().AddSingleton<OrgDirectory>();
        services.AddChat();
        services.AddScheduling();
        services.AddEvidence();
        services.AddLinks();
        services.AddDeadlines();
        services.AddAbsences();
        services.AddHandovers();
        services.AddHealth();
        services.AddCheckedContent().AddSingleton<ContentCheck>();
        services.AddCustomers();
        services.AddCommitments();
        services.AddCollaboration();
        services.AddNeeds();
        services.AddNotes();
        services.AddAfterSales();
        services.AddContracts();
        services.AddApprovals();
        services.AddPayments();
        services.AddLeads();
        services.AddInventory();
        services.AddFigures();
        services.AddImports();
        services.AddReports();
        services.AddExports();
        services.AddBoards();
        services.AddPictures();
        services.AddAdministration();
        return services;
    }

    /// <summary>What runs by itself: Quartz' ticks and the outbox. Left out by the command line and by tests, which run the jobs when they choose.</summary>
    public static IServiceCollection AddBackgroundWork(this IServiceCollection services)
    {
        services.AddQuartzTicks();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxWorker>());
        services.AddHostedService(provider => provider.GetRequiredService<EvidenceWorker>());
        services.AddHostedService(provider => provider.GetRequiredService<ImportWorker>());
        services.AddHostedService(provider => provider.GetRequiredService<PictureWorker>());
        return services;
    }

    private static void AddCalendar(this IServiceCollection services) =>
        services.AddSingleton(provider => provider.GetRequiredService<WorkCalendars>().Company);

    /// <summary>Content is read once and used by its feature, so the check has to look at that very instance.</summary>
    private static IServiceCollection AddCheckedContent(this IServiceCollection services)
    {
        foreach (var content in Reflected.Implementers<ICheckedContent>())
            services.AddSingleton(content).AddSingleton(provider => (ICheckedContent)provider.GetRequiredService(content));
        return services;
    }

    private static void AddScheduling(this IServiceCollection services)
    {
        services.AddSection<ScheduleOptions>();
        services.AddSingleton<JobRunner>().AddScoped<ParkedWork>().AddEvery<IScheduledJob>(ServiceLifetime.Singleton);
    }
}
