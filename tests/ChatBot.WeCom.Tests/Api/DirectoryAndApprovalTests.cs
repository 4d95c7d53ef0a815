using ChatBot.WeCom.Api;

namespace ChatBot.WeCom.Tests.Api;

public sealed class DirectoryAndApprovalTests
{
    [Fact]
    public async Task A_member_is_read_with_strings_for_numbers_and_much_left_out()
    {
        var wecom = new FakeWeCom()
            .Answers("""{"errcode":0,"userid":"chenlei","name":"陈磊","department":[2,5],"is_leader_in_dept":[1,0],"direct_leader":["luyao"],"main_department":2,"position":"销售","status":1,"gender":"1","new_field":{"x":1}}""")
            .Answers("""{"errcode":0,"userlist":[{"userid":"a","name":"甲","department":["7"],"direct_leader":null},{"userid":"b","name":"乙"}]}""");

        var member = await wecom.Client.GetUserAsync("chen lei", CancellationToken.None);
        Assert.Equal(("chenlei", "陈磊", 2L, 1, 1), (member.UserId, member.Name, member.MainDepartment, member.Status, member.Gender));
        Assert.Equal("2,5 True,False luyao", $"{string.Join(',', member.Departments)} {string.Join(',', member.IsLeaderInDept)} {string.Join(',', member.DirectLeaders)}");
        Assert.Null(member.Mobile);

        var members = await wecom.Client.ListUsersAsync(7, CancellationToken.None);
        Assert.Equal("a:7 b:", string.Join(' ', members.Select(m => $"{m.UserId}:{string.Join(',', m.Departments)}")));
        Assert.Equal("userid=chen%20lei department_id=7", string.Join(' ', wecom.Calls.Select(call => call.Url.Split('&')[1])));
    }

    [Fact]
    public async Task Departments_are_read_with_their_leaders()
    {
        var wecom = new FakeWeCom().Answers("""{"errcode":0,"department":[{"id":1,"name":"总部","parentid":0,"order":100000000},{"id":2,"name":"销售部","department_leader":["luyao"],"parentid":1,"order":5}]}""");

        var departments = await wecom.Client.ListDepartmentsAsync(CancellationToken.None);

        Assert.Equal("1 总部 0 ; 2 销售部 1 luyao", string.Join(" ; ", departments.Select(d => $"{d.Id} {d.Name} {d.ParentId} {string.Join(',', d.Leaders)}")).Replace("0  ;", "0 ;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_is_read_with_flow_values_and_comments_whatever_the_case_and_the_empty_times()
    {
        var wecom = new FakeWeCom().Answers("""
            {"errcode":0,"errmsg":"ok","info":{"sp_no":"202611230017","sp_name":"回款","sp_status":2,"template_id":"3W","apply_time":1720000900,"applyer":{"userid":"chenlei","partyid":"2"},
            "sp_record":[{"sp_status":2,"approverattr":1,"details":[{"approver":{"userid":"luyao"},"speech":"好","sp_status":2,"sptime":1720001000,"media_id":["M1"]}]}],
            "process_list":{"node_list":[{"node_type":1,"sp_status":2,"apv_rel":2,"sub_node_list":[{"userid":"luyao","Speech":"好","sp_yj":2,"Sptime":1720001000,"media_ids":[]},{"userid":"gaojie","sp_yj":1,"sptime":""}]},{"node_type":2,"sub_node_list":[{"userid":"xuning"}]}]},
            "notifyer":[{"userid":"xuning"}],
            "apply_data":{"contents":[
              {"control":"Text","id":"Text-1","title":[{"text":"Reason","lang":"en"},{"text":"事由","lang":"zh_CN"}],"value":{"text":"客户拜访","tips":[],"members":[]}},
              {"control":"Money","id":"Money-1","title":[{"text":"金额","lang":"zh_CN"}],"value":{"new_money":"700.50"}},
              {"control":"Date","id":"Date-1","title":[{"text":"日期","lang":"zh_CN"}],"value":{"date":{"type":"day","s_timestamp":"1720051200"}}},
              {"control":"DateRange","id":"DateRange-1","title":[],"value":{"date_range":{"type":"hour","new_begin":1720051200,"new_end":1720094400,"new_duration":86400}}},
              {"control":"Vacation","id":"V","value":{"vacation":{"selector":{},"attendance":{"date_range":{"new_begin":"1720051200","new_end":"1720094400"},"type":1}}}},
              {"control":"Selector","id":"Selector-1","value":{"selector":{"type":"multi","options":[{"key":"k1","value":[{"text":"甲","lang":"zh_CN"}]},{"key":"k2"}]}}},
              {"control":"Contact","id":"Contact-1","value":{"members":[{"userid":"luyao","name":"陆瑶"}]}},
              {"control":"File","id":"File-1","value":{"files":[{"file_id":"F1"},{"file_id":"F2"}]}},
              {"control":"Table","id":"Table-1","value":{"children":[{"list":[{"control":"Number","id":"N","value":{"new_number":"3"}}]}]}}]},
            "comments":[{"commentUserInfo":{"userid":"gaojie"},"commenttime":1720000950,"commentcontent":"请补充","commentid":"7399000000000000017","media_id":[]}]}}
            """);

        var form = await wecom.Client.GetApprovalDetailAsync("202611230017", CancellationToken.None);

        Assert.Equal("""{"sp_no":"202611230017"}""", wecom.Calls.Single().Body);
        Assert.Equal(("202611230017", ApprovalStatus.Passed, "chenlei"), (form.SpNo, form.Status, form.ApplicantUserId));
        Assert.Equal((ApprovalRule.Anybody, ApprovalRule.Anybody), (form.Process[0].Rule, form.Records[0].Rule));
        Assert.Equal(("好", DateTimeOffset.FromUnixTimeSeconds(1720001000)), (form.Process[0].Steps[0].Speech, form.Process[0].Steps[0].ActedAt));
        Assert.Null(form.Process[0].Steps[1].ActedAt);
        Assert.Equal("M1", Assert.Single(form.Records[0].Steps[0].MediaIds));
        Assert.Equal(("gaojie", "7399000000000000017"), (form.Comments[0].UserId, form.Comments[0].CommentId));
        Assert.Equal("事由=客户拜访", $"{form.Contents[0].Title}={form.Contents[0].Text}");
        Assert.Equal("700.50", form.Contents[1].Text);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1720051200), form.Contents[2].At);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1720094400), form.Contents[3].Range!.Value.End);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1720051200), form.Contents[4].Range!.Value.Begin);
        Assert.Equal("甲、k2", form.Contents[5].Text);
        Assert.Equal(("陆瑶", "luyao"), (form.Contents[6].Text, Assert.Single(form.Contents[6].UserIds)));
        Assert.Equal("F1,F2", string.Join(',', form.Contents[7].FileIds));
        Assert.Equal("3", Assert.Single(Assert.Single(form.Contents[8].Rows)).Text);
    }

    [Fact]
    public async Task Forms_are_listed_page_by_page_through_short_and_empty_pages()
    {
        var wecom = new FakeWeCom()
            .Answers("""{"errcode":0,"sp_no_list":["1","2"],"new_next_cursor":"c1"}""")
            .Answers("""{"errcode":0,"new_next_cursor":"c2"}""")
            .Answers("""{"errcode":0,"sp_no_list":["3"]}""");
        var (start, end) = (DateTimeOffset.FromUnixTimeSeconds(1719792000), DateTimeOffset.FromUnixTimeSeconds(1720396800));

        List<string> numbers = [];
        string? cursor = null;
        do
        {
            var page = await wecom.Client.ListApprovalsAsync(start, end, cursor, CancellationToken.None, filters: [new ApprovalFilter("sp_status", "1")]);
            numbers.AddRange(page.SpNos);
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        Assert.Equal("1,2,3", string.Join(',', numbers));
        Assert.Equal("""{"starttime":"1719792000","endtime":"1720396800","new_cursor":"c1","size":100,"filters":[{"key":"sp_status","value":"1"}]}""", wecom.Calls.ElementAt(1).Body);
    }

    [Fact]
    public async Task A_code_names_a_member_or_a_visitor_and_is_asked_for_once()
    {
        var wecom = new FakeWeCom().Answers("""{"errcode":0,"userid":"chenlei","user_ticket":""}""").Answers("""{"errcode":0,"openid":"o1"}""").Fails(new IOException("reset"));

        Assert.Equal(new LoginIdentity("chenlei", null, null, null), await wecom.Client.GetUserByCodeAsync("c/1", CancellationToken.None));
        Assert.Equal(new LoginIdentity(null, "o1", null, null), await wecom.Client.GetUserByCodeAsync("c2", CancellationToken.None));
        await Assert.ThrowsAsync<WeComException>(() => wecom.Client.GetUserByCodeAsync("c3", CancellationToken.None));
        Assert.Equal("/cgi-bin/auth/getuserinfo?access_token=token-1&code=c%2F1", wecom.Calls.First().Url);
        Assert.Equal(3, wecom.Calls.Count);
    }

    [Fact]
    public async Task The_menu_recalls_and_addresses_go_as_documented()
    {
        var wecom = new FakeWeCom().Answers("""{"errcode":0}""").Answers("""{"errcode":0}""").Answers("""{"ip_list":["101.226.103.*","101.226.62.7"]}""");

        await wecom.Client.CreateMenuAsync([MenuButton.Click("待办", "MY"), MenuButton.Group("更多", MenuButton.View("网页", "https://x"))], CancellationToken.None);
        await wecom.Client.RecallAsync("m1", CancellationToken.None);
        Assert.Equal(2, (await wecom.Client.GetCallbackIpsAsync(CancellationToken.None)).Count);

        Assert.Equal("/cgi-bin/menu/create?access_token=token-1&agentid=1000031", wecom.Calls.First().Url);
        Assert.Equal("""{"button":[{"name":"待办","type":"click","key":"MY"},{"name":"更多","sub_button":[{"name":"网页","type":"view","url":"https://x"}]}]}""", wecom.Calls.First().Body);
        Assert.Equal("""{"msgid":"m1"}""", wecom.Calls.ElementAt(1).Body);
    }
}
