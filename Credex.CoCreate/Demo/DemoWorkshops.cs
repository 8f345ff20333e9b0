using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Planning;
using Credex.CoCreate.Workshops.Simulation;
using Credex.CoCreate.Workshops.StandardReview;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Demo;

/// <summary>
/// Three workshops: one that is live on a clause of the first standard, with clauses behind it that have a result, and two to come.
/// The answers behind the result go the way of real ones: participants, ratings, closing and reveal.
/// </summary>
public sealed class DemoWorkshops(AppDb db, WorkshopPlanner planner, TimeProvider clock)
{
    /// <summary>The code of the live one, for the README, the tests and the bench.</summary>
    public const string LiveCode = "k7m2qp";

    public const string ComingCode = "w4n8tz";

    /// <param name="whole">Else only two workshops, each with its review alone, which is what most tests need.</param>
    public async Task LoadAsync(bool whole, CancellationToken cancel)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(clock.GetUtcNow().UtcDateTime, TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels"));
        var today = local.Date;

        // It began at the quarter of an hour before the last one.
        var begun = today.AddMinutes(((int)local.TimeOfDay.TotalMinutes / 15 * 15) - 15);
        var hosts = await db.Users.Where(person => person.Email == "facilitator@demo.example").Select(person => person.Id).ToListAsync(cancel);
        var live = await AddAsync(
            LiveCode,
            "digital-curation-for-heritage-institutions",
            "digital-curation-round-1",
            LocalizedText.Of("en", ("en", "Digital curation for heritage institutions, round 1"), ("fr", "Curation numérique des institutions patrimoniales, premier tour")),
            LocalizedText.Of("en", ("en", "Employers, educators and professionals agree on what a micro-credential in digital curation should certify."), ("fr", "Employeurs, formateurs et professionnels s’accordent sur ce qu’une microcertification en curation numérique doit attester.")),
            begun,
            begun.AddMinutes(120),
            hosts,
            cancel);
        await AddAsync(
            ComingCode,
            "community-led-festival-programming",
            "festival-programming-round-1",
            LocalizedText.Of("en", ("en", "Community-led festival programming, first reading"), ("fr", "Programmation participative de festival, première lecture")),
            LocalizedText.Of("en", ("en", "A first vote on every clause, with the nine-point scale."), ("fr", "Un premier vote sur chaque clause, sur l’échelle en neuf points.")),
            today.AddDays(7).AddHours(10),
            today.AddDays(7).AddHours(11),
            hosts,
            cancel);
        await db.SaveChangesAsync(cancel);
        await VoteAsync(live, cancel);
        if (whole)
        {
            db.Activities.AddRange(DemoAgenda.Around(live.Id, live.StartedAt!.Value));
            await db.SaveChangesAsync(cancel);
            await PlanAsync(today.AddDays(14).AddHours(14), hosts, cancel);
        }
    }

    /// <summary>One to come that was made from a template, as staff would.</summary>
    private async Task PlanAsync(DateTime start, IEnumerable<Guid> hosts, CancellationToken cancel)
    {
        var plan = new WorkshopPlan(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = "What game studios need from sound designers", ["fr"] = "Ce que les studios de jeu attendent des concepteurs sonores" },
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["en"] = "Studios, freelancers and schools say what is **missing today**, before anything is written.\n\n- No preparation needed\n- In English and French\n- Ninety minutes, online",
                ["fr"] = "Studios, indépendants et écoles disent ce qui **manque aujourd’hui**, avant que rien ne soit écrit.\n\n- Aucune préparation nécessaire\n- En français et en anglais\n- Quatre-vingt-dix minutes, en ligne",
            },
            start,
            start.AddMinutes(90),
            "Europe/Lisbon",
            "en",
            Capacity: 60,
            AsksName: true,
            TakesRegistrations: true,
            MinGroup: 5,
            hosts.ToHashSet());
        await planner.CreateAsync(plan, WorkshopTemplates.Needs, version: Guid.Empty, actor: hosts.FirstOrDefault(), cancel);
    }

    private async Task<Workshop> AddAsync(string code, string standardSlug, string slug, LocalizedText title, LocalizedText purpose, DateTime start, DateTime end, IEnumerable<Guid> hosts, CancellationToken cancel)
    {
        var version = await db.StandardVersions.Where(one => one.Standard!.Slug == standardSlug).SingleAsync(cancel);
        var workshop = new Workshop { Slug = slug, Code = code, Title = title, Purpose = purpose, Language = "en", Capacity = 10_000 };
        workshop.Schedule(start, end, "Europe/Brussels");
        workshop.Hosts.AddRange(hosts.Select(host => new WorkshopHost { WorkshopId = workshop.Id, PersonId = host }));
        var isLive = code == LiveCode;
        var activity = new Activity
        {
            WorkshopId = workshop.Id,
            Kind = ReviewKind.KindName,
            Order = isLive ? 1 : 0,
            Title = LocalizedText.Of("en", ("en", "The clauses, one by one"), ("fr", "Les clauses, une par une")),
            PlannedMinutes = 60,
        };
        var round = new Round { VersionId = version.Id, ActivityId = activity.Id };
        if (code == ComingCode)
        {
            round.Choose(Scale.NinePoint, ConsensusRules.Default(Scale.NinePoint), timer: 90);
        }

        db.Workshops.Add(workshop);
        db.Activities.Add(activity);
        db.Rounds.Add(round);
        var texts = await db.ClauseTexts.Where(text => text.VersionId == version.Id).OrderBy(text => text.Order).ToListAsync(cancel);
        var items = texts.Where(text => text.IsVotable).Select((text, order) => new RoundItem { RoundId = round.Id, ClauseTextId = text.Id, Order = order }).ToList();
        db.RoundItems.AddRange(items);
        await db.SaveChangesAsync(cancel);
        workshop.CurrentActivityId = activity.Id;
        round.CurrentItemId = items[0].Id;
        return workshop;
    }

    /// <summary>Thirty participants answer the first three clauses; the room stands at the fourth, which is open.</summary>
    private async Task VoteAsync(Workshop workshop, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var begin = now.AddMinutes(-20);
        (workshop.Stage, workshop.StartedAt) = (WorkshopStage.Live, begin);
        workshop.Activities.Single().StartedAt = begin;
        var round = await db.Rounds.Include(one => one.Items).ThenInclude(item => item.Shown).SingleAsync(one => one.ActivityId == workshop.CurrentActivityId, cancel);
        var voters = AddPeople(workshop, round, begin);
        var items = round.Items.OrderBy(item => item.Order).ToList();
        for (var clause = 0; clause < 3; clause++)
        {
            var opened = begin.AddMinutes(4 * clause);
            var closed = opened.AddMinutes(3);
            round.CurrentItemId = items[clause].Id;
            round.Freeze(opened);
            items[clause].Open(opened, timer: null);
            foreach (var (voter, group, place) in voters)
            {
                db.Ratings.Add(new Rating { RoundItemId = items[clause].Id, VoterId = voter, Attempt = 1, Value = Answer(clause, group, place), Seq = 1, At = opened.AddSeconds(20 + place) });
            }

            items[clause].Close(closed);
            await db.SaveChangesAsync(cancel);
            await ReviewActs.RevealAsync(new ItemAct(db, workshop, round, items[clause], closed.AddSeconds(10)));
        }

        round.CurrentItemId = items[3].Id;
        items[3].Open(now, timer: null);
        await db.SaveChangesAsync(cancel);
    }

    private List<(Guid Voter, StakeholderGroup Group, int Place)> AddPeople(Workshop workshop, Round round, DateTime at)
    {
        var people = SimulatedPeople.Add(db, workshop.Id, at);
        foreach (var (participant, voter) in people)
        {
            db.RoundEntries.Add(new RoundEntry { RoundId = round.Id, VoterId = voter.Id, Group = participant.Group, Country = participant.Country, Language = participant.Language, Via = "workshop", EnteredAt = at });
        }

        return [.. people.GroupBy(one => one.Participant.Group).SelectMany(group => group.Select((one, place) => (one.Voter.Id, group.Key, place)))];
    }

    /// <summary>A story: the first clause is agreed by everybody, the second not by employers, the third divides.</summary>
    private static int Answer(int clause, StakeholderGroup group, int place) => (clause, group) switch
    {
        (0, _) => place == 6 ? Consent.Abstain : Consent.Agree,
        (1, StakeholderGroup.Employer) => place < 3 ? Consent.Disagree : Consent.AgreeWithChanges,
        (1, _) => Consent.Agree,
        (2, StakeholderGroup.Educator or StakeholderGroup.NonFormalProvider) => place < 4 ? Consent.Disagree : Consent.AgreeWithChanges,
        (2, StakeholderGroup.Learner) => place < 2 ? Consent.Disagree : Consent.Agree,
        _ => Consent.Agree,
    };
}
