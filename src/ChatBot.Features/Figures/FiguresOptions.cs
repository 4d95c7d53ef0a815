using System.ComponentModel.DataAnnotations;

namespace ChatBot.Features.Figures;

/// <summary>Section <c>Figures</c>.</summary>
public sealed class FiguresOptions
{
    /// <summary>Fewer samples than this, and a rate or a mean is not said but 样本不足.</summary>
    [Range(1, 1000, ErrorMessage = "Figures:LeastSamples is a number from 1 on, for instance 5.")]
    public int LeastSamples { get; set; } = 5;

    /// <summary>A contract from this many yuan on is a project, whose cycle is held against the benchmark (R17).</summary>
    [Range(0, 1_000_000_000, ErrorMessage = "Figures:ProjectFromYuan is an amount in yuan from 0 on, for instance 100000.")]
    public long ProjectFromYuan { get; set; } = 100_000;

    /// <summary>Days from the first touch to the signing in the trade, with which ours are compared (R17).</summary>
    [Range(1, 3650, ErrorMessage = "Figures:ProjectBenchmarkDays is a number of days from 1 on, for instance 52.")]
    public int ProjectBenchmarkDays { get; set; } = 52;

    /// <summary>Until the end of this day of the month its forecast may be changed; what comes later is kept and not scored (R68).</summary>
    [Range(1, 28, ErrorMessage = "Figures:ForecastLockDay is a day of the month from 1 to 28, for instance 5.")]
    public int ForecastLockDay { get; set; } = 5;

    /// <summary>A forecast within this many percent of what was signed is a hit (R68).</summary>
    [Range(0, 100, ErrorMessage = "Figures:ForecastTolerancePercent lies between 0 and 100, for instance 10.")]
    public int ForecastTolerancePercent { get; set; } = 10;

    /// <summary>Causes of complaints, separated by commas, that say that colleagues did not work together (R69).</summary>
    [Required(AllowEmptyStrings = false, ErrorMessage = "Figures:InternalCauses names causes of the complaint flow, for instance \"内部协同\".")]
    public string InternalCauses { get; set; } = "内部协同";

    /// <summary>Admins are asked for a baseline on the first working day of use and once more on this one; 0: never (R70).</summary>
    [Range(0, 30, ErrorMessage = "Figures:AskForBaselineDays lies between 0 and 30, for instance 5.")]
    public int AskForBaselineDays { get; set; } = 5;

    public IReadOnlyList<string> Causes => InternalCauses.Split([',', '，', '、', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
