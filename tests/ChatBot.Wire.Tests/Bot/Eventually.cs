using System.Diagnostics;

namespace ChatBot.Wire.Tests;

/// <summary>Waits for what happens in another thread or process, and says what did not when it takes too long.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task TrueAsync(Func<Task<bool>> condition, string what)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!await HoldsAsync(condition))
        {
            if (Stopwatch.GetElapsedTime(begun) > Patience) Assert.Fail($"Waited {Patience.TotalSeconds} s in vain until {what}.");
            await Task.Delay(50);
        }
    }

    public static Task TrueAsync(Func<bool> condition, string what) => TrueAsync(() => Task.FromResult(condition()), what);

    private static async Task<bool> HoldsAsync(Func<Task<bool>> condition)
    {
        try
        {
            return await condition();
        }
        catch (HttpRequestException)
        {
            // It does not listen yet, or not any more.
            return false;
        }
    }
}
