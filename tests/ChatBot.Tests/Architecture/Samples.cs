using System.Collections;
using System.Reflection;
using ChatBot.Features.Kernel;

namespace ChatBot.Tests.Architecture;

/// <summary>
/// A readable model for any wording, made from its type: Chinese values by the names of properties, two lines in every list, every choice "yes";
/// or the bare one, in which all that can be empty is.
/// </summary>
internal static class Samples
{
    public static object Full(IWording wording) => Make(wording.ModelType, "", new Maker(wording.Name, Bare: false, 0));

    public static object Bare(IWording wording) => Make(wording.ModelType, "", new Maker(wording.Name, Bare: true, 0));

    private sealed record Maker(string Wording, bool Bare, int Index);

    private static object Make(Type type, string name, Maker maker)
    {
        if (type == typeof(string)) return Text(name, maker);
        if (type == typeof(bool)) return !maker.Bare;
        if (type == typeof(int)) return (int)Number(name, maker);
        if (type == typeof(long)) return Number(name, maker);
        if (type == typeof(double)) return (double)Number(name, maker);
        if (type == typeof(decimal)) return (decimal)Number(name, maker);
        if (type == typeof(Money)) return new Money(maker.Bare ? 0 : 12_500_000 * (maker.Index + 1));
        if (type == typeof(DateTimeOffset)) return TestBot.At("2026-11-27 18:00");
        if (type == typeof(DateOnly)) return new DateOnly(2026, 11, 27);
        if (type == typeof(TimeSpan)) return TimeSpan.FromHours(2);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(0)!;
        if (Nullable.GetUnderlyingType(type) is { } inner) return Make(inner, name, maker);
        if (ElementOf(type) is { } element) return List(element, name, maker);
        return Record(type, maker);
    }

    private static object Record(Type type, Maker maker)
    {
        var constructor = type.GetConstructors().OrderByDescending(one => one.GetParameters().Length).First();
        var nullability = new NullabilityInfoContext();
        var model = constructor.Invoke([.. constructor.GetParameters().Select(parameter =>
            maker.Bare && nullability.Create(parameter).ReadState == NullabilityState.Nullable ? null : Make(parameter.ParameterType, parameter.Name!, maker))]);
        var given = constructor.GetParameters().Select(parameter => parameter.Name!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is { IsPublic: true } && !given.Contains(property.Name)))
        {
            if (maker.Bare && nullability.Create(property).ReadState == NullabilityState.Nullable) continue;
            property.SetValue(model, Make(property.PropertyType, property.Name, maker));
        }

        return model;
    }

    private static IList List(Type element, string name, Maker maker)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        if (maker.Bare) return list;
        for (var index = 0; index < 2; index++) list.Add(Make(element, name, maker with { Index = index }));
        return list;
    }

    private static Type? ElementOf(Type type) =>
        type.IsArray ? type.GetElementType()
        : type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) ? type.GetGenericArguments() is [var element] ? element : null
        : null;

    private static long Number(string name, Maker maker) => maker.Bare ? 0 : name.ToUpperInvariant() switch
    {
        "NUMBER" => maker.Index + 1,
        "PERCENT" => 97,
        "MINUTES" or "UNDOMINUTES" => 10,
        "BENCHMARK" or "PERSONALTARGET" => 5,
        "TEAMTARGET" => 12,
        "FIRSTBROKEN" => 1024,
        "LEVEL" => 2,
        _ => 3,
    };

    private static string Text(string name, Maker maker)
    {
        var folder = maker.Wording.Split('/')[0];
        var record = folder switch
        {
            "commitments" => "CN-23",
            "needs" => "XQ-31",
            "contracts" => "HT-2026-088",
            "approvals" => "SP-202611230001",
            "payments" => "HK-9",
            "notes" => "FK-51",
            "leads" => "XS-12",
            _ => "KS-7",
        };
        var second = maker.Index > 0;
        var value = name.ToUpperInvariant() switch
        {
            // What a button types has to be a command even in the bare model: an act without one is no act.
            "COMMAND" or "REASSIGN" when maker.Wording.StartsWith("chat/ask", StringComparison.Ordinal) || maker.Wording.StartsWith("chat/draft", StringComparison.Ordinal) || maker.Wording == "chat/not-for-you" => "承诺",
            "NEED" when folder == "notes" => "需求 客户:华东医院 内容:呼吸机管路 数量:50套 来自:FK-51",
            "COMMAND" when folder == "notes" => $"归到 2 {(second ? "浙江一院" : "华东医院")}",
            "REMEDY" when folder == "deadlines" => "催办 KS-7",
            "COMMAND" or "ROWS" when folder == "figures" => "指标 lead-cycle 2026-11-01至2026-11-25 明细",
            "AGAIN" when folder == "figures" => "成效基线 设定 2026-10-01至2026-10-31 原因:…",
            "COMMAND" when maker.Wording == "deadlines/which-notice" => $"收到 {record}",
            "KEEP" => "备注 客户觉得价格太高",
            "ACT" when folder == "absences" => $"接过来 KS-{7 + maker.Index} 现场核实",
            "ALL" => "接过来 @lina",
            "COMMAND" when folder == "health" => second ? "口径 承诺兑现" : "口径 需求响应",
            "NAME" or "ACTION" when folder == "health" => second ? "承诺兑现" : "需求响应",
            "DAYS" when folder == "health" => "11月1日–11月30日",
            "PERIOD" when folder == "health" => "本月",
            "RATE" or "WEIGHTED" or "EQUAL" when folder == "health" => second ? "100.0%" : "66.6%",
            "CHANGE" or "WEIGHTEDCHANGE" or "EQUALCHANGE" when folder == "health" => "+32.6 个百分点",
            "BEFORE" or "WEIGHTEDBEFORE" or "EQUALBEFORE" when folder == "health" => "34.0%",
            "COMMAND" when folder == "absences" => second ? "销假 2026-12-01" : "销假 2026-11-25",
            "COMMAND" when folder == "handovers" => "交接 @lina 给 @wanglei 确认:是",
            "COMMAND" when maker.Wording == "people/on-leave" => "指派 KS-7 现场核实 @zhaomin",
            "AGAIN" when folder == "handovers" => "交接 李娜 → 王磊",
            "EXAMPLE" when folder == "handovers" => "交接 李娜 → 王磊",
            "ACT" => $"完成 {record} 结果:…",
            "HOWTO" when folder == "collaboration" => second ? "护士长签字：发 补交 YS-3 步骤9 签字人:姓名，再发签字件的照片" : "现场照片：直接发照片",
            "HOWTO" => "完成 编号 结果:…；兑现 编号",
            "SHORTAGE" => "40 可发，10 缺",
            "COMMAND" when maker.Wording.StartsWith("commitments/keeping", StringComparison.Ordinal) => second ? "履约 @wanglei 2026-11" : "履约 @lina 2026-11",
            "COMMAND" => folder is "commitments" ? $"解锁 {record} 已邮件通知 @zhanggong" : folder is "people" ? "指派 KS-7 @zhaomin" : folder is "reports" ? second ? "催办 CN-23" : "完成 KS-7" : folder is "chat" ? $"归属 CN-2{3 + maker.Index}" : $"完成 {record} 现场核实",
            "REASSIGN" => $"指派 {record} 现场核实",
            "AGAIN" => folder switch
            {
                "needs" => "需求 客户:华东医院 内容:呼吸机管路 数量:50 另建:是",
                "commitments" => "承诺 客户:华东医院 加急发货50箱 11月27日18点前 责任人:张工 另建:是",
                "payments" => "到账 HT-2026-088 5万 另建:是",
                _ => "客诉 客户:华东医院 问题:包装破损 另建:是",
            },
            "TONEXT" or "TOPREPAID" or "ONLY" => $"到账 {record} 6万 余款:下期",
            "NEXTPAGE" => "回款 页:2",
            "NEAR" or "NUDGE" => name.Equals("NEAR", StringComparison.OrdinalIgnoreCase) ? second ? "待办" : "承诺" : record,
            "RECORDNO" or "NO" => second ? record[..^1] + "8" : record,
            _ => null,
        };
        if (value is not null) return value;
        if (maker.Bare) return "";
        return name.ToUpperInvariant() switch
        {
            "NAME" when folder == "exports" => second ? "王磊" : "李娜",
            "MONTH" when maker.Wording == "exports/deliveries" => "2026-08",
            "STATE" when folder == "exports" => second ? "已收下" : "已放弃",
            "OUTCOME" when folder == "exports" => second ? "200" : "503",
            "RATE" when folder == "exports" => "83.3%",
            "RECEIVED" when folder == "exports" => "4万元",
            "DUEAMOUNT" when folder == "exports" => "5万元",
            "URL" when folder == "exports" => "https://bot.example.com/appraisal/xYz",
            "NEXTAT" => "9月1日(周二)08:06",
            "FREEZESAT" when folder == "exports" => "9月1日(周二)08:00",
            "WORDS" when folder == "exports" => "13月",
            "TITLE" or "NAME" when folder == "figures" => second ? "预测准确率" : "线索周期",
            "WINDOW" when folder == "figures" => "本月（11月1日至11月25日）",
            "BASELINE" when folder == "figures" => "9月1日至9月30日",
            "OVER" => "4 小时",
            "AMOUNT" when folder == "deadlines" => "50万元",
            "FIRST" when folder == "figures" => maker.Wording.EndsWith("rows", StringComparison.Ordinal) && second ? "3.2 次" : "健康动作数",
            "SECOND" when folder == "figures" => maker.Wording.EndsWith("rows", StringComparison.Ordinal) && second ? "61.3 %" : "回款率",
            "STEP" or "UNIT" when maker.Wording.StartsWith("figures/correl", StringComparison.Ordinal) => "周",
            "PEARSON" when folder == "figures" => "0.412",
            "SPEARMAN" when folder == "figures" => "0.385",
            "LOW" when folder == "figures" => "0.155",
            "HIGH" when folder == "figures" => "0.616",
            "REFUSAL" when folder == "figures" => "无法计算：回款率每周都一样",
            "WHY" when folder == "figures" => "现在样本不足，不能比",
            "TEAMS" when folder == "figures" => second ? "华南区" : "华东区",
            "SCOPE" when folder == "figures" => "您和下属",
            "VALUE" when folder == "figures" => second ? "66.6%（4 ÷ 6）" : "平均 61 天（n=12），中位 58 天，P90 80 天",
            "EXCLUDED" when folder == "figures" => "还没结束 3",
            "NOTES" when folder == "figures" => second ? "行业基准 52 天，与基准相比 +17.3%（相对）" : "还没结束的有 3 条，占 20%；只算走完的会偏短",
            "GROUP" when folder == "figures" => second ? "仓储部" : "生产部",
            "LABEL" when folder == "figures" => second ? "明细 预测准确率" : "明细",
            "TEXT" when folder == "figures" => second ? "XS-12 浙江一院 11月2日(周一)起 丢单 20 天" : "XS-11 华东医院 11月2日(周一)起 赢单 21 天",
            "UNIT" when folder == "figures" => second ? "%" : "天",
            "WORDS" when folder == "figures" => "心情",
            "EXAMPLE" when folder == "figures" => "等待 本月 按部门",
            "MONTH" when folder == "figures" => second ? "2026-11" : "2026-10",
            "WHOSE" when folder == "figures" => "李娜",
            "AMOUNT" or "BEFORE" or "SIGNED" or "FORECAST" or "ACTUAL" when folder == "figures" && !maker.Wording.EndsWith("compared", StringComparison.Ordinal) && !maker.Wording.EndsWith("effects", StringComparison.Ordinal) => second ? "80万元" : "120万元",
            "LOCKAT" when folder == "figures" => "11月5日(周四)23:59",
            "HASH" when folder == "figures" => "9f3ac1d20e73",
            "ADMINS" when folder == "figures" => "陈总、何苗",
            "REASON" when folder == "figures" => "第一版把试用数据算进去了",
            "BEFORE" when folder == "figures" => second ? "48.7%" : "89 天",
            "AFTER" when folder == "figures" => second ? "79.3%" : "61 天",
            "CHANGE" when folder == "figures" => second ? "+30.6 百分点" : "−31.5%（相对）",
            "BESIDE" when folder == "figures" => "中位 80 天 → 58 天",
            "MEANING" when folder == "figures" => second ? "±10% 以内的人月" : "从登记到赢单的自然天数",
            "ABOUT" when folder == "figures" => "华东医院 48万元",
            "FROM" when folder == "figures" => "11月2日(周一)",
            "TO" when folder == "figures" => "11月25日(周三)",
            "LIFE" or "WORKING" or "WAITED" or "CUSTOMERWAITED" or "OWN" or "TOOK" when folder == "figures" => "3 天 2 小时",
            "WHO" when folder == "figures" => "王工",
            "WHERE" when folder == "figures" => "XQ-31「生产应答」",
            "WHAT" when folder == "figures" => second ? "王工 完成 XQ-31「生产应答」，用了 2 天" : "李娜 登记线索 XS-12，进入「线索触达」",
            "TITLE" or "LINK" or "FROM" or "CURRENT" when folder == "leads" => second ? "需求诊断" : "线索触达",
            "TITLES" when folder == "leads" => second ? "需求诊断" : "线索触达",
            "TO" or "NEXT" when folder == "leads" => "需求诊断",
            "SIGNING" when folder == "leads" => "合同签署",
            "SKIPPED" when folder == "leads" => "需求诊断、方案报价",
            "SKIPREASON" when folder == "leads" => "老客户续签",
            "STATE" when folder == "leads" => "进行中",
            "SOURCE" when folder == "leads" => "展会",
            "AMOUNT" or "EXPECTED" or "BEFORE" when folder == "leads" => "50万元",
            "AFTER" when folder == "leads" => "60万元",
            "TEXT" when folder == "leads" => second ? "有预计金额" : "已登记客户需求",
            "TOOK" or "LIFE" or "WAITED" or "SLOWTOOK" when folder == "leads" => "3 天 2 小时",
            "SINCE" or "LINKSINCE" when folder == "leads" => "11月24日(周二)",
            "LEAST" when folder == "leads" => "1 天",
            "DAYS" when folder == "leads" => "6.5",
            "NOTE" when folder == "leads" => "已见到设备科",
            "LOSSREASON" or "REASON" when folder == "leads" => "内部响应",
            "DISPUTEREASON" when folder == "leads" => "报价当天已给出",
            "WORDS" when folder == "leads" => "天气",
            "SLOWNO" when folder == "leads" => "XQ-31",
            "SLOWSTAGE" when folder == "leads" => "生产应答",
            "SLOWHOLDER" when folder == "leads" => "王工",
            "OTHERNO" when folder == "leads" => "XS-11",
            "CONTRACTCUSTOMER" when folder == "leads" => "浙江一院",
            "WHY" when maker.Wording == "collaboration/stage-refused" => "in-review",
            "DETAIL" when folder == "collaboration" => "孙倩",
            "ASK" when folder == "collaboration" => "李娜",
            "PROBLEMS" when folder == "collaboration" => second ? "原因「天气」不在清单里，请选：包装破损、其他" : "比例合计 90%，要正好 100%",
            "WHY" when folder == "collaboration" => "先把事实固定下来，现场一过就说不清。",
            "BY" when maker.Wording == "collaboration/share-disputed" => "李强",
            "FACTS" => second ? "现象：开机报错E05" : "设备：CT-2",
            "ITEMS" or "LACKING" when folder == "collaboration" => "《医疗器械使用备案表》(步骤14)、护士长签字(步骤9)",
            "OTHERS" when folder == "collaboration" => "现场照片(步骤1)",
            "SAMPLE" => "完成 KS-7 结果:外箱受潮，封签完好",
            "ANSWER" => "已完成 1/5，最急的是「责任认定」，在 吴静 手里，还剩 4 小时",
            "DWELL" => "3 小时 20 分钟",
            "WAITED" => "1 天 2 小时",
            "LINK" => "https://bot.example.com/case/xYz",
            "GIVEN" => "《医疗器械使用备案表》 有效期至2027-12-31",
            "MEDIA" => second ? "现场照片" : "《医疗器械使用备案表》（文件，写明有效期）",
            "SHARES" => "物流 60%、销售 40%",
            "MINE" => "物流 60%",
            "BASIS" => "外箱受压，发货前未加固",
            "JUDGE" => "陈总",
            "SIGNER" => "陈护士长",
            "REMARK" => "位置满意",
            "FROM" when maker.Wording is "collaboration/stage-returned" or "collaboration/return-done" => "审核",
            "REVIEWER" => "孙倩",
            "REFUSE" => "不同意不适用 KS-7 现场核实",
            "CAUSE" => "包装破损",
            "MEASURES" => "外箱改用五层瓦楞，发货前加护角",
            "OVERRIDEBY" or "ROLE" => "合规负责人",
            "OVERRIDEREASON" => "备案受理号已下",
            "NOTE" when folder == "collaboration" => second ? "" : "被退回：照片看不清铭牌",
            "VERB" when maker.Wording == "collaboration/startable" => second ? "验收" : "报修",
            "SUMMARY" when folder == "collaboration" => second ? "开始一次装机验收" : "登记设备故障，派工程师处理",
            "EXAMPLE" when folder == "collaboration" => second ? "验收 华东医院 CT-2" : "报修 华东医院 CT-2 现象:开机报错E05",
            "VERB" when maker.Wording == "collaboration/started" => "报修",
            "SHA8" => second ? "0e73c3ab" : "9f3ac1d2",
            "CHECKS" => second ? "– 拍摄时间：图里没有（聊天软件通常会去掉），时间以服务器接收为准" : "✓ 口令：7K3P 发出后12分钟收到；照片里有没有，请审核人看",
            "PICTURES" => second ? "图2：✓能打开 ✓口令 ✓不重复 –拍摄时间" : "图1：✓能打开 ✓口令 ✓不重复 –拍摄时间",
            "CODE" when folder is "evidence" or "collaboration" => "7K3P",
            "WANTS" => "照片",
            "CAMERA" => "HUAWEI P60",
            "ADVICE" => "请不要勾选「原图」发送，或截屏后发截图。",
            "WHY" when folder == "evidence" => "这一份不是图片，聊天里看不了",
            "VERDICT" when folder == "evidence" => second ? "✗" : "✓",
            "PROBLEM" when maker.Wording == "evidence/listed" => second ? "口令" : "",
            "PROBLEM" when maker.Wording == "evidence/useless" => "超过 20 MB",
            "PURPOSE" when folder == "evidence" => "物流异常核实",
            "SPAN" => second ? "12月1日(周二)下午" : "11月25日(周三)至11月27日(周五)",
            "ACTING" => "孙倩",
            "WAY" => "李强（请假） → 代理 王磊（请假） → 上级 陈总",
            "WORDS" when folder == "absences" => "2月30日",
            "LABEL" when maker.Wording == "absences/which-leave" => second ? "12月1日那次" : "11月25日那次",
            "PROBLEM" when maker.Wording == "administration/people-findings" => second ? "请假没有指定代理人" : "没有可用的直属上级",
            "REMEDY" when maker.Wording == "administration/people-findings" => "在企业微信设置直属上级",
            "PROBLEM" when maker.Wording == "absences/unclear" => "NoDay",
            "NAME" or "FROM" when folder is "absences" or "handovers" => "李娜",
            "TO" when folder == "handovers" => "王磊",
            "WHY" when folder == "handovers" => "已停用",
            "KIND" when folder == "handovers" => second ? "流程环节" : "承诺（负责兑现）",
            "STATE" when folder == "handovers" => second ? "未转" : "已转",
            "STATE" when folder == "absences" => "王磊",
            "LABEL" when folder == "absences" => $"接 KS-{7 + maker.Index}",
            "REASON" when folder == "handovers" => "刚被别人处理，请再发一次",
            "STAYS" => "2件",
            "CUSTOMER" => second ? "浙江一院" : "华东医院",
            "CONTENT" => "加急发货50箱",
            "CONTRACT" or "CONTRACTNO" => "HT-2026-088",
            "NEEDNO" when folder == "notes" => "XQ-31",
            "FOUND" when folder == "notes" => "数量 50套、期望 12月4日(周五)",
            "LABEL" when folder == "notes" => second ? "浙江一院" : "华东医院",
            "LABEL" when maker.Wording == "deadlines/which-notice" => $"{record} 现场核实",
            "WHAT" when folder == "notes" => second ? "「张主任说下月底前要50套管路」" : "图片3张",
            "ORIGIN" when folder == "notes" => second ? "手打" : "语音转写、图片",
            "PROOFS" when folder == "notes" => "语音1条、图片3张",
            "WORDS" when folder == "notes" => "张主任说12月4日前要50套管路",
            "BEFORE" when folder == "notes" => "张主任说12月5日前要15套管路",
            "EDITED" when folder == "notes" => "11月25日 周三 09:00",
            "NUMBERS" when folder == "notes" => "#2、#3",
            "WHICH" when folder == "notes" => "#7",
            "TARGET" when folder == "notes" => "FK-51",
            "PROBLEM" when folder == "notes" => "没有叫「华东」的客户",
            "ABOUT" when folder == "notes" => "华东医院",
            "SPNO" => "202611230001",
            "TITLE" when maker.Wording == "administration/checkup" => second ? "消息处理" : "通讯录",
            "NAME" when folder == "approvals" => "用印申请",
            "KIND" when folder == "approvals" => second ? "财务" : "法务",
            "STATE" when folder == "approvals" => "审批中",
            "BEFORE" when folder == "approvals" => "HT-2026-012",
            "TITLE" when folder == "approvals" => "审批「用印申请」（法务）",
            "LIMIT" when folder == "approvals" => "工作时间4小时",
            "APPLICANT" => "李娜",
            "APPLIED" => "11月25日 周三 10:00",
            "PEOPLE" => second ? "钱会" : "严律",
            "VERDICT" when folder == "commitments" => second ? "按时" : "逾期兑现",
            "VERDICT" => "同意",
            "NATURAL" => "21小时",
            "WORKING" => "6小时5分",
            "SUM" => "7小时30分",
            "SEVERAL" => "HT-2026-088、HT-2026-012",
            "TITLE" or "STAGE" => second ? "原因分析" : "现场核实",
            "ABOUT" or "PROBLEM" when folder == "collaboration" || folder == "aftersales" => "包装破损，内有两支受潮",
            "DUE" or "UNTIL" or "AWAITSCONFIRMATION" or "NEW" => second ? "11月30日 周一 18:00" : "11月27日 周五 18:00",
            "FIRSTDUE" or "OLD" or "SINCE" or "STARTED" => "11月25日 周三 18:00",
            "PRIORITY" => "加急",
            "APPROVALWHY" => "本月加急已有 10 次，额度 10 次",
            "APPROVER" or "DECIDER" => "王华",
            "APPELLANT" => "李娜",
            "APPEALREASON" or "DECIDEDREASON" => "客户当天不在，无法签收",
            "RATE" => "66.6%",
            "MONTH" => "8月",
            "KEY" => "2026-08",
            "FROZENAT" => "9月1日 周二 08:00",
            "CLOSED" => "11月28日 周六 09:12",
            "BEFORE" when folder == "commitments" => "到期未交凭证",
            "AFTER" when folder == "commitments" => "按时",
            "WORD" when folder == "commitments" => "13月",
            "WHOSE" when folder == "commitments" => "李娜",
            "HOW" when maker.Wording.StartsWith("commitments/appeal", StringComparison.Ordinal) || maker.Wording == "commitments/ended" => "逾期兑现",
            "LATE" when folder == "reports" => "需求录入×1",
            "LATE" when folder == "commitments" => "（补发，本应 11月24日 周二 09:12 提醒）",
            "LATE" or "AT" or "DONE" => "11月24日 周二 09:12",
            "LEFT" when maker.Wording is "commitments/overdue" => "已超 4 小时",
            "LEFT" => second ? "还剩 3 天 1 小时" : "还剩 4 小时",
            "LIMIT" => "自然时间24小时",
            "AFTER" => "35 分钟",
            "DAY" => "11月24日 周二",
            "ASOF" => "15:40",
            "SENDSAT" => "18:00",
            "KINDS" => "需求录入×2、合同审批×1",
            "CREDITED" => "需求录入、合同审批、回款跟进",
            "COUNTS" => "6、4、3",
            "MODE" => "median",
            "HOLDER" or "HOLDERS" or "TO" or "NOTIFIED" or "RECIPIENT" => second ? "周一鸣" : "张工",
            "RESPONSIBLE" => "仓储部 张工",
            "OWNER" or "PROMISER" or "INITIATOR" or "AUTHOR" or "FROM" => "李娜",
            "NAME" when maker.Wording == "chat/help-one" => "承诺",
            "NAME" when maker.Wording == "chat/help" => second ? "承诺" : "需求",
            "NAME" or "BY" or "LEADER" or "SUPERIOR" or "ADMIN" => second ? "赵敏" : "王华",
            "ONBEHALFOF" or "FOR" => "张工",
            "NAMES" => "张工、赵敏",
            "TOLD" => "张工、王工",
            "DEPARTMENT" => "仓储部",
            "PATH" => "您是 张工 的直属上级",
            "FLOW" => "客诉协同",
            "ROLES" => "质检、物流",
            "STATE" when maker.Wording is "commitments/not-active" => "锁定（未生效）",
            "STATE" when folder == "collaboration" => "进行中",
            "STATE" => "已生效",
            "REASON" => "原料周五才到",
            "RESULT" => "外箱受潮，内包装完好",
            "MISSING" or "OUTPUT" => "现场核实结论",
            "HOW" when maker.Wording == "commitments/closed" => "按时兑现",
            "HOW" => "先拍外箱和批号，再清点数量。",
            "MARK" => second ? "○" : "✓",
            "ACTLABEL" or "VERB" => "完成",
            "LABEL" => second ? "通知的是其他人" : "已邮件通知 仓储部 张工",
            "WHAT" when maker.Wording == "commitments/already-done" => "标为未兑现",
            "WHAT" when maker.Wording == "deadlines/card-used" => "已完成现场核实",
            "WHAT" => "需求 XQ-31",
            "LOCKKIND" => "past-day",
            "LEAD" => "2 小时",
            "WHOSE" => "您",
            "KIND" => "图片",
            "PURPOSE" => "凭证",
            "WORD" => "很急",
            "ASK" => "兑现时限是什么时候？",
            "EXAMPLE" or "EXAMPLES" => second ? "承诺 浙江一院 周五前安装完成 责任人:郑工" : "9月3日18点前",
            "PROBLEM" => "9月1日 已经过了",
            "PROBLEMS" => "templates/messages/needs/logged.scriban:3: unknown variable 'custmer'; use one of: fields, now",
            "KNOWN" => second ? "内容：加急发货50箱" : "客户：华东医院",
            "REPLACED" => "需求",
            "FIELDS" => second ? "内容：呼吸机管路" : "客户：华东医院（新客户，已建档）",
            "WARNINGS" => second ? "期望日期是周日" : "期望日期只有2天",
            "BEFORE" => "现场核实（张工）：外箱受潮",
            "SUMMARY" => second ? "记下对客户的承诺" : "登记一条客户需求",
            "OTHERS" => "撤销 流程 收到 催办",
            "REQUIRED" => second ? "时限" : "客户",
            "OPTIONAL" => second ? "区域" : "产品线",
            "SYNONYMS" => "答应",
            "NOTES" => second ? "时限已过会锁定。" : "责任人必须是一个人。",
            "ERRORNO" => "E12",
            "BODY" => "KS-7 现场核实已超时",
            "WARNING" => "应用回调连续超时",
            "COUNT" => "20,480",
            "DETAIL" => second ? "2 条消息没有处理成功" : "18 人",
            "REMEDY" => second ? "查看日志里的错误编号" : "",
            "ACTION" => "完成环节",
            "ACTOR" => "张工",
            "CHANGE" => "进行中 → 完成",
            "WHY" => "不在应用可见范围",
            var unknown => $"‹{unknown.ToLowerInvariant()}›",
        };
    }
}
