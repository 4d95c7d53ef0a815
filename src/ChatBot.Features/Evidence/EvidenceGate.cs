using System.Globalization;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;

namespace ChatBot.Features.Evidence;

/// <summary>
/// The one judgement of a proof: (what is known of it, what is demanded, now) → the checks, each with its mark and reason. It counts when none of
/// them failed. Pure; every entrance asks this (R23, R33).
/// </summary>
public static class EvidenceGate
{
    /// <summary>A phone's clock may be off by this much.</summary>
    private static readonly TimeSpan ClockError = TimeSpan.FromMinutes(10);

    public static bool Accepts(IEnumerable<EvidenceCheck> checks) => checks.All(check => check.Mark != CheckMark.Fail);

    /// <param name="now">UTC; only for words such as 今天.</param>
    public static IReadOnlyList<EvidenceCheck> Judge(EvidenceFound found, EvidenceDemand demand, DateTimeOffset now)
    {
        var content = Content(found, demand);
        if (content.Mark == CheckMark.Fail) return [content];
        return [.. new[] { content, Code(found, demand, now), Twins(found, demand, now), Taken(found, demand, now) }.OfType<EvidenceCheck>()];
    }

    private static EvidenceCheck Content(EvidenceFound found, EvidenceDemand demand)
    {
        const string name = "能打开";
        if (found.Problem != EvidenceProblem.None) return new EvidenceCheck(name, CheckMark.Fail, ProblemWords.Of(found.Problem, found.Limits));
        if (demand.Kind != PictureDemand.AnyProof && !found.IsPicture) return new EvidenceCheck(name, CheckMark.Fail, $"这里要的是图片，收到的是{found.ContentName}");
        return new EvidenceCheck(name, CheckMark.Pass, found.IsPicture ? string.Create(CultureInfo.InvariantCulture, $"{found.ContentName}，{found.Width}×{found.Height}") : found.ContentName);
    }

    /// <summary>Whether the code is really on the photo can only be seen by a human.</summary>
    private static EvidenceCheck? Code(EvidenceFound found, EvidenceDemand demand, DateTimeOffset now)
    {
        const string name = "口令";
        if (demand.Kind is not (PictureDemand.Photo or PictureDemand.PhotoOrScreenshot)) return null;
        var code = demand.Challenge;
        if (code is not null && code.Covers(found.ReceivedAt))
        {
            var minutes = (int)(found.ReceivedAt - code.AskedAt).TotalMinutes;
            return new EvidenceCheck(name, CheckMark.Pass, $"{code.Code} 发出后{(minutes < 1 ? "1分钟内" : $"{minutes}分钟")}收到；照片里有没有，请审核人看");
        }

        if (demand.Kind == PictureDemand.PhotoOrScreenshot) return new EvidenceCheck(name, CheckMark.Info, "没有在口令有效期内发来，按截图收下");
        return code is null
            ? new EvidenceCheck(name, CheckMark.Fail, "还没有取口令，看不出是不是现在拍的")
            : new EvidenceCheck(name, CheckMark.Fail, $"{code.Code} 只到 {DateWords.Absolute(code.ExpiresAt, now)} 有效，照片 {DateWords.Absolute(found.ReceivedAt, now)} 才收到");
    }

    /// <summary>
    /// Of a promise it warns (R23), of a stage it refuses (R33). Looking alike refuses only photos: screenshots of one program all look alike. A
    /// second shot of the same scene in the same stage is no repeat.
    /// </summary>
    private static EvidenceCheck Twins(EvidenceFound found, EvidenceDemand demand, DateTimeOffset now)
    {
        const string name = "不重复";
        var same = found.Twins.Where(twin => twin.IsSame).MinBy(twin => twin.ReceivedAt);
        var near = found.Twins.Where(twin => !twin.IsSame && !(twin.RecordNo == demand.RecordNo && twin.Part == demand.Part)).OrderBy(twin => twin.Bits).ThenBy(twin => twin.ReceivedAt).FirstOrDefault();
        if ((same ?? near) is not { } twin) return new EvidenceCheck(name, CheckMark.Pass, "没有收到过相同或相似的图");
        var isHere = twin.RecordNo == demand.RecordNo;
        var fails = demand.Kind != PictureDemand.AnyProof && (twin.IsSame || demand.Kind == PictureDemand.Photo);
        var where = isHere ? $"本记录的图{twin.Number}" : EvidenceCheck.OtherRecord;
        var when = DateWords.Absolute(twin.ReceivedAt, now);
        return new EvidenceCheck(
            name, fails ? CheckMark.Fail : CheckMark.Warn,
            twin.IsSame ? $"和{where}（{when} 收到）是同一张" : $"和{where}（{when} 收到）很像，像是同一张另存的",
            isHere ? null : twin.RecordNo);
    }

    private static EvidenceCheck? Taken(EvidenceFound found, EvidenceDemand demand, DateTimeOffset now)
    {
        const string name = "拍摄时间";
        if (!found.IsPicture || demand.Kind is PictureDemand.Screenshot) return null;
        if (found.TakenAt is not { } local) return new EvidenceCheck(name, CheckMark.Info, $"图里没有（聊天软件通常会去掉），{PictureMark.Label}");
        var taken = BusinessTime.At(local);
        var words = $"手机记的是 {DateWords.Absolute(taken, now)}";
        if (taken > found.ReceivedAt + ClockError) return new EvidenceCheck(name, CheckMark.Warn, $"{words}，比收到还晚，手机时钟不准；{PictureMark.Label}");
        if (demand.Challenge is { } code && code.Covers(found.ReceivedAt) && taken < code.AskedAt - ClockError)
            return new EvidenceCheck(name, CheckMark.Warn, $"{words}，早于口令发出，请审核人留意；{PictureMark.Label}");
        return new EvidenceCheck(name, CheckMark.Pass, $"{words}；{PictureMark.Label}");
    }
}

/// <summary>What is known of a proof; instants are UTC.</summary>
public sealed record EvidenceFound
{
    public EvidenceProblem Problem { get; init; }

    public bool IsPicture { get; init; }

    /// <summary>As people say it: JPEG, PDF.</summary>
    public string ContentName { get; init; } = "";

    public long Width { get; init; }

    public long Height { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>By the camera's clock, taken to be Shanghai's.</summary>
    public DateTime? TakenAt { get; init; }

    public IReadOnlyList<EvidenceTwin> Twins { get; init; } = [];

    /// <summary>For the words about what is too large.</summary>
    public required EvidenceOptions Limits { get; init; }
}

/// <summary>An earlier proof with the same bytes, or one that looks the same.</summary>
public sealed record EvidenceTwin
{
    public long Id { get; init; }

    public string RecordNo { get; init; } = "";

    public string Part { get; init; } = "";

    public long Number { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The very same bytes.</summary>
    public bool IsSame { get; init; }

    /// <summary>In how many of 64 bits the pictures' hashes differ.</summary>
    public int Bits { get; init; }
}

/// <param name="Part">A stage id, or what the proof is for.</param>
/// <param name="Challenge">The last code that had been given out when it was received, whether it still counted or not.</param>
public sealed record EvidenceDemand(string RecordNo, string Part, PictureDemand Kind, Challenge? Challenge);
