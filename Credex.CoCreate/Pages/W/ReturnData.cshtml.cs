using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Pages.Account;
using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Pages.W;

/// <summary>What is held about a participant without an account, and erasing it: whoever has the personal link is the participant.</summary>
[EnableRateLimiting(Limits.Joins)]
[ResponseCache(NoStore = true)]
public sealed class ReturnDataModel(AppDb db, ReturnLinks links, WrongCodes wrong, DataSubjects subjects, HeldData held, Schedule schedule) : PageModel
{
    private DataSubject? who;

    [FromRoute(Name = "code")]
    public string Code { get; set; } = string.Empty;

    [FromRoute(Name = "secret")]
    public string Secret { get; set; } = string.Empty;

    /// <summary>Whether the link leads to anybody.</summary>
    public bool IsKnown => who is not null;

    public IReadOnlyList<PersonalSection> Sections { get; private set; } = [];

    public bool IsPlanned { get; private set; }

    /// <summary>Sent without saying what becomes of the words.</summary>
    public bool IsUnclear { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var cancel = HttpContext.RequestAborted;
        var workshop = await db.Workshops.Where(one => one.Code == Code).Select(one => (Guid?)one.Id).SingleOrDefaultAsync(cancel);
        if (workshop is null || await links.FindAsync(workshop.Value, Secret, cancel) is not { } participant || await subjects.OfParticipantAsync(participant.Id, cancel) is not { } found)
        {
            // Guessing a secret counts as guessing a code.
            var dead = Page();
            dead.StatusCode = StatusCodes.Status404NotFound;
            context.Result = wrong.MayTryAnother(HttpContext) ? dead : StatusCode(StatusCodes.Status429TooManyRequests);
            return;
        }

        who = found;
        await next();
    }

    public async Task OnGetAsync(CancellationToken cancel) => Sections = await held.ReadAsync(who!, cancel);

    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancel) => File(held.Json(await held.ReadAsync(who!, cancel)), "application/json", DataFileModel.FileName);

    public async Task<IActionResult> OnPostAsync(string? words, CancellationToken cancel)
    {
        if (words is not ("keep" or "remove"))
        {
            IsUnclear = true;
            await OnGetAsync(cancel);
            var again = Page();
            again.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return again;
        }

        ErasureErrand.Plan(schedule, new Subject(nameof(Participant), who!.Participants[0]), new ErasureChoice(words == "keep"), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        await db.SaveChangesAsync(cancel);
        IsPlanned = true;
        return Page();
    }
}
