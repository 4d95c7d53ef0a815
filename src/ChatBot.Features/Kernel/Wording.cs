namespace ChatBot.Features.Kernel;

/// <summary>
/// One thing that the bot can say: a template under <c>templates/messages</c> and the type of the model that it is given.
/// Every wording is a static field, so that all of them are found, parsed and checked against their models at start.
/// </summary>
public interface IWording
{
    /// <summary>Path below <c>templates/messages</c> without the ending, for instance <c>commitments/made</c>.</summary>
    string Name { get; }

    Type ModelType { get; }
}

public sealed record Wording<TModel>(string Name) : IWording
    where TModel : notnull
{
    public Type ModelType => typeof(TModel);

    public Said With(TModel model) => new(Name, model);
}

/// <summary>A wording together with the facts that it is to be filled with.</summary>
public sealed record Said(string Wording, object Model);
