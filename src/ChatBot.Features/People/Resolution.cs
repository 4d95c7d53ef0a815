namespace ChatBot.Features.People;

/// <summary>
/// Who was found for a function, and everybody who was looked at on the way (part C 10). The last step is the person; those before it say why they
/// were passed over.
/// </summary>
public sealed record Resolution(Person Person, IReadOnlyList<ResolutionStep> Steps)
{
    /// <summary>The way in Chinese: <c>当前处理人 李娜（请假） → 代理 王磊</c>.</summary>
    public string Path => string.Join(" → ", Steps.Select(step => step.ToString()));
}

/// <summary>One person who was looked at.</summary>
/// <param name="How">In which function, in Chinese; empty where it follows from the step before.</param>
/// <param name="UserId">WeCom userid.</param>
/// <param name="Skipped">Why it is not this person; <see cref="SkipReason.None"/> for the one who was found.</param>
public sealed record ResolutionStep(string How, string UserId, string Name, SkipReason Skipped)
{
    public override string ToString() => $"{How} {Name}{Words.Of(Skipped)}".TrimStart();

    private static class Words
    {
        public static string Of(SkipReason reason) => reason switch
        {
            SkipReason.OnLeave => "（请假）",
            SkipReason.Disabled => "（停用）",
            SkipReason.NotVisible => "（不可见）",
            SkipReason.Self => "（本人）",
            SkipReason.Loop => "（循环）",
            SkipReason.TooFar => "（代理超过三层）",
            _ => "",
        };
    }
}

/// <summary>Stored by name.</summary>
public enum SkipReason
{
    /// <summary>Not skipped: this is the person.</summary>
    None,

    /// <summary>Only stands on the way: whose line it is, or a rung below the one asked for.</summary>
    OnTheWay,

    OnLeave,

    Disabled,

    /// <summary>WeCom no longer shows this person to the app, or never did.</summary>
    NotVisible,

    /// <summary>Must be somebody else: four eyes, or the one whom it is about.</summary>
    Self,

    /// <summary>A delegate who was looked at before.</summary>
    Loop,

    /// <summary>The delegate of the last delegate that is followed.</summary>
    TooFar,
}
