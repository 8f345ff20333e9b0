using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.People.Accounts;

/// <summary>
/// What somebody does with an account of their own. Whoever asks for a letter learns nothing from it: unknown, unconfirmed, deactivated or fine, the caller says the same,
/// after the same time; only the letter differs.
/// </summary>
public sealed class AccountDesk(AppDb db, UserManager<Person> users, AccountLinks links, AddressStates addresses, Schedule schedule, TimeProvider clock)
{
    /// <summary>So many letters about an account go to one address in an hour, however often somebody asks.</summary>
    private const int LettersAnHour = 5;

    private static readonly TimeSpan Even = TimeSpan.FromMilliseconds(300);
    private static readonly string[] Asked = [AccountLetters.Confirm, AccountLetters.Exists, AccountLetters.SignIn, AccountLetters.Reset, AccountLetters.Address];

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Makes an account that nobody can use before its address is confirmed; where there is one already, its owner is told.</summary>
    public Task RegisterAsync(string name, string email, string language, CancellationToken cancel) => EvenlyAsync(
        async () =>
        {
            var person = await users.FindByEmailAsync(email);
            if (person is null)
            {
                person = new Person { UserName = email, Email = email, DisplayName = name, Language = language, CreatedAt = Now };
                if (!(await users.CreateAsync(person)).Succeeded)
                {
                    return;
                }
            }

            await SendAsync(person, person.EmailConfirmed ? AccountLetters.Exists : AccountLetters.Confirm, language, person.Email!, cancel);
        },
        cancel);

    /// <summary>A letter with a link to sign in, or to choose a new password.</summary>
    public Task AskAsync(string kind, string email, string language, CancellationToken cancel) => EvenlyAsync(
        async () =>
        {
            if (await users.FindByEmailAsync(email) is { } person)
            {
                await SendAsync(person, person.EmailConfirmed ? kind : AccountLetters.Confirm, language, person.Email!, cancel);
            }
        },
        cancel);

    /// <summary>A letter to the new address; who has an account there already is told that they have.</summary>
    public Task AskForAddressAsync(Guid id, string address, string language, CancellationToken cancel) => EvenlyAsync(
        async () =>
        {
            var other = await users.FindByEmailAsync(address);
            var person = await db.Users.SingleAsync(one => one.Id == id, cancel);
            await SendAsync(other ?? person, other is null ? AccountLetters.Address : AccountLetters.Exists, language, address, cancel);
        },
        cancel);

    /// <summary>Whose link it is and what it says; null where it no longer works.</summary>
    public async Task<(Person Person, AccountLink Link)?> FindAsync(LinkPurpose purpose, string? token, CancellationToken cancel)
    {
        if (links.Read(purpose, token) is not { } link)
        {
            return null;
        }

        var person = await db.Users.SingleOrDefaultAsync(one => one.Id == link.PersonId && one.SecurityStamp == link.Stamp && one.DeactivatedAt == null && one.ErasedAt == null, cancel);
        var isSpent = purpose == LinkPurpose.SignIn && person?.LinksSpentAt >= link.IssuedAt;
        return person is null || isSpent ? null : (person, link);
    }

    /// <summary>Uses a link to sign in up, with all that were asked for before it. False where another request was first.</summary>
    public Task<bool> SpendAsync(AccountLink link, CancellationToken cancel) => db.WriteAsync(
        async () => await db.Users
            .Where(one => one.Id == link.PersonId && one.SecurityStamp == link.Stamp && one.DeactivatedAt == null && (one.LinksSpentAt == null || one.LinksSpentAt < link.IssuedAt))
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.LinksSpentAt, link.IssuedAt), cancel) == 1,
        cancel);

    /// <summary>Who has the link has the address: it is confirmed, the password is theirs, a lock-out is over, and links and sessions from before end.</summary>
    /// <returns>What is wrong with the password; null where it is set.</returns>
    public async Task<PasswordFault?> SetPasswordAsync(Person person, string? password, CancellationToken cancel)
    {
        if (PasswordRules.Fault(password, person) is { } fault)
        {
            return fault;
        }

        await db.WriteAsync(
            async () =>
            {
                person.PasswordHash = users.PasswordHasher.HashPassword(person, password!);
                (person.EmailConfirmed, person.AccessFailedCount, person.LockoutEnd) = (true, 0, null);
                return await users.UpdateSecurityStampAsync(person);
            },
            cancel);
        return null;
    }

    /// <summary>Takes the new address, and tells the old one. False where somebody else has it by now.</summary>
    public Task<bool> ChangeAddressAsync(Person person, string address, CancellationToken cancel) => db.WriteAsync(
        async () =>
        {
            if (await users.FindByEmailAsync(address) is not null)
            {
                return false;
            }

            var before = AccountLetters.To(person, "en");
            await KeepAsync(person, cancel);
            await FollowAsync(person, address, cancel);
            (person.UserName, person.Email, person.EmailConfirmed) = (address, address, true);
            if (!(await users.UpdateSecurityStampAsync(person)).Succeeded)
            {
                return false;
            }

            schedule.Now(AccountLetters.AddressChanged, AccountLetters.About(person), Key(AccountLetters.AddressChanged), before);
            return true;
        },
        cancel);

    /// <summary>What was theirs by the address alone stays theirs without it.</summary>
    private async Task KeepAsync(Person person, CancellationToken cancel)
    {
        if (person is not { EmailConfirmed: true, Email: { } former })
        {
            return;
        }

        var key = Registration.KeyOf(former);
        var lower = former.ToLowerInvariant();
        await db.Registrations.Where(one => one.PersonId == null && one.EmailKey == key).ExecuteUpdateAsync(set => set.SetProperty(one => one.PersonId, person.Id), cancel);
        await db.Invitations.Where(one => one.PersonId == null && one.EmailKey == key).ExecuteUpdateAsync(set => set.SetProperty(one => one.PersonId, person.Id), cancel);
        await db.SurveyInvitations.Where(one => one.PersonId == null && one.EmailKey == key).ExecuteUpdateAsync(set => set.SetProperty(one => one.PersonId, person.Id), cancel);
        await db.FollowUps.Where(row => row.PersonId == null && row.Address != null && row.Address.ToLower() == lower).ExecuteUpdateAsync(set => set.SetProperty(row => row.PersonId, person.Id), cancel);
    }

    /// <summary>What is still to come goes to the new address: seats, with their letters that wait, and what they no longer want to be told.</summary>
    private async Task FollowAsync(Person person, string address, CancellationToken cancel)
    {
        if (person is not { EmailConfirmed: true, Email: { } former })
        {
            return;
        }

        var (before, key, lower) = (Registration.KeyOf(former), Registration.KeyOf(address), former.ToLowerInvariant());
        await db.Registrations.Where(one => one.PersonId == person.Id && one.EmailKey == before && !db.Registrations.Any(other => other.WorkshopId == one.WorkshopId && other.EmailKey == key))
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Email, address).SetProperty(one => one.EmailKey, key), cancel);
        await db.FollowUps.Where(row => row.PersonId == person.Id && row.SubjectKind == nameof(Registration) && row.State == FollowUpState.Waiting && row.Address != null && row.Address.ToLower() == lower)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Address, address), cancel);
        await addresses.FollowAsync(former, address, cancel);
    }

    private async Task SendAsync(Person person, string kind, string language, string address, CancellationToken cancel)
    {
        var since = Now.AddHours(-1);
        if (person.DeactivatedAt is null && await db.FollowUps.CountAsync(row => row.Address == address && Asked.Contains(row.Kind) && row.CreatedAt > since, cancel) < LettersAnHour)
        {
            schedule.Now(kind, AccountLetters.About(person), Key(kind), AccountLetters.To(person, language, address));
        }
    }

    private async Task EvenlyAsync(Func<Task> work, CancellationToken cancel)
    {
        var even = Task.Delay(Even, cancel);
        try
        {
            await db.WriteAsync(
                async () =>
                {
                    await work();
                    return true;
                },
                cancel);
        }
        catch (DbUpdateException)
        {
            // Sent twice at once: the other request has made the account and the letter.
            db.ChangeTracker.Clear();
        }

        await even;
    }

    private static string Key(string kind) => $"{kind}/{Guid.CreateVersion7():N}";
}
