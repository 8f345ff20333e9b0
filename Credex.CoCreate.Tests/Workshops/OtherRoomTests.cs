using System.Globalization;
using System.Net;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops;

/// <summary>The right to a room is decided for the code in the address; nothing else in the request may choose another room.</summary>
public sealed class OtherRoomTests
{
    [Theory]
    [InlineData("/host/a/{0}/close")]
    [InlineData("/host/room?handler=lock")]
    [InlineData("/host/end")]
    public async Task A_field_named_code_does_not_lead_an_act_into_a_room_of_others(string page)
    {
        await using var app = new TestApp();
        var intruder = await OtherRoom.AddAsync(app);
        var item = await app.CurrentItemAsync();
        var before = await StateAsync(app);

        await intruder.PostAsync($"/w/{OtherRoom.Code}{string.Format(CultureInfo.InvariantCulture, page, item.Round!.ActivityId)}", ("code", TestApp.Code), ("item", item.Id.ToString()), ("attempt", "1"));

        Assert.Equal(before, await StateAsync(app));
    }

    [Fact]
    public async Task A_field_named_code_does_not_remove_somebody_from_a_room_of_others()
    {
        await using var app = new TestApp();
        var intruder = await OtherRoom.AddAsync(app);
        await Guest.JoinAsync(app, StakeholderGroup.Learner);
        var victim = await app.LatestParticipantAsync();

        await intruder.PostAsync($"/w/{OtherRoom.Code}/host/people?handler=remove", ("code", TestApp.Code), ("id", victim.ToString()));

        Assert.Null(await app.InDbAsync(db => db.Participants.Where(one => one.Id == victim).Select(one => one.RemovedAt).SingleAsync()));
    }

    [Theory]
    [InlineData("/host")]
    [InlineData("/host/people")]
    [InlineData("/host/comments")]
    public async Task A_body_with_a_code_does_not_show_a_room_of_others(string page)
    {
        await using var app = new TestApp();
        var intruder = await OtherRoom.AddAsync(app);
        await Guest.JoinAsync(app, StakeholderGroup.Learner, name: "Zuzanna the visitor");
        var request = new HttpRequestMessage(HttpMethod.Get, $"/w/{OtherRoom.Code}{page}") { Content = new FormUrlEncodedContent([new("code", TestApp.Code)]) };

        var html = await (await intruder.Client.SendAsync(request)).Content.ReadAsStringAsync();

        Assert.DoesNotContain("Zuzanna", html, StringComparison.Ordinal);
        Assert.DoesNotContain(TestApp.Code, html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Digital curation for heritage institutions, round 1", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_with_a_code_does_not_show_a_participant_the_comments_of_a_room_of_others()
    {
        await using var app = new TestApp();
        await OtherRoom.AddAsync(app);
        var host = await Facilitator.SignInAsync(app);
        var author = await Guest.JoinAsync(app, StakeholderGroup.Learner);
        await author.AnswerAsync(1);
        await author.PostAsync(await author.RoomAsync(), "comment", ("item", (await app.CurrentItemAsync()).Id.ToString()), ("text", "said among us"));
        await host.RevealAsync();
        Assert.Contains("said among us", await author.Client.PageAsync($"/w/{TestApp.Code}/comments"), StringComparison.Ordinal);
        var outsider = await Guest.JoinAsync(app, StakeholderGroup.Learner, code: OtherRoom.Code);
        var request = new HttpRequestMessage(HttpMethod.Get, $"/w/{OtherRoom.Code}/comments") { Content = new FormUrlEncodedContent([new("code", TestApp.Code)]) };

        Assert.DoesNotContain("said among us", await (await outsider.Client.SendAsync(request)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vote_on_an_item_of_another_room_is_refused()
    {
        await using var app = new TestApp();
        var host = await OtherRoom.AddAsync(app);
        Assert.Equal(HttpStatusCode.OK, (await host.ActAsync("open")).StatusCode);
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Learner);
        var there = await app.CurrentItemAsync(OtherRoom.Code);

        var response = await guest.PostAsync(await guest.RoomAsync(), handler: null, ("item", there.Id.ToString()), ("attempt", "1"), ("value", "1"), ("seq", "1"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.False(await app.InDbAsync(db => db.Ratings.AnyAsync(rating => rating.RoundItemId == there.Id)));
    }

    [Fact]
    public async Task A_room_that_does_not_exist_is_a_404_for_staff_too()
    {
        await using var app = new TestApp();
        var staff = await Facilitator.SignInAsync(app, "staff");
        string[] pages = [$"/host/a/{Guid.Empty}/open", "/host/room?handler=lock", "/host/end", "/host/people?handler=remove", "/host/comments?handler=hide"];

        foreach (var page in pages)
        {
            var response = await staff.PostAsync($"/w/z9z9z9{page}", ("outcome", nameof(DecisionOutcome.Accept)), ("reason", "because"), ("choice", "Consent.PercentAgreement"));

            Assert.True(response.StatusCode == HttpStatusCode.NotFound, $"{page}: {response.StatusCode}");
        }
    }

    [Theory]
    [InlineData("/w/z9z9z9")]
    [InlineData("/w/z9z9z9/screen")]
    [InlineData("/w/nonsense")]
    [InlineData("/live/w/z9z9z9/screen")]
    public async Task An_unknown_code_is_a_404(string path)
    {
        await using var app = new TestApp();

        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().GetAsync(path)).StatusCode);
    }

    private static Task<string> StateAsync(TestApp app) => app.InDbAsync(async db =>
    {
        var workshop = await db.Workshops.SingleAsync(one => one.Code == TestApp.Code);
        var item = await db.RoundItems.SingleAsync(one => db.Rounds.Any(round => round.CurrentItemId == one.Id && round.ActivityId == workshop.CurrentActivityId));
        return $"{workshop.Stage} {workshop.Locked} {item.ClosesAt}";
    });
}
