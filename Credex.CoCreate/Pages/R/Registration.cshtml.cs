using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Planning;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.R;

/// <summary>The personal link of a registration. Looking does nothing, so that mail scanners confirm and cancel nothing; its forms confirm, cancel, join and lead to the record.</summary>
[EnableRateLimiting(Limits.Joins)]
[ResponseCache(NoStore = true)]
public sealed class RegistrationModel(AppDb db, Registrar registrar, RegistrationLinks links, Door door, WrongCodes wrong, TimeProvider clock, IStringLocalizer<RegistrationTexts> texts) : PageModel
{
    // What the door takes.
    private const int LongestNameInRoom = 60;

    [FromRoute(Name = "token")]
    public string Token { get; set; } = string.Empty;

    [FromQuery(Name = "cancel")]
    public bool AsksToCancel { get; set; }

    /// <summary>The key that a browser without one gets: the same for every sending of one form.</summary>
    [BindProperty(Name = "once")]
    public string? Once { get; set; }

    [BindProperty(Name = "consent")]
    public bool Consent { get; set; }

    public Registration Registration { get; private set; } = null!;

    public Workshop Workshop { get; private set; } = null!;

    public WorkshopTimes Times => WorkshopTimes.Of(Workshop);

    /// <summary>Whether the room can be entered now.</summary>
    public bool IsOpen => Registration.State == RegistrationState.Confirmed && Workshop is { CancelledAt: null, Stage: not WorkshopStage.Ended };

    /// <summary>Whether the record can be read from here: by who took part, known by this link, or by everybody.</summary>
    public bool HasRecord => Workshop is { Stage: WorkshopStage.Ended, IsRehearsal: false } && Workshop.RecordAudience switch
    {
        RecordAudience.Everybody => true,
        RecordAudience.Participants => Registration.ParticipantId is not null,
        _ => false,
    };

    public string SeatSaid => SeatWords.Of(texts, Registration, Workshop, clock.GetUtcNow().UtcDateTime);

    public JoinOutcome? Refused { get; private set; }

    public bool LacksConsent { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Once = DeviceKey.Read(Request) is null ? DeviceKey.Propose() : null;
        return await FindAsync(cancel) ? Page() : NotThere();
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return NotThere();
        }

        var after = await registrar.ConfirmAsync(Registration.Id, cancel);
        TempData[Notices.Done] = texts[$"Now_{after!.State}"].Value;
        return Back();
    }

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return NotThere();
        }

        await registrar.CancelAsync(Registration.Id, cancel);
        TempData[Notices.Done] = texts["Now_Cancelled"].Value;
        return Back();
    }

    public async Task<IActionResult> OnPostJoinAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return NotThere();
        }

        if (!Consent && Registration.ParticipantId is null)
        {
            LacksConsent = true;
            return Again(StatusCodes.Status422UnprocessableEntity);
        }

        if (Registration.State != RegistrationState.Confirmed)
        {
            return Back();
        }

        Refused = await EnterAsync(cancel);
        return Refused == JoinOutcome.Joined ? LocalRedirect(Url.Content($"~/w/{Workshop.Code}")) : Again(StatusCodes.Status409Conflict);
    }

    /// <summary>The record is for browsers of who took part: this one becomes one of them.</summary>
    public async Task<IActionResult> OnPostRecordAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return NotThere();
        }

        if (!HasRecord)
        {
            return Back();
        }

        if (Registration.ParticipantId is not null)
        {
            await EnterAsync(cancel);
        }

        return LocalRedirect(Url.Content($"~/workshops/{Workshop.Slug}/record"));
    }

    private Task<JoinOutcome> EnterAsync(CancellationToken cancel)
    {
        var name = Workshop.AsksName ? Registration.Name[..Math.Min(Registration.Name.Length, LongestNameInRoom)] : null;
        var joining = new Joining(Registration.Group, Registration.Country, Registration.Language, name, Registration.PersonId) { RegistrationId = Registration.Id };
        return door.JoinAsync(Workshop.Code, DeviceKey.Ensure(HttpContext, Once), joining, cancel);
    }

    private async Task<bool> FindAsync(CancellationToken cancel)
    {
        if (links.Read(Token) is not { } id || await db.Registrations.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } registration)
        {
            return false;
        }

        Registration = registration;
        Workshop = await db.Workshops.AsNoTracking().SingleAsync(one => one.Id == registration.WorkshopId, cancel);
        return true;
    }

    private PageResult Again(int status)
    {
        var page = Page();
        page.StatusCode = status;
        return page;
    }

    private LocalRedirectResult Back() => LocalRedirect(Url.Content($"~/r/{Token}"));

    /// <summary>Guessing a link counts as guessing a code.</summary>
    private StatusCodeResult NotThere() => wrong.MayTryAnother(HttpContext) ? NotFound() : StatusCode(StatusCodes.Status429TooManyRequests);
}
