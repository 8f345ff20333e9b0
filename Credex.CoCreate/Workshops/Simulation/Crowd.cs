using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.Demo;
using Credex.CoCreate.Live;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;

namespace Credex.CoCreate.Workshops.Simulation;

/// <summary>
/// Lets simulated people take part in rehearsals, and in Development in the demo workshop that is live: a few answers a second, by the same way as those of
/// real people. It also wipes rehearsals that somebody forgot.
/// </summary>
public sealed class Crowd(IServiceScopeFactory scopes, IHostEnvironment environment, IConfiguration configuration, TimeProvider clock, ILogger<Crowd> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ForgottenAfter = TimeSpan.FromDays(1);

    // A rehearsal is to get on; the demo is to be watched.
    private const int OfRehearsal = 3;
    private const int OfDemo = 1;

    // Somebody comes to the demo, or goes, twice a minute.
    private const int OneMovesIn = 15;

    private readonly bool playsDemo = environment.IsDevelopment() && configuration.GetValue("Demo:Crowd", defaultValue: true);

    // Which of nobody answers next is no secret.
    private readonly Random random = new(710021);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wipeAt = clock.GetUtcNow().UtcDateTime;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Beat, clock, stoppingToken);
                var now = clock.GetUtcNow().UtcDateTime;
                if (now >= wipeAt)
                {
                    await WipeForgottenAsync(now, stoppingToken);
                    wipeAt = now + TimeSpan.FromHours(1);
                }

                await BeatAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                log.LogError(error, "The simulated people missed a beat");
            }
        }
    }

    private async Task BeatAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var rooms = await db.Workshops
            .Where(workshop => workshop.Stage == WorkshopStage.Live && (workshop.IsRehearsal || (playsDemo && workshop.Code == DemoWorkshops.LiveCode)))
            .Select(workshop => new { workshop.Code, workshop.IsRehearsal }).ToListAsync(cancel);
        foreach (var room in rooms)
        {
            await TakePartAsync(scope.ServiceProvider, db, room.Code, room.IsRehearsal ? OfRehearsal : OfDemo, cancel);
        }
    }

    private async Task TakePartAsync(IServiceProvider services, AppDb db, string code, int most, CancellationToken cancel)
    {
        var reader = services.GetRequiredService<RoomReader>();
        if (await reader.StateAsync(code, cancel) is not { } room || reader.KindOf(room) is not { } kind || kind is not IRehearsable rehearsable)
        {
            return;
        }

        var people = await (
            from participant in db.Participants
            join voter in db.Voters on participant.Id equals voter.ParticipantId
            where participant.WorkshopId == room.WorkshopId && participant.IsSimulated && participant.RemovedAt == null
            orderby participant.Id
            select new SimulatedPerson(new ParticipantIdentity(participant.Id, voter.Id, room.WorkshopId, code, participant.Group, false), participant.Language)).ToListAsync(cancel);
        foreach (var answer in await rehearsable.NextAnswersAsync(room, people, most, random, cancel))
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(answer.Person.Language);
            var form = new FormCollection(answer.Fields.ToDictionary(field => field.Key, field => new StringValues(field.Value), StringComparer.Ordinal));
            await kind.ReceiveAsync(new AnswerRequest(code, room.ActivityId!.Value, answer.Person.Identity, answer.Act, form, clock.GetUtcNow().UtcDateTime), cancel);
        }

        // After the answers: who goes now is among those who gave them.
        if (!room.IsRehearsal && random.Next(OneMovesIn) == 0)
        {
            await ComeOrGoAsync(services, db, room, people.Count, cancel);
        }
    }

    private async Task ComeOrGoAsync(IServiceProvider services, AppDb db, RoomState room, int here, CancellationToken cancel)
    {
        var keys = RoomRegions.Counts(room.Code);
        await db.WriteAsync(
            async () =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                await SimulatedPeople.ComeOrGoAsync(db, room.WorkshopId, here, now, cancel);
                await db.TouchRegionsAsync(keys.Select(key => key.ToString()), now, cancel);
                return true;
            },
            cancel);
        services.GetRequiredService<Publisher>().Nudge(keys);
    }

    private async Task WipeForgottenAsync(DateTime now, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var before = now - ForgottenAfter;
        var forgotten = await (
            from workshop in db.Workshops
            where workshop.IsRehearsal && db.Participants.Where(one => one.WorkshopId == workshop.Id).Max(one => (DateTime?)one.JoinedAt) < before
            select workshop.Code).ToListAsync(cancel);
        foreach (var code in forgotten)
        {
            await scope.ServiceProvider.GetRequiredService<Rehearsals>().WipeAsync(code, actor: null, cancel);
        }
    }
}
