using System.Net;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Tests.People;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Ideas;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops.Ideas;

/// <summary>A live workshop at a board, with its facilitator.</summary>
internal sealed class IdeasRoom
{
    public const string Code = "h3j4k5";
    public const string Host = "board@demo.example";

    private IdeasRoom(TestApp app, Facilitator host, Guid activity) => (App, Facilitator, Activity) = (app, host, activity);

    public TestApp App { get; }

    public Facilitator Facilitator { get; }

    public Guid Activity { get; }

    public static IdeasSettings Settings { get; } = new()
    {
        Prompt = LocalizedText.Of("en", ("en", "What do we need?"), ("fr", "De quoi avons-nous besoin ?")),
        Columns = [LocalizedText.Of("en", ("en", "Skills")), LocalizedText.Of("en", ("en", "Tools"))],
        Budget = 3,
        MostPerIdea = 2,
    };

    public static async Task<IdeasRoom> OpenAsync(TestApp app, IdeasSettings? settings = null)
    {
        var person = await Accounts.MakeAsync(app, Host, Roles.Facilitator);
        var id = await app.InDbAsync(async db =>
        {
            var workshop = new Workshop { Slug = "board", Code = Code, Title = LocalizedText.Of("en", ("en", "The board")), Purpose = LocalizedText.Of("en", ("en", "Ideas")), Language = "en" };
            workshop.Schedule(new DateTime(2026, 11, 25, 9, 0, 0), new DateTime(2026, 11, 25, 17, 0, 0), "Europe/Brussels");
            workshop.Hosts.Add(new WorkshopHost { WorkshopId = workshop.Id, PersonId = person });
            workshop.Stage = WorkshopStage.Live;
            var activity = new Activity { WorkshopId = workshop.Id, Kind = IdeasKind.KindName, Title = workshop.Title };
            activity.Set(settings ?? Settings);
            db.AddRange(workshop, activity);
            await db.SaveChangesAsync();
            workshop.CurrentActivityId = activity.Id;
            await db.SaveChangesAsync();
            return activity.Id;
        });
        return new IdeasRoom(app, new Facilitator(await Accounts.SignInAsync(app, Host), Code), id);
    }

    public Task<Guest> JoinAsync(StakeholderGroup group = StakeholderGroup.Employer) => Guest.JoinAsync(App, group, code: Code);

    public async Task<int> ActAsync(string act, params (string, string)[] fields)
    {
        var console = await Facilitator.ConsoleAsync();
        var turn = fields.Any(field => field.Item1 == "turn") ? [] : new[] { ("turn", Form.Hidden(console, "turn")) };
        return (int)(await Facilitator.Client.FetchAsync($"/w/{Code}/host/a/{Activity}/{act}", Form.Token(console), [.. turn, .. fields])).StatusCode;
    }

    /// <summary>Goes through phases by the console's acts.</summary>
    public async Task GoAsync(params string[] acts)
    {
        foreach (var act in acts)
        {
            Assert.Equal(200, await ActAsync(act));
        }
    }

    public static async Task<HttpResponseMessage> WriteAsync(Guest guest, string text, int column = 0) =>
        await guest.PostAsync(await guest.RoomAsync(), "write", ("text", text), ("column", column.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    public static async Task<HttpResponseMessage> DotAsync(Guest guest, string to)
    {
        var room = await guest.RoomAsync();
        return await guest.PostAsync(room, "dot", ("to", to), ("turn", Form.Hidden(room, "turn")));
    }

    public async Task WriteAllAsync(IEnumerable<Guest> guests, Func<int, string> text)
    {
        foreach (var (guest, place) in guests.Select((guest, place) => (guest, place)))
        {
            Assert.Equal(HttpStatusCode.OK, (await WriteAsync(guest, text(place))).StatusCode);
        }
    }

    public async Task<string> RegionAsync(HttpClient client, string name) => await client.PageAsync($"/live/w/{Code}/{name}");

    public Task<List<Idea>> IdeasAsync() => App.InDbAsync(db => db.Ideas.AsNoTracking().Where(idea => idea.ActivityId == Activity).OrderBy(idea => idea.Number).ToListAsync());

    /// <summary>People and ideas straight into the database, in the phase named.</summary>
    public Task<IReadOnlyList<ParticipantIdentity>> FillAsync(int people, int ideas, IdeasPhase phase, Func<int, string>? text = null) => App.InDbAsync(async db =>
    {
        var workshop = await db.Workshops.SingleAsync(one => one.Code == Code);
        var activity = await db.Activities.SingleAsync(one => one.Id == Activity);
        var identities = new List<ParticipantIdentity>();
        for (var place = 0; place < people; place++)
        {
            var who = new Participant { WorkshopId = workshop.Id, Group = (StakeholderGroup)(place % 7), Country = "PT", Language = "en", JoinedAt = DateTime.UtcNow };
            var voter = new Voter { ParticipantId = who.Id };
            db.AddRange(who, voter);
            identities.Add(new ParticipantIdentity(who.Id, voter.Id, workshop.Id, Code, who.Group, IsRemoved: false));
        }

        await db.SaveChangesAsync();
        for (var number = 1; number <= ideas; number++)
        {
            var by = identities[number % people];
            db.Ideas.Add(new Idea
            {
                ActivityId = Activity,
                Number = number,
                Order = number,
                Column = number % activity.SettingsAs<IdeasSettings>().ColumnCount,
                Text = text?.Invoke(number) ?? $"Idea number {number}",
                Language = "en",
                VoterId = by.VoterId,
                Group = by.Group,
                State = IdeaState.Visible,
                At = DateTime.UtcNow,
            });
        }

        activity.GoTo(phase.State());
        await db.SaveChangesAsync();
        return (IReadOnlyList<ParticipantIdentity>)identities;
    });
}
