namespace ChatBot.Features.Language;

/// <summary>hanzi.txt in memory: three flat arrays over the block of Chinese characters, some 350 kB, read once in a few milliseconds.</summary>
internal sealed class HanziTable
{
    public const char First = '\u4e00';
    public const char Last = '\u9fff';

    public const int LongestShape = 5;

    private const int Size = Last - First + 1;
    private const int KeyBits = 5;

    private readonly ushort[] _readings = new ushort[Size];
    private readonly int[] _shapes = new int[Size];
    private readonly char[] _simplified = new char[Size];
    private readonly List<string[]> _readingSets = [[]];

    private HanziTable()
    {
    }

    public static HanziTable Read()
    {
        var table = new HanziTable();
        var sets = new Dictionary<string, ushort>(StringComparer.Ordinal);
        using var resource = typeof(HanziTable).Assembly.GetManifestResourceStream("hanzi.txt")
            ?? throw new InvalidOperationException("The resource hanzi.txt is missing from the build.");
        using var lines = new StreamReader(resource);
        while (lines.ReadLine() is { } line)
        {
            if (line[0] == '#') continue;
            if (line[0] == '>') table._simplified[line[1] - First] = line[2];
            else table.Add(line, sets);
        }

        return table;
    }

    public string[] Readings(char c) => _readingSets[_readings[c - First]];

    public char Simplified(char c) => _simplified[c - First] is var simple and not '\0' ? simple : c;

    /// <summary>Writes the Cangjie code, at most <see cref="LongestShape"/> keys from A to Y, and returns how many they are.</summary>
    public int Shape(char c, Span<char> keys)
    {
        var length = 0;
        for (var packed = _shapes[c - First]; packed != 0; packed >>= KeyBits) keys[length++] = (char)('A' + (packed & 31) - 1);
        return length;
    }

    /// <summary>讠 纟 钅 阝 take two keys; to the eye each is one part like 氵 or 扌.</summary>
    private static string OneKeyRadical(string keys) => keys.Length > 2 && keys[..2] is "IV" or "VM" or "XC" or "NL" ? keys[..1] + keys[2..] : keys;

    private void Add(string line, Dictionary<string, ushort> sets)
    {
        var parts = line.Split(' ');
        if (!sets.TryGetValue(parts[1], out var set))
        {
            set = sets[parts[1]] = (ushort)_readingSets.Count;
            _readingSets.Add(parts[1].Split(','));
        }

        var place = line[0] - First;
        _readings[place] = set;
        if (parts.Length < 3) return;
        // Five keys at most, each in five bits.
        var keys = OneKeyRadical(parts[2]);
        for (var i = keys.Length - 1; i >= 0; i--) _shapes[place] = (_shapes[place] << KeyBits) | (keys[i] - 'A' + 1);
    }
}
