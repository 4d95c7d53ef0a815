namespace ChatBot.Sandbox.Samples;

/// <summary>
/// Pictures to send without looking for one: a parcel in a store room, a signed page, and what is wrong with pictures. Drawn on the spot; no two look
/// alike but those that are meant to, so that a bot which recognises a photo handed in twice does not mistake two samples for one.
/// </summary>
internal static class SamplePictures
{
    private const int Width = 320;
    private const int Height = 240;

    private static int _drawn;
    private static byte[]? _lastPackage;

    /// <exception cref="InvalidOperationException">No such sample.</exception>
    public static (byte[] Bytes, string FileName) Draw(string sample)
    {
        var serial = Interlocked.Increment(ref _drawn);
        return sample switch
        {
            "package" => (_lastPackage = Package(shade: 1).Png(), $"package-{serial}.png"),
            "scan" => (Scan().Png(), $"scan-{serial}.png"),
            "dark" => (Package(shade: 0.12).Png(), $"dark-{serial}.png"),
            "tiny" => (Tiny().Png(), $"tiny-{serial}.png"),
            "again" => (_lastPackage ??= Package(shade: 1).Png(), $"again-{serial}.png"),
            "corrupt" => (Package(shade: 1).Png() is var whole ? whole[..(whole.Length / 2)] : [], $"corrupt-{serial}.png"),
            "animated" => (Package(shade: 1).Png(("acTL", [0, 0, 0, 2, 0, 0, 0, 0])), $"animated-{serial}.png"),
            "heic" => ([0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8, .. new byte[400]], $"IMG_{serial:0000}.HEIC"),
            "empty" => ([], $"empty-{serial}.png"),
            _ => throw new InvalidOperationException($"No sample picture {sample}"),
        };
    }

    /// <param name="shade">From 0, black, to 1.</param>
    private static Canvas Package(double shade)
    {
        int Lit(int colour) => (int)((colour >> 16) * shade) << 16 | (int)((colour >> 8 & 0xFF) * shade) << 8 | (int)((colour & 0xFF) * shade);
        var canvas = new Canvas(Width, Height, Lit(0xE8EEF2));
        // The store room behind it is another one each time.
        for (var box = 0; box < 22; box++)
        {
            var (width, height) = (Random.Shared.Next(30, 110), Random.Shared.Next(24, 100));
            canvas.Fill(Random.Shared.Next(-20, Width - 20), Random.Shared.Next(-20, Height - 20), width, height, Lit(Random.Shared.Next(0x1000000)));
        }

        var (left, top) = (Random.Shared.Next(20, 180), Random.Shared.Next(20, 130));
        canvas.Fill(left, top, 120, 84, Lit(0xC89B5E));
        canvas.Fill(left + 54, top, 12, 84, Lit(0xE3C58F));
        canvas.Fill(left + 12, top + 48, 36, 24, Lit(0xFFFFFF));
        for (var bar = 0; bar < 10; bar++)
            canvas.Fill(left + 15 + bar * 3, top + 52, bar % 3 == 0 ? 2 : 1, 14, Lit(0x222222));
        return canvas;
    }

    private static Canvas Scan()
    {
        var canvas = new Canvas(Width, Height, 0xB0B4B8);
        canvas.Fill(80, 10, 160, 220, 0xFFFFFF);
        for (var line = 0; line < 12; line++)
            canvas.Fill(96, 30 + line * 12, Random.Shared.Next(30, 130), 3, 0x555555);
        var (left, top) = (Random.Shared.Next(90, 190), Random.Shared.Next(120, 185));
        canvas.Fill(left, top, 36, 36, 0xD03030);
        canvas.Fill(left + 6, top + 6, 24, 24, 0xFFFFFF);
        // A coffee stain tells one sheet from another.
        canvas.Fill(Random.Shared.Next(0, 240), Random.Shared.Next(0, 180), Random.Shared.Next(40, 90), Random.Shared.Next(40, 90), 0xC8B89A);
        return canvas;
    }

    private static Canvas Tiny()
    {
        var canvas = new Canvas(40, 30, 0x88AACC);
        for (var box = 0; box < 12; box++)
            canvas.Fill(Random.Shared.Next(-4, 36), Random.Shared.Next(-4, 26), Random.Shared.Next(4, 16), Random.Shared.Next(4, 16), Random.Shared.Next(0x1000000));
        return canvas;
    }
}
