using System.ComponentModel.DataAnnotations;

namespace ChatBot.Features.Collaboration;

/// <summary>Section <c>Place</c>: positions of people who visit customers (R64).</summary>
public sealed class PlaceOptions
{
    /// <summary>So many metres from the customer's site still count as there.</summary>
    [Range(50, 20_000)]
    public int WithinMetres { get; set; } = 500;

    /// <summary>After this time a position is erased; the distance stays with the case.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "365.00:00:00")]
    public TimeSpan Keep { get; set; } = TimeSpan.FromDays(30);
}
