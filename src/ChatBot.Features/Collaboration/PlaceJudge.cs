using ChatBot.Features.Customers;

namespace ChatBot.Features.Collaboration;

/// <summary>What a position says about being there (R64). That it was not made up cannot be known, so a stage asks for a photo with a code beside it. Pure.</summary>
internal static class PlaceJudge
{
    /// <param name="site">Where the customer is; null where nobody has said so.</param>
    /// <param name="within">Metres.</param>
    public static PlaceVerdict Judge(GeoPoint here, GeoPoint? site, int within)
    {
        if (site is not { } there) return new PlaceVerdict(null, false, "已定位，客户现场位置没有登记，未核对距离");
        var metres = there.MetresTo(here);
        return metres <= within
            ? new PlaceVerdict(metres, false, $"✓ 距现场 {GeoPoint.InWords(metres)}")
            : new PlaceVerdict(metres, true, $"⚠ 距现场 {GeoPoint.InWords(metres)}，超出 {GeoPoint.InWords(within)}");
    }
}

/// <param name="Metres">Null where there is nothing to measure against.</param>
/// <param name="NeedsReason">A reason and a photo are wanted with it.</param>
internal sealed record PlaceVerdict(long? Metres, bool NeedsReason, string InWords);
