using System.Globalization;
using System.Net;
using Credex.CoCreate.Demo;
using Credex.CoCreate.Pages.W.Host;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops;

/// <summary>Scale, rule, timer and smallest group: chosen before the first vote, frozen with it.</summary>
public sealed class RoundSettingsTests
{
    private const string Code = DemoWorkshops.ComingCode;

    public static TheoryData<Scale, RuleKind> Choices
    {
        get
        {
            var data = new TheoryData<Scale, RuleKind>();
            foreach (var (scale, kind) in RoundSetupModel.Choices)
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
        Assert.Equal(HttpStatusCode.Redirect, (await ChooseAsync(host, $"{scale}.{kind}")).StatusCode);
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
        Assert.Contains("class=\"screen-verdict\"", await app.Browser().PageAsync($"/w/{Code}/screen"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await app.Browser("fr").GetAsync("/standards/community-led-festival-programming")).StatusCode);
    }

    [Theory]
    [InlineData("Consent.PercentAgreement", "49", "60", "5")]
    [InlineData("Consent.PercentAgreement", "101", "60", "5")]
    [InlineData("Consent.PercentAgreement", "many", "60", "5")]
    [InlineData("Consent.PercentAgreement", "75", "9", "5")]
    [InlineData("Consent.PercentAgreement", "75", "3601", "5")]
    [InlineData("Consent.PercentAgreement", "75", "60", "4")]
    [InlineData("Consent.PercentAgreement", "75", "60", "1")]
    [InlineData("Consent.LawsheCvr", "75", "60", "5")]
    [InlineData("", "75", "60", "5")]
    public async Task What_does_not_fit_is_refused_and_stays_in_the_form(string choice, string threshold, string timer, string minGroup)
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app, code: Code);

        var refused = await ChooseAsync(host, choice, threshold, timer, minGroup);

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

        await ChooseAsync(host, "Consent.PercentAgreement", "80", timer: "", "3");

        var entry = await app.InDbAsync(db => db.AuditEntries.SingleAsync(one => one.Act == "round.chosen"));
        Assert.Contains("NinePoint", entry.Before, StringComparison.Ordinal);
        Assert.Contains("\"minGroup\":3", entry.After, StringComparison.Ordinal);
        Assert.Equal((80, (int?)null), ((await app.CurrentItemAsync(Code)).Round!.Rule.Threshold, (await app.CurrentItemAsync(Code)).Round!.Timer));
    }

    [Fact]
    public async Task The_first_opening_freezes_all_of_it_also_when_it_is_taken_back()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app, code: Code);
        await host.RoomActAsync("start");
        await host.ActAsync("open");
        await host.ActAsync("takeback");

        var refused = await ChooseAsync(host, "Consent.PercentAgreement", minGroup: "3");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(Scale.NinePoint, (await app.CurrentItemAsync(Code)).Round!.Scale);
        Assert.Equal(5, await app.InDbAsync(db => db.Workshops.Where(one => one.Code == Code).Select(one => one.MinGroup).SingleAsync()));
        Assert.DoesNotContain("name=\"choice\"", await host.Client.PageAsync($"/w/{Code}/host/round"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_opens_before_the_workshop_is_started()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app, code: Code);

        Assert.Equal(HttpStatusCode.Conflict, (await host.ActAsync("open")).StatusCode);
        Assert.Equal(ItemState.Waiting, (await app.CurrentItemAsync(Code)).StateAt(DateTime.UtcNow));
    }

    private static Task<HttpResponseMessage> ChooseAsync(Facilitator host, string choice, string threshold = "75", string timer = "90", string minGroup = "5") => host.PostAsync(
        $"/w/{Code}/host/round",
        ("choice", choice),
        ("threshold", threshold),
        ("timer", timer),
        ("minGroup", minGroup),
        ("changesCount", bool.FalseString.ToLower(CultureInfo.InvariantCulture)));
}
