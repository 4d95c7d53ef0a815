using ChatBot.Features.Boards;
using ChatBot.Features.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Pictures;

internal static class PicturesSetup
{
    public static IServiceCollection AddPictures(this IServiceCollection services)
    {
        services.AddSection<PicturesOptions>();
        return services.AddSingleton<PictureSignal>().AddSingleton<PictureWorker>()
            .AddScoped<PictureOrderStore>().AddScoped<GanttStore>().AddScoped<GanttFinder>().AddScoped<PictureDesk>().AddScoped<IBoardDrawing>(provider => provider.GetRequiredService<PictureDesk>());
    }
}
