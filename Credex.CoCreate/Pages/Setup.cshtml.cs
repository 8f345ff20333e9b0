using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.People.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages;

/// <summary>The one-time link of a new installation: makes the first admin.</summary>
[EnableRateLimiting(Limits.SignIn)]
public sealed class SetupModel(AppDb db, UserManager<Person> users, SignInManager<Person> signIn, TimeProvider clock, IStringLocalizer<PeopleTexts> texts) : PageModel
{
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    public IReadOnlyList<(string Field, string Message)> Errors { get; private set; } = [];

    public string? Invalid(string field) => Errors.Any(error => error.Field == field) ? "invalid" : null;

    public async Task<IActionResult> OnGetAsync([FromRoute] string secret) => await FindAsync(secret) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync([FromRoute] string secret, string? password)
    {
        if (await FindAsync(secret) is not { } invitation)
        {
            return NotFound();
        }

        var person = new Person { UserName = Email?.Trim(), Email = Email?.Trim(), EmailConfirmed = true, DisplayName = Name?.Trim() ?? string.Empty, CreatedAt = clock.GetUtcNow().UtcDateTime };
        Errors = await CheckAsync(person, password);
        if (Errors.Count > 0)
        {
            var page = Page();
            page.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return page;
        }

        var made = await db.WriteAsync(
            async () =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                var used = await db.SetupInvitations.Where(one => one.Id == invitation.Id && one.UsedAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(one => one.UsedAt, now));
                if (used != 1 || !(await users.CreateAsync(person, password!)).Succeeded)
                {
                    return false;
                }

                await users.AddToRoleAsync(person, Roles.Admin);
                db.AuditEntries.Add(AuditEntry.Of(person.Id, "person.set-up", nameof(Person), person.Id, now));
                return true;
            },
            HttpContext.RequestAborted);
        if (!made)
        {
            return NotFound();
        }

        await signIn.SignInAsync(person, isPersistent: false);
        return LocalRedirect(Url.Content("~/"));
    }

    private async Task<SetupInvitation?> FindAsync(string secret)
    {
        var hash = SetupInvitation.Hash(secret);
        var found = await db.SetupInvitations.AsNoTracking().SingleOrDefaultAsync(one => one.SecretHash == hash);
        return found?.IsGoodAt(clock.GetUtcNow().UtcDateTime) == true ? found : null;
    }

    private async Task<IReadOnlyList<(string Field, string Message)>> CheckAsync(Person person, string? password)
    {
        var errors = new List<(string, string)>();
        if (person.DisplayName.Length == 0)
        {
            errors.Add(("name", texts["Name_Missing"]));
        }

        if (person.Email is not { Length: > 3 } email || !email.Contains('@', StringComparison.Ordinal) || await users.FindByEmailAsync(email) is not null)
        {
            errors.Add(("email", texts["Email_Wrong"]));
        }

        if (errors.Count == 0)
        {
            foreach (var validator in users.UserValidators)
            {
                if (!(await validator.ValidateAsync(users, person)).Succeeded)
                {
                    errors.Add(("email", texts["Email_Wrong"]));
                    break;
                }
            }
        }

        if (PasswordRules.Fault(password, person) is { } fault)
        {
            errors.Add(("password", texts[$"Password_{fault}"]));
        }

        return errors;
    }
}
