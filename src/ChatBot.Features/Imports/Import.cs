namespace ChatBot.Features.Imports;

/// <summary>One file that somebody brings in, and how far it has come.</summary>
public sealed record Import
{
    public long Id { get; init; }

    public string Kind { get; init; } = "";

    /// <summary>Userid of the importer; what is written is written in this name.</summary>
    public string Person { get; init; } = "";

    /// <summary>Page or CommandLine.</summary>
    public string Source { get; init; } = "";

    /// <summary>Only shown, never opened: the bytes lie under their hash.</summary>
    public string FileName { get; init; } = "";

    public string Sha256 { get; init; } = "";

    public long? LinkId { get; init; }

    public ImportState State { get; init; }

    public string Sheet { get; init; } = "";

    /// <summary>What was noticed about the file as a whole, one line each.</summary>
    public string Notices { get; init; } = "";

    /// <summary>Why the file as a whole could not be used, or why it stands still.</summary>
    public string? Problem { get; init; }

    public long Total { get; init; }

    /// <summary>How many rows have been looked at.</summary>
    public long Staged { get; init; }

    /// <summary>The position up to which rows have been written.</summary>
    public long Done { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>How people name it: 导入-12.</summary>
    public string Number => $"导入-{Id}";

    public bool IsUnderWay => State is ImportState.Uploaded or ImportState.Running;

    public int Percent => Total == 0 ? 0 : (int)(100 * (State == ImportState.Running ? Done : Staged) / Total);
}

public enum ImportState
{
    /// <summary>The bytes are here; the rows are being looked at.</summary>
    Uploaded,

    /// <summary>The dry run is over; a person has to say yes.</summary>
    Ready,

    /// <summary>Rows are being written, a piece at a time.</summary>
    Running,

    Done,

    /// <summary>The file as a whole cannot be used.</summary>
    Refused,

    /// <summary>A bug or an outage: it goes on where it stands when somebody says so.</summary>
    Stopped,

    Cancelled,

    /// <summary>It was written, wholly or as far as it came, and taken back by 撤销.</summary>
    TakenBack,
}

/// <summary>What becomes of a row.</summary>
public enum RowVerdict
{
    New,
    Change,

    /// <summary>Stands there already, exactly like this.</summary>
    Same,

    /// <summary>The file says it twice.</summary>
    Duplicate,

    Bad,
}

public sealed record ImportRow
{
    public long ImportId { get; init; }

    /// <summary>The order in which rows are written; from 1.</summary>
    public long Position { get; init; }

    /// <summary>As the spreadsheet numbers it.</summary>
    public long RowNo { get; init; }

    /// <summary>The natural key; rows of one plan share it.</summary>
    public string Part { get; init; } = "";

    /// <summary>JSON: the texts under our headings, for the list of problems.</summary>
    public string Cells { get; init; } = "[]";

    /// <summary>JSON: what was read.</summary>
    public string Data { get; init; } = "";

    public RowVerdict Verdict { get; init; }

    /// <summary>What is created or changed, for people.</summary>
    public string What { get; init; } = "";

    public string Problem { get; init; } = "";

    public bool Applied { get; init; }

    /// <summary>JSON: what stood there before and what was made of it, for 撤销. Null until it is written.</summary>
    public string? Trace { get; init; }
}
