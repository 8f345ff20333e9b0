using Credex.CoCreate.Data;
using Credex.CoCreate.Demo;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Tests.People;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.StandardReview;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops;

/// <summary>A second live workshop, on the standard of the planned one, with a facilitator who has no other.</summary>
internal static class OtherRoom
{
    public const string Code = "h3j4k5";

    public static async Task<Facilitator> AddAsync(TestApp app)
    {
        var host = await Accounts.MakeAsync(app, "other@demo.example", Roles.Facilitator);
        await app.InDbAsync(async db =>
        {
            var version = await db.Rounds.Where(round => db.Workshops.Any(one => one.Code == DemoWorkshops.ComingCode && one.CurrentActivityId == round.ActivityId))
                .Select(round => round.VersionId).SingleAsync();
            var workshop = new Workshop { Slug = "other", Code = Code, Title = LocalizedText.Of("en", ("en", "The other one")), Purpose = LocalizedText.Of("en", ("en", "Another vote")), Language = "en" };
            workshop.Schedule(new DateTime(2026, 11, 25, 9, 0, 0), new DateTime(2026, 11, 25, 17, 0, 0), "Europe/Brussels");
            workshop.Hosts.Add(new WorkshopHost { WorkshopId = workshop.Id, PersonId = host });
            workshop.Stage = WorkshopStage.Live;
            var activity = new Activity { WorkshopId = workshop.Id, Kind = ReviewKind.KindName, Title = workshop.Title };
            var round = new Round { VersionId = version, ActivityId = activity.Id };
            db.AddRange(workshop, activity, round);
            var texts = await db.ClauseTexts.Where(text => text.VersionId == version).OrderBy(text => text.Order).ToListAsync();
            var items = texts.Where(text => text.IsVotable).Select((text, order) => new RoundItem { RoundId = round.Id, ClauseTextId = text.Id, Order = order }).ToList();
            db.RoundItems.AddRange(items);
            await db.SaveChangesAsync();
            workshop.CurrentActivityId = activity.Id;
            round.CurrentItemId = items[0].Id;
            return await db.SaveChangesAsync();
        });
        return new Facilitator(await Accounts.SignInAsync(app, "other@demo.example"), Code);
    }
}
