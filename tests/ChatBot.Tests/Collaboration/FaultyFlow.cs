using System.Globalization;

namespace ChatBot.Tests.Collaboration;

/// <summary>A flow with twelve different faults: every line with a mark at its end has the fault of that number, and no other line has one.</summary>
internal static class FaultyFlow
{
    public const string Text = """
        id: repair
        title: 设备维修
        record: ZZ                          # 1
        roles:
          工程师: 售后工程
          财务: 财务                          # 2
        override_by: 合规                     # 3
        start:
          verb: 需求                          # 4
          summary: 登记故障
          example: 需求 华东医院 CT-2
          fields:
            - { name: 设备, kind: word, required: true }   # 5
        stages:
          - id: diagnose
            title: 故障判断
            role: 工程师
            due: { hours: never, clock: working }          # 6
            escalate_to: direct_superior
            outputs:
              - { id: cause, title: 原因, type: choice }    # 7
              - { id: form, title: 工单, type: document, unit: 张 }   # 8
            why: 先判断。
            how: 看报错。
          - id: part
            title: 换件
            role: 仓管                        # 9
            after: [diagnose]
            due: { hours: 4, clock: natural }
            escalate_to: direct_superior
            exit_checks: [diagnose.report]    # 10
            why: 有件才能修。
            how: 领件。
          - id: part                          # 11
            title: 签收
            role: 工程师
            after: [part]
            due: { hours: 4, clock: natural }
            escalate_to: direct_superior
            colour: red                       # 12
            why: 客户认可。
            how: 请客户签字。
        """;

    /// <summary>Where each fault is and what is said of it.</summary>
    public static readonly IReadOnlyList<(int Line, string Said)> Faults = [.. Text.Split('\n').Index()
        .Where(line => line.Item.Contains('#', StringComparison.Ordinal))
        .Select(line => (line.Index + 1, Words[int.Parse(line.Item.Split('#')[1], CultureInfo.InvariantCulture) - 1]))];

    private static string[] Words =>
    [
        "prefix 'ZZ'", "no stage uses the role '财务'", "the role '合规'", "'需求', which is a command", "'设备' is required", "'hours'", "'cause' of stage 'diagnose' offers nothing",
        "has a unit, but is no number", "the role '仓管'", "'diagnose.report', but stage 'diagnose' has no such output", "stage id 'part' was used before", "unknown key 'colour'",
    ];
}
