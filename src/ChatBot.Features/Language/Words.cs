using System.Buffers;

namespace ChatBot.Features.Language;

/// <summary>Words that several rules look for on either side of an expression.</summary>
internal static class Words
{
    /// <summary>The hundred most usual surnames.</summary>
    public static readonly SearchValues<char> Surnames = SearchValues.Create("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤");

    private static readonly SearchValues<char> AfterFront = SearchValues.Create("置台端言景途程期线列提锋沿任缀往去来辈天轮桥排胸门脚瞻卫叉缘海滩身世者部照壁");
    private static readonly SearchValues<char> AfterBack = SearchValues.Create("勤台端备门缀者院视桥厨仓背轮悔顾");
    private static readonly SearchValues<char> AfterInside = SearchValues.Create("部存容镜科衬饰窥径胆膜蒙");

    // Here the same character begins the next word instead: 12点前 + 提交, 三天内 + 部署.
    private static readonly string[] OwnWords = ["提交", "提供", "提出", "提货", "提报", "提醒", "提取", "台账", "线上", "线下", "排产", "排期", "排单", "排好", "部署", "天天", "门店", "来电", "来人", "来货", "存入", "存档", "存盘", "备货", "备齐", "备案", "备份", "备好", "备料", "顾客", "期初", "期末"];

    /// <summary>前 belongs to the next word: 前往, 前置仓, 前台, 前期 ….</summary>
    public static bool TakesFront(Line line, int i) => AfterFront.Contains(line.TightAt(i)) && !line.HasAny(i, OwnWords);

    /// <summary>后 belongs to the next word: 后勤, 后台 …. 后续 is left out: 一个月后续租.</summary>
    public static bool TakesBack(Line line, int i) => AfterBack.Contains(line.TightAt(i)) && !line.HasAny(i, OwnWords);

    /// <summary>内 belongs to the next word: 内镜, 内科, 内部 ….</summary>
    public static bool TakesInside(Line line, int i) => AfterInside.Contains(line.TightAt(i)) && !line.HasAny(i, OwnWords);

    /// <summary>Characters that begin what is done on a day: verbs and particles. Evidence that a date ends in front of them.</summary>
    public static readonly SearchValues<char> ActionStart = SearchValues.Create(
        "给交发送到上下出回安完付打收开签装做办提拿要就才能会可再先去来寄运验复检审批改修补换退测调试培联对核汇报答反结清还支催约见谈访拜巡盘看取过定订排生投量入进走跑搞弄把将让请叫由向跟和与或及的了吗吧呢啊必须务准按截止前后内以之为关闭落执配制编写设印刷布展搬迁拆加减增重更新启停恢响应处解决通知转派分确认登记录备供货客我你他她它您咱大全统都也还不没无需继续参组织召演讲直播疑远现视面晚早凌中傍夜钱");

    /// <summary>Measures: behind a number they make it a count, not a day.</summary>
    public static readonly SearchValues<char> Measure = SearchValues.Create("个台套件支只盒箱包瓶袋条张片根块组批份人家米吨斤升克寸万千亿百元圆角毛度倍楼层页字种项次名位把辆部间桶卷双对副卡板粒颗枚株棵架座栋单例床寸码℃%％mMkKgGcCtTVvWwAaLl×xX*");

    // Nouns that make 「明天广场」, 「今天国际」 the name of a place or a firm wherever they follow.
    private static readonly string[] StrongNameNouns =
    [
        "广场", "国际", "集团", "大厦", "控股", "股份", "科技", "传媒", "实业", "百货", "药业", "制药", "幼儿园", "影城", "花园", "小区", "公寓", "头条", "之星", "资本", "大酒店", "连锁", "珠宝", "金店", "药房", "大药房", "置业", "公馆", "大道", "乳业", "服饰", "家纺",
    ];

    // Nouns that do so only when nothing else follows: 七天酒店, but 明天酒店验收. The longest come first.
    private static readonly string[] WeakNameNouns =
    [
        "牙科诊所", "宠物医院", "便利店", "旅行社", "生活馆", "咖啡馆", "咖啡厅", "出版社", "美容院", "美发厅", "健身房", "烘焙坊", "酒店", "宾馆", "超市", "便利", "生物", "眼科", "口腔", "诊所", "餐厅", "餐饮", "书店", "文化", "投资", "基金", "证券", "保险", "地产", "物流", "快运", "旅游", "教育", "网络", "家居", "家具", "食品", "电器", "中学", "小学", "大学", "学院", "学校", "医疗", "医药", "环保", "电子", "家园", "酒楼", "酒吧", "茶楼", "会所", "火锅", "美食", "面馆", "烘焙", "商贸", "贸易", "工贸", "影院", "广告", "装饰", "影楼", "摄影", "健身", "牛奶", "乳品", "饮品", "咖啡", "酒馆", "小馆", "花店", "宠物", "母婴", "美容", "美发", "养生", "软件", "数码", "机电", "建材", "家电", "影业", "画廊", "牙科", "商场", "酒业", "酒庄", "茶业", "食堂", "影像", "料理", "食府", "酒家", "路", "街", "村", "镇", "巷", "桥", "城", "牌",
    ];

    /// <summary>What stands at i makes the word in front of it part of a name.</summary>
    public static bool MakesName(Line line, int i)
    {
        if (line.GapBefore(i))
            return false;
        if (line.HasAny(i, StrongNameNouns))
            return true;
        return (line.HasAny(i, WeakNameNouns, out var end) || IsShop(line, i, out end)) && ClosesName(line, end);
    }

    /// <summary>Behind the noun of a name nothing is done: 明天书店的灯 is a shop, 明天书店开业 a day.</summary>
    private static bool ClosesName(Line line, int end) =>
        line.Border(end) || line[end] is '店' or '的' or '门' or '公' or '集' or '有' or '分' or '总' or '旗';

    /// <summary>水果店, 烘焙坊, 文具铺: a trade of two or three characters and the word for its house.</summary>
    private static bool IsShop(Line line, int i, out int end)
    {
        end = i;
        if (ActionStart.Contains(line[i]))
            return false;
        for (var k = i; k < i + 4 && !line.GapBefore(k) && char.IsLetter(line[k]); k++)
        {
            if (k >= i + 2 && line[k] is '店' or '馆' or '坊' or '铺' or '吧')
                end = k + 1;
        }

        return end > i;
    }

    /// <summary>明日香餐厅: one character that begins no deed, and the kind of house, closed like a name.</summary>
    public static bool MakesShopName(Line line, int i) =>
        line.TightAt(i) != '\0' && char.IsLetter(line[i]) && !ActionStart.Contains(line[i]) && !line.GapBefore(i + 1) && line.HasAny(i + 1, WeakNameNouns, out var end) && ClosesName(line, end);

    public static readonly string[] Before = ["之前", "以前", "前"];
    public static readonly string[] Within = ["之内", "以内", "内"];
    public static readonly string[] After = ["之后", "以后", "过后", "后"];
    public static readonly string[] Until = ["截止", "为止", "止", "到期", "截至"];
    public static readonly string[] LimitPrefix =
    [
        "最晚", "最迟", "至迟", "不晚于", "不迟于", "截止", "截止到", "截止至", "截至", "截止日", "截止日期", "截止时间", "截止时间:", "截止日期:", "截止日:", "截止:", "期限", "期限:", "务必在", "必须在", "赶在", "最晚在", "最迟在", "最晚到", "最迟到",
        "最晚不超过", "最迟不超过", "deadline", "DDL", "ddl", "deadline:", "DDL:", "ddl:", "最晚:", "最迟:",
    ];

    /// <summary>Numbers behind these are numbers of something (合同号 20260415), with a blank between or not.</summary>
    public static readonly string[] CodeKeys =
    [
        "编号", "单号", "合同号", "房号", "批号", "型号", "货号", "料号", "工号", "账号", "帐号", "票号", "证号", "文号", "图号", "车牌", "序列号", "序号", "卡号", "款号", "户号", "箱号", "柜号", "桩号", "学号", "尾号", "税号", "案号", "项目号", "订单号", "版本", "版本号",
        "手机号", "热线", "邮编", "密码", "验证码", "口令", "比例", "比分", "分辨率", "编码", "条码", "代码", "No", "NO", "no",
    ];

    /// <summary>Things that have numbers (合同88) but are also dealt with by a date or for a sum (发票 3日前寄出): only what is joined to them is their number.</summary>
    public static readonly string[] NumberedThings = ["固件", "电话", "手机", "规格", "尺寸", "批次", "合同", "订单", "发票"];

    /// <summary>A number whose key stands in front, with or without a colon.</summary>
    public static bool HasCodeKey(Line line, int i)
    {
        var at = line[i - 1] is ':' or '#' or '.' ? i - 1 : i;
        return line.EndsWithAny(at, CodeKeys) || line.EndsWithAny(at, NumberedThings) && (at < i || !line.GapBefore(i));
    }

    /// <summary>As <see cref="HasCodeKey"/>, but 合同100万 is a sum: only a word for a number makes it a code.</summary>
    public static bool IsCode(Line line, int i) => line.EndsWithAny(line[i - 1] is ':' or '#' or '.' ? i - 1 : i, CodeKeys);

    /// <summary>The digits at i do not continue a longer code, number or range.</summary>
    public static bool NumberBegins(Line line, int i)
    {
        var before = line.TightBefore(i);
        if (before == '\0')
            return true;
        if (char.IsAsciiLetterOrDigit(before) || before is '第' or '¥' or '$' or '±' or '≥' or '≤' or '×' or '#')
            return false;
        return before is not ('-' or '/' or '.' or '_' or '+' or '*' or ':' or '~') || !char.IsAsciiLetterOrDigit(line.TightBefore(i - 1));
    }

    /// <summary>A Chinese numeral at i is not the tail of a longer number, nor an ordinal.</summary>
    public static bool WordNumberBegins(Line line, int i)
    {
        var before = line.TightBefore(i);
        return before == '\0' || !(Numeral.IsNumeralChar(before) || before is '第' or '.' or '星' or '周' or '初');
    }

    public static bool AnyNumberBegins(Line line, int i) => line.IsDigit(i) ? NumberBegins(line, i) : WordNumberBegins(line, i);
}
