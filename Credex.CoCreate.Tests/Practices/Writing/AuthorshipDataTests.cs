using Credex.CoCreate.People.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Practices.Writing;

/// <summary>What is held about somebody who writes cases, and what is left when they are erased.</summary>
public sealed class AuthorshipDataTests
{
    [Fact]
    public async Task It_is_told_on_the_page_of_what_is_held()
    {
        await using var app = new TestApp();
        var author = await Author.InviteAsync(app, await Author.BeginAsync(app));
        await author.SaveAsync("story", ("context.en", "Nobody taught listening."));

        var page = await author.Client.PageAsync("/account/data");

        Assert.Contains("id=\"practices\"", page, StringComparison.Ordinal);
        Assert.Contains("Sound walks in Porto", page, StringComparison.Ordinal);
        Assert.Contains("Nobody taught listening.", await author.Client.PageAsync("/account/data.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "ana", "Guild")]
    [InlineData(false, "Signature retirée", "")]
    public async Task Erased_the_case_stays_and_nothing_leads_to_them(bool keepsWords, string name, string organisation)
    {
        await using var app = new TestApp();
        var author = await Author.InviteAsync(app, await Author.BeginAsync(app, language: "fr"));
        await author.SaveAsync("story", ("context.fr", "Personne n’enseignait l’écoute."));
        var id = await app.InDbAsync(db => db.Users.Where(one => one.Email == "ana@writers.example").Select(one => one.Id).SingleAsync());

        await using (var scope = app.Services.CreateAsyncScope())
        {
            var subject = await scope.ServiceProvider.GetRequiredService<DataSubjects>().OfPersonAsync(id, CancellationToken.None);
            await scope.ServiceProvider.GetServices<IPersonalData>().OfType<CoCreate.Practices.Writing.AuthorshipData>().Single().EraseAsync(subject!, new Erasure(DateTime.UtcNow, keepsWords), CancellationToken.None);
            await scope.ServiceProvider.GetRequiredService<CoCreate.Data.AppDb>().SaveChangesAsync();
        }

        var left = await app.InDbAsync(db => db.PracticeAuthors.SingleAsync(one => one.Order == 1));
        Assert.Equal((null, name, organisation), (left.PersonId, left.Name, left.Organisation));
        Assert.False(await app.InDbAsync(db => db.PracticeRevisions.AnyAsync(one => one.By == id)));
        Assert.False(await app.InDbAsync(db => db.PracticeEvents.AnyAsync(one => one.By == id)));
        Assert.Equal("Personne n’enseignait l’écoute.", (await author.FieldsAsync()).Chapter("context")!.In("fr").Text);
    }
}
