using ChatBot.Features.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Boards;

public static class BoardsSetup
{
    public static IServiceCollection AddBoards(this IServiceCollection services) => services.AddScoped<BoardStore>().AddScoped<IRecordBoard, RecordBoard>().AddEvery<IBoard>(ServiceLifetime.Scoped);
}
