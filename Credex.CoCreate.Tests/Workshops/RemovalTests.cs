using System.Net;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops;

public sealed class RemovalTests
{
    [Fact]
    public async Task An_answer_goes_from_the_open_clause_and_comes_back_with_its_voter()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        await (await app.JoinAllAsync(6, StakeholderGroup.Learner)).AnswerAllAsync(Consent.Agree);
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Learner);
        await guest.AnswerAsync(Consent.Disagree);
        var id = await app.LatestParticipantAsync();
        Assert.Contains("7 of ", await CountsAsync(host), StringComparison.Ordinal);

        await host.RemoveAsync(id);
        Assert.Contains("Removed. ", await host.Client.PageAsync($"/w/{TestApp.Code}/host/people"), StringComparison.Ordinal);
        Assert.Contains("6 of ", await CountsAsync(host), StringComparison.Ordinal);
        await host.LetBackAsync(id);
        Assert.Contains("7 of ", await CountsAsync(host), StringComparison.Ordinal);
        await host.RemoveAsync(id);
        await host.RevealAsync();

        Assert.Equal([6, 0, 0, 0], (await app.CurrentItemAsync()).Shown.Single().Tally!.All.Counts);
        Assert.Equal(["participant.removed", "participant.let-back", "participant.removed"], (await app.ActsAsync()).Where(act => act.StartsWith("participant", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_answer_stays_in_a_closed_clause()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        await (await app.JoinAllAsync(5, StakeholderGroup.Learner)).AnswerAllAsync(Consent.Agree);
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Learner);
        await guest.AnswerAsync(Consent.Disagree);
        await host.ActAsync("close");
        await RoomSteps.WaitAsync(async () => (await host.ConsoleAsync()).Contains("/reveal\"", StringComparison.Ordinal));

        await host.RemoveAsync(await app.LatestParticipantAsync());
        await host.ActAsync("reveal");

        Assert.Equal([5, 0, 1, 0], (await app.CurrentItemAsync()).Shown.Single().Tally!.All.Counts);
    }

    [Fact]
    public async Task Who_was_removed_is_told_so_and_can_neither_answer_nor_listen()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Learner);
        var room = await guest.RoomAsync();
        (string, string)[] answer = [("item", Form.Hidden(room, "item")), ("attempt", "1"), ("value", "1"), ("seq", "1")];
        var before = await app.InDbAsync(db => db.Ratings.CountAsync());
        var id = await app.LatestParticipantAsync();

        await host.RemoveAsync(id);

        Assert.Contains("This room is closed for you", await guest.Client.PageAsync($"/w/{TestApp.Code}"), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await guest.PostAsync(room, handler: null, answer)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await guest.Client.GetAsync($"/live/w/{TestApp.Code}/stage")).StatusCode);
        Assert.Equal(before, await app.InDbAsync(db => db.Ratings.CountAsync()));

        await host.LetBackAsync(id);
        Assert.Equal(HttpStatusCode.OK, (await guest.PostAsync(room, handler: null, answer)).StatusCode);
    }

    [Fact]
    public async Task Removing_asks_first()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        await Guest.JoinAsync(app, StakeholderGroup.Learner, name: "Zuzanna");
        var id = await app.LatestParticipantAsync();

        var asked = await host.Client.PageAsync($"/w/{TestApp.Code}/host/people?remove={id}");

        Assert.Contains("Remove this person: Zuzanna, Learner", asked, StringComparison.Ordinal);
        Assert.Null(await app.InDbAsync(db => db.Participants.Where(one => one.Id == id).Select(one => one.RemovedAt).SingleAsync()));
    }

    [Fact]
    public async Task Somebody_is_removed_once()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        await Guest.JoinAsync(app, StakeholderGroup.Learner);
        var id = await app.LatestParticipantAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await host.LetBackAsync(id)).StatusCode);
        await host.RemoveAsync(id);
        Assert.Equal(HttpStatusCode.NotFound, (await host.RemoveAsync(id)).StatusCode);
    }

    private static async Task<string> CountsAsync(Facilitator host)
    {
        await RoomSteps.SettleAsync();
        return await host.Client.PageAsync($"/live/w/{TestApp.Code}/console-count");
    }
}
