using System.Numerics;

namespace ChatBot.Features.Evidence;

/// <summary>
/// 64 bits that say what a picture looks like: the signs of its coarsest frequencies (DCT of 32 × 32 grey squares, against their median). Saving it
/// anew, making it smaller or a little brighter changes few of them; another picture differs in about half.
/// </summary>
public static class PictureHash
{
    /// <summary>Width and height of the grey squares.</summary>
    public const int Side = 32;

    /// <summary>How many bits two hashes may differ in and still be found by <see cref="KeysNear"/>.</summary>
    public const int FarthestFound = 7;

    private const int Bands = 4, BandBits = 16;

    /// <summary>Grey levels; a picture with less variation than this says nothing and would be like every other blank one.</summary>
    private const double LeastVariation = 2;

    private static readonly double[] Cosines = [.. Enumerable.Range(0, 9 * Side).Select(at => Math.Cos(Math.PI * (at / Side) * ((2 * (at % Side)) + 1) / (2 * Side)))];

    /// <param name="grey">Side × Side grey levels from 0 to 255, row by row.</param>
    /// <returns>Null for a picture without features.</returns>
    public static long? Of(ReadOnlySpan<double> grey)
    {
        if (grey.Length != Side * Side) throw new ArgumentException($"{Side} × {Side} squares are needed", nameof(grey));
        double sum = 0, squares = 0;
        foreach (var level in grey)
        {
            sum += level;
            squares += level * level;
        }

        var mean = sum / grey.Length;
        if (Math.Sqrt(Math.Max(0, (squares / grey.Length) - (mean * mean))) < LeastVariation) return null;

        // The constant part says only how bright it is; the next frequency stands in for it.
        Span<double> frequencies = stackalloc double[64];
        for (var at = 0; at < 64; at++) frequencies[at] = at == 0 ? Frequency(grey, 8, 0) : Frequency(grey, at % 8, at / 8);
        Span<double> sorted = stackalloc double[64];
        frequencies.CopyTo(sorted);
        sorted.Sort();
        var median = (sorted[31] + sorted[32]) / 2;
        ulong hash = 0;
        for (var at = 0; at < 64; at++)
        {
            if (frequencies[at] > median) hash |= 1UL << at;
        }

        return (long)hash;
    }

    /// <summary>In how many of the 64 bits two pictures differ.</summary>
    public static int Distance(long a, long b) => BitOperations.PopCount((ulong)(a ^ b));

    /// <summary>The four keys under which a hash is filed.</summary>
    public static IReadOnlyList<long> Keys(long hash) => [.. Enumerable.Range(0, Bands).Select(band => KeyOf(band, BandOf(hash, band)))];

    /// <summary>
    /// Keys of which every hash within <see cref="FarthestFound"/> bits has at least one: seven bits over four bands leave one band with at most one
    /// changed bit. So 68 look-ups find all the near ones of any number of pictures.
    /// </summary>
    public static IReadOnlyList<long> KeysNear(long hash) =>
        [.. Enumerable.Range(0, Bands).SelectMany(band => Enumerable.Range(-1, BandBits + 1).Select(flip => KeyOf(band, BandOf(hash, band) ^ (flip < 0 ? 0 : 1 << flip))))];

    private static int BandOf(long hash, int band) => (int)((ulong)hash >> (band * BandBits)) & 0xFFFF;

    private static long KeyOf(int band, int value) => ((long)band << BandBits) | (uint)value;

    private static double Frequency(ReadOnlySpan<double> grey, int across, int down)
    {
        double sum = 0;
        for (var y = 0; y < Side; y++)
        {
            double row = 0;
            for (var x = 0; x < Side; x++) row += grey[(y * Side) + x] * Cosines[(across * Side) + x];
            sum += row * Cosines[(down * Side) + y];
        }

        return sum;
    }
}
