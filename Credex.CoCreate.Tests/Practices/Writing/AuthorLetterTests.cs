using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Practices.Moderation.Letters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Practices.Writing;

/// <summary>Nobody becomes an author without being told.</summary>
public sealed class AuthorLetterTests
{
    private const string Ana = "ana@writers.example";

    [Fact]
    public async Task Who_is_made_an_author_is_told_where_to_write_or_leave()
    {
        await using var app = new TestApp();
        var staff = await Author.BeginAsync(app);
        await Author.InviteAsync(app, staff);

        var letter = await Mailbox.LetterAsync(app, Ana);

        Assert.Equal("You are an author of: Sound walks in Porto", letter.Subject);
        Assert.Contains($"/practices/{staff.Slug}/edit", letter.TextBody, StringComparison.Ordinal);
        Assert.Empty(Mailbox.Letters(app, "staff@demo.example"));
    }

    [Fact]
    public async Task Who_was_taken_away_before_it_left_gets_none()
    {
        await using var app = new TestApp();
        var staff = await Author.BeginAsync(app);
        await Author.InviteAsync(app, staff);
        var author = await app.InDbAsync(db => db.PracticeAuthors.SingleAsync(one => one.Order == 1));
        var page = await staff.Client.PageAsync($"/practices/{staff.Slug}/authors");
        await staff.Client.SendAsync($"/practices/{staff.Slug}/authors?handler=remove", Form.Token(page), ("author", author.Id.ToString()));

        await app.Services.GetRequiredService<Dispatcher>().SweepAsync(CancellationToken.None);

        Assert.Empty(Mailbox.Letters(app, Ana));
        Assert.Equal(FollowUpState.LeftOut, (await app.InDbAsync(db => db.FollowUps.SingleAsync(row => row.Kind == AuthorLetter.KindName))).State);
    }
}
