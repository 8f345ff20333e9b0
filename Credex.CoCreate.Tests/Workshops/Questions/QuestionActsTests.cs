using System.Net;
using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Credex.CoCreate.Tests.Workshops.Questions.QuestionsTests;

namespace Credex.CoCreate.Tests.Workshops.Questions;

/// <summary>What hosts do with questions, on the console and on their page; what everybody sees of it; the record; sizes and rights.</summary>
public sealed class QuestionActsTests
{
    private const string Secret = "Why did Maria leave?";

    [Fact]
    public async Task Answered_pinned_and_taken_back_each_in_the_audit()
    {
        await using var app = new TestApp();
        var (id, host, guests) = await StartAsync(app, 2);
        await AskAsync(guests[0], id, "Who pays?");
        await AskAsync(guests[1], id, "Who gains?");
        var all = await app.InDbAsync(db => db.Questions.Where(one => one.ActivityId == id).OrderBy(one => one.Number).Select(one => one.Id.ToString()).ToListAsync());
        var before = (await app.ActsAsync()).Count;

        foreach (var (act, to, text) in new[] { ("pin", 0, ""), ("pin", 1, ""), ("unpin", 1, ""), ("pin", 0, ""), ("answer", 0, ""), ("answer", 0, "The ministry."), ("answer", 0, ""), ("not-answered", 0, "") })
        {
            await host.DoAsync(app, id, act, ("to", all[to]), ("text", text));
            Assert.InRange(await app.InDbAsync(db => db.Questions.CountAsync(one => one.IsPinned)), 0, 1);
        }

        Assert.Equal(
            ["question.pinned", "question.pinned", "question.unpinned", "question.pinned", "question.answered", "question.answered", "question.answered", "question.answer-taken-back"],
            (await app.ActsAsync()).Skip(before));
        foreach (var (act, status) in new[] { ("not-answered", 409), ("unpin", 409), ("show", 409), ("let-show", 409), ("hide", 422), ("no-such-act", 404) })
        {
            Assert.Equal(status, (int)(await host.ActOnAsync(app, id, act, ("to", all[0]))).StatusCode);
        }

        Assert.Equal(422, (int)(await host.ActOnAsync(app, id, "answer", ("to", all[0]), ("text", new string('x', Question.MaxAnswer + 1)))).StatusCode);
        Assert.Equal(409, (int)(await host.ActOnAsync(app, id, "answer", ("to", Guid.NewGuid().ToString()))).StatusCode);
    }

    [Fact]
    public async Task A_written_answer_stands_beside_its_question_also_when_the_room_has_gone_on()
    {
        await using var app = new TestApp();
        var (id, host, guests) = await StartAsync(app, 2);
        await AskAsync(guests[0], id, "Who pays?");
        var question = (await OnlyAsync(app, id)).Id.ToString();
        await LeaveAsync(app);

        Assert.Equal(HttpStatusCode.Redirect, (await OnPageAsync(host, id, "answer", ("to", question), ("text", "The ministry pays."))).StatusCode);

        Assert.Contains("The ministry pays.", await guests[1].Client.PageAsync($"/w/{TestApp.Code}/questions"), StringComparison.Ordinal);
        Assert.Equal(QuestionState.Answered, (await OnlyAsync(app, id)).State);
    }

    [Fact]
    public async Task What_is_hidden_is_a_public_count_with_reasons_and_its_words_are_for_hosts_only()
    {
        await using var app = new TestApp();
        var (id, host, guests) = await StartAsync(app, 4);
        await AskAsync(guests[0], id, Secret);
        await AskAsync(guests[1], id, Secret + " Really?");
        await AskAsync(guests[2], id, Secret + " And Paul?");
        var all = await app.InDbAsync(db => db.Questions.Where(one => one.ActivityId == id).OrderBy(one => one.Number).Select(one => one.Id.ToString()).ToListAsync());
        await host.DoAsync(app, id, "hide", ("to", all[0]), ("reason", "OffTopic"));
        await host.DoAsync(app, id, "hide", ("to", all[1]), ("reason", "OffTopic"));
        await host.DoAsync(app, id, "hide", ("to", all[2]), ("reason", "OffTopic"), ("text", "names a <colleague>"));

        var regions = await ActivitySteps.RegionsAsync(guests[3], host);
        Assert.DoesNotContain(regions, one => one.Html.Contains("Maria", StringComparison.Ordinal));
        Assert.All(["en stage", "en console", "en screen"], name => Assert.Contains("3 questions hidden: 2 off topic, 1 names a &lt;colleague&gt;.", regions.Single(one => one.Name == name).Html, StringComparison.Ordinal));
        Assert.Contains("2 hors sujet", WebUtility.HtmlDecode(regions.Single(one => one.Name == "fr stage").Html), StringComparison.Ordinal);
        var page = await guests[3].Client.PageAsync($"/w/{TestApp.Code}/questions");
        Assert.DoesNotContain("Maria", page, StringComparison.Ordinal);
        Assert.Contains("3 ", page, StringComparison.Ordinal);
        Assert.Contains("off topic", await guests[0].Client.PageAsync($"/w/{TestApp.Code}/mine"), StringComparison.Ordinal);
        Assert.Contains("Maria", await host.Client.PageAsync($"/w/{TestApp.Code}/host/questions/{id}"), StringComparison.Ordinal);
        Assert.Equal(422, await VoteAsync(guests[3], id, Guid.Parse(all[0])));

        await host.DoAsync(app, id, "show", ("to", all[0]));
        Assert.Contains("Maria", await guests[3].RoomAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_hosts_keeps_what_was_written_and_says_what_is_missing_beside_its_field()
    {
        await using var app = new TestApp();
        var (id, host, guests) = await StartAsync(app, 1);
        await AskAsync(guests[0], id, "Who pays?");
        var question = (await OnlyAsync(app, id)).Id.ToString();
        var words = new string('y', Question.MaxAnswer + 1);

        var longAnswer = await OnPageAsync(host, id, "answer", ("to", question), ("text", words));
        var noReason = await OnPageAsync(host, id, "hide", ("to", question), ("reason", "Nonsense"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, longAnswer.StatusCode);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await longAnswer.Content.ReadAsStringAsync());
        Assert.Equal(words, page.QuerySelector(".field.invalid textarea")!.TextContent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noReason.StatusCode);
        Assert.Contains("Choose a reason", await noReason.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await OnPageAsync(host, id, "close", ("to", question))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await OnPageAsync(host, id, "pin", ("to", Guid.NewGuid().ToString()))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await OnPageAsync(host, id, "hide", ("to", question), ("text", "Asked twice"))).StatusCode);
        Assert.Equal("Asked twice", (await OnlyAsync(app, id)).HiddenReason);
    }

    [Fact]
    public async Task Pages_hold_fifty()
    {
        await using var app = new TestApp();
        var (id, host, guests) = await StartAsync(app, 1);
        await FillAsync(app, id, 61, "Question of many");

        foreach (var (client, path) in new[] { (guests[0].Client, $"/w/{TestApp.Code}/questions"), (host.Client, $"/w/{TestApp.Code}/host/questions/{id}") })
        {
            Assert.Equal((int[])[50, 11, 11], (int[])[Count(await client.PageAsync(path)), Count(await client.PageAsync(path + "?page=2")), Count(await client.PageAsync(path + "?page=99"))]);
        }

        static int Count(string page) => page.Split("id=\"q-").Length - 1;
    }

    [Theory]
    [InlineData("question ")]
    [InlineData("é")]
    [InlineData("語")]
    [InlineData("😀")]
    [InlineData("\"")]
    [InlineData("<&>")]
    public async Task No_region_is_larger_than_16_KB_whatever_is_asked(string part)
    {
        await using var app = new TestApp();
        var (id, host, guests) = await StartAsync(app, 1);
        await FillAsync(app, id, 40, part, answered: true);
        await app.InDbAsync(db =>
        {
            var longest = string.Concat(Enumerable.Repeat(part, QuestionsSettings.LongestPrompt / part.Length));
            var activity = db.Activities.Single(one => one.Id == id);
            activity.Set(new QuestionsSettings { Prompt = LocalizedText.Of("en", ("en", longest), ("fr", longest)) });
            return db.SaveChangesAsync();
        });

        var regions = await ActivitySteps.RegionsAsync(guests[0], host);

        regions.AssertSmall();
        Assert.All(["en stage", "fr console", "fr screen"], name => Assert.InRange(regions.Single(one => one.Name == name).Html.Split("id=\"q-").Length - 1, 3, 15));
        Assert.Contains($"/w/{TestApp.Code}/questions", regions.Single(one => one.Name == "en stage").Html, StringComparison.Ordinal);
        Assert.Contains($"/w/{TestApp.Code}/host/questions/{id}", regions.Single(one => one.Name == "en console").Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questions_of_usual_length_fill_the_places_there_are()
    {
        await using var app = new TestApp();
        var (id, host, guests) = await StartAsync(app, 1);
        await FillAsync(app, id, 40, "Who pays for the training of trainers after the project has ended, and from which budget?", once: true);

        var regions = await ActivitySteps.RegionsAsync(guests[0], host);

        Assert.Equal([15, 8, 6], new[] { "fr stage", "fr console", "fr screen" }.Select(name => regions.Single(one => one.Name == name).Html.Split("id=\"q-").Length - 1));
    }

    [Fact]
    public async Task The_record_has_votes_answers_and_of_the_hidden_only_the_reasons()
    {
        await using var app = new TestApp();
        var (id, host, guests) = await StartAsync(app, 3, moderated: true);
        foreach (var text in new[] { "Who pays?", Secret, "Never let show?" })
        {
            await AskAsync(guests[0], id, text);
        }

        var all = await app.InDbAsync(db => db.Questions.Where(one => one.ActivityId == id).OrderBy(one => one.Number).Select(one => one.Id).ToListAsync());
        await host.DoAsync(app, id, "let-show", ("to", all[0].ToString()));
        await VoteAsync(guests[1], id, all[0]);
        await host.DoAsync(app, id, "answer", ("to", all[0].ToString()), ("text", "The ministry."));
        await host.DoAsync(app, id, "hide", ("to", all[1].ToString()), ("reason", "NamesSomebody"));
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var kind = scope.ServiceProvider.GetRequiredService<QuestionsKind>();
        var activity = await db.Activities.SingleAsync(one => one.Id == id);

        var html = await scope.ServiceProvider.GetRequiredService<RegionRenderer>().RenderAsync((await kind.ReportAsync(activity, CancellationToken.None))!, "en");
        var table = Assert.Single(await kind.TablesAsync(activity, CancellationToken.None));

        Assert.All(["Who pays?", "1 of 1 wanted", "The ministry.", "1 question hidden: 1 names a person.", "1 question was never shown."], words => Assert.Contains(words, html, StringComparison.Ordinal));
        Assert.DoesNotContain("Maria", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Never let show?", html, StringComparison.Ordinal);
        Assert.Equal("questions", table.Name);
        Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count));
        Assert.Equal([1, "Answered", "en", "Who pays?", 1, 1, .2065, "The ministry.", string.Empty, null], table.Rows[0]);
        Assert.Equal([2, "Hidden", "en", null, null, null, null, null, null, "NamesSomebody"], table.Rows[1]);
        Assert.Equal(2, table.Rows.Count);

        var copy = new Activity { Kind = QuestionsKind.KindName, Title = activity.Title };
        await kind.CopyAsync(activity, copy, CancellationToken.None);
        Assert.Equal(activity.Settings, copy.Settings);
        Assert.Equal(new QuestionsSettings { Prompt = activity.SettingsAs<QuestionsSettings>().Prompt, Moderated = true }, await kind.DescribeAsync(copy, CancellationToken.None));
        Assert.True(await kind.HasHappenedAsync(activity, CancellationToken.None));
        await kind.DeleteAsync(activity, CancellationToken.None);
        Assert.False(await kind.HasHappenedAsync(activity, CancellationToken.None));
        Assert.Null(await kind.ReportAsync(activity, CancellationToken.None));
        Assert.Empty(await kind.TablesAsync(activity, CancellationToken.None));
    }

    [Fact]
    public async Task Each_page_lets_in_whom_it_should()
    {
        await using var app = new TestApp();
        var (id, host, guests) = await StartAsync(app, 1);
        await AskAsync(guests[0], id, "Who pays?");
        var question = (await OnlyAsync(app, id)).Id.ToString();
        var (room, hosts) = ($"/w/{TestApp.Code}/questions", $"/w/{TestApp.Code}/host/questions/{id}");
        var other = await OtherRoom.AddAsync(app);
        var member = await Facilitator.SignInAsync(app, "member");

        Assert.Equal((int[])[200, 302], (int[])[await StatusAsync(guests[0].Client, room), await StatusAsync(app.Browser(), room)]);
        Assert.Equal((int[])[200, 302, 302, 403, 403], (int[])[await StatusAsync(host.Client, hosts), await StatusAsync(guests[0].Client, hosts), await StatusAsync(app.Browser(), hosts), await StatusAsync(member.Client, hosts), await StatusAsync(other.Client, hosts)]);
        Assert.Equal((int[])[404, 404], (int[])[await StatusAsync(host.Client, $"/w/{TestApp.Code}/host/questions/{Guid.NewGuid()}"), await StatusAsync(other.Client, $"/w/{OtherRoom.Code}/host/questions/{id}")]);
        foreach (var (client, status) in new[] { (member.Client, 403), (other.Client, 403), (guests[0].Client, 302) })
        {
            var token = Form.Token(await client.PageAsync(client == guests[0].Client ? $"/w/{TestApp.Code}" : "/"));
            Assert.Equal(status, Plain(await client.SendAsync($"{hosts}?handler=act", token, ("act", "pin"), ("to", question))));
            Assert.Equal(status, Plain(await client.SendAsync($"/w/{TestApp.Code}/host/a/{id}/pin", token, ("to", question))));
        }

        // A host of another room does not reach it through that room.
        Assert.Equal(404, (int)(await other.Client.SendAsync($"/w/{OtherRoom.Code}/host/a/{id}/pin", Form.Token(await other.Client.PageAsync("/")), ("to", question))).StatusCode);
        Assert.False((await OnlyAsync(app, id)).IsPinned);
    }

    [Fact]
    public async Task The_form_takes_prompt_and_moderation_and_refuses_what_is_too_long()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var id = await app.BringAsync(QuestionsKind.KindName, new QuestionsSettings(), current: false);
        var path = $"/workshops/{await app.SlugOfAsync()}/agenda/{id}";

        async Task<HttpResponseMessage> SaveAsync(string prompt)
        {
            var page = await host.Client.PageAsync(path);
            return await host.Client.SendAsync(path, Form.Token(page), ("revision", Form.Hidden(page, "revision")), ("title.en", "Questions"), ("minutes", "5"), ("prompt.en", prompt), ("moderated", "true"));
        }

        Assert.Equal(HttpStatusCode.Redirect, (await SaveAsync("About money")).StatusCode);
        Assert.Equal(("About money", true), ((await app.ActivityAsync(id)).SettingsAs<QuestionsSettings>().Prompt!.In("en").Text, (await app.ActivityAsync(id)).SettingsAs<QuestionsSettings>().Moderated));
        var refused = await SaveAsync(new string('x', QuestionsSettings.LongestPrompt + 1));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("id=\"prompt.en-error\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await SaveAsync(string.Empty)).StatusCode);
        Assert.Null((await app.ActivityAsync(id)).SettingsAs<QuestionsSettings>().Prompt);
    }

    private static async Task<int> StatusAsync(HttpClient client, string path) => Plain(await client.GetAsync(path));

    /// <summary>Whether one is led to the door (303) or to sign-in (302) is told by the rights test of the room.</summary>
    private static int Plain(HttpResponseMessage response) => response.StatusCode == HttpStatusCode.SeeOther ? (int)HttpStatusCode.Found : (int)response.StatusCode;

    private static async Task<HttpResponseMessage> OnPageAsync(Facilitator host, Guid id, string act, params (string, string)[] fields)
    {
        var path = $"/w/{TestApp.Code}/host/questions/{id}";
        return await host.Client.SendAsync($"{path}?handler=act", Form.Token(await host.Client.PageAsync(path)), [("act", act), .. fields]);
    }

    private static Task<int> LeaveAsync(TestApp app) => app.InDbAsync(async db =>
    {
        (await db.Workshops.SingleAsync(one => one.Code == TestApp.Code)).CurrentActivityId = await db.Activities.Where(one => one.Kind == "StandardReview").Select(one => one.Id).FirstAsync();
        return await db.SaveChangesAsync();
    });

    /// <summary>Questions that fill their place, the first of them from a block of six groups unless they are of usual length; where asked, each fourth answered at length, and more hidden for long reasons.</summary>
    private static Task<int> FillAsync(TestApp app, Guid id, int count, string part, bool answered = false, bool once = false) => app.InDbAsync(async db =>
    {
        var voters = await db.Voters.OrderBy(one => one.Id).Select(one => one.Id).Take(count).ToListAsync();
        for (var number = 1; number <= count; number++)
        {
            var isAnswered = answered && number % 4 == 0;
            db.Questions.Add(new Question
            {
                ActivityId = id,
                Number = number,
                Text = once ? part : string.Concat(Enumerable.Repeat(part, Question.MaxLength / part.Length)),
                Language = "fr",
                VoterId = voters[number % voters.Count],
                Group = number <= 8 && !once ? StakeholderGroups.All.Where(group => group != StakeholderGroup.Employer).ElementAt(number % 6) : StakeholderGroup.Employer,
                State = isAnswered ? QuestionState.Answered : QuestionState.Open,
                Answer = isAnswered ? string.Concat(Enumerable.Repeat(part, Question.MaxAnswer / part.Length)) : null,
                At = DateTime.UtcNow,
            });
        }

        for (var number = count + 1; answered && number <= count + 9; number++)
        {
            db.Questions.Add(new Question
            {
                ActivityId = id,
                Number = number,
                Text = Secret,
                Language = "en",
                State = QuestionState.Hidden,
                HiddenReason = number + string.Concat(Enumerable.Repeat(part, 290 / part.Length)),
                At = DateTime.UtcNow,
            });
        }

        return await db.SaveChangesAsync();
    });
}
