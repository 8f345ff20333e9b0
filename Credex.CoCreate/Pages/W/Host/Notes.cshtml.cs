using System.Security.Cryptography;
using System.Text;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Planning;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.W.Host;

/// <summary>The hosts' own pad. Two of them may write at once: the second sees both texts and decides.</summary>
public sealed class NotesModel(AppDb db, TimeProvider clock, IStringLocalizer<WorkshopTexts> texts, IStringLocalizer<PlanningTexts> planning) : HostPage(texts)
{
    public string Notes { get; private set; } = string.Empty;

    /// <summary>Which text the form was made from.</summary>
    public string Seen { get; private set; } = string.Empty;

    /// <summary>What somebody else saved in the meantime.</summary>
    public string? Theirs { get; private set; }

    public string? Error { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Notes = await ReadAsync(cancel);
        Seen = Mark(Notes);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Notes = Request.Form["notes"].ToString().ReplaceLineEndings("\n").TrimEnd();
        Seen = Request.Form.Words("seen");
        if (Notes.Length > Workshop.LongestNotes)
        {
            Error = planning["Notes_Long", Workshop.LongestNotes, Notes.Length];
            return Shown(StatusCodes.Status422UnprocessableEntity);
        }

        if (await SaveAsync(cancel))
        {
            TempData[Notices.Done] = planning["Saved"].Value;
            return LocalRedirect(Url.Content($"~/w/{Code}/host/notes"));
        }

        Theirs = await ReadAsync(cancel);
        Seen = Mark(Theirs);
        return Shown(StatusCodes.Status409Conflict);
    }

    private Task<bool> SaveAsync(CancellationToken cancel) => db.WriteAsync(
        async () =>
        {
            var before = await db.Workshops.Where(one => one.Code == Code).Select(one => new { one.Id, one.Notes }).SingleAsync(cancel);
            if (Mark(before.Notes) != Seen && before.Notes != Notes)
            {
                return false;
            }

            // By the text itself, so that a save on another server in this instant is not overwritten.
            var saved = await db.Workshops.Where(one => one.Id == before.Id && one.Notes == before.Notes).ExecuteUpdateAsync(set => set.SetProperty(one => one.Notes, Notes), cancel);
            if (saved == 0)
            {
                return false;
            }

            // The pad is private: the audit says that it was written in, not what.
            var now = clock.GetUtcNow().UtcDateTime;
            db.AuditEntries.Add(AuditEntry.Of(Actor, "workshop.notes", nameof(Workshop), before.Id, now, new { before.Notes.Length }, new { Notes.Length }));
            return true;
        },
        cancel);

    private Task<string> ReadAsync(CancellationToken cancel) => db.Workshops.Where(one => one.Code == Code).Select(one => one.Notes).SingleAsync(cancel);

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Shown(int status)
    {
        var page = Page();
        page.StatusCode = status;
        return page;
    }

    private static string Mark(string notes) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(notes)));
}
