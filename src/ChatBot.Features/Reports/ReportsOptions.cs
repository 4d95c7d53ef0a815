using System.ComponentModel.DataAnnotations;

namespace ChatBot.Features.Reports;

/// <summary>Section <c>Reports</c>. When the report is due stands in <c>Schedule:DailyReport</c>.</summary>
public sealed class ReportsOptions
{
    /// <summary>What a person is measured by: <c>fixed</c> (<see cref="PersonalTarget"/>), <c>median</c> or <c>top-quartile</c> of the own team today (R56).</summary>
    [AllowedValues("fixed", "median", "top-quartile", ErrorMessage = "Reports:Benchmark is \"fixed\", \"median\" or \"top-quartile\".")]
    public string Benchmark { get; set; } = "fixed";

    /// <summary>Health actions a day for one person (decision 7).</summary>
    [Range(1, 1000, ErrorMessage = "Reports:PersonalTarget is a number of actions a day from 1 on, for instance 5.")]
    public int PersonalTarget { get; set; } = 5;

    /// <summary>Health actions a day for a team, shown to its leader (decision 7).</summary>
    [Range(1, 100_000, ErrorMessage = "Reports:TeamTarget is a number of actions a day from 1 on, for instance 12.")]
    public int TeamTarget { get; set; } = 12;

    /// <summary>So long before its time a report is written; it is compared with the truth each minute until it leaves, and what changes after that is told on the next day.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:15:00", ErrorMessage = "Reports:RenderAhead lies between none and a quarter of an hour, for instance \"00:05:00\".")]
    public TimeSpan RenderAhead { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>So long after its time a report that was missed is still sent; later it is only listed for the admins.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "12:00:00", ErrorMessage = "Reports:CatchUp lies between a second and twelve hours, for instance \"02:00:00\".")]
    public TimeSpan CatchUp { get; set; } = TimeSpan.FromHours(2);

    /// <summary>So long after its time the share that was delivered is looked at (R75).</summary>
    [Range(typeof(TimeSpan), "00:00:01", "12:00:00", ErrorMessage = "Reports:CoverageAfter lies between a second and twelve hours, for instance \"00:15:00\".")]
    public TimeSpan CoverageAfter { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Who gets the report: <c>all</c>, or names of departments separated by commas; admins always.</summary>
    [Required]
    public string Scope { get; set; } = "all";

    /// <summary>Departments whose people log what customers need, separated by commas: who has done nothing and has nothing in hand is told to, and nobody else.</summary>
    [Required]
    public string FieldDepartments { get; set; } = "销售部";

    public BenchmarkMode Mode => Benchmark switch
    {
        "median" => BenchmarkMode.Median,
        "top-quartile" => BenchmarkMode.TopQuartile,
        _ => BenchmarkMode.Fixed,
    };

    /// <summary>The departments of <see cref="Scope"/>; none means everybody.</summary>
    public IReadOnlyList<string> Departments =>
        string.Equals(Scope.Trim(), "all", StringComparison.OrdinalIgnoreCase)
            ? []
            : Names(Scope);

    /// <summary>The departments of <see cref="FieldDepartments"/>.</summary>
    public IReadOnlyList<string> Field => Names(FieldDepartments);

    private static string[] Names(string setting) => setting.Split([',', '，', '、', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

public enum BenchmarkMode
{
    Fixed,
    Median,
    TopQuartile,
}
