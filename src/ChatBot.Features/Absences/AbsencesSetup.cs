using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Absences;

internal static class AbsencesSetup
{
    public static IServiceCollection AddAbsences(this IServiceCollection services) =>
        services.AddScoped<AbsenceItemStore>().AddScoped<LeaveDesk>();
}
