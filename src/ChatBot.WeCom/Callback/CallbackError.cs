namespace ChatBot.WeCom.Callback;

/// <summary>
/// Why a callback was refused, numbered as the vendor's own libraries number it (developer doc path/91144, "返回码").
/// The numbers are local: they never travel over the wire.
/// </summary>
public enum CallbackError
{
    None = 0,
    SignatureMismatch = -40001,
    EnvelopeUnreadable = -40002,
    SignatureNotComputed = -40003,
    IllegalAesKey = -40004,
    ReceiveIdMismatch = -40005,
    EncryptionFailed = -40006,
    DecryptionFailed = -40007,
    IllegalBuffer = -40008,
    Base64NotEncoded = -40009,
    Base64NotDecoded = -40010,
    ReplyNotBuilt = -40011,
}

/// <summary>The one exception of this namespace. Its text names the failed step and never quotes what was received.</summary>
public sealed class CallbackException(CallbackError error, string message, Exception? inner = null)
    : Exception($"{message} ({(int)error} {error})", inner)
{
    public CallbackError Error { get; } = error;
}
