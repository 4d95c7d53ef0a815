namespace ChatBot.Features.Chat;

/// <summary>Commands and verbs that stand in an admin's files instead of in a class.</summary>
internal interface IMoreCommands
{
    /// <summary>Each with the class that carries it out.</summary>
    IEnumerable<(CommandSpec Spec, Type Carries)> Commands { get; }

    /// <summary>Further first words of commands that there are.</summary>
    IEnumerable<(string Verb, CommandSpec Spec)> Verbs { get; }
}
