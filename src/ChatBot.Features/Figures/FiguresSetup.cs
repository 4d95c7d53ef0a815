using ChatBot.Features.Health;
using ChatBot.Features.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Figures;

internal static class FiguresSetup
{
    public static IServiceCollection AddFigures(this IServiceCollection services)
    {
        services.AddSection<FiguresOptions>();
        return services.AddScoped<CollectionStore>().AddScoped<LoopStore>().AddScoped<ComplaintCauseStore>().AddScoped<ForecastStore>().AddScoped<BaselineStore>().AddScoped<ReviewStore>().AddScoped<CorrelationStore>()
            .AddEvery<IFigure>(ServiceLifetime.Scoped).AddScoped<FigureCatalog>().AddScoped<IDefinitionSource>(provider => provider.GetRequiredService<FigureCatalog>())
            .AddScoped<FigureDesk>().AddScoped<ComparisonDesk>();
    }
}
