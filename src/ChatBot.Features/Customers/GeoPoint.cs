using System.Globalization;

namespace ChatBot.Features.Customers;

/// <summary>A place on earth in millionths of a degree, which both databases keep exactly. Pure.</summary>
public sealed record GeoPoint(long Latitude, long Longitude)
{
    private const double EarthRadius = 6_371_000;

    /// <summary>Null where the degrees are none.</summary>
    public static GeoPoint? Of(double latitude, double longitude) =>
        latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180 ? new GeoPoint((long)Math.Round(latitude * 1e6), (long)Math.Round(longitude * 1e6)) : null;

    /// <summary>Whole metres along the ground, by the haversine formula: off by at most half a per cent.</summary>
    public long MetresTo(GeoPoint other)
    {
        var (a, b) = (Radians(Latitude), Radians(other.Latitude));
        var (north, east) = (Math.Sin((b - a) / 2), Math.Sin((Radians(other.Longitude) - Radians(Longitude)) / 2));
        var h = (north * north) + (Math.Cos(a) * Math.Cos(b) * east * east);
        return (long)Math.Round(2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(h))));
    }

    /// <summary>「120 米」, 「2.3 公里」.</summary>
    public static string InWords(long metres) => metres < 1000 ? $"{metres} 米" : (metres / 1000.0).ToString("0.#", CultureInfo.InvariantCulture) + " 公里";

    private static double Radians(long millionths) => millionths / 1e6 * Math.PI / 180;
}
