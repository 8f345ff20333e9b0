using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Demo;

/// <summary>
/// Who registered for the workshops that are to come, who waits, who was invited and how many are wanted, as in <see cref="DemoRegistered"/>. It all happened in the last
/// days, so its letters are over and none leaves by it; the reminders are planned as for real registrations.
/// </summary>
public sealed class DemoRegistrations(AppDb db, WorkshopFollowUps followUps, TimeProvider clock)
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(463);

    public async Task LoadAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var member = await db.Users.Where(person => person.Email == "member@demo.example").Select(person => (Guid?)person.Id).SingleOrDefaultAsync(cancel);
        var festival = await db.Workshops.SingleAsync(one => one.Code == DemoWorkshops.ComingCode, cancel);
        festival.Capacity = DemoRegistered.FestivalSeats;
        await followUps.PlanAsync(festival, cancel);
        Register(festival, DemoRegistered.Festival, member, now);
        Add(festival, DemoRegistered.FestivalUnconfirmed, RegistrationState.Pending, now.AddHours(-5));
        Add(festival, DemoRegistered.FestivalCancelled, RegistrationState.Cancelled, now.AddDays(-6)).CancelledAt = now.AddDays(-2);
        Invite(festival, DemoRegistered.FestivalInvited, now);
        Want(festival, DemoRegistered.FestivalTargets);

        var games = await db.Workshops.SingleAsync(one => one.Stage == WorkshopStage.Planned && one.Code != DemoWorkshops.ComingCode, cancel);
        Register(games, DemoRegistered.Games, member: null, now);
        Invite(games, DemoRegistered.GamesInvited, now);
        Want(games, DemoRegistered.GamesTargets);
        await db.SaveChangesAsync(cancel);
    }

    /// <param name="people">In the order of confirming: as many as there are seats get one, the others wait.</param>
    /// <param name="member">The account of the first one, where there are demo people.</param>
    private void Register(Workshop workshop, IReadOnlyList<DemoRegistrant> people, Guid? member, DateTime now)
    {
        for (var place = 0; place < people.Count; place++)
        {
            var at = now - ((people.Count - place) * Between);
            var registration = Add(workshop, people[place], place < workshop.Capacity ? RegistrationState.Confirmed : RegistrationState.Waiting, at);
            registration.PersonId = place == 0 ? member : null;
        }
    }

    private Registration Add(Workshop workshop, DemoRegistrant who, RegistrationState state, DateTime at)
    {
        var isConfirmed = state != RegistrationState.Pending;
        var registration = new Registration
        {
            WorkshopId = workshop.Id,
            Email = who.Email,
            EmailKey = Registration.KeyOf(who.Email),
            Name = who.Name,
            Group = who.Group,
            Country = who.Country,
            Needs = who.Needs,
            Language = who.Language,
            State = state,
            MayWrite = true,
            RegisteredAt = at,
            ConfirmedAt = isConfirmed ? at.AddMinutes(6) : null,
        };
        db.Registrations.Add(registration);
        db.Consents.Add(new ConsentGiven { RegistrationId = registration.Id, Purpose = ConsentGiven.Register, TextVersion = ConsentGiven.RegisterVersion, At = at });
        Sent(RegistrationLetters.Confirm, nameof(Registration), registration.Id, who, at);
        if (isConfirmed)
        {
            Sent(state == RegistrationState.Waiting ? RegistrationLetters.Waiting : RegistrationLetters.Confirmed, nameof(Registration), registration.Id, who, at.AddMinutes(6));
        }

        return registration;
    }

    private void Invite(Workshop workshop, IEnumerable<DemoRegistrant> people, DateTime now)
    {
        foreach (var who in people)
        {
            var invitation = new Invitation
            {
                WorkshopId = workshop.Id,
                Email = who.Email,
                EmailKey = Registration.KeyOf(who.Email),
                Name = who.Name,
                Group = who.Group,
                Country = who.Country,
                Language = who.Language,
                InvitedAt = now.AddDays(-3),
            };
            db.Invitations.Add(invitation);
            Sent(RegistrationLetters.Invite, nameof(Invitation), invitation.Id, who, invitation.InvitedAt);
        }
    }

    private void Want(Workshop workshop, IEnumerable<(StakeholderGroup? Group, string? Country, int Wanted)> targets) =>
        db.Targets.AddRange(targets.Select(one => new Target { WorkshopId = workshop.Id, Group = one.Group, Country = one.Country, Wanted = one.Wanted }));

    /// <summary>A letter of some days ago, as the list of follow-ups keeps it.</summary>
    private void Sent(string kind, string subjectKind, Guid subject, DemoRegistrant to, DateTime at) => db.FollowUps.Add(new FollowUp
    {
        Kind = kind,
        DueAt = at,
        NextAt = at,
        SubjectKind = subjectKind,
        SubjectId = subject,
        Address = to.Email,
        AddressName = to.Name,
        Language = to.Language,
        State = FollowUpState.Done,
        Attempts = 1,
        CreatedAt = at,
        DoneAt = at.AddSeconds(2),
        DedupKey = $"{kind}/{subject:N}",
    });
}
