using System.CommandLine;
using System.Globalization;
using ChatBot.Features.Chat;
using ChatBot.Storage;
using ChatBot.WeCom.Callback;
using ChatBot.Wire;

namespace ChatBot.CommandLine;

/// <summary><c>replay [E12]</c>: handles messages again that a bug kept from being handled. Their answers go out when the service runs.</summary>
internal static class ReplayMessages
{
    public static Command Command()
    {
        var number = new Argument<string?>("error-number") { Description = "For instance E12; all kept messages when left out.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("replay", "Handle messages again that failed and were kept.") { number };
        command.SetAction((parsed, cancel) => Offline.WithAsync((services, token) => ReplayAsync(services, parsed.GetValue(number), token), cancel));
        return command;
    }

    private static async Task<int> ReplayAsync(IServiceProvider services, string? errorNumber, CancellationToken cancel)
    {
        long? id = null;
        if (errorNumber is not null)
        {
            if (!long.TryParse(errorNumber.TrimStart('E', 'e'), NumberStyles.None, CultureInfo.InvariantCulture, out var given))
            {
                Console.Error.WriteLine($"'{errorNumber}' is not an error number; it looks like E12.");
                return ChatBotCommands.Refused;
            }

            id = given;
        }

        var failed = await services.GetRequiredService<UnitOfWork>().ReadAsync(
            (scope, token) => scope.GetRequiredService<FailedMessages>().ListAsync(id, token), cancel);
        if (failed.Count == 0)
        {
            Console.Out.WriteLine(id is null ? "No failed message is kept." : $"No failed message E{id} is kept.");
            return id is null ? 0 : ChatBotCommands.Refused;
        }

        var pipeline = services.GetRequiredService<MessagePipeline>();
        var stillFailing = 0;
        foreach (var message in failed)
        {
            try
            {
                await pipeline.ReplayAsync(CallbackTranslation.Translate(CallbackParser.Parse(message.Raw), message.ReceivedAt), message.Id, cancel);
                Console.Out.WriteLine($"E{message.Id}: done");
            }
            catch (Exception again) when (again is not OperationCanceledException)
            {
                stillFailing++;
                Console.Out.WriteLine($"E{message.Id}: failed again ({again.GetType().Name}); it stays kept");
            }
        }

        return stillFailing == 0 ? 0 : 1;
    }
}
