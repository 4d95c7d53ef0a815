using ChatBot.WeCom.Callback;

namespace ChatBot.WeCom.Tests.Callback;

public sealed class CallbackParserTests
{
    private const string Corp = "wwb7c2d9e4f1a08356";

    public static IEnumerable<TheoryDataRow<string>> Samples =>
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Data", "Callbacks")).Order(StringComparer.Ordinal)
            .Select(path => new TheoryDataRow<string>(Path.GetFileNameWithoutExtension(path)));

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_sample_is_understood(string name)
    {
        var message = Read<CallbackMessage>(name);

        Assert.IsNotType<UnknownMessage>(message);
        Assert.Equal(Corp, message.ToUserName);
        Assert.NotEmpty(message.FromUserName);
        Assert.Equal(2024, message.CreatedAt!.Value.Year);
        Assert.Equal(TimeSpan.Zero, message.CreatedAt.Value.Offset);
        Assert.Equal(Xml(name), message.Raw);
        if (message is EventMessage happened) Assert.Equal(name.Split('-')[0], happened.Event);
    }

    [Fact]
    public void No_two_samples_share_a_key_and_each_delivery_of_one_has_the_same()
    {
        var keys = Samples.Select(row => Read<CallbackMessage>(row.Data).DedupeKey).ToList();
        var again = Samples.Select(row => CallbackParser.Parse(OtherLayout(Xml(row.Data))).DedupeKey).ToList();

        Assert.Equal(keys.Count, keys.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(string.Join('\n', keys), string.Join('\n', again));
    }

    [Fact]
    public void Messages_carry_what_was_sent()
    {
        var text = Read<TextMessage>("text");
        Assert.Equal("明早九点碰头", text.Content);
        Assert.Equal("7481726354901234556", text.MsgId);
        Assert.Equal("chenlei", text.FromUserName);
        Assert.Equal(1000031, text.AgentId);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1720000000), text.CreatedAt);

        Assert.Equal("2abcDEF", Read<ImageMessage>("image").MediaId);
        Assert.Equal("amr", Read<VoiceMessage>("voice").Format);
        Assert.Equal("2abcDEI", Read<VideoMessage>("video").ThumbMediaId);
        Assert.Equal("https://example.com/w27", Read<LinkMessage>("link").Url);
        var place = Read<LocationMessage>("location");
        Assert.Equal((31.2304, 121.4737, 16, "wxwork"), (place.Latitude, place.Longitude, place.Scale, place.AppType));
    }

    [Fact]
    public void Menus_codes_pictures_and_places_carry_what_was_chosen()
    {
        Assert.Equal("MY_TASKS", Read<MenuClickEvent>("click").EventKey);
        Assert.Equal("https://example.com/app", Read<MenuViewEvent>("view").Url);
        Assert.Equal("pages/index/index", Read<ViewMiniprogramEvent>("view_miniprogram").PagePath);
        Assert.Equal(("BOX-7701", false), (Read<ScanCodeEvent>("scancode_push").ScanResult, Read<ScanCodeEvent>("scancode_push").WaitsForMessage));
        Assert.Equal(("BOX-7702", true), (Read<ScanCodeEvent>("scancode_waitmsg").ScanResult, Read<ScanCodeEvent>("scancode_waitmsg").WaitsForMessage));
        Assert.Equal(2, Read<PicturesEvent>("pic_photo_or_album").PicMd5Sums.Count);
        Assert.Equal("人民广场", Read<LocationSelectEvent>("location_select").PoiName);
        Assert.Equal(65, Read<LocationReportEvent>("LOCATION-report").Precision);
        Assert.Equal(AppLifeCycle.InactiveAlert, Read<AppLifeCycleEvent>("inactive_alert").Kind);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1722592034), Read<AppLifeCycleEvent>("inactive_alert").EffectAt);
    }

    [Theory]
    [InlineData("OptionIds", "OptionId")]
    [InlineData("OpitonIds", "OpitonId")]
    [InlineData("OptionIds", "OpitonId")]
    public void A_card_click_is_read_in_both_spellings(string list, string item)
    {
        var xml = Xml("template_card_event").Replace("OptionIds", list, StringComparison.Ordinal).Replace("OptionId>", item + ">", StringComparison.Ordinal);

        var click = Assert.IsType<TemplateCardEvent>(CallbackParser.Parse(xml));

        Assert.Equal(("submit", "task-8801", "multiple_interaction", "rc-5TqV2"), (click.EventKey, click.TaskId, click.CardType, click.ResponseCode));
        Assert.Equal("owner=chenlei;days=d1,d2", string.Join(';', click.SelectedItems.Select(i => $"{i.QuestionKey}={string.Join(',', i.OptionIds)}")));
    }

    [Fact]
    public void An_approval_is_read_with_every_repeated_sibling()
    {
        var approval = Read<ApprovalChangeEvent>("sys_approval_change").Approval;

        Assert.Equal(("202611230017", ApprovalStatus.InReview, ApprovalChange.Agreed), (approval.SpNo, approval.Status, approval.Change));
        Assert.Equal(("chenlei", "2"), (approval.ApplicantUserId, approval.ApplicantParty));
        Assert.Equal("xuning,heqing", string.Join(',', approval.NotifiedUsers));
        Assert.Equal("Anybody:luyao+Agreed|Everybody:gaojie+Pending,tangmin+Pending|Unknown:xuning+Unknown", Flow(approval.Process));
        Assert.Equal("Anybody:luyao+Agreed|Everybody:gaojie+Pending,tangmin+Pending", Flow(approval.Records));
        Assert.Equal(ApprovalNodeType.Notified, approval.Process[2].Type);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1720001000), approval.Process[0].Steps[0].ActedAt);
        Assert.Null(approval.Process[1].Steps[0].ActedAt);
        var comment = Assert.Single(approval.Comments);
        Assert.Equal(("gaojie", "请补充行程", "7399000000000000017"), (comment.UserId, comment.Content, comment.CommentId));
        Assert.Equal("media-id-1", Assert.Single(comment.MediaIds));
    }

    [Fact]
    public void An_approval_without_number_string_or_with_a_single_sibling_is_read_too()
    {
        var xml = Xml("sys_approval_change")
            .Replace("<SpNoStr><![CDATA[202611230017]]></SpNoStr>", "", StringComparison.Ordinal)
            .Replace("<Notifyer><UserId><![CDATA[heqing]]></UserId></Notifyer>", "", StringComparison.Ordinal);

        var approval = Assert.IsType<ApprovalChangeEvent>(CallbackParser.Parse(xml)).Approval;

        Assert.Equal("202611230017", approval.SpNo);
        Assert.Equal("xuning", Assert.Single(approval.NotifiedUsers));
    }

    [Theory]
    [InlineData("ItemUserid", "ItemUserId")]
    [InlineData("ApproverStep", "approverstep")]
    public void Our_own_approval_flow_is_read_in_any_case(string name, string otherCase)
    {
        var flow = Assert.IsType<OpenApprovalChangeEvent>(CallbackParser.Parse(Xml("open_approval_change").Replace(name, otherCase, StringComparison.Ordinal)));

        Assert.Equal(("T-20261123-4", ApprovalStatus.InReview, 0), (flow.ThirdNo, flow.Status, flow.ApproverStep));
        Assert.Equal("luyao", flow.Nodes[0].Items[0].UserId);
        Assert.Equal("gaojie", flow.NotifyNodes[0].UserId);
        Assert.Equal(ApprovalRule.Anybody, flow.Nodes[0].Rule);
    }

    [Fact]
    public void Changes_of_members_departments_and_tags_are_told_apart()
    {
        var created = Read<ChangeMemberEvent>("change_contact-create_user");
        Assert.Equal((ContactChange.Create, "pengfei", "彭飞", 2L), (created.Change, created.UserId, created.Name, created.MainDepartment));
        Assert.Equal("2,5", string.Join(',', created.Departments!));
        Assert.Equal("True,False", string.Join(',', created.IsLeaderInDept!));
        Assert.Equal("luyao,gaojie", string.Join(',', created.DirectLeaders!));
        Assert.Equal("工号=A001,主页=https://example.com", string.Join(',', created.ExtAttr.Select(a => $"{a.Name}={a.Value}")));

        var renamed = Read<ChangeMemberEvent>("change_contact-update_user");
        Assert.Equal((ContactChange.Update, "pengfei", "pengfei2"), (renamed.Change, renamed.UserId, renamed.NewUserId));
        Assert.Null(renamed.Name);

        Assert.Equal(ContactChange.Delete, Read<ChangeMemberEvent>("change_contact-delete_user").Change);
        Assert.Null(Read<ChangeMemberEvent>("change_contact-delete_user").Departments);
        Assert.Equal((12L, "华东区", 2L), (Department("create").Id, Department("create").Name, Department("create").ParentId));
        Assert.Equal(ContactChange.Update, Department("update").Change);
        Assert.Equal(ContactChange.Delete, Department("delete").Change);
        var tag = Read<ChangeTagEvent>("change_contact-update_tag");
        Assert.Equal((3L, "chenlei,luyao", "gaojie"), (tag.TagId, string.Join(',', tag.AddedUsers), string.Join(',', tag.RemovedUsers)));
        Assert.Equal((2L, 5L), (Assert.Single(tag.AddedDepartments), Assert.Single(tag.RemovedDepartments)));

        static ChangeDepartmentEvent Department(string change) => Read<ChangeDepartmentEvent>($"change_contact-{change}_party");
    }

    [Theory]
    [InlineData("add_external_contact", ExternalContactChange.AddExternalContact)]
    [InlineData("edit_external_contact", ExternalContactChange.EditExternalContact)]
    [InlineData("del_external_contact", ExternalContactChange.DelExternalContact)]
    [InlineData("del_follow_user", ExternalContactChange.DelFollowUser)]
    [InlineData("transfer_fail", ExternalContactChange.TransferFail)]
    public void Changes_of_customers_are_told_apart(string name, ExternalContactChange change)
    {
        var changed = Read<ChangeExternalContactEvent>($"change_external_contact-{name}");

        Assert.Equal((change, "chenlei", "wmQwErTyBBBB"), (changed.Change, changed.UserId, changed.ExternalUserId));
    }

    [Fact]
    public void Customer_groups_and_tags_are_read()
    {
        var chat = Read<ChangeExternalChatEvent>("change_external_chat-update");
        Assert.Equal(("wrChatBBBB", "update", "add_member", 3, 2), (chat.ChatId, chat.ChangeType, chat.UpdateDetail, chat.JoinScene, chat.ChangedMembers.Count));
        Assert.Equal(("etTagBBBB", "tag"), (Read<ChangeExternalTagEvent>("change_external_tag-create").Id, Read<ChangeExternalTagEvent>("change_external_tag-create").TagType));
    }

    [Fact]
    public void A_job_result_is_read_in_both_layouts()
    {
        var flat = Xml("batch_job_result").Replace("<BatchJob>", "", StringComparison.Ordinal).Replace("</BatchJob>", "", StringComparison.Ordinal);

        foreach (var xml in new[] { Xml("batch_job_result"), flat })
        {
            var job = Assert.IsType<BatchJobResultEvent>(CallbackParser.Parse(xml));
            Assert.Equal(("job-123", "sync_user", 0, "ok"), (job.JobId, job.JobType, job.ErrCode, job.ErrMsg));
        }
    }

    [Theory]
    [InlineData("<MsgType>file</MsgType>")]
    [InlineData("<MsgType>event</MsgType><Event>brand_new</Event>")]
    [InlineData("<MsgType>event</MsgType><Event>location</Event>")]
    [InlineData("<MsgType>event</MsgType><Event>change_contact</Event><ChangeType>merge_user</ChangeType>")]
    [InlineData("<MsgType>event</MsgType><Event>change_external_contact</Event><ChangeType>brand_new</ChangeType>")]
    [InlineData("")]
    public void What_is_not_known_is_kept_and_not_an_error(string inside)
    {
        var xml = $"<xml><FromUserName>a</FromUserName>{inside}</xml>";

        var unknown = Assert.IsType<UnknownMessage>(CallbackParser.Parse(xml));

        Assert.Equal(xml, unknown.Raw);
        Assert.Null(unknown.Defect);
        Assert.NotEmpty(unknown.DedupeKey);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("<xml><a></xml>")]
    [InlineData("<!DOCTYPE xml [<!ENTITY e \"x\">]><xml><MsgType>&e;</MsgType></xml>")]
    public void What_is_not_xml_is_kept_with_the_defect(string text)
    {
        var unknown = Assert.IsType<UnknownMessage>(CallbackParser.Parse(text));

        Assert.Equal(text, unknown.Raw);
        Assert.NotNull(unknown.Defect);
    }

    [Fact]
    public void A_tower_of_elements_is_refused_before_the_stack_ends()
    {
        var tower = string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000));

        Assert.NotNull(Assert.IsType<UnknownMessage>(CallbackParser.Parse(tower)).Defect);
    }

    [Fact]
    public void Text_keeps_its_blanks_and_lines_and_loses_only_what_xml_cannot_hold()
    {
        var message = Assert.IsType<TextMessage>(CallbackParser.Parse("<xml><MsgType> text </MsgType><Content><![CDATA[ a \n\u000B😀 ]]></Content></xml>"));

        Assert.Equal(" a \n😀 ", message.Content);
    }

    private static string Xml(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "Callbacks", name + ".xml"));

    private static T Read<T>(string name)
        where T : CallbackMessage => Assert.IsType<T>(CallbackParser.Parse(Xml(name)), exactMatch: typeof(T) != typeof(CallbackMessage));

    private static string Flow(IReadOnlyList<ApprovalNode> nodes) =>
        string.Join('|', nodes.Select(node => $"{node.Rule}:{string.Join(',', node.Steps.Select(step => $"{step.UserId}+{step.Opinion}"))}"));

    // The same content as a retry might write it: without CDATA, with other white space.
    private static string OtherLayout(string xml) => System.Xml.Linq.XElement.Parse(xml).ToString().Replace("<![CDATA[", "", StringComparison.Ordinal).Replace("]]>", "", StringComparison.Ordinal);
}
