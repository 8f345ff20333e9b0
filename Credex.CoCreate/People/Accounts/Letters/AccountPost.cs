using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Credex.CoCreate.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.People.Accounts.Letters;

/// <summary>What a letter about an account says.</summary>
/// <param name="Button">What it is for to press, and where that leads.</param>
public sealed record AccountNote(string Subject, string Heading, IReadOnlyList<string> Paragraphs, (string Label, string Address)? Button = null)
{
    public IReadOnlyList<(string Name, string Value)> Facts { get; init; } = [];

    /// <summary>Why its reader gets it, where it is not because somebody gave this address.</summary>
    public string? Why { get; init; }
}

/// <summary>Reads whom a letter about an account is for, and draws what all of them have.</summary>
public sealed class AccountPost(AppDb db, AccountLinks links, LetterLinks site, IOptions<SiteOptions> options, IStringLocalizer<AccountTexts> texts)
{
    public string SiteName => options.Value.Name;

    /// <summary>The letter of a row about a person; null where <paramref name="write"/> says that it makes no sense any more, or they are no longer let in.</summary>
    public async Task<Letter?> WriteAsync(FollowUp due, Func<Person, AccountNote?> write, CancellationToken cancel)
    {
        var person = await db.Users.AsNoTracking().SingleOrDefaultAsync(one => one.Id == due.SubjectId && one.DeactivatedAt == null && one.ErasedAt == null, cancel);
        if (person is null || due.Address is not { } address || write(person) is not { } note)
        {
            return null;
        }

        // Before the address is confirmed anybody may have written that name, and our letters say nothing to strangers for them.
        return Draw(due.Id, address, person.EmailConfirmed && address == person.Email ? person.DisplayName : null, due.Language, note);
    }

    public Letter Sample(string language, Func<Person, AccountNote> write)
    {
        var person = new Person { Id = Guid.CreateVersion7(), Email = "maja.lindqvist@example.org", DisplayName = "Maja Lindqvist", SecurityStamp = "sample" };
        return Draw(Guid.CreateVersion7(), person.Email, person.DisplayName, language, write(person));
    }

    public static Letter Draw(Guid id, string address, string? name, string language, AccountNote note) => new(
        id, address, name, language, note.Subject, LetterBody.Of<AccountLetter>((nameof(AccountLetter.Note), note), (nameof(AccountLetter.Name), name)));

    public string Link(LinkPurpose purpose, Person person, FollowUp? due, string? detail = null) =>
        due is null ? Page($"/account/{purpose.ToString().ToLowerInvariant()}/sample") : links.Address(purpose, person, due.CreatedAt, detail);

    public string Page(string path) => site.To(path);

    /// <summary>How long a link works, in words.</summary>
    public string Lasts(LinkPurpose purpose) => AccountLinks.Lasts(purpose) switch
    {
        { TotalDays: > 1 } days => texts["Lasts_Days", days.TotalDays],
        { TotalHours: >= 1 } hours => texts["Lasts_Hours", hours.TotalHours],
        var minutes => texts["Lasts_Minutes", minutes.TotalMinutes],
    };
}
