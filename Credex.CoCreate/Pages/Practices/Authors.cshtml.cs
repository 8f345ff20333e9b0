using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Writing;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Practices;

/// <summary>
/// Who a case is by. Somebody whose address is given is invited there to write too, with an account or without: the answer is the same. Letters leave as slowly as one can sign in.
/// </summary>
[EnableRateLimiting(Limits.SignIn)]
public sealed class AuthorsModel(AppDb db, PracticeAddresses addresses, PracticeRights rights, AuthorDesk desk, IStringLocalizer<WritingTexts> texts) : WritingPage(db, addresses, rights)
{
    public IReadOnlyList<PracticeAuthor> Authors { get; private set; } = [];

    /// <summary>Authors to whom an invitation went.</summary>
    public IReadOnlySet<Guid> Invited { get; private set; } = new HashSet<Guid>();

    public AuthorWords Typed { get; private set; } = new(string.Empty, string.Empty, string.Empty);

    /// <summary>The author whose fields were sent, if any.</summary>
    public Guid Sent { get; private set; }

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public string? ErrorOf(string field) => Errors.FirstOrDefault(error => error.Field == field)?.Message;

    public Task OnGetAsync(CancellationToken cancel) => DrawAsync(cancel);

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancel) => await AnswerAsync(
        await desk.AddAsync(Practice.Id, Words(), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, Actor, cancel), texts[Typed.Email.Length > 0 ? "Author_Invited" : "Author_Added"], cancel);

    public async Task<IActionResult> OnPostEditAsync(CancellationToken cancel)
    {
        Sent = Request.Form.Id("author");
        return await AnswerAsync(await desk.EditAsync(Practice.Id, Sent, Words(), Actor, cancel), texts["Saved"], cancel);
    }

    public async Task<IActionResult> OnPostUpAsync(CancellationToken cancel) => await AnswerAsync(await desk.MoveUpAsync(Practice.Id, Request.Form.Id("author"), Actor, cancel), texts["Saved"], cancel);

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel) =>
        await AnswerAsync(await desk.RemoveAsync(Practice.Id, Request.Form.Id("author"), Actor, cancel), texts["Author_Removed"], cancel);

    public async Task<IActionResult> OnPostAgainAsync(CancellationToken cancel) =>
        await AnswerAsync(await desk.InviteAgainAsync(Practice.Id, Request.Form.Id("author"), cancel), texts["Author_Invited"], cancel);

    private AuthorWords Words() => Typed = new AuthorWords(Line("name"), Line("organisation"), Line("email"));

    private string Line(string field) => Request.Form.Words(field).ReplaceLineEndings(" ");

    private async Task<IActionResult> AnswerAsync(AuthorOutcome outcome, string done, CancellationToken cancel)
    {
        if (outcome == AuthorOutcome.Unknown)
        {
            return NotFound();
        }

        if (outcome != AuthorOutcome.Done)
        {
            var field = outcome switch
            {
                AuthorOutcome.NoAddress => "email",
                AuthorOutcome.Last => "authors",
                _ => Sent == Guid.Empty ? "name" : $"name-{Sent:N}",
            };
            Errors = [new FieldError(field, texts[$"Author_{outcome}", AuthorDesk.Most])];
            await DrawAsync(cancel);
            return Again(StatusCodes.Status422UnprocessableEntity);
        }

        TempData[Notices.Done] = done;

        // Who took themselves away may not come back here.
        var stays = Access.IsStaff || await Db.PracticeAuthors.AnyAsync(one => one.PracticeId == Practice.Id && one.PersonId == Actor, cancel);
        return LocalRedirect(stays ? Address("authors") : Url.Content("~/practices/new"));
    }

    private async Task DrawAsync(CancellationToken cancel)
    {
        Authors = await Db.PracticeAuthors.AsNoTracking().Where(one => one.PracticeId == Practice.Id).OrderBy(one => one.Order).ToListAsync(cancel);
        Invited = await desk.InvitedAsync(Practice.Id, cancel);
    }
}
