using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Workshops;

/// <summary>Invites by pasted addresses or a CSV file: shows first what is wrong on which line, then invites the lines that are right.</summary>
[RequestSizeLimit(InvitationList.LargestRequest)]
public sealed class InviteModel(AppDb db, Inviter inviter, IStringLocalizer<RegistrationTexts> texts) : WorkshopPage(db)
{
    public string Text { get; private set; } = string.Empty;

    public string Language { get; private set; } = "en";

    /// <summary>What was read; null before anything was sent.</summary>
    public IReadOnlyList<InvitationLine>? Lines { get; private set; }

    public string? Error { get; private set; }

    protected override bool IsForRehearsals => false;

    public void OnGet() => Language = Workshop.Language;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await ReadAsync(cancel))
        {
            return Refused();
        }

        Lines = await inviter.PreviewAsync(Workshop.Id, Text, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostSendAsync(CancellationToken cancel)
    {
        if (!await ReadAsync(cancel))
        {
            return Refused();
        }

        if (!Workshop.TakesRegistrations)
        {
            TempData[Notices.Refused] = texts["Registered_Closed"].Value;
        }
        else
        {
            var invited = await inviter.InviteAsync(Workshop, Text, Language, Actor, cancel);
            TempData[Notices.Done] = texts.Plural("Invite_Done", invited);
        }

        return LocalRedirect(Url.Content($"~/workshops/{Slug}/registrations"));
    }

    private async Task<bool> ReadAsync(CancellationToken cancel)
    {
        Language = SiteLanguages.Codes.Contains(Request.Form.Words("language"), StringComparer.Ordinal) ? Request.Form.Words("language") : Workshop.Language;
        (Text, Error) = await InvitationList.ReadAsync(Request.Form, texts, cancel);
        return Error is null;
    }
}
