using System.Net;
using System.Text.RegularExpressions;
using Credex.CoCreate.People;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Invitations;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Surveys.Building;

/// <summary>Building a survey by plain forms: made, changed, moved, taken out and put back; two editors lose nothing; what is published stays.</summary>
public sealed class BuildingTests
{
    private static readonly (string, string)[] Choices =
        [("choices.0.en", "Yes"), ("choices.0.fr", "Oui"), ("choices.0.code", ""), ("choices.1.en", "Not yet"), ("choices.1.fr", "Pas encore"), ("choices.1.code", ""), ("choices.2.code", "")];

    [Fact]
    public async Task A_survey_is_made_with_an_address_of_its_own_and_is_not_public()
    {
        await using var app = new TestApp();
        var first = await SurveyDesk.OpenAsync(app);
        var second = await SurveyDesk.OpenAsync(app);

        Assert.Equal(("what-do-you-need", "what-do-you-need-2"), (first.Slug, second.Slug));
        Assert.Contains("What do you need?", await first.Client.PageAsync("/manage/surveys"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().GetAsync($"/s/{first.Slug}")).StatusCode);
        Assert.Equal(1, await app.InDbAsync(async db => await db.AuditEntries.CountAsync(entry => entry.Act == "survey.created" && db.Surveys.Any(survey => survey.Id == entry.SubjectId && survey.Slug == "what-do-you-need"))));
    }

    [Theory]
    [InlineData("title.en", "", "error")]
    [InlineData("minGroup", "4", "minGroup-error")]
    [InlineData("closes", "2026-01-01T10:00", "closes-error")]
    [InlineData("opens", "soon", "opens-error")]
    [InlineData("zone", "Mars/Olympus", "zone-error")]
    [InlineData("mode", "Secret", "mode-error")]
    public async Task What_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(string field, string value, string error)
    {
        await using var app = new TestApp();
        var client = (await Facilitator.SignInAsync(app, "staff")).Client;
        var fields = SurveyDesk.Fields("Kept title").ToDictionary(one => one.Item1, one => one.Item2, StringComparer.Ordinal);
        (fields["opens"], fields["introduction.en"], fields[field]) = ("2026-12-01T09:00", "Kept words", value);
        if (field == "title.en")
        {
            fields["title.fr"] = string.Empty;
        }

        var response = await client.SendAsync("/manage/surveys/new", Form.Token(await client.PageAsync("/manage/surveys/new")), [.. fields.Select(one => (one.Key, one.Value))]);
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains(error, page, StringComparison.Ordinal);
        Assert.Contains("Kept words", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confidential_survey_is_for_the_invited_and_times_are_those_of_its_zone()
    {
        await using var app = new TestApp();
        var desk = await SurveyDesk.OpenAsync(app, "Census", ("unused", "x"));
        var page = await desk.Client.PageAsync($"{desk.Base}/edit");
        var fields = SurveyDesk.Fields("Census").ToDictionary(one => one.Item1, one => one.Item2, StringComparer.Ordinal);
        (fields["mode"], fields["opens"]) = ("Confidential", "2027-07-01T09:00");

        await desk.Client.SendAsync($"{desk.Base}/edit", Form.Token(page), [("revision", Form.Hidden(page, "revision")), .. fields.Select(one => (one.Key, one.Value))]);

        var survey = await desk.SurveyAsync();
        Assert.Equal((SurveyMode.Confidential, SurveyAccess.Invited, new DateTime(2027, 7, 1, 7, 0, 0, DateTimeKind.Utc)), (survey.Mode, survey.Access, survey.OpensAt));
    }

    [Fact]
    public async Task What_was_promised_stays_once_somebody_has_answered()
    {
        await using var app = new TestApp();
        var client = (await Facilitator.SignInAsync(app, "staff")).Client;
        const string address = "/manage/surveys/sound-design-needs/edit";
        var page = await client.PageAsync(address);
        Assert.DoesNotContain("name=\"mode\"", page, StringComparison.Ordinal);

        var fields = SurveyDesk.Fields("Renamed").ToDictionary(one => one.Item1, one => one.Item2, StringComparer.Ordinal);
        (fields["mode"], fields["minGroup"]) = ("Confidential", "9");
        var saved = await client.SendAsync(address, Form.Token(page), [("revision", Form.Hidden(page, "revision")), .. fields.Select(one => (one.Key, one.Value))]);

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var survey = await app.InDbAsync(db => db.Surveys.SingleAsync(one => one.Slug == "sound-design-needs"));
        Assert.Equal((SurveyMode.Anonymous, 5, "Renamed"), (survey.Mode, survey.MinGroup, survey.Title.In("en").Text));
    }

    [Fact]
    public async Task Questions_and_pages_are_moved_duplicated_taken_out_and_put_back()
    {
        await using var app = new TestApp();
        var desk = await SurveyDesk.OpenAsync(app);
        var a = await desk.AddAsync("a", "text");
        await desk.AddAsync("b", "single", 0, Choices);
        await desk.PostAsync("build?handler=addPage");
        var c = await desk.AddAsync("c", "number", 1);
        Assert.Equal("a b | c", await desk.OrderAsync());

        await desk.PostAsync("build?handler=move&up=false", ("id", a.Id.ToString()));
        Assert.Equal("b a | c", await desk.OrderAsync());
        await desk.PostAsync("build?handler=move&up=false", ("id", a.Id.ToString()));
        Assert.Equal("b | a c", await desk.OrderAsync());
        await desk.PostAsync("build?handler=move&up=true", ("id", a.Id.ToString()));
        Assert.Equal("b a | c", await desk.OrderAsync());
        await desk.PostAsync("build?handler=place", ("id", c.Id.ToString()), ("page", a.PageId.ToString()), ("before", a.Id.ToString()));
        Assert.Equal("b c a | ", await desk.OrderAsync());
        await desk.PostAsync("build?handler=duplicate", ("id", a.Id.ToString()));
        Assert.Equal("b c a a2 | ", await desk.OrderAsync());
        await desk.PostAsync("build?handler=duplicate", ("id", a.PageId.ToString()));
        Assert.Equal("b c a a2 | b2 c2 a3 a4 | ", await desk.OrderAsync());
        await desk.PostAsync("build?handler=move&up=false", ("id", a.PageId.ToString()));
        Assert.Equal("b2 c2 a3 a4 | b c a a2 | ", await desk.OrderAsync());

        Assert.EndsWith("#removed", (await desk.PostAsync("build?handler=delete", ("id", c.Id.ToString()))).Headers.Location!.ToString(), StringComparison.Ordinal);
        await desk.PostAsync("build?handler=delete", ("id", a.PageId.ToString()));
        Assert.Equal("b2 c2 a3 a4 | ", await desk.OrderAsync());

        await desk.PostAsync("build?handler=restore", ("id", await RemovedAsync(desk)));
        Assert.Equal("b2 c2 a3 a4 | b a a2 | ", await desk.OrderAsync());
        await desk.PostAsync("build?handler=restore", ("id", await RemovedAsync(desk)));
        Assert.Contains(" c", await desk.OrderAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("handler=restore", await desk.Client.PageAsync($"{desk.Base}/build"), StringComparison.Ordinal);
        Assert.Equal(["yes", "not_yet"], (await desk.QuestionAsync("b")).Settings.Choices.Select(choice => choice.Code));
        Assert.Equal(HttpStatusCode.NotFound, (await desk.PostAsync("build?handler=delete", ("id", Guid.CreateVersion7().ToString()))).StatusCode);
    }

    [Fact]
    public async Task A_question_keeps_what_was_typed_until_it_makes_sense_and_tells_mistakes_where_they_are()
    {
        await using var app = new TestApp();
        var desk = await SurveyDesk.OpenAsync(app);
        await desk.AddAsync("first", "single", 0, Choices);
        var question = await desk.AddAsync("hours", "number");

        var wrong = await desk.SaveAsync(question.Id, ("text.en", "Kept words"), ("key", "first"), ("type", "number"), ("min", "5"), ("max", "2"), ("when", "first = "));
        var page = WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.All(new[] { "key-error", "max-error", "when-error", "The condition ends too early", "Kept words" }, part => Assert.Contains(part, page, StringComparison.Ordinal));

        // What only the other questions tell is saved, and said.
        var told = await desk.SaveAsync(question.Id, ("text.en", "Hours"), ("key", "hours"), ("type", "number"), ("when", "frist = \"yes\""));
        Assert.EndsWith($"/build/{question.Id}", told.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("No question has the name frist.", WebUtility.HtmlDecode(await desk.Client.PageAsync($"{desk.Base}/build/{question.Id}")), StringComparison.Ordinal);
        Assert.Contains("No question has the name frist.", WebUtility.HtmlDecode(await desk.Client.PageAsync($"{desk.Base}/build")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_lists_fill_in_a_condition_and_a_script_gets_the_preview_alone()
    {
        await using var app = new TestApp();
        var desk = await SurveyDesk.OpenAsync(app);
        await desk.AddAsync("first", "single", 0, Choices);
        var question = await desk.AddAsync("hours", "number");
        var page = await desk.Client.PageAsync($"{desk.Base}/build/{question.Id}");
        (string, string)[] fields = [("text.en", "How many hours?"), ("key", "hours"), ("type", "number"), ("when", "answered(first)"), ("when-field", "first"), ("when-sign", "is"), ("when-value", "first:yes")];

        var filled = await desk.Client.SendAsync($"{desk.Base}/build/{question.Id}?handler=condition", Form.Token(page), fields);
        Assert.Contains("answered(first) and first = \"yes\"", WebUtility.HtmlDecode(await filled.Content.ReadAsStringAsync()), StringComparison.Ordinal);

        var preview = await desk.Client.FetchAsync($"{desk.Base}/build/{question.Id}?handler=preview", Form.Token(page), [.. fields, ("unit.en", "a week")]);
        var html = await preview.Content.ReadAsStringAsync();
        Assert.Contains("How many hours?", html, StringComparison.Ordinal);
        Assert.Contains("a week", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", html, StringComparison.Ordinal);
        Assert.Equal("About hours?", (await desk.QuestionAsync("hours")).Text.In("en").Text);
    }

    [Fact]
    public async Task A_value_that_is_no_answer_to_the_question_is_refused_beside_the_list_and_nothing_is_lost()
    {
        await using var app = new TestApp();
        var desk = await SurveyDesk.OpenAsync(app);
        await desk.AddAsync("first", "single", 0, Choices);
        await desk.AddAsync("tools", "multiple", 0, Choices);
        await desk.AddAsync("since", "number");
        var question = await desk.AddAsync("hours", "number");
        var address = $"{desk.Base}/build/{question.Id}";
        var page = await desk.Client.PageAsync(address);
        Assert.Contains("<optgroup label=\"tools: About tools?\" data-fields=\"tools\">", page, StringComparison.Ordinal);

        async Task<string> AddAsync(HttpStatusCode status, string field, string sign, string value, string typed = "")
        {
            var answer = await desk.Client.SendAsync($"{address}?handler=condition", Form.Token(page), ("text.en", "How many?"), ("key", "hours"), ("type", "number"), ("when", "answered(first)"), ("when-field", field), ("when-sign", sign), ("when-value", value), ("when-typed", typed));
            Assert.Equal(status, answer.StatusCode);
            return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        }

        // The same code is an answer to both questions; it was chosen among those of the other one.
        var refused = await AddAsync(HttpStatusCode.UnprocessableEntity, "first", "is", "tools:yes");
        Assert.Contains("“Yes” is not an answer to first. What fits: Yes, Not yet.", refused, StringComparison.Ordinal);
        Assert.All(new[] { "when-value-error", ">answered(first)</textarea>", "<option value=\"tools:yes\" selected", "<option value=\"first\" selected" }, part => Assert.Contains(part, refused, StringComparison.Ordinal));
        Assert.Contains("Choose a value", await AddAsync(HttpStatusCode.UnprocessableEntity, "first", "is", ""), StringComparison.Ordinal);
        Assert.Contains("since is a number", await AddAsync(HttpStatusCode.UnprocessableEntity, "since", "at-least", "", "many"), StringComparison.Ordinal);
        Assert.Contains("from 0 to 2", await AddAsync(HttpStatusCode.UnprocessableEntity, "tools", "at-least", "", "3"), StringComparison.Ordinal);
        Assert.Contains("no order of size", await AddAsync(HttpStatusCode.UnprocessableEntity, "first", "at-most", "first:yes"), StringComparison.Ordinal);
        Assert.Contains("“perhaps” is not an answer to first", await AddAsync(HttpStatusCode.UnprocessableEntity, "first", "is", "", "perhaps"), StringComparison.Ordinal);
        Assert.Contains("answered(first) and count(tools) >= 2", await AddAsync(HttpStatusCode.OK, "tools", "at-least", "", "2"), StringComparison.Ordinal);
        Assert.Contains("answered(first) and not answered(tools)", await AddAsync(HttpStatusCode.OK, "tools", "not-answered", "first:yes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choices_keep_their_codes_get_new_ones_and_lose_what_was_emptied()
    {
        await using var app = new TestApp();
        var desk = await SurveyDesk.OpenAsync(app);
        var question = await desk.AddAsync("tools", "multiple", 0, Choices);

        await desk.SaveAsync(
            question.Id,
            ("text.en", "Tools?"), ("key", "tools"), ("type", "multiple"),
            ("choices.0.was", "yes"), ("choices.0.code", "yes"), ("choices.0.en", "Surely"), ("choices.0.fr", "Oui"), ("choices.0.place", "3"),
            ("choices.1.was", "not_yet"), ("choices.1.code", ""), ("choices.1.en", ""), ("choices.1.fr", ""),
            ("choices.2.code", ""), ("choices.2.en", "None of these"), ("choices.2.mark", "none"), ("choices.2.place", "2"),
            ("choices.3.code", "other"), ("choices.3.en", "Other"), ("choices.3.mark", "text"), ("choices.3.place", "1"));

        var choices = (await desk.QuestionAsync("tools")).Settings.Choices;
        Assert.Equal(["other", "none_of_these", "yes"], choices.Select(choice => choice.Code));
        Assert.Equal((true, true), (choices[0].TakesText, choices[1].IsNone));
        Assert.True(choices[2].Text.IsStale("fr"));
        Assert.Contains("translation of an older text", await desk.Client.PageAsync($"{desk.Base}/translate?to=fr"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_editors_of_a_question_see_both_texts_and_the_second_decides()
    {
        await using var app = new TestApp();
        var desk = await SurveyDesk.OpenAsync(app);
        var question = await desk.AddAsync("a", "text");
        var (address, page) = ($"{desk.Base}/build/{question.Id}", await desk.Client.PageAsync($"{desk.Base}/build/{question.Id}"));
        await desk.SaveAsync(question.Id, ("text.en", "Theirs"), ("key", "a"), ("type", "text"));

        var conflict = await desk.Client.SendAsync(address, Form.Token(page), ("revision", Form.Hidden(page, "revision")), ("text.en", "Mine"), ("key", "a"), ("type", "text"));
        var both = await conflict.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        Assert.All(new[] { ">Theirs<", ">Mine<" }, part => Assert.Contains(part, both, StringComparison.Ordinal));
        Assert.Equal("Theirs", (await desk.QuestionAsync("a")).Text.In("en").Text);

        var again = await desk.Client.SendAsync(address, Form.Token(both), ("revision", Form.Hidden(both, "revision")), ("text.en", "Mine"), ("key", "a"), ("type", "text"));
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal("Mine", (await desk.QuestionAsync("a")).Text.In("en").Text);
    }

    [Fact]
    public async Task Of_the_settings_those_that_the_form_shows_and_that_differ_are_compared_each_by_its_name()
    {
        await using var app = new TestApp();
        var desk = await SurveyDesk.OpenAsync(app);
        var single = await desk.AddAsync("a", "single", 0, Choices);
        var number = await desk.AddAsync("b", "number", 0, ("min", "1"), ("max", "10"));

        // A single choice has none of the settings that a line of numbers could be about.
        var choice = await ConflictAsync(single, ("text.en", "Theirs"), "single", [("text.en", "Mine")]);
        Assert.Equal(["Question (en)", "Question (fr)"], Labels(choice));
        Assert.DoesNotContain("False", choice, StringComparison.Ordinal);

        var numbers = await ConflictAsync(number, ("max", "12"), "number", [("min", "1"), ("max", "20"), ("whole", "true")]);
        Assert.Equal(["Question (en)", "Question (fr)", "Largest number", "Whole numbers only"], Labels(numbers));
        Assert.All(new[] { ">12<", ">20<", ">no<", ">yes<" }, part => Assert.Contains(part, numbers, StringComparison.Ordinal));

        async Task<string> ConflictAsync(SurveyQuestion question, (string, string) theirs, string type, (string, string)[] yours)
        {
            var (address, page) = ($"{desk.Base}/build/{question.Id}", await desk.Client.PageAsync($"{desk.Base}/build/{question.Id}"));
            (string, string)[] same = [("key", question.Key), ("type", type), ("requirement", "Optional"), ("min", "1")];
            (string, string)[] choices = type == "single" ? [.. Choices.Where(field => !field.Item1.EndsWith(".code", StringComparison.Ordinal)), ("choices.0.was", "yes"), ("choices.0.code", "yes"), ("choices.1.was", "not_yet"), ("choices.1.code", "not_yet")] : [];
            Assert.Equal(HttpStatusCode.Redirect, (await desk.SaveAsync(question.Id, [.. same, .. choices, ("text.fr", "Le leur"), theirs])).StatusCode);
            var conflict = await desk.Client.SendAsync(address, Form.Token(page), [("revision", Form.Hidden(page, "revision")), .. same.SkipLast(1), .. choices, .. yours]);
            Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
            return await conflict.Content.ReadAsStringAsync();
        }

        static IEnumerable<string> Labels(string page) => Regex.Matches(page, "<th scope=\"row\">(?<label>[^<]+)</th>", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(match => match.Groups["label"].Value);
    }

    [Fact]
    public async Task The_language_of_conditions_is_described_where_they_are_written_in_both_languages()
    {
        await using var app = new TestApp();
        var desk = await SurveyDesk.OpenAsync(app);
        var question = await desk.AddAsync("a", "text");
        foreach (var page in new[] { question.Id.ToString(), $"page/{question.PageId}" })
        {
            Assert.Contains("href=\"/manage/surveys/conditions\"", await desk.Client.PageAsync($"{desk.Base}/build/{page}"), StringComparison.Ordinal);
        }

        var english = await desk.Client.PageAsync("/manage/surveys/conditions");
        Assert.Contains("<h1 class=\"title\">Conditions</h1>", english, StringComparison.Ordinal);
        Assert.Contains("<h2>What can be asked</h2>", english, StringComparison.Ordinal);
        await desk.Client.GetAsync("/?lang=fr");
        var french = WebUtility.HtmlDecode(await desk.Client.PageAsync("/manage/surveys/conditions"));
        Assert.Contains("<h2>Ce qu’on peut demander</h2>", french, StringComparison.Ordinal);
        Assert.Equal(Codes(WebUtility.HtmlDecode(english)), Codes(french));

        // Whatever is written in the language itself is the same in both.
        static IEnumerable<string> Codes(string page) => Regex.Matches(page, "<code>(?<code>.*?)</code>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, TimeSpan.FromSeconds(1)).Select(match => match.Groups["code"].Value);
    }

    [Fact]
    public async Task What_is_typed_into_a_question_that_another_editor_deleted_is_not_lost()
    {
        await using var app = new TestApp();
        var desk = await SurveyDesk.OpenAsync(app);
        var question = await desk.AddAsync("a", "text");
        var (address, page) = ($"{desk.Base}/build/{question.Id}", await desk.Client.PageAsync($"{desk.Base}/build/{question.Id}"));
        await app.InDbAsync(db => db.Set<SurveyQuestion>().Where(one => one.Id == question.Id).ExecuteDeleteAsync());

        var gone = await desk.Client.SendAsync(address, Form.Token(page), ("revision", Form.Hidden(page, "revision")), ("text.en", "An hour of thought"), ("key", "a"), ("type", "text"));
        Assert.Equal(HttpStatusCode.Conflict, gone.StatusCode);
        Assert.Contains("An hour of thought", await gone.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Client.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Translations_are_saved_and_what_somebody_else_changed_is_told()
    {
        await using var app = new TestApp();
        var desk = await SurveyDesk.OpenAsync(app);
        var question = await desk.AddAsync("a", "text");
        var path = $"q/{question.Id}/text";
        Assert.Contains("Every text is translated.", await desk.Client.PageAsync($"{desk.Base}/translate"), StringComparison.Ordinal);

        await desk.PostAsync("translate?to=fr", ($"was/{path}", "À propos de a ?"), ($"is/{path}", "Mieux dit ?"));
        Assert.Equal("Mieux dit ?", (await desk.QuestionAsync("a")).Text.In("fr").Text);

        var conflict = await desk.PostAsync("translate?to=fr", ($"was/{path}", "À propos de a ?"), ($"is/{path}", "Autrement ?"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        Assert.Contains("Autrement ?", WebUtility.HtmlDecode(await conflict.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal("Mieux dit ?", (await desk.QuestionAsync("a")).Text.In("fr").Text);
    }

    [Fact]
    public async Task Competences_of_a_standard_come_as_pairs_that_stay_linked_with_their_clauses()
    {
        await using var app = new TestApp();
        var desk = await SurveyDesk.OpenAsync(app);
        var page = await desk.Client.PageAsync($"{desk.Base}/competences");
        var ticked = Regex.Matches(page, """name="clause" value="(?<id>[0-9a-f-]+)" checked""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(match => Guid.Parse(match.Groups["id"].Value)).ToList();
        Assert.True(ticked.Count > 2);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await desk.PostAsync("competences")).StatusCode);

        var version = Regex.Match(page, """competences\?version=(?<id>[0-9a-f-]+)""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["id"].Value;
        await desk.PostAsync($"competences?version={version}", [.. ticked.Take(2).Select(id => ("clause", id.ToString()))]);

        var pairs = (await desk.VersionAsync()).Questions;
        Assert.Equal(ticked.Take(2).Order(), pairs.Select(one => one.ClauseTextId!.Value).Order());
        Assert.Equal(2, pairs.Select(one => one.PageId).Distinct().Count());
        Assert.Contains("asked already", await desk.Client.PageAsync($"{desk.Base}/competences?version={version}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_blocks_publishing_and_what_is_published_stays_until_a_new_version_is()
    {
        await using var app = new TestApp();
        var desk = await SurveyDesk.OpenAsync(app);
        Assert.Equal(HttpStatusCode.Conflict, (await desk.PublishAsync()).StatusCode);
        var a = await desk.AddAsync("a", "single", 0, Choices);
        var b = await desk.AddAsync("b", "text", 0, ("when", "a = \"yes\" and a = \"not_yet\""));
        Assert.Equal(HttpStatusCode.Conflict, (await desk.PublishAsync()).StatusCode);
        await desk.SaveAsync(b.Id, ("text.en", "About b?"), ("key", "b"), ("type", "text"), ("when", "a = \"yes\""));

        Assert.Equal(HttpStatusCode.Redirect, (await desk.PublishAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Browser().GetAsync($"/s/{desk.Slug}")).StatusCode);
        var refused = await desk.PostAsync("build?handler=delete", ("id", a.Id.ToString()));
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
        Assert.Contains("the version was published", await desk.Client.PageAsync($"{desk.Base}/build"), StringComparison.Ordinal);
        Assert.Equal("a b", await desk.OrderAsync());

        await desk.PostAsync("build?handler=version");
        Assert.Equal(("a b", 2), (await desk.OrderAsync(), (await desk.VersionAsync()).Number));
        Assert.Contains("Version 2, in draft. Version 1, open. Anonymous", await desk.Client.PageAsync($"{desk.Base}/build"), StringComparison.Ordinal);
        var next = await desk.QuestionAsync("b");
        await desk.SaveAsync(next.Id, ("text.en", "Something else?"), ("key", "other"), ("type", "text"));
        Assert.Equal("b", (await desk.QuestionAsync("b")).Key);
        var page = await desk.Client.PageAsync($"{desk.Base}/publish");
        Assert.Contains("Asked differently: not pooled, unless you say that it asks the same.", page, StringComparison.Ordinal);
        Assert.Contains("<del lang=\"en\">About b?</del>", page, StringComparison.Ordinal);
        Assert.Contains("<ins lang=\"en\">Something else?</ins>", page, StringComparison.Ordinal);
        await desk.PublishAsync();
        var version = await desk.VersionAsync();
        Assert.Equal("[\"a\"]", version.Comparable);
        Assert.Equal(version.Id, (await desk.SurveyAsync()).AskedVersionId);
    }

    [Fact]
    public async Task A_mended_slip_is_pooled_once_the_editor_says_that_it_asks_the_same()
    {
        await using var app = new TestApp();
        var desk = await SurveyDesk.OpenAsync(app);
        await desk.AddAsync("a", "text");
        await desk.AddAsync("b", "text");
        await desk.PublishAsync();
        await desk.PostAsync("build?handler=version");
        foreach (var key in new[] { "a", "b" })
        {
            await desk.SaveAsync((await desk.QuestionAsync(key)).Id, ("text.en", $"About {key}, mended?"), ("key", key), ("type", "text"));
        }

        var page = await desk.Client.PageAsync($"{desk.Base}/publish");
        Assert.Equal(2, page.Split("name=\"same\"").Length - 1);
        Assert.DoesNotContain("checked", page, StringComparison.Ordinal);
        var refused = await desk.Client.SendAsync($"{desk.Base}/publish", Form.Token(page), ("revision", "0"), ("same", "b"));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Matches("value=\"b\" form=\"publish\" checked", await refused.Content.ReadAsStringAsync());

        await desk.Client.SendAsync($"{desk.Base}/publish", Form.Token(page), ("revision", Form.Hidden(page, "revision")), ("same", "b"));

        Assert.Equal("[\"b\"]", (await desk.VersionAsync()).Comparable);
        Assert.Contains("\"confirmed\":[\"b\"]", await app.InDbAsync(db => db.AuditEntries.Where(one => one.Act == "survey.published").OrderByDescending(one => one.At).Select(one => one.After!).FirstAsync()), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(1, "One person is invited, fewer than 5:")]
    [InlineData(3, "The invited are all in one cell of group and country, of 3 people. That is fewer than 5:")]
    [InlineData(6, "The invited are all in one cell of group and country, of 6 people.")]
    public async Task Where_the_invited_are_all_alike_the_check_of_the_panel_says_so(int people, string said)
    {
        await using var app = new TestApp();
        var desk = await SurveyDesk.OpenAsync(app);
        await desk.AddAsync("group", "group");
        var survey = await desk.SurveyAsync();
        await app.InDbAsync(db =>
        {
            db.SurveyInvitations.AddRange(Enumerable.Range(0, people).Select(person => new SurveyInvitation
            {
                SurveyId = survey.Id,
                Email = $"p{person}@example.org",
                EmailKey = $"p{person}@example.org",
                Group = StakeholderGroup.Learner,
                Language = "en",
                SecretHash = Guid.NewGuid().ToByteArray(),
            }));
            return db.SaveChangesAsync();
        });

        var page = await desk.Client.PageAsync($"{desk.Base}/publish");

        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.DoesNotContain("of 1 cells", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trial_never_counts_and_goes_when_the_version_is_published()
    {
        await using var app = new TestApp();
        var desk = await SurveyDesk.OpenAsync(app);
        await desk.AddAsync("a", "text");
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Client.GetAsync($"/s/{desk.Slug}")).StatusCode);

        Assert.Equal($"/s/{desk.Slug}", (await desk.PostAsync("build?handler=trial")).Headers.Location!.ToString());
        var ask = await desk.Client.PageAsync($"/s/{desk.Slug}/1");
        await desk.Client.SendAsync($"/s/{desk.Slug}/1", Form.Token(ask), ("shown", "a"), ("a", "A trial answer"));
        var sent = await desk.Client.SendAsync($"/s/{desk.Slug}/check", Form.Token(await desk.Client.PageAsync($"/s/{desk.Slug}/check")));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.True(await app.InDbAsync(db => db.Responses.AnyAsync(one => one.IsTest)));

        await desk.PublishAsync();
        Assert.False(await app.InDbAsync(db => db.Responses.AnyAsync(one => one.IsTest)));
    }

    private static async Task<string> RemovedAsync(SurveyDesk desk) =>
        Regex.Match(await desk.Client.PageAsync($"{desk.Base}/build"), """handler=restore.*?name="id" value="(?<id>[0-9a-f-]+)""", RegexOptions.ExplicitCapture | RegexOptions.Singleline, TimeSpan.FromSeconds(1)).Groups["id"].Value;
}
