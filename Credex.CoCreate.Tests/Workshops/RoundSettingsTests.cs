using System.Net;
using Credex.CoCreate.Demo;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Workshops.StandardReview;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops;

/// <summary>Version, clauses, scale, rule and timer: chosen before the first vote, frozen with it.</summary>
public sealed class RoundSettingsTests
{
    private const string Code = DemoWorkshops.ComingCode;

    public static TheoryData<Scale, RuleKind> Choices
    {
        get
        {
            var data = new TheoryData<Scale, RuleKind>();
            foreach (var (scale, kind) in RoundSettings.Choices)
            {
                data.Add(scale, kind);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task Each_scale_and_rule_is_chosen_voted_on_and_revealed(Scale scale, RuleKind kind)
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app, code: Code);
        Assert.Equal(HttpStatusCode.Redirect, (await ChooseAsync(host, app, $"{scale}.{kind}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.RoomActAsync("start")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.ActAsync("open")).StatusCode);
        var guests = (await app.JoinAllAsync(5, StakeholderGroup.Employer, Code)).Concat(await app.JoinAllAsync(5, StakeholderGroup.Learner, Code)).ToList();

        foreach (var (guest, value) in guests.Select((guest, place) => (guest, 1 + (place % scale.Size()))))
        {
            Assert.Equal(HttpStatusCode.OK, (await guest.AnswerAsync(value)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guests[0].AnswerAsync(scale.Size() + 1)).StatusCode);
        await host.RevealAsync();
        var item = await app.CurrentItemAsync(Code);
        Assert.Equal((scale, kind, 10, 2), (item.Round!.Scale, item.Round.Rule.Kind, item.Shown.Single().Tally!.All.Total, item.Shown.Single().Tally!.Blocks.Count));
        var room = await guests[0].RoomAsync();
        Assert.Contains("class=\"room-verdict\"", room, StringComparison.Ordinal);
        Assert.Contains("<table", room, StringComparison.Ordinal);
        Assert.Contains("class=\"screen-verdict", await app.Browser().PageAsync($"/w/{Code}/screen"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await app.Browser("fr").GetAsync("/standards/community-led-festival-programming")).StatusCode);
    }

    [Theory]
    [InlineData("Consent.PercentAgreement", "49", "60")]
    [InlineData("Consent.PercentAgreement", "101", "60")]
    [InlineData("Consent.PercentAgreement", "many", "60")]
    [InlineData("Consent.PercentAgreement", "75", "9")]
    [InlineData("Consent.PercentAgreement", "75", "3601")]
    [InlineData("Consent.LawsheCvr", "75", "60")]
    [InlineData("", "75", "60")]
    public async Task What_does_not_fit_is_refused_and_stays_in_the_form(string choice, string threshold, string timer)
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app, code: Code);

        var refused = await ChooseAsync(host, app, choice, threshold, timer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("role=\"alert\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var round = (await app.CurrentItemAsync(Code)).Round!;
        Assert.Equal((Scale.NinePoint, RuleKind.MedianIqr, 90), (round.Scale, round.Rule.Kind, round.Timer));
    }

    [Fact]
    public async Task What_was_chosen_is_in_the_record_with_what_was_before()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app, code: Code);

        await ChooseAsync(host, app, "Consent.PercentAgreement", "80", timer: "");

        var entry = await app.InDbAsync(db => db.AuditEntries.SingleAsync(one => one.Act == "activity.edited"));
        Assert.Contains("NinePoint", entry.Before, StringComparison.Ordinal);
        Assert.Contains("\"threshold\":80", entry.After, StringComparison.Ordinal);
        Assert.Equal((80, (int?)null), ((await app.CurrentItemAsync(Code)).Round!.Rule.Threshold, (await app.CurrentItemAsync(Code)).Round!.Timer));
    }

    [Fact]
    public async Task The_first_opening_freezes_all_of_it_also_when_it_is_taken_back()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app, code: Code);
        await host.RoomActAsync("start");
        await host.ActAsync("open");
        await host.ActAsync("take-back");

        await ChooseAsync(host, app, "Consent.PercentAgreement");

        Assert.Equal(Scale.NinePoint, (await app.CurrentItemAsync(Code)).Round!.Scale);
        Assert.DoesNotContain("name=\"choice\"", await host.Client.PageAsync(await PathAsync(app)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Some_clauses_are_left_out_and_the_rest_is_voted_on_in_the_order_of_the_standard()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app, code: Code);
        var item = await app.CurrentItemAsync(Code);
        var texts = await app.InDbAsync(db => db.RoundItems.Where(one => one.RoundId == item.RoundId).OrderBy(one => one.Order).Select(one => one.ClauseTextId).ToListAsync());

        await ChooseAsync(host, app, "NinePoint.MedianIqr", more: [("clausesOf", item.Round!.VersionId.ToString()), ("clauses", texts[4].ToString()), ("clauses", texts[2].ToString())]);

        Assert.Equal([texts[2], texts[4]], await app.InDbAsync(db => db.RoundItems.Where(one => one.RoundId == item.RoundId).OrderBy(one => one.Order).Select(one => one.ClauseTextId).ToListAsync()));
        Assert.Equal(texts[2], (await app.CurrentItemAsync(Code)).ClauseTextId);
    }

    [Fact]
    public async Task Without_any_clause_it_is_refused_beside_the_field_and_after_another_error_what_was_ticked_stays()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app, code: Code);
        var item = await app.CurrentItemAsync(Code);
        var items = await app.InDbAsync(db => db.RoundItems.Where(one => one.RoundId == item.RoundId).OrderBy(one => one.Order).Select(one => one.ClauseTextId).ToListAsync());
        var of = ("clausesOf", item.Round!.VersionId.ToString());

        var none = await ChooseAsync(host, app, "NinePoint.MedianIqr", more: [of]);
        var some = await ChooseAsync(host, app, "NinePoint.MedianIqr", threshold: "49", more: [of, ("clauses", items[1].ToString())]);
        var other = await ChooseAsync(host, app, "NinePoint.MedianIqr", threshold: "49", more: [("clausesOf", Guid.NewGuid().ToString())]);

        Assert.All([none, some, other], refused => Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode));
        var page = await TickedAsync(none);
        Assert.Equal("Tick at least one clause to vote on.", page.QuerySelector("#clauses.invalid .error")!.TextContent);
        Assert.True(page.QuerySelector("details:has(#clauses)")!.HasAttribute("open"));
        Assert.Empty(page.QuerySelectorAll("[name=clauses][checked]"));
        Assert.Equal([items[1].ToString()], (await TickedAsync(some)).QuerySelectorAll("[name=clauses][checked]").Select(box => box.GetAttribute("value")));
        Assert.Equal(items.Count, (await TickedAsync(other)).QuerySelectorAll("[name=clauses][checked]").Length);
        Assert.Equal(items.Count, await app.InDbAsync(db => db.RoundItems.CountAsync(one => one.RoundId == item.RoundId)));
    }

    [Fact]
    public async Task An_older_form_does_not_overwrite_what_somebody_else_saved()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app, code: Code);
        await ChooseAsync(host, app, "Consent.PercentAgreement", "80");

        var older = await ChooseAsync(host, app, "Consent.PercentAgreement", "90", revision: "0");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, older.StatusCode);
        Assert.Contains("Somebody else saved this", await older.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("value=\"90\"", await older.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(80, (await app.CurrentItemAsync(Code)).Round!.Rule.Threshold);
    }

    [Fact]
    public async Task Nothing_opens_before_the_workshop_is_started()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app, code: Code);

        Assert.Equal(HttpStatusCode.Conflict, (await host.ActAsync("open")).StatusCode);
        Assert.Equal(ItemState.Waiting, (await app.CurrentItemAsync(Code)).StateAt(DateTime.UtcNow));
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> TickedAsync(HttpResponseMessage response) =>
        new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());

    private static async Task<string> PathAsync(TestApp app) => $"/workshops/festival-programming-round-1/agenda/{(await app.CurrentItemAsync(Code)).Round!.ActivityId}";

    private static async Task<HttpResponseMessage> ChooseAsync(
        Facilitator host, TestApp app, string choice, string threshold = "75", string timer = "90", string? revision = null, params (string, string)[] more)
    {
        var path = await PathAsync(app);
        var page = await host.Client.PageAsync(path);
        return await host.Client.SendAsync(
            path,
            Form.Token(page),
            [
                ("revision", revision ?? Form.Hidden(page, "revision")),
                ("title.en", "First reading"),
                ("title.fr", "Première lecture"),
                ("minutes", "60"),
                ("version", (await app.CurrentItemAsync(Code)).Round!.VersionId.ToString()),
                ("choice", choice),
                ("threshold", threshold),
                ("timer", timer),
                .. more,
            ]);
    }
}
