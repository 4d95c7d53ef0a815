using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChatBot.Features.Kernel;

/// <summary>A YAML file of <c>templates/</c> as an object, with the lines on which the entries of a list stand, so that a problem can name its line.</summary>
internal static class ContentYaml
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build();

    /// <returns>Null where the text is empty, or no YAML of this form: then that is among the problems.</returns>
    public static T? Read<T>(string text, string fileName, List<ContentProblem> problems)
        where T : class
    {
        try
        {
            return Yaml.Deserialize<T?>(text);
        }
        catch (YamlException broken)
        {
            problems.Add(new ContentProblem(fileName, (int)broken.Start.Line, broken.InnerException?.Message ?? broken.Message, "correct the YAML; the comments in the file show the form"));
            return null;
        }
    }

    /// <summary>The lines of the entries of a list at the top of a text that has been read, from 1 on; none where there is no such list.</summary>
    public static IReadOnlyList<int> LinesOf(string text, string list)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents is [{ RootNode: YamlMappingNode root }, ..] && root.Children.TryGetValue(new YamlScalarNode(list), out var entries) && entries is YamlSequenceNode sequence
            ? [.. sequence.Children.Select(entry => (int)entry.Start.Line)]
            : [];
    }
}
