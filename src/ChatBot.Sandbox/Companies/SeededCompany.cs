namespace ChatBot.Sandbox.Companies;

/// <summary>Companies to try things with. All names are invented.</summary>
internal static class SeededCompany
{
    /// <summary>A distributor of medical devices: 21 people, nine departments, two sales regions, one reporting line to the top.</summary>
    public static Company MedicalDevices()
    {
        var company = new Company("康健医疗器械有限公司");
        company.Put(new Department(1, "康健医疗器械有限公司", 0, ["chenzong"]));

        company.Put(new Department(2, "销售部", 1, ["zhoumin"], 1));
        company.Put(new Department(21, "华东区", 2, ["liuyang"], 1));
        company.Put(new Department(22, "华南区", 2, ["huangjie"], 2));
        company.Put(new Department(3, "生产部", 1, ["wanggong"], 2));
        company.Put(new Department(4, "仓储部", 1, ["zhanggong"], 3));
        company.Put(new Department(5, "质检部", 1, ["sunyan"], 4));
        company.Put(new Department(6, "物流部", 1, ["liqiang"], 5));
        company.Put(new Department(7, "法务部", 1, ["heling"], 6));
        company.Put(new Department(8, "财务部", 1, ["xufang"], 7));
        company.Put(new Department(9, "客服部", 1, ["tangxue"], 8));
        company.Put(new Department(10, "售后工程部", 1, ["guogong"], 9));
        company.Put(new Department(11, "综合管理部", 1, ["chenzong"], 10));

        Join("chenzong", "陈建国", "总经理", 1, null, leads: true);
        Join("zhoumin", "周敏", "销售总监", 2, "chenzong", leads: true);
        Join("liuyang", "刘洋", "区域经理", 21, "zhoumin", leads: true);
        Join("lina", "李娜", "销售代表", 21, "liuyang");
        Join("wanglei", "王磊", "销售代表", 21, "liuyang");
        Join("huangjie", "黄杰", "区域经理", 22, "zhoumin", leads: true);
        Join("chenmei", "陈梅", "销售代表", 22, "huangjie");
        Join("linfeng", "林峰", "销售代表", 22, "huangjie");
        Join("wanggong", "王工", "生产主管", 3, "chenzong", leads: true);
        Join("wugang", "吴刚", "装配技师", 3, "wanggong");
        Join("zhanggong", "张工", "仓储主管", 4, "chenzong", leads: true);
        Join("zhaomin", "赵敏", "库管员", 4, "zhanggong");
        Join("sunyan", "孙燕", "质检主管", 5, "chenzong", leads: true);
        Join("liqiang", "李强", "物流主管", 6, "chenzong", leads: true);
        Join("heling", "何玲", "法务主管", 7, "chenzong", leads: true);
        Join("xufang", "许芳", "财务主管", 8, "chenzong", leads: true);
        Join("dengli", "邓丽", "出纳", 8, "xufang");
        Join("tangxue", "唐雪", "客服主管", 9, "chenzong", leads: true);
        Join("guogong", "郭工", "售后主管", 10, "chenzong", leads: true);
        Join("maochao", "毛超", "售后工程师", 10, "guogong");
        Join("admin", "管理员", "系统管理员", 11, "chenzong");
        return company;

        void Join(string userId, string name, string position, int department, string? superior, bool leads = false) =>
            company.Put(new Person(
                userId, name, position, [new Membership(department, leads)], superior is null ? [] : [superior]));
    }
}
