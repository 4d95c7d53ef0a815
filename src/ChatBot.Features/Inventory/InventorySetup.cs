using ChatBot.Features.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Inventory;

internal static class InventorySetup
{
    public static IServiceCollection AddInventory(this IServiceCollection services) => services.AddSection<InventoryOptions>().AddScoped<StockStore>().AddScoped<StockMoveStore>();
}
