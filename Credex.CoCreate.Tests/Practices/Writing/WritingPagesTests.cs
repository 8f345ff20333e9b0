using System.Net;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Writing;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Practices.Writing;

/// <summary>The form of a case by its handlers: who may, what is saved, and what is said when two write at once.</summary>
public sealed class WritingPagesTests
{
    private static readonly string[] Pages = ["edit", "edit/about", "edit/facts", "edit/story", "edit/evidence", "edit/transfer", "edit/files", "edit/people", "authors", "revisions"];

    [Fact]
    public async Task Who_is_neither_author_nor_staff_is_told_that_there_is_no_such_case()
    {
        await using var app = new TestApp();
        var staff = await Author.BeginAsync(app);
        var author = await Author.InviteAsync(app, staff);
        var (member, moderator) = ((await Facilitator.SignInAsync(app, "member")).Client, (await Facilitator.SignInAsync(app, "moderator")).Client);

        foreach (var page in Pages)
        {
            var path = $"/practices/{staff.Slug}/{page}";
            Assert.Equal((page, HttpStatusCode.OK), (page, (await staff.Client.GetAsync(path)).StatusCode));
            Assert.Equal((page, HttpStatusCode.OK), (page, (await author.Client.GetAsync(path)).StatusCode));
            Assert.Equal((page, HttpStatusCode.NotFound), (page, (await member.GetAsync(path)).StatusCode));
            Assert.Equal((page, HttpStatusCode.Redirect), (page, (await app.Browser().GetAsync(path)).StatusCode));
            Assert.Equal((page, page == "revisions" ? HttpStatusCode.OK : HttpStatusCode.Forbidden), (page, (await moderator.GetAsync(path)).StatusCode));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await staff.Client.GetAsync("/practices/no-such-case/edit")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.Client.GetAsync($"/practices/{staff.Slug}/edit/no-such-step")).StatusCode);
    }

    [Fact]
    public async Task Nobody_writes_from_the_wrong_side()
    {
        await using var app = new TestApp();
        var staff = await Author.BeginAsync(app);
        var token = await staff.PageAsync("edit");
        foreach (var (role, expected) in new[] { ("member", HttpStatusCode.NotFound), ("moderator", HttpStatusCode.Forbidden) })
        {
            var stranger = (await Facilitator.SignInAsync(app, role)).Client;
            var own = Form.Token(await stranger.PageAsync("/account/profile"));
            foreach (var path in new[] { "edit/about", "edit/about?handler=save", "edit/about?handler=preview", "edit/people?handler=find", "edit/files", "edit/files?handler=picture", "edit/files?handler=file", "edit/files?handler=removePicture", "edit/files?handler=removeFile", "authors?handler=add", "authors?handler=edit", "authors?handler=remove", "authors?handler=up", "revisions?handler=restore" })
            {
                Assert.Equal((path, expected), (path, (await stranger.SendAsync($"/practices/{staff.Slug}/{path}", own, [.. Author.Fill(token, ("title.en", "Taken over"))])).StatusCode));
            }

            Assert.Equal(HttpStatusCode.Forbidden, (await stranger.SendAsync("/practices/new", own, ("title", "Mine"), ("language", "en"))).StatusCode);
            Assert.Contains("not been invited", await stranger.PageAsync("/practices/new"), StringComparison.Ordinal);
        }

        Assert.Equal("Sound walks in Porto", (await staff.FieldsAsync()).Title.In("en").Text);
    }

    [Theory]
    [InlineData(PracticeState.Submitted)]
    [InlineData(PracticeState.InReview)]
    public async Task While_reviewers_have_it_its_authors_only_read(PracticeState state)
    {
        await using var app = new TestApp();
        var staff = await Author.BeginAsync(app);
        var author = await Author.InviteAsync(app, staff);
        var page = await author.PageAsync("edit/about");
        await app.InDbAsync(db => db.Practices.ExecuteUpdateAsync(set => set.SetProperty(one => one.State, state)));

        Assert.Equal(HttpStatusCode.Forbidden, (await author.Client.GetAsync($"/practices/{author.Slug}/edit")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await author.SendAsync("about", page, ("title.en", "Quickly changed"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await author.Client.GetAsync($"/practices/{author.Slug}/revisions")).StatusCode);

        // Staff who did not write it may still repair it.
        Assert.Equal(HttpStatusCode.Forbidden, (await staff.Client.GetAsync($"/practices/{staff.Slug}/edit")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await Facilitator.SignInAsync(app, "admin")).Client.GetAsync($"/practices/{staff.Slug}/edit")).StatusCode);
    }

    [Fact]
    public async Task From_an_empty_page_to_a_complete_case()
    {
        await using var app = new TestApp();
        var author = await Author.BeginAsync(app);
        Assert.Contains("things are still missing", await author.PageAsync("edit"), StringComparison.Ordinal);
        Assert.Equal(["summary", "countries", "domains", "topics", "fromYear", "context", "done", "results", "transfer", "contact"], PracticeChecks.Missing(await author.FieldsAsync()).Select(one => one.Field));

        await author.SaveAsync("about", ("summary.en", "Learners map their town by ear."));
        await author.SaveAsync("facts", ("countries", "PT"), ("countries", "ES"), ("region", "Porto"), ("domains", "audiovisual"), ("topics", "design"), ("topics", "quality"), ("groups", "Learner"), ("levels", "4"), ("fromYear", "2023"), ("status", "Ended"));
        await author.SaveAsync("story", ("context.en", "Nobody taught listening."), ("done.en", "Eight walks."));
        await author.SaveAsync("evidence", ("results.en", "Forty learners."));
        await author.SaveAsync("transfer", ("transfer.en", "- Streets\n- Ears"));
        await author.SaveAsync("people", ("links.label", "Report"), ("links.url", "https://example.org/r"), ("links.label", string.Empty), ("links.url", "https://example.org/film"), ("contact", "https://example.org"), ("licence", "CC0-1.0"));

        var fields = await author.FieldsAsync();
        Assert.Empty(PracticeChecks.Missing(fields));
        Assert.Equal(("PT ES", "design quality", "4", 2023, PracticeStatus.Ended, "CC0-1.0"), (string.Join(' ', fields.Countries), string.Join(' ', fields.Topics), string.Join(' ', fields.Levels), fields.FromYear, fields.Status, fields.Licence));
        Assert.Equal([new("Report", "https://example.org/r"), new("https://example.org/film", "https://example.org/film")], fields.Links);
        Assert.Contains("Nothing is missing", await author.PageAsync("edit"), StringComparison.Ordinal);
        Assert.Contains("checked", await author.PageAsync("edit/facts"), StringComparison.Ordinal);
        Assert.Equal(1, await app.InDbAsync(db => db.PracticeRevisions.CountAsync()));
    }

    [Fact]
    public async Task A_conflict_shows_both_texts_and_mine_stays_in_the_field()
    {
        await using var app = new TestApp();
        var staff = await Author.BeginAsync(app);
        var author = await Author.InviteAsync(app, staff);
        var (one, other) = (await staff.PageAsync("edit/story"), await author.PageAsync("edit/story"));

        Assert.Equal(HttpStatusCode.Redirect, (await staff.SendAsync("story", one, ("context.en", "By staff."), ("done.en", "Done by staff."))).StatusCode);
        var answer = await author.SendAsync("story", other, ("context.en", "By the author."), ("roles.en", "Roles by the author."));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains(">By the author.</textarea>", page, StringComparison.Ordinal);
        Assert.Contains(">By staff.</blockquote>", page, StringComparison.Ordinal);
        var fields = await author.FieldsAsync();
        Assert.Equal(("By staff.", "Done by staff.", "Roles by the author."), (fields.Chapter("context")!.In("en").Text, fields.Chapter("done")!.In("en").Text, fields.Chapter("roles")!.In("en").Text));

        // The page that shows both carries the mark of theirs: saving it is a decision.
        Assert.Equal(HttpStatusCode.Redirect, (await author.SendAsync("story", page, ("context.en", "By the author."))).StatusCode);
        Assert.Equal("By the author.", (await author.FieldsAsync()).Chapter("context")!.In("en").Text);
    }

    [Fact]
    public async Task Saving_by_itself_says_when_and_gives_the_new_marks_and_never_moves_the_address()
    {
        await using var app = new TestApp();
        var author = await Author.BeginAsync(app);
        var page = await author.PageAsync("edit/about");
        var path = $"/practices/{author.Slug}/edit/about?handler=save";

        var first = await author.Client.FetchAsync(path, Form.Token(page), [.. Author.Fill(page, ("title.en", "Sound walks in Por"), ("summary.en", "One."))]);
        var answer = await first.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Contains("data-said", answer, StringComparison.Ordinal);
        Assert.Contains("id=\"write-steps\"", answer, StringComparison.Ordinal);

        var second = await author.Client.FetchAsync(path, Form.Token(page), [.. Author.Fill(answer, ("title.en", "Sound walks"), ("summary.en", "Two."))]);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(("Sound walks", "Two."), ((await author.FieldsAsync()).Title.In("en").Text, (await author.FieldsAsync()).Summary.In("en").Text));

        // With the marks of before it is somebody else's change, which is told and not taken.
        var late = await author.Client.FetchAsync(path, Form.Token(page), [.. Author.Fill(page, ("title.en", string.Empty), ("summary.en", "Three."))]);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var told = await late.Content.ReadAsStringAsync();
        Assert.Contains("data-conflict=\"summary.en\"", told, StringComparison.Ordinal);
        Assert.Contains("data-fault=\"title.en\"", told, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"was.summary.en\"", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_saved_though_the_answer_was_lost_is_no_conflict_with_oneself()
    {
        await using var app = new TestApp();
        var author = await Author.BeginAsync(app);
        var page = await author.PageAsync("edit/story");
        var path = $"/practices/{author.Slug}/edit/story?handler=save";
        await author.Client.FetchAsync(path, Form.Token(page), [.. Author.Fill(page, ("context.en", "Half a sent"))]);

        (string, string)[] again = [.. Author.Fill(page, ("context.en", "Half a sentence, and the rest."))];
        Assert.Equal(HttpStatusCode.Conflict, (await author.Client.FetchAsync(path, Form.Token(page), again)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await author.Client.FetchAsync(path, Form.Token(page), [.. again, ("sent.context.en", "Half a sent")])).StatusCode);
        Assert.Equal("Half a sentence, and the rest.", (await author.FieldsAsync()).Chapter("context")!.In("en").Text);
    }

    [Fact]
    public async Task Hundreds_of_saves_in_a_row_are_no_flood()
    {
        await using var app = new TestApp();
        var author = await Author.BeginAsync(app);
        var page = await author.PageAsync("edit/story");
        for (var keystroke = 0; keystroke < 150; keystroke++)
        {
            var saved = await author.Client.FetchAsync($"/practices/{author.Slug}/edit/story?handler=save", Form.Token(page), [.. Author.Fill(page, ("context.en", new string('x', keystroke + 1)))]);
            Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
            page = page.Replace(Form.Hidden(page, "was.context.en"), Form.Hidden(await saved.Content.ReadAsStringAsync(), "was.context.en"), StringComparison.Ordinal);
        }

        Assert.Equal(1, await app.InDbAsync(db => db.PracticeRevisions.CountAsync()));
    }

    [Fact]
    public async Task A_preview_saves_nothing_and_is_as_clean_as_the_page()
    {
        await using var app = new TestApp();
        var author = await Author.BeginAsync(app);
        var page = await author.PageAsync("edit/story");
        (string, string)[] fields = [.. Author.Fill(page, ("context.en", "**Bold**[^1] <script>alert(1)</script> ![x](https://elsewhere.example/p.png)\n\n[^1]: Note."), ("done.en", string.Empty))];

        var region = await (await author.Client.FetchAsync($"/practices/{author.Slug}/edit/story?handler=preview", Form.Token(page), fields)).Content.ReadAsStringAsync();
        var whole = await (await author.Client.SendAsync($"/practices/{author.Slug}/edit/story?handler=preview", Form.Token(page), fields)).Content.ReadAsStringAsync();

        foreach (var html in new[] { region, whole })
        {
            Assert.Contains("<strong>Bold</strong>", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=\"https://elsewhere", html, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("<html", region, StringComparison.Ordinal);
        Assert.Contains("</textarea>", whole, StringComparison.Ordinal);
        Assert.Null((await author.FieldsAsync()).Chapter("context"));
    }

    [Fact]
    public async Task Two_languages_stand_side_by_side_and_what_is_stale_says_what_changed()
    {
        await using var app = new TestApp();
        var author = await Author.BeginAsync(app);
        var both = await author.PageAsync("edit/story?with=pl");
        Assert.Equal(HttpStatusCode.Redirect, (await author.SendAsync("story", both, ("context.en", "Nobody taught listening."), ("context.pl", "Nikt nie uczył słuchania."))).StatusCode);
        await author.SaveAsync("story", ("context.en", "Hardly anybody taught listening."));

        var page = await author.PageAsync("edit/story?with=pl");

        Assert.Contains("lang=\"pl\"", page, StringComparison.Ordinal);
        Assert.Contains("Nikt nie uczył słuchania.", page, StringComparison.Ordinal);
        Assert.Matches("<del><span[^>]*>\\[removed:\\] </span>Nobody</del>", page);
        Assert.Contains("value=\"context.pl\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"context.pl\"", await author.PageAsync("edit/story?with=nonsense"), StringComparison.Ordinal);

        await author.SendAsync("story", page, ("fresh", "context.pl"));
        Assert.False((await author.FieldsAsync()).Chapter("context")!.IsStale("pl"));
    }

    [Fact]
    public async Task A_case_begins_from_an_earlier_one_or_from_a_file()
    {
        await using var app = new TestApp();
        var author = await Author.BeginAsync(app);
        await author.SaveAsync("facts", ("region", "Porto"));
        var page = await author.Client.PageAsync("/practices/new");
        var id = await app.InDbAsync(db => db.Practices.Select(one => one.Id).SingleAsync());

        var copied = await author.Client.SendAsync("/practices/new?handler=copy", Form.Token(page), ("earlier", id.ToString()), ("title", "Sound walks in Braga"));
        Assert.Equal("/practices/sound-walks-in-braga/edit/about", copied.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await author.Client.SendAsync("/practices/new?handler=copy", Form.Token(page), ("earlier", Guid.Empty.ToString()), ("title", "x"))).StatusCode);

        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(Form.Token(page)), "token");
        form.Add(new StringContent("fr"), "language");
        form.Add(new ByteArrayContent("# Promenades\n\n## done\nDes pas.\0"u8.ToArray()), "markdown", "cas.md");
        var read = await author.Client.PostAsync("/practices/new?handler=file", form);
        Assert.Equal("/practices/promenades/edit/about", read.Headers.Location!.ToString());
        Assert.Equal("Des pas.", await app.InDbAsync(async db => (await db.PracticeRevisions.OrderByDescending(one => one.At).FirstAsync()).Fields.Chapter("done")!.In("fr").Text));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await author.Client.SendAsync("/practices/new?handler=file", Form.Token(page), ("language", "en"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await author.Client.SendAsync("/practices/new", Form.Token(page), ("title", string.Empty), ("language", "xx"))).StatusCode);
    }

    [Fact]
    public async Task An_address_of_before_leads_on_and_a_form_that_is_open_is_still_saved()
    {
        await using var app = new TestApp();
        var author = await Author.BeginAsync(app);
        var (old, page) = (author.Slug, await author.PageAsync("edit/story"));
        await author.SaveAsync("about", ("title.en", "Listening in Porto"));
        Assert.Equal("listening-in-porto", author.Slug);

        var moved = await author.Client.GetAsync($"/practices/{old}/edit/story?with=fr");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/practices/listening-in-porto/edit/story?with=fr"), (moved.StatusCode, moved.Headers.Location!.ToString()));
        Assert.Equal(HttpStatusCode.Redirect, (await author.Client.SendAsync($"/practices/{old}/edit/story", Form.Token(page), [.. Author.Fill(page, ("context.en", "Late."))])).StatusCode);
        Assert.Equal("Late.", (await author.FieldsAsync()).Chapter("context")!.In("en").Text);
    }

    [Fact]
    public async Task Revisions_are_compared_word_by_word_and_brought_back()
    {
        await using var app = new TestApp();
        var staff = await Author.BeginAsync(app);
        await staff.SaveAsync("facts", ("region", "Porto"), ("countries", "PT"));
        var author = await Author.InviteAsync(app, staff);
        await author.SaveAsync("facts", ("region", "Porto and Braga"), ("countries", "ES"));

        var page = await author.PageAsync("revisions?from=1&to=2");
        Assert.Matches("<ins><span[^>]*>\\[added:\\] </span>[^<]*and Braga</ins>", page);
        Assert.Matches("<del><span[^>]*>\\[removed:\\] </span>Portugal</del>", page);
        Assert.Equal(HttpStatusCode.NotFound, (await author.Client.GetAsync($"/practices/{author.Slug}/revisions?from=1&to=9")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await author.Client.GetAsync($"/practices/{author.Slug}/revisions?from=x&to=%00&page=-4")).StatusCode);

        Assert.Equal(HttpStatusCode.Redirect, (await author.Client.SendAsync($"/practices/{author.Slug}/revisions?handler=restore", Form.Token(page), ("number", "1"))).StatusCode);
        Assert.Equal("Porto", (await author.FieldsAsync()).Region);
        Assert.Equal(HttpStatusCode.NotFound, (await author.Client.SendAsync($"/practices/{author.Slug}/revisions?handler=restore", Form.Token(page), ("number", "3"))).StatusCode);
        Assert.Contains("brought back from 1", await author.PageAsync("revisions"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clauses_of_published_standards_are_found_by_their_words_and_chosen()
    {
        await using var app = new TestApp();
        var author = await Author.BeginAsync(app);
        var page = await author.PageAsync("edit/people");
        var word = await app.InDbAsync(async db => (await db.ClauseTexts.FirstAsync(one => one.Version!.State == CoCreate.Standards.VersionState.Published && one.Kind == CoCreate.Standards.ClauseKind.Outcome)).Text.In("en").Text);

        var found = await (await author.Client.SendAsync($"/practices/{author.Slug}/edit/people?handler=find", Form.Token(page), ("wanted", word), ("was.contact", Form.Hidden(page, "was.contact")), ("contact", "typed and not saved"))).Content.ReadAsStringAsync();
        Assert.Contains("typed and not saved", found, StringComparison.Ordinal);
        var id = System.Text.RegularExpressions.Regex.Match(found, "name=\"clauses\" value=\"(?<id>[0-9a-f]{32})\"", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["id"].Value;
        await author.SendAsync("people", found, ("clauses", id), ("clauses", Guid.NewGuid().ToString("N")), ("clauses", "<script>"));

        Assert.Equal(Guid.ParseExact(id, "N"), Assert.Single((await author.FieldsAsync()).Clauses));
        Assert.Contains($"value=\"{id}\" checked", await author.PageAsync("edit/people"), StringComparison.Ordinal);
        Assert.Contains("No clause", await (await author.Client.SendAsync($"/practices/{author.Slug}/edit/people?handler=find", Form.Token(page), ("wanted", "zzqqxx"))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_clause_for_another_is_a_difference_that_is_seen()
    {
        await using var app = new TestApp();
        var staff = await Author.BeginAsync(app);
        var two = await app.InDbAsync(db => db.ClauseTexts.Where(one => one.Version!.State == CoCreate.Standards.VersionState.Published && one.Kind == CoCreate.Standards.ClauseKind.Outcome)
            .OrderBy(one => one.VersionId).ThenBy(one => one.Order).Take(2).Select(one => new { one.ClauseId, one.Number }).ToListAsync());
        await staff.SaveAsync("people", ("clauses", two[0].ClauseId.ToString("N")));
        var author = await Author.InviteAsync(app, staff);
        await author.SaveAsync("people", ("clauses", two[1].ClauseId.ToString("N")));

        var page = System.Text.RegularExpressions.Regex.Replace(await author.PageAsync("revisions?from=1&to=2"), "<[^>]+>", string.Empty, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

        Assert.Contains($"{two[0].Number}:", page, StringComparison.Ordinal);
        Assert.Contains($"{two[1].Number}:", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_author_who_leaves_may_not_come_back()
    {
        await using var app = new TestApp();
        var staff = await Author.BeginAsync(app);
        var author = await Author.InviteAsync(app, staff);
        var page = await author.PageAsync("authors");
        var own = await app.InDbAsync(db => db.PracticeAuthors.Where(one => one.Order == 1).Select(one => one.Id).SingleAsync());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await author.Client.SendAsync($"/practices/{author.Slug}/authors?handler=add", Form.Token(page), ("name", "X"), ("email", "nobody at nowhere.example"))).StatusCode);
        var left = await author.Client.SendAsync($"/practices/{author.Slug}/authors?handler=remove", Form.Token(page), ("author", own.ToString()));
        Assert.Equal("/practices/new", left.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await author.Client.GetAsync($"/practices/{author.Slug}/edit")).StatusCode);
    }
}
