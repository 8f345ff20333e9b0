using Credex.CoCreate.Data;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.StandardReview;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Pages.W;

/// <summary>All comments on the clause that the room is at, in full, once it is closed.</summary>
[Authorize(RoomPolicies.InRoom)]
[ResponseCache(NoStore = true)]
public sealed class CommentsModel(AppDb db, RoomReader rooms, ReviewReader reader) : PageModel
{
    [FromRoute(Name = "code")]
    public string Code { get; set; } = string.Empty;

    public string? Number { get; private set; }

    public IReadOnlyList<VoterComment> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var room = await rooms.StateAsync(Code, cancel);
        if (room?.ActivityId is not null && (await reader.RoomAsync(room, cancel))?.Round.Current is { State: ItemState.Closed or ItemState.Revealed } current)
        {
            Number = current.Number;
            var item = await db.RoundItems.AsNoTracking().Include(one => one.ClauseText).SingleAsync(one => one.Id == current.Id, cancel);
            Rows = await reader.CommentsAsync(item, current.Result, cancel);
        }
    }
}
