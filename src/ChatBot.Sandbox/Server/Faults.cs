namespace ChatBot.Sandbox.Server;

/// <summary>One thing that can go wrong: for the next N times, or with a chance at every time.</summary>
internal sealed class FaultDial(Random dice, Action changed)
{
    private readonly Lock _gate = new();
    private int _next;

    /// <summary>How many more times it happens for certain.</summary>
    public int Next
    {
        get
        {
            lock (_gate)
                return _next;
        }

        set
        {
            lock (_gate)
                _next = Math.Max(0, value);
            changed();
        }
    }

    /// <summary>0 never … 1 always, beside <see cref="Next"/>.</summary>
    public double Chance { get; set; }

    public bool Strikes()
    {
        bool counted;
        lock (_gate)
        {
            counted = _next > 0;
            if (counted)
                _next--;
        }

        if (counted)
        {
            changed();
            return true;
        }

        if (Chance <= 0)
            return false;
        lock (dice)
            return dice.NextDouble() < Chance;
    }
}

/// <summary>
/// What can be made to go wrong, and how the points are read on which WeCom's documents are silent or disagree.
/// Where a reading is a choice, the default is the harsher one.
/// </summary>
internal sealed class Faults
{
    private readonly Random _dice;

    /// <param name="seed">The same seed strikes in the same order.</param>
    public Faults(int seed = 1)
    {
        _dice = new Random(seed);
        Dials = new Dictionary<string, FaultDial>(StringComparer.OrdinalIgnoreCase)
        {
            ["callbackLate"] = CallbackLate = new FaultDial(_dice, OnChanged),
            ["callbackTwice"] = CallbackTwice = new FaultDial(_dice, OnChanged),
            ["callbackOutOfOrder"] = CallbackOutOfOrder = new FaultDial(_dice, OnChanged),
            ["callbackDropped"] = CallbackDropped = new FaultDial(_dice, OnChanged),
            ["tokenExpired"] = TokenExpired = new FaultDial(_dice, OnChanged),
            ["rateLimited"] = RateLimited = new FaultDial(_dice, OnChanged),
            ["silentDrop"] = SilentDrop = new FaultDial(_dice, OnChanged),
            ["systemBusy"] = SystemBusy = new FaultDial(_dice, OnChanged),
            ["tooManyConcurrent"] = TooManyConcurrent = new FaultDial(_dice, OnChanged),
            ["untrustedAddress"] = UntrustedAddress = new FaultDial(_dice, OnChanged),
            ["apiSlow"] = ApiSlow = new FaultDial(_dice, OnChanged),
            ["serverError"] = ServerError = new FaultDial(_dice, OnChanged),
            ["resetBefore"] = ResetBefore = new FaultDial(_dice, OnChanged),
            ["resetAfter"] = ResetAfter = new FaultDial(_dice, OnChanged),
            ["refusedCards"] = RefusedCards = new FaultDial(_dice, OnChanged),
            ["approvalDetailLags"] = ApprovalDetailLags = new FaultDial(_dice, OnChanged),
        };
    }

    /// <summary>A dial was turned, or ran down by one.</summary>
    public event Action? Changed;

    /// <summary>All dials by the name that the page uses.</summary>
    public IReadOnlyDictionary<string, FaultDial> Dials { get; }

    /// <summary>A callback leaves <see cref="LateBy"/> late.</summary>
    public FaultDial CallbackLate { get; }

    /// <summary>A callback is delivered a second time although the first was answered; only the second answer reaches the member.</summary>
    public FaultDial CallbackTwice { get; }

    /// <summary>A callback is held back until a later one has been delivered (at most <see cref="HoldAtMost"/>).</summary>
    public FaultDial CallbackOutOfOrder { get; }

    /// <summary>A callback is lost before it reaches the bot.</summary>
    public FaultDial CallbackDropped { get; }

    /// <summary>All tokens expire before the next API call that needs one (42001).</summary>
    public FaultDial TokenExpired { get; }

    /// <summary>message/send answers 45009.</summary>
    public FaultDial RateLimited { get; }

    /// <summary>message/send answers 0 and nothing arrives.</summary>
    public FaultDial SilentDrop { get; }

    /// <summary>Answer -1; half of the calls have taken effect all the same.</summary>
    public FaultDial SystemBusy { get; }

    /// <summary>Answer 45033.</summary>
    public FaultDial TooManyConcurrent { get; }

    /// <summary>Answer 60020.</summary>
    public FaultDial UntrustedAddress { get; }

    /// <summary>The API answers <see cref="SlowBy"/> later.</summary>
    public FaultDial ApiSlow { get; }

    /// <summary>HTTP 502 instead of an answer; the call has no effect.</summary>
    public FaultDial ServerError { get; }

    /// <summary>The connection breaks before the call takes effect.</summary>
    public FaultDial ResetBefore { get; }

    /// <summary>The connection breaks after the call took effect: the caller cannot know.</summary>
    public FaultDial ResetAfter { get; }

    /// <summary>message/send finds fault with the buttons of a template card (42038), as WeCom does when its rules change.</summary>
    public FaultDial RefusedCards { get; }

    /// <summary>oa/getapprovaldetail still tells the state before the last step.</summary>
    public FaultDial ApprovalDetailLags { get; }

    /// <summary>Real time.</summary>
    public TimeSpan LateBy { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Real time.</summary>
    public TimeSpan SlowBy { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Real time.</summary>
    public TimeSpan HoldAtMost { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Members to whom nothing can be sent; message/send reports them as invalid.</summary>
    public HashSet<string> RefusedRecipients { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Members that no client has heard of, in every answer and callback (forward compatibility).</summary>
    public bool ExtraMembers { get; set; } = true;

    /// <summary>OpitonIds/OpitonId as in WeCom's older samples.</summary>
    public bool OptionIdsMisspelt { get; set; }

    /// <summary>Whether messages from the WeCom client carry AppType.</summary>
    public bool AppTypePresent { get; set; } = true;

    /// <summary>Further attempts after a failed callback. WeCom says three in all, and not whether the first counts.</summary>
    public int CallbackRetries { get; set; } = 3;

    /// <summary>Real time between attempts.</summary>
    public TimeSpan CallbackRetryDelay { get; set; } = TimeSpan.Zero;

    /// <summary>Real time for one attempt.</summary>
    public TimeSpan CallbackTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>A retry repeats the very bytes instead of being sealed again.</summary>
    public bool RetrySameBytes { get; set; }

    /// <summary>Card clicks are repeated too. Off: a click that is not answered is lost, as the bots' documents say.</summary>
    public bool RetryCardEvents { get; set; }

    /// <summary>Text above 2048 bytes: cut silently, or refused with 45002.</summary>
    public bool LongTextRefused { get; set; }

    /// <summary>A task_id that was used before is refused (42014).</summary>
    public bool TaskIdUnique { get; set; } = true;

    /// <summary>
    /// More than 30 messages a minute or 1000 an hour to one member vanish. A test whose clock stands still may switch this off.
    /// </summary>
    public bool MemberLimits { get; set; } = true;

    /// <summary>An update that fails has used its response_code up.</summary>
    public bool FailedUpdateConsumesCode { get; set; } = true;

    /// <summary>A request answered as a duplicate repeats the msgid of the first.</summary>
    public bool DuplicateAnswerHasMsgId { get; set; }

    /// <summary>Bodies with \uXXXX are refused with 40033; otherwise they only raise a complaint.</summary>
    public bool EscapesRefused { get; set; }

    /// <summary>Uploads with a quoted boundary or filename* are misread, as the service is reported to do.</summary>
    public bool StrictMultipart { get; set; } = true;

    /// <summary>The event carries the form's status before the step instead of after it.</summary>
    public bool ApprovalStatusBefore { get; set; }

    /// <summary>Leave SpRecord out, as newer forms may.</summary>
    public bool ApprovalWithoutSpRecord { get; set; }

    /// <summary>Changes in the directory are told to the app (change_contact, subscribe, unsubscribe).</summary>
    public bool AnnounceDirectoryChanges { get; set; } = true;

    private void OnChanged() => Changed?.Invoke();

    internal int Roll(int below)
    {
        lock (_dice)
            return _dice.Next(below);
    }
}
