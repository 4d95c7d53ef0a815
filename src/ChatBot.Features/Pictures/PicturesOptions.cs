using System.ComponentModel.DataAnnotations;

namespace ChatBot.Features.Pictures;

/// <summary>Section <c>Pictures</c>.</summary>
public sealed class PicturesOptions
{
    /// <summary>Whether leaders get the picture of their project board once a week without asking.</summary>
    public bool Weekly { get; set; } = true;

    /// <summary>From this time (Shanghai) of the first working day of a week on, the weekly picture is due.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "23:59:00", ErrorMessage = "Pictures:WeeklyAt is a time of the day, for instance \"09:00:00\".")]
    public TimeSpan WeeklyAt { get; set; } = TimeSpan.FromHours(9);
}
