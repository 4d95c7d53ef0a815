using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary>Who has a share of what, and who decides where one of them objects.</summary>
internal static class SplitParties
{
    /// <summary>The latest share of this person in a stage that is done.</summary>
    public static (string Stage, OutputValue Share)? ShareOf(Case now, string person) =>
        All(now).Where(one => StagePick.Same(one.Share.Person, person)).Select(one => ((string, OutputValue)?)one).LastOrDefault();

    public static (string Stage, OutputValue Share)? Disputed(Case now) =>
        All(now).Where(one => one.Share.View == ShareView.Disputed).Select(one => ((string, OutputValue)?)one).FirstOrDefault();

    /// <summary>
    /// The nearest superior that all parties have in common, and who is none of them; where the parties are one, that person's superior. Else the
    /// last resort: an objection never lies with nobody (part C 12).
    /// </summary>
    public static Person? JudgeOf(Case now, string stage, OutputValue share, OrgTree org)
    {
        var parties = now.Run.Stage(stage).Of(share.Output).Select(one => one.Person).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var common = org.SuperiorsOf(share.Person!).FirstOrDefault(superior =>
            parties.TrueForAll(party => !StagePick.Same(party, superior.UserId) && org.IsAbove(superior.UserId, party)));
        return common ?? org.SuperiorsOf(share.Person!).FirstOrDefault(superior => !parties.Exists(party => StagePick.Same(party, superior.UserId))) ?? org.LastResort;
    }

    private static IEnumerable<(string Stage, OutputValue Share)> All(Case now) =>
        from stage in now.Run.Stages
        where stage.State == StageState.Done
        from output in now.Flow.Stage(stage.Id).Outputs
        where output.Type == OutputType.Split
        from share in stage.Of(output.Id)
        select (stage.Id, share);
}
