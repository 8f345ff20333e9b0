using System.Net;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops;

/// <summary>The write path of a vote, through the real pages on a real SQLite file.</summary>
public sealed class VoteTests
{
    [Fact]
    public async Task An_answer_is_acknowledged_with_my_region_and_is_in_the_database()
    {
        await using var app = new TestApp();
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Employer);

        var response = await guest.AnswerAsync(Consent.Agree);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("data-answered=\"yes\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var stored = await app.InDbAsync(db => db.Ratings.OrderByDescending(rating => rating.Id).FirstAsync());
        Assert.Equal((Consent.Agree, 1), (stored.Value, stored.Seq));
    }

    [Fact]
    public async Task The_same_request_twice_counts_once()
    {
        await using var app = new TestApp();
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Employer);
        var before = await CountAsync(app);

        await guest.AnswerAsync(Consent.Agree, seq: 1);
        var again = await guest.AnswerAsync(Consent.Agree, seq: 1);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(before + 1, await CountAsync(app));
    }

    [Fact]
    public async Task An_older_answer_that_arrives_late_does_not_overwrite_a_newer_one()
    {
        await using var app = new TestApp();
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Employer);
        await guest.AnswerAsync(Consent.Agree, seq: 1);
        await guest.AnswerAsync(Consent.Disagree, seq: 3);

        var late = await guest.AnswerAsync(Consent.AgreeWithChanges, seq: 2);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Contains($"data-value=\"{Consent.Disagree}\"", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_a_sequence_number_takes_the_next()
    {
        await using var app = new TestApp();
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Employer);
        await guest.AnswerAsync(Consent.Agree);

        var changed = await guest.AnswerAsync(Consent.Abstain, withoutSeq: true);

        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Contains($"data-value=\"{Consent.Abstain}\"", await changed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_arrives_after_closing_is_refused_visibly()
    {
        await using var app = new TestApp();
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Employer);
        var room = await guest.RoomAsync();
        var facilitator = await Facilitator.SignInAsync(app);
        await facilitator.ActAsync("close");

        var late = await guest.PostAsync(room, handler: null, ("item", Form.Hidden(room, "item")), ("attempt", "1"), ("value", "1"), ("seq", "1"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Contains("had closed", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_off_the_scale_is_refused()
    {
        await using var app = new TestApp();
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Employer);

        var response = await guest.AnswerAsync(9);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
    }

    [Fact]
    public async Task Without_JavaScript_the_answer_leads_back_to_the_room_which_shows_it()
    {
        await using var app = new TestApp();
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Learner, language: "fr");
        var room = await guest.RoomAsync();

        var response = await guest.Client.SendAsync(
            "/w/k7m2qp/a/" + ActivityOf(room),
            Form.Token(room),
            ("item", Form.Hidden(room, "item")),
            ("attempt", "1"),
            ("seq", "1"),
            ("value", "1"));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var after = await guest.RoomAsync();
        Assert.Contains("D’accord", after, StringComparison.Ordinal);
        Assert.Contains("data-mine=\"answered\"", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_at_once_are_each_stored_once()
    {
        await using var app = new TestApp();
        var before = await CountAsync(app);
        var guests = new List<Guest>();
        for (var place = 0; place < 100; place++)
        {
            guests.Add(await Guest.JoinAsync(app, StakeholderGroups.All[place % 7]));
        }

        var responses = await Task.WhenAll(guests.Select((guest, place) => guest.AnswerAsync(1 + (place % 4))));

        Assert.All(responses, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal(before + 100, await CountAsync(app));
    }

    private static string ActivityOf(string room) => room.Split("/a/")[1][..36];

    private static Task<int> CountAsync(TestApp app) => app.InDbAsync(db => db.Ratings.CountAsync());
}
