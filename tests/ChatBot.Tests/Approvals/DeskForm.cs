using System.Globalization;
using ChatBot.Features.Chat;
using ChatBot.Features.Contracts;
using ChatBot.Features.Customers;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Tests.Approvals;

/// <summary>
/// A form as the approval app keeps it. Every step changes it, puts the new state where the API shows it, and tells the bot, unless its word is to be
/// lost or kept for later.
/// </summary>
internal sealed class DeskForm(TestBot bot, string spNo, string applicant, string name = "用印申请", string text = "")
{
    public const int Everybody = 1, Anybody = 2, InTurn = 3;

    private readonly List<ApprovalNodeSnapshot> _nodes = [];
    private DateTimeOffset _appliedAt;
    private int _status = 1;

    public string SpNo => spNo;

    public string TemplateId { get; init; } = "3Tka0001";

    /// <summary>For a leave: its time, and who stands in.</summary>
    public ApprovalSpan? Span { get; init; }

    public string? Delegate { get; init; }

    /// <summary>False: the events are made and kept in <see cref="Events"/>, and nobody hears of them.</summary>
    public bool IsTold { get; set; } = true;

    public List<ApprovalSnapshot> Events { get; } = [];

    /// <summary>Normally the bot's clock; a test that makes a whole life at once sets it.</summary>
    public DateTimeOffset? Now { get; set; }

    private DateTimeOffset At => DateTimeOffset.FromUnixTimeSeconds((Now ?? bot.Clock.GetUtcNow()).ToUnixTimeSeconds());

    public int Current => _status == 1 ? _nodes.FindIndex(node => node.Status == 1) : -1;

    public IReadOnlyList<string> Waiting =>
        Current < 0
            ? []
            : [.. _nodes[Current].Acts.Where(act => act.Verdict == 1).Select(act => act.UserId).Take(_nodes[Current].Relation == InTurn ? 1 : int.MaxValue)];

    public DeskForm Node(int relation, params string[] people)
    {
        _nodes.Add(new ApprovalNodeSnapshot(1, relation, 1, [.. people.Select(person => new ApprovalActSnapshot(person, 1, null))]));
        return this;
    }

    public DeskForm CopyTo(string person)
    {
        _nodes.Add(new ApprovalNodeSnapshot(2, 0, 0, [new ApprovalActSnapshot(person, 0, null)]));
        return this;
    }

    public Task Submits()
    {
        _appliedAt = At;
        return Tell(1);
    }

    public Task Agrees(string who) => Decide(who, 2, 2);

    public Task Rejects(string who) => Decide(who, 3, 3);

    /// <summary>转审: the next person takes the place.</summary>
    public Task HandsOn(string who, string to)
    {
        var acts = Acted(who, 4);
        acts.Insert(acts.FindLastIndex(act => act.UserId == who) + 1, new ApprovalActSnapshot(to, 1, null));
        _nodes[Current] = _nodes[Current] with { Acts = acts };
        return Tell(4);
    }

    /// <summary>加签: another node behind this one.</summary>
    public Task Adds(string person)
    {
        _nodes.Insert(Current + 1, new ApprovalNodeSnapshot(1, Anybody, 1, [new ApprovalActSnapshot(person, 1, null)]));
        return Tell(12);
    }

    /// <summary>退回: everything from that node on is open again.</summary>
    public Task Returns(int toNode)
    {
        for (var i = toNode; i < _nodes.Count; i++)
        {
            if (_nodes[i].Kind == 1) _nodes[i] = _nodes[i] with { Status = 1, Acts = [.. _nodes[i].Acts.Where(act => act.Verdict != 4).Select(act => act with { Verdict = 1, ActedAt = null })] };
        }

        return Tell(11);
    }

    public Task Urges() => Tell(5);

    public Task Withdraws()
    {
        _status = 4;
        return Tell(6);
    }

    public Task WithdrawsAfterPass()
    {
        _status = 6;
        return Tell(8);
    }

    /// <summary>No event is sent for a deletion, nor for a payment.</summary>
    public void IsNow(int status)
    {
        _status = status;
        Show();
    }

    /// <summary>The same event under the same key, as WeCom repeats it.</summary>
    public Task Deliver(ApprovalSnapshot told) => bot.Hears("sys", new ApprovalChangedContent(told), KeyOf(told));

    public static string KeyOf(ApprovalSnapshot told) =>
        string.Create(CultureInfo.InvariantCulture, $"sys_approval_change|{told.SpNo}|{told.Status}|{told.Change}|{told.At?.ToUnixTimeSeconds()}|")
        + string.Join(',', told.Nodes.SelectMany(node => node.Acts).Select(act => $"{act.UserId}:{act.Verdict}:{act.ActedAt?.ToUnixTimeSeconds()}"));

    private Task Decide(string who, int verdict, int change)
    {
        var at = Current;
        var acts = Acted(who, verdict);
        var isLeft = verdict == 3 || _nodes[at].Relation == Anybody || acts.TrueForAll(act => act.Verdict != 1);
        _nodes[at] = _nodes[at] with { Acts = acts, Status = isLeft ? verdict : 1 };
        if (verdict == 3) _status = 3;
        else if (Current < 0) _status = 2;
        return Tell(change);
    }

    private List<ApprovalActSnapshot> Acted(string who, int verdict)
    {
        if (!Waiting.Contains(who)) throw new InvalidOperationException($"{spNo} does not wait for {who}");
        var acts = _nodes[Current].Acts.ToList();
        var at = acts.FindIndex(act => act.UserId == who && act.Verdict == 1);
        acts[at] = acts[at] with { Verdict = verdict, ActedAt = At };
        return acts;
    }

    private Task Tell(int change)
    {
        var told = Snapshot() with { Change = change, FormText = "", At = At, Span = null, Delegate = null };
        Events.Add(told);
        Show();
        return IsTold ? Deliver(told) : Task.CompletedTask;
    }

    private void Show() => bot.Platform.Forms[spNo] = Snapshot();

    private ApprovalSnapshot Snapshot() => new(spNo, name, TemplateId, _status, applicant, _appliedAt, null, [.. _nodes], text) { Span = Span, Delegate = Delegate };
}

internal static class ApprovalBot
{
    /// <summary>superior, legal, finance: the flow of 用印.</summary>
    public static DeskForm Form(this TestBot bot, string spNo, string applicant = "lina", string text = "") =>
        new DeskForm(bot, spNo, applicant, text: text).Node(DeskForm.Anybody, "wanghua").Node(DeskForm.Anybody, "yanlv").Node(DeskForm.Anybody, "qianhui");

    public static Task HasContract(this TestBot bot, string no, string owner = "lina", string customer = "浙江一院") =>
        bot.Database.WriteAsync(async (scope, cancel) =>
        {
            var now = bot.Clock.GetUtcNow();
            var found = await scope.GetRequiredService<CustomerStore>().GetOrCreateAsync(customer, null, owner, now, cancel);
            await scope.GetRequiredService<ContractStore>().AddAsync(new Contract { RecordNo = no, CustomerId = found.Id, AmountFen = 12_500_000, Owner = owner, LoggedBy = owner, LoggedAt = now }, cancel);
        });

    public static void Has(string expected, string text) => Assert.Contains(expected, text, StringComparison.Ordinal);

    public static void HasNot(string unexpected, string text) => Assert.DoesNotContain(unexpected, text, StringComparison.Ordinal);

    /// <summary>Who has a running clock of this form and until when, in Shanghai time.</summary>
    public static async Task<string> ClocksOf(this TestBot bot, string spNo)
    {
        var rows = await bot.Query<ClockRow>("select holder, due_at from deadlines where record_no = @no and closed_at is null order by holder", new { no = $"SP-{spNo}" });
        return string.Join(' ', rows.Select(row => $"{row.Holder}:{row.DueAt.ToOffset(TimeSpan.FromHours(8)):MM-dd HH:mm}"));
    }

    private sealed record ClockRow
    {
        public string Holder { get; init; } = "";

        public DateTimeOffset DueAt { get; init; }
    }
}
