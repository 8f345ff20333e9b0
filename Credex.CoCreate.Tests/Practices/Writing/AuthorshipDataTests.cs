using System.Text.RegularExpressions;
using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.Practices.Writing;
using Credex.CoCreate.Tests.Practices.Moderation;
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

    [Fact]
    public async Task What_somebody_wrote_is_not_said_to_be_in_the_language_of_the_page()
    {
        await using var app = new TestApp();
        await new Cases(app).AddAsync("badges");
        var page = await (await Facilitator.SignInAsync(app, "member")).Client.PageAsync("/account/data");
        Assert.Matches(new Regex("<dd lang=\"\">[^<]*Everybody had skills", RegexOptions.None, TimeSpan.FromSeconds(1)), page);
    }

    [Theory]
    [InlineData(true, "Ana Prova", "Guild")]
    [InlineData(false, "Nom retiré", "")]
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

    [Fact]
    public async Task Authors_and_organisations_of_a_published_case_are_found_as_long_as_they_are_named()
    {
        await using var app = new TestApp();
        var cases = new Cases(app);
        var id = await cases.PublishedAsync("badges");
        var staff = await cases.PersonAsync("staff");
        var address = await cases.AddressAsync(id);
        using var reader = app.CreateClient();
        async Task<bool> IsFoundAsync(string words) =>
            await reader.PageAsync($"/practices?q={words}") is var page && page.Contains($"href=\"{address}\"", StringComparison.Ordinal) && !page.Contains("Nothing found", StringComparison.Ordinal);
        Task<AuthorOutcome> AuthorsAsync(Func<AuthorDesk, Task<AuthorOutcome>> act) => cases.WithAsync(act);

        Assert.True(await IsFoundAsync("theatre+harbour"));
        Assert.False(await IsFoundAsync("wolanska"));
        Assert.Equal(AuthorOutcome.Done, await AuthorsAsync(desk => desk.AddAsync(id, new AuthorWords("Zyta Wolańska", "Quilters’ Guild", string.Empty), "en", staff, CancellationToken.None)));
        Assert.True(await IsFoundAsync("wolanska"));
        Assert.True(await IsFoundAsync("quilters"));

        var added = await app.InDbAsync(db => db.PracticeAuthors.Where(one => one.PracticeId == id && one.Order == 1).Select(one => one.Id).SingleAsync());
        Assert.Equal(AuthorOutcome.Done, await AuthorsAsync(desk => desk.EditAsync(id, added, new AuthorWords("Zyta Kowal", "Weavers", string.Empty), staff, CancellationToken.None)));
        Assert.False(await IsFoundAsync("wolanska"));
        Assert.True(await IsFoundAsync("zyta+weavers"));
        Assert.Equal(AuthorOutcome.Done, await AuthorsAsync(desk => desk.RemoveAsync(id, added, staff, CancellationToken.None)));
        Assert.False(await IsFoundAsync("weavers"));

        var member = await cases.PersonAsync("member");
        await using var scope = app.Services.CreateAsyncScope();
        var subject = await scope.ServiceProvider.GetRequiredService<DataSubjects>().OfPersonAsync(member, CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<CoCreate.Data.AppDb>().WriteAsync(
            async () =>
            {
                await scope.ServiceProvider.GetServices<IPersonalData>().OfType<CoCreate.Practices.Writing.AuthorshipData>().Single().EraseAsync(subject!, new Erasure(DateTime.UtcNow, false), CancellationToken.None);
                return true;
            },
            CancellationToken.None);
        Assert.False(await IsFoundAsync("theatre+harbour"));
    }
}
