using System.Globalization;
using Credex.CoCreate.Charts;
using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.W;

/// <summary>The door, and behind it the room: one address for both.</summary>
[EnableRateLimiting(Limits.Joins)]
[ResponseCache(NoStore = true)]
public sealed class RoomModel(
    AppDb db,
    Regions regions,
    RegionRenderer renderer,
    MineReader mine,
    Door door,
    WrongCodes wrong,
    IStringLocalizer<WorkshopTexts> texts) : PageModel
{
    private const int LongestName = 60;

    [FromRoute(Name = "code")]
    public string Code { get; set; } = string.Empty;

    [BindProperty(Name = "group")]
    public StakeholderGroup? Group { get; set; }

    [BindProperty(Name = "country")]
    public string? Country { get; set; }

    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "consent")]
    public bool Consent { get; set; }

    /// <summary>The key that a browser without one gets: the same for every sending of one form.</summary>
    [BindProperty(Name = "once")]
    public string? Once { get; set; }

    [FromQuery(Name = "change")]
    public bool Changing { get; set; }

    /// <summary>Nobody has said the country: the browser may know better (visitor.js).</summary>
    public bool IsCountryGuessed { get; private set; }

    public Workshop? Row { get; private set; }

    public ParticipantIdentity? Me { get; private set; }

    public IHtmlContent MineMarkup { get; private set; } = HtmlString.Empty;

    public RenderedRegion? Stage { get; private set; }

    public RenderedRegion? Count { get; private set; }

    /// <summary>Whether something is mine already, so that the question steps back.</summary>
    public bool HasMine { get; private set; }

    public string StateName => Stage?.Moment?.State ?? "waiting";

    public string? TimeLeft => Stage?.Moment is { EndsAt: { } ends } moment ? Countdowns.Left(ends, moment.Now) : null;

    public Guid? ActivityId { get; private set; }

    /// <summary>Why nobody comes in now: full, locked, ended or cancelled.</summary>
    public JoinOutcome? Refused { get; private set; }

    /// <summary>Whether the door may open again, so that it is worth another try.</summary>
    public bool MayTryAgain => Refused is JoinOutcome.Full or JoinOutcome.Locked;

    /// <summary>What was filled in stays when the door closed meanwhile.</summary>
    public bool ShowsForm => Refused is null || (MayTryAgain && HttpMethods.IsPost(Request.Method));

    public IReadOnlyList<(string Field, string Message)> Errors { get; private set; } = [];

    /// <summary>Why what was just sent was not taken.</summary>
    public (string Text, bool IsRefused)? Notice { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await FindAsync(cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        await AuthenticateAsync();
        if (Me is { IsRemoved: false })
        {
            await ReadRoomAsync(cancel);
        }
        else if (Me is null)
        {
            Refused = await door.ClosedAsync(Row!, User.PersonId(), cancel);
            await SuggestAsync(cancel);
            Once = DeviceKey.Read(Request) is null ? DeviceKey.Propose() : null;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await FindAsync(cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        Errors = Check();
        if (Errors.Count == 0)
        {
            var joining = new Joining(Group!.Value, Country!, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, Row!.AsksName && Name?.Trim() is { Length: > 0 } name ? name : null, User.PersonId());
            Refused = await door.JoinAsync(Code, DeviceKey.Ensure(HttpContext, Once), joining, cancel);
            if (Refused == JoinOutcome.Joined)
            {
                return LocalRedirect(Url.Content($"~/w/{Code}"));
            }
        }

        var page = Page();
        page.StatusCode = Errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict;
        return page;
    }

    public string? Invalid(string field) => Errors.Any(error => error.Field == field) ? "invalid" : null;

    private async Task<IActionResult?> FindAsync(CancellationToken cancel)
    {
        if (!JoinCode.TryRead(Code, out var read))
        {
            return NotFound();
        }

        if (read != Code)
        {
            return LocalRedirect(Url.Content($"~/w/{read}"));
        }

        Row = await db.Workshops.AsNoTracking().SingleOrDefaultAsync(workshop => workshop.Code == read, cancel);
        if (Row is not null)
        {
            return null;
        }

        return wrong.MayTryAnother(HttpContext) ? NotFound() : StatusCode(StatusCodes.Status429TooManyRequests);
    }

    /// <summary>The forms of the room are sent as the participant, so their tokens are made for the participant.</summary>
    private async Task AuthenticateAsync()
    {
        var ticket = await HttpContext.AuthenticateAsync(ParticipantScheme.Name);
        if (ticket.Principal?.Participant() is { } me)
        {
            Me = me;
            HttpContext.User = ticket.Principal;
        }
    }

    private async Task ReadRoomAsync(CancellationToken cancel)
    {
        Stage = await regions.GetAsync(new RegionKey(Code, RoomRegions.Stage), cancel);
        Count = await regions.GetAsync(new RegionKey(Code, RoomRegions.Count), cancel);
        Notice = TempData.TakeNotice();
        (ActivityId, var content) = await mine.ReadAsync(Code, Me!.VoterId, cancel);
        var html = content is null ? string.Empty : await renderer.RenderAsync(content, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        HasMine = html.Contains("data-answered=", StringComparison.Ordinal);
        MineMarkup = new HtmlString(html);
    }

    private List<(string Field, string Message)> Check()
    {
        var errors = new List<(string, string)>();
        if (Group is null || !Enum.IsDefined(Group.Value))
        {
            errors.Add(("group", texts["Door_GroupMissing"]));
        }

        if (!Countries.Exists(Country))
        {
            errors.Add(("country", texts["Door_CountryMissing"]));
        }

        if (Row!.AsksName && Name?.Length > LongestName)
        {
            errors.Add(("name", texts["Door_NameLong", LongestName]));
        }

        if (!Consent)
        {
            errors.Add(("consent", texts["Door_ConsentMissing"]));
        }

        return errors;
    }

    /// <summary>What the form begins with: what somebody's profile says, else a guess at the country.</summary>
    private async Task SuggestAsync(CancellationToken cancel)
    {
        if (User.PersonId() is { } id && await db.Users.Where(person => person.Id == id).Select(person => new { person.Group, person.Country }).SingleOrDefaultAsync(cancel) is { } me)
        {
            (Group, Country) = (me.Group, me.Country);
        }

        IsCountryGuessed = Country is null;
        Country ??= GuessCountry();
    }

    /// <summary>The region of the browser's language, as a suggestion only.</summary>
    private string? GuessCountry()
    {
        var tag = Request.GetTypedHeaders().AcceptLanguage.FirstOrDefault()?.Value.Value;
        var region = tag?.Split('-') is [_, { Length: 2 } code] ? code.ToUpperInvariant() : null;
        return region == "GB" ? "UK" : Countries.Exists(region) ? region : null;
    }
}
