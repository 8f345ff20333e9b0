using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Writing;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Practices;

/// <summary>
/// Where the letter to an author leads: whoever has it may take the name as theirs, with any account, or have it taken away, without one. Looking changes nothing, since scanners of mail
/// follow every link.
/// </summary>
[ResponseCache(NoStore = true)]
public sealed class AuthorshipModel(AppDb db, AuthorDesk desk, AuthorLinks links, IStringLocalizer<WritingTexts> texts) : PageModel
{
    [FromRoute(Name = "token")]
    public string Token { get; set; } = string.Empty;

    /// <summary>Null where the link is none of ours, was accepted, or the name is gone.</summary>
    public PracticeAuthor? Author { get; private set; }

    public LocalizedText Title { get; private set; } = LocalizedText.Of("en");

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    /// <summary>To sign in, and come back.</summary>
    public string SigningIn => $"{Url.Content("~/account/sign-in")}?return={Uri.EscapeDataString(Url.Content($"~{Request.Path}"))}";

    private string slug = string.Empty;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await FindAsync(cancel);
        return Author is { PersonId: { } person } && person == User.PersonId() ? LocalRedirect(Writing()) : Found();
    }

    public async Task<IActionResult> OnPostAcceptAsync(CancellationToken cancel)
    {
        await FindAsync(cancel);
        if (Author is not { } author)
        {
            return Found();
        }

        if (User.PersonId() is not { } person)
        {
            return LocalRedirect(SigningIn);
        }

        switch (await desk.AcceptAsync(author.PracticeId, author.Id, person, cancel))
        {
            case AuthorOutcome.Done:
                TempData[Notices.Done] = texts["Authorship_Accepted"].Value;
                return LocalRedirect(Writing());
            case AuthorOutcome.Already:
                return Refused("Already");
            default:
                Author = null;
                return Found();
        }
    }

    public async Task<IActionResult> OnPostDeclineAsync(CancellationToken cancel)
    {
        await FindAsync(cancel);
        if (Author is not { PersonId: null } author)
        {
            Author = null;
            return Found();
        }

        if (await desk.RemoveAsync(author.PracticeId, author.Id, actor: null, cancel) == AuthorOutcome.Last)
        {
            return Refused("Last");
        }

        TempData[Notices.Done] = texts["Authorship_Declined"].Value;
        return LocalRedirect(Url.Content($"~{Request.Path}"));
    }

    private async Task FindAsync(CancellationToken cancel)
    {
        if (links.Read(Token) is not { } id || await (
            from author in db.PracticeAuthors.AsNoTracking()
            join practice in db.Practices on author.PracticeId equals practice.Id
            join newest in db.PracticeRevisions on new { PracticeId = practice.Id, Number = practice.Newest } equals new { newest.PracticeId, newest.Number }
            where author.Id == id
            select new { author, practice.Slug, newest.Fields }).SingleOrDefaultAsync(cancel) is not { } found)
        {
            return;
        }

        (Author, Title, slug) = (found.author, found.Fields.Title, found.Slug);
    }

    private string Writing() => Url.Content($"~/practices/{slug}/edit/about");

    /// <summary>The page, or that the link is over.</summary>
    private PageResult Found()
    {
        Author = Author is { PersonId: null } ? Author : null;
        var page = Page();
        page.StatusCode = Author is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return page;
    }

    private PageResult Refused(string why)
    {
        Errors = [new FieldError("author", texts[$"Author_{why}"])];
        var page = Page();
        page.StatusCode = StatusCodes.Status409Conflict;
        return page;
    }
}
