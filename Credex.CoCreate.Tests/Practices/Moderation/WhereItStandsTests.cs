using System.Net;
using Credex.CoCreate.Practices;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Practices.Moderation;

/// <summary>What those who work on a case are told of it, and what they may do next.</summary>
public sealed class WhereItStandsTests
{
    [Fact]
    public async Task Handing_in_again_keeps_what_is_ticked_and_answered_also_when_it_is_refused()
    {
        await using var app = new TestApp();
        var cases = new Cases(app);
        var id = await JudgedAsync(cases);
        Assert.Null(await cases.RequestAsync(id, "staff", "Say which light.", "Say how many."));
        var member = (await Facilitator.SignInAsync(app, "member")).Client;
        var path = await cases.AddressAsync(id) + "/submission";
        var page = await member.PageAsync(path);
        var requests = await app.InDbAsync(db => db.PracticeRequests.OrderBy(one => one.Order).Select(one => one.Id).ToListAsync());

        var refused = await member.SendAsync(path + "?handler=Submit", Form.Token(page), ($"done.{requests[0]:N}", "true"), ("note", "Read it once more."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await refused.Content.ReadAsStringAsync();
        Assert.Matches($"name=\"done.{requests[0]:N}\" value=\"true\" checked", again);
        Assert.Contains("Read it once more.", again, StringComparison.Ordinal);

        var sent = await member.SendAsync(path + "?handler=Submit", Form.Token(again), ($"done.{requests[0]:N}", "true"), ($"answer.{requests[1]:N}", "Nobody counted."));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal(PracticeState.Submitted, (await cases.SeeAsync(id)).State switch { PracticeState.InReview => PracticeState.Submitted, var state => state });
        Assert.Equal("Nobody counted.", await app.InDbAsync(db => db.PracticeRequests.Where(one => one.Id == requests[1]).Select(one => one.Answer).SingleAsync()));
    }

    [Theory]
    [InlineData(PracticeState.Draft, true)]
    [InlineData(PracticeState.Submitted, false)]
    [InlineData(PracticeState.InReview, false)]
    [InlineData(PracticeState.ChangesRequested, true)]
    [InlineData(PracticeState.Archived, false)]
    public async Task Staff_do_not_change_a_case_of_their_own_while_it_is_judged_and_nobody_one_in_the_archive(PracticeState state, bool may)
    {
        await using var app = new TestApp();
        await new Cases(app).AddAsync("badges", author: "staff", state);
        var staff = (await Facilitator.SignInAsync(app, "staff")).Client;

        Assert.Equal(may ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await staff.GetAsync("/practices/badges/edit/about")).StatusCode);

        // And the list of their own cases leads to where they are let in.
        var link = may ? "/practices/badges/edit/about" : "/practices/badges/submission";
        Assert.Contains($"href=\"{link}\"", await staff.PageAsync("/practices/new"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task It_is_said_whose_turn_it_is()
    {
        await using var app = new TestApp();
        var cases = new Cases(app);
        var member = (await Facilitator.SignInAsync(app, "member")).Client;
        var staff = (await Facilitator.SignInAsync(app, "staff")).Client;
        var id = await JudgedAsync(cases);
        var path = await cases.AddressAsync(id);
        Assert.Contains("All reviews are in", await member.PageAsync(path + "/submission"), StringComparison.Ordinal);
        Assert.DoesNotContain("nobody left who could judge", await staff.PageAsync(path + "/publication"), StringComparison.Ordinal);

        Assert.Null(await cases.PublishAsync(id, "staff", DateTime.UtcNow.AddDays(2)));
        var planned = await member.PageAsync(path + "/submission");
        Assert.Contains("published by itself", planned, StringComparison.Ordinal);
        Assert.Matches("It will be published on [^<]*Brussels", planned);
    }

    [Fact]
    public async Task Who_writes_in_a_published_case_is_told_that_it_waits_and_an_old_title_leads_on_for_every_way_of_asking()
    {
        await using var app = new TestApp();
        var cases = new Cases(app);
        var id = await cases.PublishedAsync("badges");
        var member = (await Facilitator.SignInAsync(app, "member")).Client;
        var edit = await member.PageAsync(await cases.AddressAsync(id) + "/edit/about");
        Assert.Contains("waits for a moderator", edit, StringComparison.Ordinal);
        Assert.DoesNotContain("it can be submitted", edit, StringComparison.Ordinal);

        await cases.WriteAsync(id, "Badges of the harbour");
        Assert.Null(await cases.CorrectAsync(id, "staff", Cases.Text("A better title.")));
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            using var ask = new HttpRequestMessage(method, "/practices/badges");
            Assert.Equal(HttpStatusCode.MovedPermanently, (await app.Browser().SendAsync(ask)).StatusCode);
        }
    }

    private static async Task<Guid> JudgedAsync(Cases cases)
    {
        var id = await cases.AddAsync("badges");
        Assert.Null(await cases.SubmitAsync(id));
        foreach (var reviewer in new[] { "moderator", "admin" })
        {
            Assert.Null(await cases.AssignAsync(id, "staff", reviewer));
            Assert.Null(await cases.DeclareAsync(id, reviewer));
            Assert.Null(await cases.JudgeAsync(id, reviewer));
        }

        return id;
    }
}
