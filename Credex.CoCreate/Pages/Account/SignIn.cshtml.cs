using Credex.CoCreate.Demo;
using Credex.CoCreate.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Credex.CoCreate.Pages.Account;

/// <summary>Sign in with address and password; in Development also as one of the demo people.</summary>
[EnableRateLimiting(Limits.SignIn)]
public sealed class SignInModel(SignInManager<Person> signIn, UserManager<Person> users, IHostEnvironment environment) : PageModel
{
    private static readonly Person Nobody = new();
    private static string? nobodysHash;

    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Return { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    public bool Failed { get; private set; }

    public IReadOnlyList<DemoPerson> Demo => environment.IsDevelopment() ? DemoPeople.All : [];

    public async Task<IActionResult> OnPostAsync(string? password, bool remember)
    {
        var person = Email is null ? null : await users.FindByEmailAsync(Email.Trim());
        if (person is { DeactivatedAt: null, EmailConfirmed: true, PasswordHash: not null } && password is not null && !await users.IsLockedOutAsync(person))
        {
            if ((await signIn.PasswordSignInAsync(person, password, remember, lockoutOnFailure: true)).Succeeded)
            {
                return GoOn();
            }
        }
        else
        {
            // As much work as with a real one, so that the time does not tell.
            users.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash(users), password ?? string.Empty);
        }

        // The same words whether the address is unknown, the password wrong or the account locked.
        Failed = true;
        var page = Page();
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    public async Task<IActionResult> OnPostDemoAsync(string role)
    {
        var demo = Demo.FirstOrDefault(person => person.Role == role);
        var person = demo is null ? null : await users.FindByEmailAsync(demo.Email);
        if (person is null)
        {
            return NotFound();
        }

        await signIn.SignInAsync(person, isPersistent: false);
        return GoOn();
    }

    private static string NobodysHash(UserManager<Person> users) =>
        nobodysHash ??= users.PasswordHasher.HashPassword(Nobody, Guid.NewGuid().ToString());

    private LocalRedirectResult GoOn() => LocalRedirect(Url.IsLocalUrl(Return) ? Return! : Url.Content("~/"));
}
