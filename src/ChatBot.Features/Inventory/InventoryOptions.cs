using System.ComponentModel.DataAnnotations;

namespace ChatBot.Features.Inventory;

/// <summary>Section <c>Inventory</c>.</summary>
public sealed class InventoryOptions
{
    /// <summary>Figures older than this are shown with a warning.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "365.00:00:00")]
    public TimeSpan StaleAfter { get; set; } = TimeSpan.FromDays(3);
}
