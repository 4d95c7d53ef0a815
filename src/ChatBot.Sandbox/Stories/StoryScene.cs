using ChatBot.Features.Calendar;
using ChatBot.Sandbox.Clock;
using ChatBot.Sandbox.Page;
using ChatBot.Sandbox.Phones;
using ChatBot.Sandbox.Samples;
using ChatBot.Sandbox.Server;
using ChatBot.Sandbox.Wire;

namespace ChatBot.Sandbox.Stories;

/// <summary>One telling of a story: does its steps on the phones and sees to it that the bot does what the story says.</summary>
internal sealed class StoryScene
{
    /// <summary>The sandbox's clock goes on while the service writes: a push may be seen in the minute after its own.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(119);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private readonly PretendWeCom _wecom;
    private readonly IClockDriver _clock;
    private readonly IBotSwitch _bot;
    private readonly StoryTerms _terms;
    private readonly StoryPace _pace;
    private readonly long _begin;
    private readonly HashSet<(string Who, long Bubble)> _seen = [];

    public StoryScene(PretendWeCom wecom, IClockDriver clock, IBotSwitch bot, StoryTerms terms, StoryPace pace)
    {
        (_wecom, _clock, _bot, _terms, _pace) = (wecom, clock, bot, terms, pace);
        _begin = wecom.Company.People.SelectMany(p => wecom.Phones.Of(p.UserId).Bubbles).Select(b => b.Id).DefaultIfEmpty().Max();
    }

    /// <summary>Terms that are caught later stay as they are: an explanation is shown before its step.</summary>
    public string Fill(string text) => _terms.Fill(text);

    /// <summary>What is about to happen. A button is looked for here already, so that it can be shown before it is pressed.</summary>
    public async Task<StoryCue> PrepareAsync(StoryStep step, CancellationToken stop)
    {
        switch (step)
        {
            case Say say:
                return Cue("say", say.Who, _terms.Fill(say.Text));
            case Press press:
                var (card, key) = await ButtonAsync(press, stop);
                return Cue("press", press.Who, press.Button) with { BubbleId = card, Key = key };
            case Picture picture:
                return Cue("picture", picture.Who, null);
            case Place place:
                return Cue("place", place.Who, _terms.Fill(place.Label));
            case Sign sign:
                return Cue("sign", sign.Who, sign.Signer) with { BubbleId = LinkOn(sign.Who).Bubble };
            case Voice voice:
                return Cue("voice", voice.Who, _terms.Fill(voice.Spoken));
            case Push push:
                return Cue("wait", push.Who, null);
            case Nothing nothing:
                return Cue("wait", nothing.Who, null);
            case HandIn form:
                return Cue("form", form.Who, form.Name) with { Key = form.TemplateId, Form = form.Form.ToDictionary(f => f.Key, f => _terms.Fill(f.Value), StringComparer.Ordinal) };
            case Decide decide:
                return Cue("decide", decide.Who, _terms.Fill(decide.Speech)) with { Key = _terms.Fill("{SP}"), Opinion = decide.Action.ToString() };
            case Restart:
                return Cue("restart", null, null);
            default:
                return Cue("clock", null, null);
        }

        static StoryCue Cue(string kind, string? who, string? text) => new(kind, who, text, null, null, false, 0);
    }

    /// <returns>The bubble in which the effect is to be seen, if there is one.</returns>
    public async Task<long?> DoAsync(StoryStep step, StoryCue cue, CancellationToken stop)
    {
        // What an act brings about is younger than the act; an older push may happen to use the same words.
        var act = cue.UserId is { } actor ? New(actor).Select(b => b.Id).DefaultIfEmpty(_begin).Max() : _begin;
        switch (step)
        {
            case Say say:
                Reached(await _wecom.SayAsync(say.Who, cue.Text!, stop));
                var answer = await ArrivedAsync(say.Who, say.Expect, act, stop);
                if (say.Catch is { } prefix) _terms.Catch(prefix, BubbleWords.Of(answer));
                return answer.Id;
            case Press press:
                Reached(await _wecom.PressAsync(press.Who, cue.BubbleId!.Value, cue.Key!, null, stop));
                return press.Expect is { } words ? (await ArrivedAsync(press.Who, words, act, stop)).Id : null;
            case Picture picture:
                var (bytes, name) = SamplePictures.Draw(picture.Sample);
                Reached(await _wecom.SendImageAsync(picture.Who, bytes, name, stop));
                return (await ArrivedAsync(picture.Who, picture.Expect, act, stop)).Id;
            case Place place:
                Reached(await _wecom.SendLocationAsync(place.Who, 31.2304, 121.4737, cue.Text!, stop));
                return (await ArrivedAsync(place.Who, place.Expect, act, stop)).Id;
            case Sign sign:
                await SignPage.AgreeAsync(LinkOn(sign.Who).Link, sign.Signer, stop);
                return (await ArrivedAsync(sign.Who, sign.Expect, act, stop)).Id;
            case Voice voice:
                Reached(await _wecom.SendVoiceAsync(voice.Who, cue.Text!, stop));
                return (await ArrivedAsync(voice.Who, voice.Expect, act, stop)).Id;
            case Push push:
                var came = await ArrivedAsync(push.Who, push.Contains, _begin, stop);
                if (push.At is { } at && BusinessTime.LocalOf(came.At) is var shown && TimeOnly.FromDateTime(shown) - at > Slack)
                    throw new StoryProblemException($"{Name(push.Who)}的手机 {shown:HH:mm} 才收到「{_terms.Fill(push.Contains)}」，应当是 {at:HH:mm}");
                return came.Id;
            case Nothing nothing when _terms.Fill(nothing.Contains) is var unwanted && New(nothing.Who).Any(b => !b.FromMe && BubbleWords.Of(b).Contains(unwanted, StringComparison.Ordinal)):
                throw new StoryProblemException($"{Name(nothing.Who)}的手机不该收到「{unwanted}」");
            case Nothing:
                return null;
            case HandIn form:
                _terms["SP"] = await _wecom.SubmitApprovalAsync(form.Who, form.TemplateId, form.Name, cue.Form!, stop: stop);
                return null;
            case Decide decide:
                if (await _wecom.DecideAsync(cue.Key!, decide.Who, decide.Action, cue.Text!, stop: stop) is { } delivery) Reached(delivery);
                return null;
            case Restart:
                await RestartAsync(stop);
                return null;
            default:
                await MoveAsync(step, stop);
                return null;
        }
    }

    /// <summary>Whoever stops the story while the bot is down finds it running all the same.</summary>
    private async Task RestartAsync(CancellationToken stop)
    {
        await _bot.StopAsync(abruptly: true, stop);
        try
        {
            await Task.Delay(_pace.Pause, TimeProvider.System, stop);
        }
        finally
        {
            await _bot.StartAsync(CancellationToken.None);
        }
    }

    private Task MoveAsync(StoryStep step, CancellationToken stop)
    {
        switch (step)
        {
            case ClockBy by:
                return _clock.AdvanceAsync(by.Span, stop);
            case ClockTo to:
                return _clock.ToTimeOfDayAsync(to.Time, stop);
            case ClockToDue due when BusinessTime.At(_terms.AroundDue(due.Part, due.Shift), due.Time) - _clock.Face.Now is var span && span > TimeSpan.Zero:
                return _clock.AdvanceAsync(span, stop);
            case ClockToDue:
                return Task.CompletedTask;
            case NextWorkingDay:
                return _clock.ToNextWorkingDayAsync(stop);
            case FridayAfternoon:
                return ToFridayAsync(stop);
            case Morning:
                return BeginAsync(stop);
            default:
                throw new StoryProblemException($"不认识的步骤 {step.GetType().Name}");
        }
    }

    private async Task ToFridayAsync(CancellationToken stop)
    {
        var friday = _terms.FridayBeforeWorkedSaturday(_clock.Face.Now);
        await _clock.AdvanceAsync(friday - _clock.Face.Now, stop);
        _terms.First = BusinessTime.DayOf(friday);
    }

    private async Task BeginAsync(CancellationToken stop)
    {
        if (_clock.Face.IsWorkingDay != true || BusinessTime.LocalOf(_clock.Face.Now).Hour is not 9) await _clock.ToNextWorkingDayAsync(stop);
        _terms.First = BusinessTime.DayOf(_clock.Face.Now);
    }

    private async Task<(long Bubble, string Key)> ButtonAsync(Press press, CancellationToken stop)
    {
        var on = _terms.Fill(press.On);
        (long, string)? found = null;
        await UntilAsync(
            () => found = New(press.Who).Reverse()
                .Where(b => b.Card is { State: CardState.Live } && BubbleWords.Of(b).Contains(on, StringComparison.Ordinal))
                .SelectMany(b => b.Card!.Model.List("button_list").Where(k => k.Text("text") == press.Button).Select(k => ((long, string)?)(b.Id, k.Text("key"))))
                .FirstOrDefault(),
            $"{Name(press.Who)}的手机上没有「{on}」的卡片，或卡片上没有可按的「{press.Button}」", stop);
        return found!.Value;
    }

    private (long Bubble, Uri Link) LinkOn(string who) =>
        New(who).Reverse().Select(b => (b.Id, Link: SignPage.LinkIn(BubbleWords.Of(b)))).Where(found => found.Link is not null).Select(found => ((long, Uri)?)(found.Id, found.Link!)).FirstOrDefault()
        ?? throw new StoryProblemException($"{Name(who)}的手机上没有签字链接");

    private async Task<Bubble> ArrivedAsync(string who, string contains, long after, CancellationToken stop)
    {
        var words = _terms.Fill(contains);
        Bubble? found = null;
        await UntilAsync(
            () => found = New(who).FirstOrDefault(b => b.Id > after && !b.FromMe && !_seen.Contains((who, b.Id)) && BubbleWords.Of(b).Contains(words, StringComparison.Ordinal)),
            $"{Name(who)}的手机没有收到「{words}」", stop);
        _seen.Add((who, found!.Id));
        return found;
    }

    private async Task UntilAsync(Func<object?> found, string otherwise, CancellationToken stop)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (found() is null)
        {
            if (TimeProvider.System.GetElapsedTime(begun) > _pace.Patience) throw new StoryProblemException(otherwise);
            await Task.Delay(Look, TimeProvider.System, stop);
        }
    }

    private IEnumerable<Bubble> New(string who) => _wecom.Phone(who).Bubbles.Where(b => b.Id > _begin);

    private string Name(string who) => _wecom.Company.Find(who)?.Name ?? who;

    private static void Reached(Delivery delivery)
    {
        if (delivery.Lost) throw new StoryProblemException("消息没有到达机器人（机器人停了，或故障面板里设了丢失）");
    }
}
