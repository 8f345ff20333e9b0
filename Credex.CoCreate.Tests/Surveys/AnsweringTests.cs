using System.Net;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Answering;
using Credex.CoCreate.Surveys.Invitations;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Surveys;

/// <summary>Answering a survey, as a browser without JavaScript does it.</summary>
public sealed class AnsweringTests
{
    [Fact]
    public async Task Somebody_answers_sends_sees_their_own_result_and_takes_it_back()
    {
        await using var app = new TestApp();
        var before = await app.InDbAsync(db => db.Responses.CountAsync());
        var me = Respondent.Of(app);
        await me.AnswerAllAsync(ability: 2);
        Assert.Equal("/s/sound-design-needs/sent", (await me.SendAsync()).Headers.Location?.OriginalString);

        var sent = await me.Client.PageAsync("/s/sound-design-needs/sent");
        Assert.Contains("Where learning could help", sent, StringComparison.Ordinal);
        Assert.Contains("importance 5, ability 2", sent, StringComparison.Ordinal);
        var response = await app.InDbAsync(db => db.Responses.SingleAsync(one => !one.IsCounted));
        Assert.Equal((Credex.CoCreate.People.StakeholderGroup.Learner, "FR", "en"), (response.Group, response.Country, response.Language));
        Assert.Contains("\"years\":\"3\"", response.Answers, StringComparison.Ordinal);
        Assert.Equal(0, await app.InDbAsync(db => db.ResponseDrafts.CountAsync()));

        var code = (await me.CodeAsync()).ToLowerInvariant().Replace('-', ' ');
        var stranger = app.Browser();
        var page = await stranger.PageAsync("/s/sound-design-needs/withdraw");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await stranger.SendAsync("/s/sound-design-needs/withdraw", Form.Token(page), ("code", "WRONG-CODE"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.SendAsync("/s/sound-design-needs/withdraw", Form.Token(page), ("code", code))).StatusCode);
        Assert.Equal(before, await app.InDbAsync(db => db.Responses.CountAsync()));
    }

    [Fact]
    public async Task What_is_typed_is_kept_also_when_it_is_wrong_and_in_the_other_language()
    {
        await using var app = new TestApp();
        var me = Respondent.Of(app);
        var refused = await me.PostAsync(1, null, ("group", "Employer"), ("country", "BE"), ("years", "many"));
        var page = await refused.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("This is no number.", page, StringComparison.Ordinal);
        Assert.Contains("value=\"many\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"#q-years\"", page, StringComparison.Ordinal);

        // Who comes back comes to what stood in the way.
        Assert.Equal(1, await app.InDbAsync(db => db.ResponseDrafts.Select(one => one.Page).SingleAsync()));

        var turned = await me.PostAsync(1, "language&to=fr", ("group", "Employer"), ("country", "BE"), ("years", "many still"));
        Assert.Equal("/s/sound-design-needs/1", turned.Headers.Location?.OriginalString);
        var french = await me.PageAsync(1);
        Assert.Contains("lang=\"fr\"", french, StringComparison.Ordinal);
        Assert.Contains("value=\"many still\"", french, StringComparison.Ordinal);
        Assert.Contains("Reprendre là où j’en étais", await me.Client.PageAsync("/s/sound-design-needs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_begun_as_a_trial_is_not_gone_on_with_by_somebody_who_answers()
    {
        await using var app = new TestApp();
        var me = Respondent.Of(app);
        await me.PostAsync(1, "save", ("group", "Employer"), ("country", "BE"), ("years", "37"));
        Assert.Contains("value=\"37\"", await me.PageAsync(1), StringComparison.Ordinal);
        await app.InDbAsync(db => db.ResponseDrafts.ExecuteUpdateAsync(set => set.SetProperty(one => one.IsTest, true)));

        Assert.DoesNotContain("value=\"37\"", await me.PageAsync(1), StringComparison.Ordinal);
        await me.AnswerAllAsync();
        await me.SendAsync();
        Assert.False(await app.InDbAsync(db => db.Responses.Where(one => !one.IsCounted).Select(one => one.IsTest).SingleAsync()));
    }

    [Fact]
    public async Task A_question_that_an_answer_on_its_page_brings_is_asked_before_going_on()
    {
        await using var app = new TestApp();
        var me = Respondent.Of(app);
        Assert.DoesNotContain("name=\"size\"", await me.PageAsync(1), StringComparison.Ordinal);

        var response = await me.PostAsync(1, null, ("group", "Employer"), ("country", "BE"), ("years", "4"));

        Assert.Equal("/s/sound-design-needs/1#q-size", response.Headers.Location?.OriginalString);
        Assert.Contains("name=\"size\"", await me.PageAsync(1), StringComparison.Ordinal);
        Assert.Equal("/s/sound-design-needs/2", (await me.PostAsync(1, null, ("group", "Employer"), ("country", "BE"), ("years", "4"), ("size", "small"))).Headers.Location?.OriginalString);

        // Who is no employer any more has not said how many work there.
        await me.PostAsync(1, null, ("group", "Learner"), ("country", "BE"), ("years", "4"), ("size", "small"));
        Assert.DoesNotContain("10 to 49", await me.Client.PageAsync("/s/sound-design-needs/check"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_required_answer_is_asked_for_and_a_soft_one_once()
    {
        await using var app = new TestApp();
        var me = Respondent.Of(app);
        var missing = await (await me.PostAsync(1, null, ("group", "Learner"))).Content.ReadAsStringAsync();
        Assert.Contains("This needs an answer.", missing, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"passed\"", missing, StringComparison.Ordinal);

        var soft = await me.PostAsync(1, null, ("group", "Learner"), ("country", "FR"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, soft.StatusCode);
        Assert.Contains("go on without", await soft.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("/s/sound-design-needs/2", (await me.PostAsync(1, null, ("group", "Learner"), ("country", "FR"), ("passed", "1"))).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_form_sent_twice_is_one_response()
    {
        await using var app = new TestApp();
        var before = await app.InDbAsync(db => db.Responses.CountAsync());
        var me = Respondent.Of(app);
        await me.AnswerAllAsync();
        var page = await me.Client.PageAsync("/s/sound-design-needs/check");
        var secret = await app.InDbAsync(db => db.ResponseDrafts.Select(draft => draft.SecretHash).SingleAsync());
        var both = await Task.WhenAll(me.Client.SendAsync("/s/sound-design-needs/check", Form.Token(page)), me.Client.SendAsync("/s/sound-design-needs/check", Form.Token(page)));

        Assert.NotEmpty(secret);
        Assert.Contains(both, response => response.Headers.Location?.OriginalString == "/s/sound-design-needs/sent");
        Assert.Equal(before + 1, await app.InDbAsync(db => db.Responses.CountAsync()));
    }

    [Fact]
    public async Task Nobody_answers_a_survey_that_is_closed_or_a_draft_and_unknown_ones_are_not_found()
    {
        await using var app = new TestApp();
        var me = app.Browser();

        Assert.Contains("Closed", await me.PageAsync("/s/workshop-experience"), StringComparison.Ordinal);
        Assert.Equal("/s/workshop-experience", (await me.GetAsync("/s/workshop-experience/1")).Headers.Location?.OriginalString);
        foreach (var path in new[] { "/s/training-offers", "/s/training-offers/1", "/s/nothing", "/s/nothing/check", "/i/AAAAAAAAAAAAAAAAAAAAAA" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await me.GetAsync(path)).StatusCode);
        }

        Assert.Equal("/s/sound-design-needs/check", (await me.GetAsync("/s/sound-design-needs/99")).Headers.Location?.OriginalString);
        Assert.Equal("/s/sound-design-needs", (await me.GetAsync("/s/sound-design-needs/check")).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task This_device_is_cleared()
    {
        await using var app = new TestApp();
        var me = Respondent.Of(app);
        await me.PostAsync(1, "save", ("group", "Learner"));
        Assert.Equal(1, await app.InDbAsync(db => db.ResponseDrafts.CountAsync()));

        var page = await me.Client.PageAsync("/s/sound-design-needs/clear");
        await me.Client.SendAsync("/s/sound-design-needs/clear", Form.Token(page));

        Assert.Equal(0, await app.InDbAsync(db => db.ResponseDrafts.CountAsync()));
        Assert.DoesNotContain("checked", await me.PageAsync(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_serves_once_and_looking_at_it_spends_nothing()
    {
        await using var app = new TestApp();
        var secret = Respondent.NewSecret();
        await app.InDbAsync(async db =>
        {
            var survey = await db.Surveys.SingleAsync(one => one.Slug == Respondent.Needs);
            survey.Access = SurveyAccess.Invited;
            db.SurveyInvitations.Add(new SurveyInvitation { SurveyId = survey.Id, Email = "maja@example.org", EmailKey = "maja@example.org", Language = "en", SecretHash = InvitationSecrets.Hash(secret), InvitedAt = DateTime.UtcNow });
            return await db.SaveChangesAsync();
        });
        Assert.Contains("for people with an invitation", await app.Browser().PageAsync("/s/sound-design-needs"), StringComparison.Ordinal);

        var (one, two) = (Respondent.Of(app), Respondent.Of(app));
        foreach (var me in new[] { one, two })
        {
            var door = await me.Client.PageAsync($"/i/{secret}");
            Assert.Equal("/s/sound-design-needs", (await me.Client.SendAsync($"/i/{secret}", Form.Token(door))).Headers.Location?.OriginalString);
            await me.AnswerAllAsync();
        }

        Assert.Equal("/s/sound-design-needs/sent", (await one.SendAsync()).Headers.Location?.OriginalString);
        var second = await two.SendAsync();

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("Answers were sent with this invitation", await app.Browser().PageAsync($"/i/{secret}"), StringComparison.Ordinal);
        Assert.True(await app.InDbAsync(db => db.SurveyInvitations.Select(invitation => invitation.IsUsed).SingleAsync()));
    }

    [Fact]
    public async Task A_confidential_link_resumes_in_another_browser_and_withdraws()
    {
        await using var app = new TestApp();
        var secret = Respondent.NewSecret();
        var invitation = await app.InDbAsync(async db =>
        {
            var survey = await db.Surveys.SingleAsync(one => one.Slug == Respondent.Needs);
            (survey.Access, survey.Mode) = (SurveyAccess.Invited, SurveyMode.Confidential);
            var one = new SurveyInvitation { SurveyId = survey.Id, Email = "maja@example.org", EmailKey = "maja@example.org", Language = "en", SecretHash = InvitationSecrets.Hash(secret), InvitedAt = DateTime.UtcNow };
            db.SurveyInvitations.Add(one);
            await db.SaveChangesAsync();
            return one.Id;
        });
        var phone = Respondent.Of(app);
        await phone.Client.SendAsync($"/i/{secret}", Form.Token(await phone.Client.PageAsync($"/i/{secret}")));
        await phone.PostAsync(1, null, ("group", "Educator"), ("country", "PT"), ("years", "12"));

        var laptop = Respondent.Of(app);
        await laptop.Client.SendAsync($"/i/{secret}", Form.Token(await laptop.Client.PageAsync($"/i/{secret}")));
        Assert.Contains("value=\"12\"", await laptop.PageAsync(1), StringComparison.Ordinal);
        await laptop.AnswerAllAsync("Educator", "PT");
        await laptop.SendAsync();
        Assert.Equal(invitation, await app.InDbAsync(db => db.Responses.Where(one => !one.IsCounted).Select(one => one.InvitationId).SingleAsync()));

        var later = Respondent.Of(app);
        Assert.Contains("You can take them back", await later.Client.PageAsync($"/i/{secret}"), StringComparison.Ordinal);
        var used = await later.Client.SendAsync($"/i/{secret}", Form.Token(await later.Client.PageAsync($"/i/{secret}")));
        Assert.Equal("/s/sound-design-needs/withdraw", used.Headers.Location?.OriginalString);
        var page = await later.Client.PageAsync("/s/sound-design-needs/withdraw");
        Assert.Equal(HttpStatusCode.Redirect, (await later.Client.SendAsync("/s/sound-design-needs/withdraw", Form.Token(page), ("code", Form.Value(page, "code")))).StatusCode);
        Assert.Equal(0, await app.InDbAsync(db => db.Responses.CountAsync(one => !one.IsCounted)));

        // The link says so, and offers nothing more.
        var (gone, disparu) = (await app.Browser().PageAsync($"/i/{secret}"), WebUtility.HtmlDecode(await app.Browser("fr").PageAsync($"/i/{secret}")));
        Assert.Contains("The answers that were sent with this invitation were taken back.", gone, StringComparison.Ordinal);
        Assert.DoesNotContain("You can take them back", gone, StringComparison.Ordinal);
        Assert.DoesNotContain($"action=\"/i/{secret}\"", gone, StringComparison.Ordinal);
        Assert.Contains("Les réponses envoyées avec cette invitation ont été retirées.", disparu, StringComparison.Ordinal);
        var again = await later.Client.SendAsync($"/i/{secret}", Form.Token(page));
        Assert.Contains("were taken back", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trial_is_for_staff_and_never_counts()
    {
        await using var app = new TestApp();
        var staff = (await Facilitator.SignInAsync(app, "staff")).Client;
        var (member, anonymous) = ((await Facilitator.SignInAsync(app, "member")).Client, app.Browser());
        foreach (var client in new[] { staff, member, anonymous })
        {
            client.DefaultRequestHeaders.Add("Cookie", "cc_trial=1");
        }

        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync("/s/training-offers/1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await anonymous.GetAsync("/s/training-offers/1")).StatusCode);
    }

    [Fact]
    public void The_withdrawal_code_forgives_case_and_spaces_and_comes_from_the_secret_alone()
    {
        var survey = Guid.NewGuid();
        var secret = SurveySecret.New(DateTime.UtcNow);

        Assert.Equal(secret.WithdrawalCode(survey), SurveySecret.Decode(secret.Encode())!.WithdrawalCode(survey));
        Assert.Equal(SurveySecret.WithdrawalHash(secret.WithdrawalCode(survey), survey), SurveySecret.WithdrawalHash(secret.WithdrawalCode(survey).ToLowerInvariant().Replace("-", "  ", StringComparison.Ordinal), survey));
        Assert.NotEqual(secret.WithdrawalCode(survey), secret.WithdrawalCode(Guid.NewGuid()));
        Assert.Matches("^([A-HJ-NP-Z2-9]{4}-){4}[A-HJ-NP-Z2-9]{4}$", secret.WithdrawalCode(survey));
    }
}
