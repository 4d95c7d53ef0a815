using ChatBot.Features.Collaboration;
using ChatBot.Features.Deadlines;
using CsCheck;

namespace ChatBot.Tests.Collaboration;

/// <summary>Any flow that the rules let pass, and anything that may happen to it, sensible or not.</summary>
internal static class RandomFlows
{
    public static readonly DateTimeOffset Start = TestBot.At("2026-11-23 10:00");

    private static readonly string[] People = ["a", "b", "c", "d"];

    private static readonly OutputType[] Types = Enum.GetValues<OutputType>();

    public static readonly Gen<string> AnyPerson = Gen.Int[0, People.Length - 1].Select(index => People[index]);

    public static Gen<Flow> Flows { get; } = Gen.Select(Gen.Int[1, 7], Gen.Int[0, int.MaxValue / 2]).Select(Build);

    public static Gen<(RunEvent Event, int Minutes)[]> Events(Flow flow) =>
        Gen.Select(Gen.Int[0, 13], Gen.Int[0, flow.Stages.Count], Gen.Int[0, flow.Stages.Count - 1], AnyPerson, AnyPerson, Gen.Int[0, 600], Gen.Bool, Gen.Int[0, 99])
            .Select((kind, stage, other, by, to, minutes, yes, any) => (One(flow, kind, stage, other, by, to, yes, any), minutes))
            .Array[0, 60];

    private static Flow Build(int count, int seed)
    {
        var random = new Random(seed);
        var stages = new List<FlowStage>();
        for (var i = 0; i < count; i++)
        {
            var isLast = i == count - 1;
            var loose = stages.Where(stage => !stages.Exists(other => other.After.Contains(stage.Id))).Select(stage => stage.Id).ToList();
            var after = isLast ? loose : stages.Where(_ => random.Next(3) == 0).Select(stage => stage.Id).ToList();
            var before = stages.Where(stage => Before(stages, after).Contains(stage.Id)).ToList();
            var checkable = before.Where(stage => stage.NotApplicable is null).SelectMany(stage => stage.Outputs.Select(output => new OutputRef(stage.Id, output.Id))).ToList();
            stages.Add(new FlowStage
            {
                Id = $"s{i}", Title = $"环节{(char)('甲' + i)}{i}", Role = "甲", After = after, Why = "因为", How = "这样", EscalateTo = EscalationTarget.DirectSuperior,
                Due = new StageLimit(random.Next(1, 48), random.Next(2) == 0 ? LimitClock.Natural : LimitClock.Working),
                Outputs = [.. Enumerable.Range(0, random.Next(3)).Select(number => Output(random, number))],
                EntryChecks = after.Count > 0 && checkable.Count > 0 && random.Next(3) == 0 ? [checkable[random.Next(checkable.Count)]] : [],
                ExitChecks = checkable.Count > 0 && random.Next(3) == 0 ? [checkable[random.Next(checkable.Count)]] : [],
                NotInitiator = random.Next(5) == 0,
                NotApplicable = random.Next(4) == 0 ? "乙" : null,
                RejectTo = before.Count > 0 && random.Next(2) == 0 ? [before[random.Next(before.Count)].Id] : [],
                CustomerWait = random.Next(3),
            });
        }

        return new Flow
        {
            Id = "any", Title = "任意", Record = "XQ", Roles = new Dictionary<string, string>(StringComparer.Ordinal) { ["甲"] = "甲", ["乙"] = "乙" }, Stages = stages,
            OverrideBy = random.Next(2) == 0 ? "乙" : null,
        };
    }

    private static HashSet<string> Before(List<FlowStage> stages, List<string> after)
    {
        var before = new HashSet<string>(after, StringComparer.Ordinal);
        for (var grown = true; grown;)
        {
            grown = false;
            foreach (var id in stages.Where(stage => before.Contains(stage.Id)).SelectMany(stage => stage.After).ToList()) grown |= before.Add(id);
        }

        return before;
    }

    private static FlowOutput Output(Random random, int number)
    {
        var type = Types[random.Next(Types.Length)];
        return new FlowOutput
        {
            Id = $"o{number}", Title = $"产出{number}", Type = type, Optional = random.Next(4) == 0, Options = type == OutputType.Choice ? ["甲", "其他"] : [],
            Min = type == OutputType.Photo ? random.Next(1, 3) : null, ValidUntil = type == OutputType.Document && random.Next(2) == 0,
        };
    }

    private static RunEvent One(Flow flow, int kind, int stageIndex, int otherIndex, string by, string to, bool yes, int any)
    {
        var rule = stageIndex < flow.Stages.Count ? flow.Stages[stageIndex] : flow.Stages[0] with { Id = "no-such-stage", Outputs = [] };
        var assignment = new Assignment(to, "某种方式", Start.AddDays(30 + any));
        var holders = flow.Stages.ToDictionary(stage => stage.Id, _ => assignment, StringComparer.Ordinal);
        return kind switch
        {
            0 => new RunStarted(by, by, holders),
            1 or 2 or 3 => new OutputsGiven(by, rule.Id, [.. rule.Outputs.SelectMany(output => Values(output, by, any))], yes),
            4 or 5 or 6 => new StageCompleted(by, rule.Id, any % 7 == 0 ? [any % 5] : [], holders, any % 11 == 0 ? "特批" : null),
            7 => new StageAssigned(by, rule.Id, assignment),
            8 => new StageReturned(by, rule.Id, flow.Stages[otherIndex].Id, yes ? "不全" : "", assignment),
            9 => new SkipAsked(by, rule.Id, "不适用", assignment),
            10 => new SkipDecided(by, rule.Id, yes, "理由", [], holders),
            11 => yes ? new WaitBegun(by, rule.Id, "等客户", Start.AddDays(1 + any), 1 + any) : new WaitEnded(by, rule.Id, Start.AddDays(40 + any)),
            12 => rule.Outputs.FirstOrDefault(output => output.Type == OutputType.Split) is { } split
                ? any % 2 == 0
                    ? new ShareAnswered(by, rule.Id, split.Id, yes, "不服", "d")
                    : new SplitDecided("d", rule.Id, split.Id, yes ? [] : [.. Values(split, by, any)], "裁定")
                : new StageReopened(by, rule.Id),
            _ => any == 0 ? new RunWithdrawn(by) : new StageReopened(by, rule.Id),
        };
    }

    /// <summary>Mostly right, sometimes too few, of the wrong kind, expired, or of another sum.</summary>
    private static IEnumerable<OutputValue> Values(FlowOutput output, string by, int any)
    {
        if (any % 13 == 0) yield break;
        switch (output.Type)
        {
            case OutputType.Number:
                yield return new OutputValue { Output = output.Id, Number = any };
                break;
            case OutputType.Choice:
                yield return new OutputValue { Output = output.Id, Text = any % 5 == 0 ? "没有这一项" : "其他" };
                break;
            case OutputType.Photo:
                for (var pieces = 0; pieces <= any % 3; pieces++) yield return new OutputValue { Output = output.Id, Evidence = (any % 10) + pieces };
                break;
            case OutputType.Document:
                yield return new OutputValue { Output = output.Id, Evidence = any % 4 == 0 ? null : any, ValidUntil = any % 3 == 0 ? null : new DateOnly(2026, 11, 20).AddDays(any % 12) };
                break;
            case OutputType.Location:
                yield return new OutputValue { Output = output.Id, Latitude = 30, Longitude = 120 + any };
                break;
            case OutputType.Signature:
                yield return new OutputValue { Output = output.Id, Text = any % 3 == 0 ? "" : "陈护士长", Evidence = any % 4 == 0 ? null : any };
                break;
            case OutputType.Split:
                yield return new OutputValue { Output = output.Id, Text = "物流", Number = 60, Person = by };
                yield return new OutputValue { Output = output.Id, Text = "销售", Number = any % 4 == 0 ? 30 : 40, Person = "b" };
                break;
            default:
                yield return new OutputValue { Output = output.Id, Text = any % 9 == 0 ? " " : "好" };
                break;
        }
    }
}
