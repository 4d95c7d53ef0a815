namespace ChatBot.Features.Commitments;

/// <param name="Open">Due, and neither proven nor admitted.</param>
/// <param name="Rate">「83.3%」, or 「—」.</param>
public sealed record KeepingFigures(int Due, int OnTime, int Late, int Broken, int Open, int NotDue, string Rate);

/// <param name="Figures">The fixed ones where the month is fixed.</param>
/// <param name="FrozenAt">When the month was fixed, or empty.</param>
/// <param name="Corrections">What has changed since, promise by promise.</param>
/// <param name="MoreCorrections">How many are not listed.</param>
/// <param name="Corrected">The figures with all corrections.</param>
public sealed record KeepingHead(
    string Whose, string Month, KeepingFigures Figures, string FrozenAt, long Version, IReadOnlyList<KeepingCorrectionLine> Corrections, int MoreCorrections, KeepingFigures Corrected);

public sealed record KeepingCorrectionLine(string No, string Before, string After);

/// <param name="FirstDue">The deadline before it was moved, or empty.</param>
/// <param name="Closed">When the proof was received or it was given up, or empty.</param>
public sealed record KeepingLine(int Number, string No, string Customer, string Content, string Verdict, string Due, string FirstDue, string Closed);

/// <param name="Number">On this page, so that it is also the number of the choice.</param>
/// <param name="Command">Shows this person's promises.</param>
public sealed record KeepingPersonLine(int Number, string Name, KeepingFigures Figures, string Command);

/// <param name="Left">How many wait for 更多.</param>
public sealed record KeepingOfPersonModel(KeepingHead Head, IReadOnlyList<KeepingLine> Lines, int Left);

public sealed record KeepingOfTeamModel(KeepingHead Head, IReadOnlyList<KeepingPersonLine> Lines, int Left);

/// <param name="Key">The month as it can be typed.</param>
public sealed record KeepingFrozenModel(string Month, string Key, KeepingFigures Figures);

/// <summary>How the team of a head kept its promises last week.</summary>
/// <param name="Week">「11月16日–11月22日」</param>
/// <param name="Lines">Who had promises, the weakest first.</param>
/// <param name="More">How many people are not listed.</param>
/// <param name="Members">How many people are below the head.</param>
/// <param name="DueThisWeek">Promises that are still to be kept this week.</param>
/// <param name="Key">The month as it can be typed.</param>
public sealed record KeepingWeeklyModel(
    string Week, KeepingFigures Figures, IReadOnlyList<KeepingWeeklyLine> Lines, int More, int Members, int DueThisWeek, string Key);

public sealed record KeepingWeeklyLine(string Name, KeepingFigures Figures);

public sealed record KeepingUnknownModel(string Word);

public sealed record KeepingNotYoursModel(string Name);

public sealed record KeepingNoTeamModel(string Name);
