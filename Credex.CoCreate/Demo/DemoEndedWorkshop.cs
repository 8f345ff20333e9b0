using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.StandardReview;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Demo;

/// <summary>
/// A workshop that ended last month, with its record published: every clause of the third standard voted on, by people of all groups and twelve countries. The answers
/// go the way of real ones; all of them are saved at once, so that a first start stays quick. What was said is in <see cref="DemoEndedStory"/>.
/// </summary>
public sealed class DemoEndedWorkshop(AppDb db, TimeProvider clock)
{
    public const string Code = "s6d9mx";
    public const string Slug = "sound-design-consultation";

    private const string StandardSlug = "sound-design-for-immersive-media";
    private const int FirstPart = 12;

    private static readonly (string Country, int People)[] Countries =
    [
        ("PT", 6), ("FR", 6), ("BE", 5), ("SE", 3), ("PL", 3), ("IT", 3), ("DE", 2), ("ES", 2), ("SI", 1), ("GR", 1), ("IE", 1), ("FI", 1),
    ];

    public async Task LoadAsync(CancellationToken cancel)
    {
        // The language of decisions is the facilitator's; set inside an async method, so it ends with it.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var version = await db.StandardVersions.SingleAsync(one => one.Standard!.Slug == StandardSlug, cancel);
        var texts = (await db.ClauseTexts.Where(text => text.VersionId == version.Id).OrderBy(text => text.Order).ToListAsync(cancel)).Where(text => text.IsVotable).ToList();
        var host = await db.Users.Where(person => person.Email == "facilitator@demo.example").Select(person => (Guid?)person.Id).SingleOrDefaultAsync(cancel);
        var workshop = AddWorkshop(host);
        var people = AddPeople(workshop);
        var parts = new[] { AddPart(workshop, version, order: 0, texts.Take(FirstPart)), AddPart(workshop, version, order: 1, texts.Skip(FirstPart)) };
        var clauses = parts.SelectMany(part => part.Items.Select((item, place) => new Clause(part, item, part.Activity.StartedAt!.Value.AddMinutes(3 + (5 * place))))).ToList();
        foreach (var part in parts)
        {
            part.Round.Freeze(part.Activity.StartedAt!.Value);
            Enter(part.Round, people);
        }

        for (var number = 0; number < clauses.Count; number++)
        {
            Vote(clauses[number], number, people, DemoEndedStory.Votes[number]);
            Say(clauses[number], texts[number], number, people);
        }

        await db.SaveChangesAsync(cancel);
        await ConcludeAsync(workshop, clauses, people, host ?? Guid.Empty, cancel);
    }

    private Workshop AddWorkshop(Guid? host)
    {
        var today = TimeZoneInfo.ConvertTimeFromUtc(clock.GetUtcNow().UtcDateTime, TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels")).Date;
        var day = today.AddMonths(-1);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            day = day.AddDays(-1);
        }

        var workshop = new Workshop
        {
            Slug = Slug,
            Code = Code,
            Title = DemoEndedStory.Title,
            Purpose = DemoEndedStory.Purpose,
            Language = "en",
            Stage = WorkshopStage.Ended,
            Summary = DemoEndedStory.Summary,
            RecordAudience = RecordAudience.Everybody,
        };
        workshop.Schedule(day.AddHours(10), day.AddHours(11.5), "Europe/Brussels");
        (workshop.StartedAt, workshop.EndedAt) = (workshop.StartUtc.AddMinutes(4), workshop.StartUtc.AddMinutes(101));
        if (host is { } id)
        {
            workshop.Hosts.Add(new WorkshopHost { WorkshopId = workshop.Id, PersonId = id });
        }

        db.Workshops.Add(workshop);
        return workshop;
    }

    private List<DemoVoter> AddPeople(Workshop workshop)
    {
        var homes = Countries.SelectMany(one => Enumerable.Repeat(one.Country, one.People)).ToList();
        var people = new List<DemoVoter>();
        foreach (var (group, size) in StakeholderGroups.All.Zip([7, 6, 5, 6, 5, 3, 2]))
        {
            for (var place = 0; place < size; place++)
            {
                // A step that shares no factor with their number spreads the countries over the groups.
                var country = homes[people.Count * 13 % homes.Count];
                var language = country is "FR" or "BE" ? "fr" : "en";
                var participant = new Participant { WorkshopId = workshop.Id, Group = group, Country = country, Language = language, JoinedAt = workshop.StartUtc.AddSeconds(7 * people.Count), IsSimulated = true };
                var voter = new Voter { ParticipantId = participant.Id };
                db.Participants.Add(participant);
                db.Voters.Add(voter);
                people.Add(new DemoVoter(voter.Id, participant));
            }
        }

        return people;
    }

    private Part AddPart(Workshop workshop, StandardVersion version, int order, IEnumerable<ClauseText> texts)
    {
        var activity = new Activity
        {
            WorkshopId = workshop.Id,
            Kind = ReviewKind.KindName,
            Order = order,
            Title = DemoEndedStory.Parts[order],
            PlannedMinutes = order == 0 ? 60 : 30,
            StartedAt = workshop.StartUtc.AddMinutes(order == 0 ? 4 : 72),
            LeftAt = workshop.StartUtc.AddMinutes(order == 0 ? 72 : 101),
        };
        var round = new Round { VersionId = version.Id, ActivityId = activity.Id };
        round.Choose(Scale.Consent, ConsensusRules.Default(Scale.Consent), timer: 120);
        var items = texts.Select((text, place) => new RoundItem { RoundId = round.Id, ClauseTextId = text.Id, Order = place }).ToList();
        db.Activities.Add(activity);
        db.Rounds.Add(round);
        db.RoundItems.AddRange(items);
        workshop.CurrentActivityId = activity.Id;
        round.CurrentItemId = items[^1].Id;
        return new Part(activity, round, items);
    }

    private void Enter(Round round, IEnumerable<DemoVoter> people) => db.RoundEntries.AddRange(people.Select(one => new RoundEntry
    {
        RoundId = round.Id,
        VoterId = one.Voter,
        Group = one.Who.Group,
        Country = one.Who.Country,
        Language = one.Who.Language,
        Via = "workshop",
        EnteredAt = one.Who.JoinedAt,
    }));

    private void Vote(Clause clause, int number, List<DemoVoter> people, string votes)
    {
        clause.Item.Open(clause.At, timer: null);
        AddRatings(clause, number, people, votes, before: null);
        clause.Item.Close(clause.At.AddMinutes(2));
    }

    private void AddRatings(Clause clause, int number, List<DemoVoter> people, string votes, string? before)
    {
        var marks = votes.Replace(" ", string.Empty, StringComparison.Ordinal);
        var earlier = before?.Replace(" ", string.Empty, StringComparison.Ordinal);
        for (var place = 0; place < people.Count; place++)
        {
            if (DemoEndedStory.Value(marks[place]) is not { } value || marks[place] == earlier?[place])
            {
                continue;
            }

            var said = earlier is null ? DemoEndedStory.Comments.FirstOrDefault(one => one.Clause == number && one.Person == place) : null;
            var opened = clause.Item.OpenedAt!.Value;
            db.Ratings.Add(new Rating
            {
                RoundItemId = clause.Item.Id,
                VoterId = people[place].Voter,
                Attempt = clause.Item.Attempt,
                Value = value,
                Seq = clause.Item.Attempt,
                At = opened.AddSeconds(9 + (3 * place)),
                Comment = said?.Text,
                CommentLanguage = said?.Language,
                CommentHiddenAt = said?.Hidden is null ? null : opened.AddMinutes(3),
                CommentHiddenReason = said?.Hidden,
            });
        }
    }

    private void Say(Clause clause, ClauseText text, int number, List<DemoVoter> people) => db.Amendments.AddRange(DemoEndedStory.Wordings.Where(one => one.Clause == number).Select(one => new Amendment
    {
        ClauseId = text.ClauseId,
        BaseClauseTextId = text.Id,
        RoundItemId = clause.Item.Id,
        Language = one.Language,
        Text = one.Text,
        VoterId = people[one.Person].Voter,
        At = clause.At.AddSeconds(80),
    }));

    /// <summary>Reveals and decides every clause, and reopens the one on which people changed their minds.</summary>
    private async Task ConcludeAsync(Workshop workshop, List<Clause> clauses, List<DemoVoter> people, Guid actor, CancellationToken cancel)
    {
        for (var number = 0; number < clauses.Count; number++)
        {
            var clause = clauses[number];
            var at = clause.At.AddMinutes(2.5);
            await RevealAsync(workshop, clause, at);
            if (number == DemoEndedStory.Reopened)
            {
                clause.Item.Reopen(at.AddMinutes(1));
                AddRatings(clause, number, people, DemoEndedStory.SecondThoughts, DemoEndedStory.Votes[number]);
                clause.Item.Close(at.AddMinutes(2));
                await db.SaveChangesAsync(cancel);
                at = at.AddMinutes(2.2);
                await RevealAsync(workshop, clause, at);
            }

            var (outcome, why) = DemoEndedStory.Decisions[number];
            await ReviewActs.DecideAsync(new ItemAct(db, workshop, clause.Part.Round, clause.Item, at.AddMinutes(0.5)), outcome, why, actor, cancel);
        }

        await db.SaveChangesAsync(cancel);
    }

    private async Task RevealAsync(Workshop workshop, Clause clause, DateTime at) =>
        await ReviewActs.RevealAsync(new ItemAct(db, workshop, clause.Part.Round, clause.Item, at));

    private sealed record DemoVoter(Guid Voter, Participant Who);

    private sealed record Part(Activity Activity, Round Round, List<RoundItem> Items);

    private sealed record Clause(Part Part, RoundItem Item, DateTime At);
}
