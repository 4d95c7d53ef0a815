using System.Globalization;
using System.Text.Json.Nodes;
using ChatBot.Sandbox.Companies;

namespace ChatBot.Sandbox.Server;

/// <summary>
/// Members and departments (developer pages 90196 to 90208) as an app made after June 2022 sees them: no mobile, mail, gender, avatar or address,
/// and only what lies in its visible range.
/// </summary>
internal sealed class DirectoryAnswers(Company company)
{
    public ApiAnswer User(string userId)
    {
        if (company.Find(userId) is not { } person)
            return ApiAnswer.Error(60111);
        return person.Visible ? new ApiAnswer(0, Full(person)) : ApiAnswer.Error(60011);
    }

    public ApiAnswer Users(string departmentId, bool full)
    {
        if (!TryDepartment(departmentId, out var department))
            return ApiAnswer.Error(60003);
        if (!company.IsVisible(department.Id))
            return ApiAnswer.Error(60011);
        var list = company.In(department.Id).Where(p => p.Visible).Select(p => (JsonNode?)(full ? Full(p) : Brief(p)));
        return ApiAnswer.Ok(("userlist", new JsonArray([.. list])));
    }

    /// <param name="departmentId">Empty: all departments.</param>
    public ApiAnswer Departments(string departmentId, bool full)
    {
        var root = 1;
        if (departmentId.Length > 0)
        {
            if (!TryDepartment(departmentId, out var department))
                return ApiAnswer.Error(60003);
            root = department.Id;
        }

        var list = company.Under(root).Where(d => company.IsVisible(d.Id)).Select(d => (JsonNode?)Describe(d, full));
        return ApiAnswer.Ok((full ? "department" : "department_id", new JsonArray([.. list])));
    }

    public ApiAnswer OneDepartment(string departmentId)
    {
        if (!TryDepartment(departmentId, out var department))
            return ApiAnswer.Error(60003);
        return company.IsVisible(department.Id) ? ApiAnswer.Ok(("department", Describe(department, true))) : ApiAnswer.Error(60011);
    }

    private bool TryDepartment(string id, out Department department)
    {
        department = null!;
        if (!int.TryParse(id, CultureInfo.InvariantCulture, out var number) || company.FindDepartment(number) is not { } found)
            return false;
        department = found;
        return true;
    }

    private static JsonObject Brief(Person person) => new()
    {
        ["userid"] = person.UserId,
        ["name"] = person.Name,
        ["department"] = Numbers(person.Memberships.Select(m => m.DepartmentId)),
        ["open_userid"] = "",
    };

    private static JsonObject Full(Person person) => new()
    {
        ["userid"] = person.UserId,
        ["name"] = person.Name,
        ["department"] = Numbers(person.Memberships.Select(m => m.DepartmentId)),
        ["order"] = Numbers(person.Memberships.Select(_ => 0)),
        ["position"] = person.Position,
        ["is_leader_in_dept"] = Numbers(person.Memberships.Select(m => m.IsLeader ? 1 : 0)),
        ["direct_leader"] = new JsonArray([.. person.DirectLeaders.Select(l => (JsonNode?)l)]),
        ["main_department"] = person.Memberships[0].DepartmentId,
        ["alias"] = "",
        ["telephone"] = "",
        ["open_userid"] = "",
        ["extattr"] = new JsonObject { ["attrs"] = new JsonArray() },
        ["status"] = (int)person.Status,
        ["external_position"] = "",
    };

    private static JsonObject Describe(Department department, bool full)
    {
        var json = new JsonObject { ["id"] = department.Id, ["parentid"] = department.ParentId, ["order"] = department.Order };
        if (full)
        {
            json["name"] = department.Name;
            json["name_en"] = "";
            json["department_leader"] = new JsonArray([.. department.Leaders.Select(l => (JsonNode?)l)]);
        }

        return json;
    }

    private static JsonArray Numbers(IEnumerable<int> numbers) => new([.. numbers.Select(n => (JsonNode?)n)]);
}
