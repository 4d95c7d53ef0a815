using System.CommandLine;

namespace ChatBot.CommandLine;

/// <summary><c>healthcheck</c>: asks the running service whether it is ready, for images that hold no curl. Exit code 0 or 1.</summary>
internal static class HealthCheck
{
    public static Command Command()
    {
        var command = new Command("healthcheck", "Ask the service on this machine whether it is ready. Exit code 0 or 1.");
        command.SetAction(async (_, cancel) =>
        {
            var address = (Environment.GetEnvironmentVariable("ASPNETCORE_URLS") ?? "http://localhost:5000").Split(';')[0]
                .Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal)
                .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal);
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
            try
            {
                using var answer = await http.GetAsync(new Uri(new Uri(address), "/health/ready"), cancel);
                return answer.IsSuccessStatusCode ? 0 : 1;
            }
            catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException)
            {
                Console.Error.WriteLine($"No answer from {address}.");
                return 1;
            }
        });
        return command;
    }
}
