using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Registrations.Letters;

/// <summary>Asks somebody to come. The link leads to the form, with what is known filled in.</summary>
public sealed class InviteLetter(AppDb db, WorkshopLetters letters, RegistrationLinks links, IStringLocalizer<RegistrationTexts> texts) : ILetterKind
{
    public string Name => RegistrationLetters.Invite;

    public string Label => texts["Kind_Invite"];

    public TimeSpan? Lasts => TimeSpan.FromDays(7);

    public async Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel)
    {
        var read = await (
            from one in db.Invitations
            join workshop in db.Workshops on one.WorkshopId equals workshop.Id
            where one.Id == due.SubjectId
            select new { Invitation = one, Workshop = workshop }).AsNoTracking().SingleOrDefaultAsync(cancel);
        return read is { Invitation.UsedAt: null, Workshop.TakesRegistrations: true }
            ? letters.Draw(due.Id, new Addressee(read.Invitation.Email, read.Invitation.Name, read.Invitation.Language), read.Workshop, Note(read.Workshop, links.InvitationAddress(read.Workshop.Slug, read.Invitation.Id)))
            : null;
    }

    public Letter Sample(string language) => letters.Sample(language, context => Note(context.Workshop, context.Link));

    private Note Note(Workshop workshop, string link) => new(
        texts["Invite_Subject", workshop.Title.Here().Text],
        texts["Invite_Heading"],
        [texts["Invite_Text"], texts["Invite_Once"]],
        (texts["Invite_Button"], link))
    {
        CanCancel = false,
        IsInvitation = true,
        Topic = MailTopics.Invitations,
    };
}
