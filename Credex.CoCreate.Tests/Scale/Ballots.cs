using Credex.CoCreate.Data;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Tests.Live;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Servers;

/// <summary>Finds in the database what a browser answered, by its key: the only thing that joins the two.</summary>
public static class Ballots
{
    /// <summary>The answers of a browser to the clause that the room is at.</summary>
    public static async Task<List<Rating>> OfAsync(AppDb db, Phone phone)
    {
        var workshop = await db.Workshops.Where(one => one.Code == TestApp.Code).SingleAsync();
        var hash = DeviceKey.Hash(WebEncoders.Base64UrlDecode(phone.Cookie(DeviceKey.Cookie)!), workshop.Id);
        return await (
            from key in db.ParticipantKeys
            join voter in db.Voters on key.ParticipantId equals voter.ParticipantId
            join rating in db.Ratings on voter.Id equals rating.VoterId
            join round in db.Rounds on workshop.CurrentActivityId equals round.ActivityId
            where key.WorkshopId == workshop.Id && key.KeyHash == hash && rating.RoundItemId == round.CurrentItemId
            select rating).AsNoTracking().ToListAsync();
    }
}
