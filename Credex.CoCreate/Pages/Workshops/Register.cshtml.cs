using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Planning;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Workshops;

/// <summary>Registers for a workshop, with or without an account. What is answered is the same whether or not the address is known.</summary>
[EnableRateLimiting(Limits.Joins)]
[ResponseCache(NoStore = true)]
public sealed class RegisterModel(AppDb db, Registrar registrar, RegistrationLinks links, UserManager<Person> users, IStringLocalizer<RegistrationTexts> texts) : PageModel
{
    [FromRoute(Name = "slug")]
    public string Slug { get; set; } = string.Empty;

    [FromQuery(Name = "invitation")]
    public string? Invitation { get; set; }

    public Workshop Workshop { get; private set; } = null!;

    public WorkshopTimes Times => WorkshopTimes.Of(Workshop);

    public RegistrationFields Fields { get; private set; } = new(new RegistrationForm(), []);

    public bool IsFull { get; private set; }

    /// <summary>What became of the form that was just sent.</summary>
    public RegisterOutcome? Outcome { get; private set; }

    public string? SentTo { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return NotFound();
        }

        if (TempData["Registered"] is string outcome && Enum.TryParse<RegisterOutcome>(outcome, out var said))
        {
            (Outcome, SentTo) = (said, TempData["RegisteredAddress"] as string);
            return Page();
        }

        Fields = new RegistrationFields(await SuggestAsync(cancel), []);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return NotFound();
        }

        var form = RegistrationForm.Of(Request.Form);
        Fields = new RegistrationFields(form, form.Check(texts));
        if (Fields.Errors.Count > 0)
        {
            var page = Page();
            page.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return page;
        }

        var me = await users.GetUserAsync(User);
        var isMine = me is { EmailConfirmed: true, Email: { } email } && Registration.KeyOf(email) == Registration.KeyOf(form.Email);
        var answers = form.Answers(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, isMine ? me!.Id : null, links.ReadInvitation(Invitation));
        var outcome = await registrar.RegisterAsync(Workshop.Id, answers, cancel);
        TempData["Registered"] = outcome.ToString();
        TempData["RegisteredAddress"] = form.Email;
        return LocalRedirect(Url.Content($"~/workshops/{Slug}/register"));
    }

    private async Task<bool> FindAsync(CancellationToken cancel)
    {
        if (await db.Workshops.AsNoTracking().SingleOrDefaultAsync(one => one.Slug == Slug && !one.IsRehearsal, cancel) is not { } found)
        {
            return false;
        }

        Workshop = found;
        IsFull = await registrar.FreeAsync(found, cancel) == 0;
        return true;
    }

    /// <summary>What is known of who asks: from their invitation, or their account.</summary>
    private async Task<RegistrationForm> SuggestAsync(CancellationToken cancel)
    {
        if (links.ReadInvitation(Invitation) is { } id && await db.Invitations.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && one.WorkshopId == Workshop.Id, cancel) is { } invitation)
        {
            return new RegistrationForm { Email = invitation.Email, Name = invitation.Name ?? string.Empty, Group = invitation.Group, Country = invitation.Country ?? string.Empty };
        }

        return await users.GetUserAsync(User) is { } me
            ? new RegistrationForm { Email = me.Email ?? string.Empty, Name = me.DisplayName, Group = me.Group, Country = me.Country ?? string.Empty }
            : new RegistrationForm();
    }
}

/// <summary>The fields of a registration, for the pages that show them.</summary>
public sealed record RegistrationFields(RegistrationForm Form, IReadOnlyList<FieldError> Errors);
