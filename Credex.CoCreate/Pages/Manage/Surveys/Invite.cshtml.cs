using Credex.CoCreate.Data;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Invitations;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Manage.Surveys;

/// <summary>Invites by pasted addresses, a CSV file, or the people of a workshop who agreed to be written to: shows first what is wrong on which line, then invites the lines that are right.</summary>
[RequestSizeLimit(InvitationList.LargestRequest)]
public sealed class InviteModel(AppDb db, SurveyInviter inviter, SurveyTargets targets, TimeProvider clock, IStringLocalizer<InvitationTexts> texts, IStringLocalizer<RegistrationTexts> lists) : BuildingPage(db)
{
    public string Text { get; private set; } = string.Empty;

    public string Language { get; private set; } = "en";

    /// <summary>What was read; null before anything was sent.</summary>
    public IReadOnlyList<InvitationLine>? Lines { get; private set; }

    public IReadOnlyList<WorkshopChoice> Workshops { get; private set; } = [];

    public string? Error { get; private set; }

    public int Invited { get; private set; }

    public int Answered { get; private set; }

    public SurveyStage Stage { get; private set; }

    /// <summary>The cell of the targets that lacks most; null where nothing lacks.</summary>
    public TargetLine? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Language = Survey.Title.Source;
        await DrawAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var isRead = await ReadFormAsync(cancel);
        await DrawAsync(cancel);
        if (!isRead)
        {
            return Refused();
        }

        Lines = await inviter.PreviewAsync(Survey.Id, Text, cancel);
        return Page();
    }

    /// <summary>Adds the people of a workshop to what is typed already.</summary>
    public async Task<IActionResult> OnPostWorkshopAsync(CancellationToken cancel)
    {
        var isRead = await ReadFormAsync(cancel, more: await inviter.LinesOfAsync(Request.Form.Id("workshop"), cancel));
        await DrawAsync(cancel);
        if (!isRead)
        {
            return Refused();
        }

        Lines = await inviter.PreviewAsync(Survey.Id, Text, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostSendAsync(CancellationToken cancel)
    {
        if (!await ReadFormAsync(cancel))
        {
            await DrawAsync(cancel);
            return Refused();
        }

        var invited = await inviter.InviteAsync(Survey.Id, Text, Language, Actor, cancel);
        TempData[Notices.Done] = texts.Plural("Invited", invited);
        return LocalRedirect(Address("invite"));
    }

    private async Task DrawAsync(CancellationToken cancel)
    {
        Stage = Survey.StageAt(clock.GetUtcNow().UtcDateTime);
        Workshops = await inviter.WorkshopsAsync(cancel);
        Invited = await Db.SurveyInvitations.CountAsync(one => one.SurveyId == Survey.Id, cancel);
        Answered = await Db.SurveyInvitations.CountAsync(one => one.SurveyId == Survey.Id && one.IsUsed, cancel);
        Next = RegistrationList.Next(await targets.LinesAsync(Survey, cancel));
    }

    private async Task<bool> ReadFormAsync(CancellationToken cancel, string? more = null)
    {
        Language = SiteLanguages.Codes.Contains(Request.Form.Words("language"), StringComparer.Ordinal) ? Request.Form.Words("language") : Survey.Title.Source;
        (Text, Error) = await InvitationList.ReadAsync(Request.Form, lists, cancel, more);
        return Error is null;
    }
}
