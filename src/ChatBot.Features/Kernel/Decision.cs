namespace ChatBot.Features.Kernel;

/// <summary>What a rule decided: a value, or an expected "no" in words that tell the user what to do next. Bugs are exceptions, never this.</summary>
public readonly record struct Decision<T>
{
    private Decision(T? value, Said? refusal)
    {
        Value = value;
        Refusal = refusal;
    }

    public T? Value { get; }

    public Said? Refusal { get; }

    public static implicit operator Decision<T>(T value) => new(value, null);

    public static implicit operator Decision<T>(Said refusal) => new(default, refusal);

    public static Decision<T> Of(T value) => new(value, null);
}
