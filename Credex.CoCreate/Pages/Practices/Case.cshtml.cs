using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Comments;
using Credex.CoCreate.Practices.Reading;
using Credex.CoCreate.Practices.Search;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Pages.Practices;

/// <summary>A case as readers see it; to those who work on it, what it would look like.</summary>
public sealed class CaseModel(
    AppDb db, PracticeReader reader, PracticeRights rights, CaseReader around, CommentDesk comments, ReadCounter reads, TimeProvider clock, IOptions<SiteOptions> site, IStringLocalizer<CommentTexts> texts) : PageModel
{
    [FromRoute(Name = "slug")]
    public string Slug { get; set; } = string.Empty;

    /// <summary>A language that the case has and the page has not.</summary>
    [FromQuery(Name = "in")]
    public string? Wanted { get; set; }

    public PracticeView View { get; private set; } = null!;

    public CaseLanguage Language { get; private set; } = null!;

    public ReviewProfile? Profile { get; private set; }

    public IReadOnlyList<ClauseLine> Clauses { get; private set; } = [];

    public IReadOnlyList<CaseLine> Related { get; private set; } = [];

    public IReadOnlyList<CommentRow> Comments { get; private set; } = [];

    public PracticeAccess Access { get; private set; } = null!;

    public Cited Cited { get; private set; } = null!;

    public bool HasConditions { get; private set; }

    /// <summary>Words that could not be kept, and why.</summary>
    public (string Form, string Text, string Why)? Unkept { get; private set; }

    public bool IsWithdrawn => View.Practice.IsWithdrawn;

    public string Address => $"{site.Value.Address(Request)}/practices/{View.Practice.Slug}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await FindAsync(cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        if (View.Practice.IsPublic && !Access.IsAuthor && !Access.IsModerator)
        {
            reads.Count(View.Practice.Id, Request.Headers.UserAgent);
        }

        return await DrawAsync(StatusCodes.Status200OK, cancel);
    }

    public async Task<IActionResult> OnPostCommentAsync(CancellationToken cancel)
    {
        if (await FindAsync(cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        if (User.PersonId() is not { } person)
        {
            return Challenge();
        }

        var text = Request.Form.Words("comment");
        var refused = View.IsPublished ? await comments.SayAsync(View.Practice, person, text, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, cancel) : "Gone";
        return await AfterAsync(refused, "comment", text, "Said", cancel);
    }

    public async Task<IActionResult> OnPostReportAsync(Guid comment, CancellationToken cancel)
    {
        if (await FindAsync(cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        if (User.PersonId() is not { } person)
        {
            return Challenge();
        }

        var reason = Request.Form.Words("reason");
        return await AfterAsync(await comments.ReportAsync(View.Practice.Id, comment, person, reason, cancel), $"report-{comment:N}", reason, "Reported", cancel);
    }

    private async Task<IActionResult> AfterAsync(string? refused, string form, string text, string done, CancellationToken cancel)
    {
        if (refused is null)
        {
            TempData[Notices.Done] = texts[$"{done}_Done"].Value;
            return LocalRedirect(Url.Content($"~/practices/{View.Practice.Slug}#comments"));
        }

        Unkept = (form, text, texts[$"Refused_{refused}"]);
        return await DrawAsync(refused == "Many" ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity, cancel);
    }

    /// <summary>Null where there is something to see.</summary>
    private async Task<IActionResult?> FindAsync(CancellationToken cancel)
    {
        if (await reader.FindAsync(Slug, cancel) is not { } practice)
        {
            return NotFound();
        }

        // Who followed an old link sees nothing that was written since.
        Access = await rights.OfAsync(User, practice, cancel);
        var readable = Access.IsAuthor || Access.IsModerator ? practice.PublishedNumber : practice.PublishedNumber ?? practice.WithdrawnNumber;
        if (await reader.ViewAsync(practice, readable, cancel) is not { } view)
        {
            return NotFound();
        }

        View = view;
        if (!Access.CanSee(practice) && !IsWithdrawn)
        {
            return NotFound();
        }

        if (!(HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method)) || practice.Slug == Slug)
        {
            return null;
        }

        // A title may go back to what it was: browsers ask again before they follow.
        Response.Headers.CacheControl = "no-cache";
        return RedirectPermanent(Url.Content($"~/practices/{practice.Slug}") + Request.QueryString);
    }

    private async Task<IActionResult> DrawAsync(int status, CancellationToken cancel)
    {
        var (practice, fields) = (View.Practice, View.Fields);
        Language = CaseLanguage.Of(fields, Wanted);
        if (IsWithdrawn && !Access.IsAuthor && !Access.IsModerator)
        {
            status = StatusCodes.Status410Gone;

            // It may come back.
            Response.Headers.CacheControl = "no-cache";
        }
        else
        {
            Profile = practice.IsPublic ? await ReviewProfile.ReadAsync(db, practice, cancel) : null;
            Clauses = await around.ClausesAsync(fields.Clauses, cancel);
            Related = practice.IsPublic ? await around.RelatedAsync(practice, fields, cancel) : [];
            Comments = practice.IsPublic ? await comments.ReadAsync(practice.Id, User.PersonId(), cancel) : [];
            HasConditions = TransferChecklist.ConditionsOf(fields, Language.Code).Count > 0;
            var now = clock.GetUtcNow().UtcDateTime;
            Cited = new Cited([.. View.Authors.Select(author => author.Name)], Language.In(fields.Title).Text, (practice.PublishedAt ?? now).Year, site.Value.Name, Address, DateOnly.FromDateTime(now));
        }

        var page = Page();
        page.StatusCode = status;
        return page;
    }
}
