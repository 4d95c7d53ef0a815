using ChatBot.Features.People;

namespace ChatBot.Tests;

/// <summary>A medical-device distributor: the same people as in the sandbox.</summary>
internal static class TestCompany
{
    public static OrgSnapshot Org { get; } = new(
        [
            new Department(1, "康桥医疗", 0, ["chenzong"]),
            new Department(2, "销售部", 1, ["zhoumin"]),
            new Department(21, "华东区", 2, ["wanghua"]),
            new Department(22, "华南区", 2, ["linfeng"]),
            new Department(3, "生产部", 1, ["wanggong"]),
            new Department(4, "仓储部", 1, ["zhanggong"]),
            new Department(5, "质检部", 1, ["sunqian"]),
            new Department(6, "物流部", 1, ["liqiang"]),
            new Department(7, "法务部", 1, ["yanlv"]),
            new Department(8, "财务部", 1, ["qianhui"]),
            new Department(9, "客服部", 1, ["wujing"]),
            new Department(10, "售后工程部", 1, ["zhenggong"]),
            new Department(11, "信息部", 1, ["hemiao"]),
        ],
        [
            Person("chenzong", "陈总", 1, "总经理"),
            Person("zhoumin", "周敏", 2, "销售总监", "chenzong"),
            Person("wanghua", "王华", 21, "华东区经理", "zhoumin"),
            Person("lina", "李娜", 21, "销售代表", "wanghua"),
            Person("wanglei", "王磊", 21, "销售代表", "wanghua"),
            Person("linfeng", "林峰", 22, "华南区经理", "zhoumin"),
            Person("huangli", "黄丽", 22, "销售代表", "linfeng"),
            Person("wanggong", "王工", 3, "生产主管", "chenzong"),
            Person("zhanggong", "张工", 4, "仓储主管", "chenzong"),
            Person("zhaomin", "赵敏", 4, "仓管员", "zhanggong"),
            Person("sunqian", "孙倩", 5, "质检主管", "chenzong"),
            Person("liqiang", "李强", 6, "物流主管", "chenzong"),
            Person("zhouyiming", "周一鸣", 6, "物流专员", "liqiang"),
            Person("yanlv", "严律", 7, "法务", "chenzong"),
            Person("qianhui", "钱会", 8, "财务主管", "chenzong"),
            Person("wujing", "吴静", 9, "客服主管", "chenzong"),
            Person("zhenggong", "郑工", 10, "售后主管", "chenzong"),
            Person("hemiao", "何苗", 11, "管理员", "chenzong"),
        ]);

    private static Person Person(string id, string name, long department, string position, params string[] leaders) =>
        new(id, name, "", position, MemberStatus.Active, [department], [], department, leaders);
}
