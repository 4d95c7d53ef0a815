using ChatBot.Sandbox.Wire;

namespace ChatBot.Sandbox.Server;

/// <summary>What an admin copies from the console into the bot's settings.</summary>
internal sealed record AppCredentials(string CorpId, int AgentId, string Secret, string Token, string EncodingAesKey)
{
    /// <summary>Fresh ones; made up on the spot and good for nothing else.</summary>
    public static AppCredentials Generate() => new(
        "ww" + CallbackCrypto.NewWord(16).ToLowerInvariant(), 1000002, CallbackCrypto.NewWord(43), CallbackCrypto.NewWord(24),
        CallbackCrypto.NewEncodingAesKey());
}
