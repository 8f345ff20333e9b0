using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Questions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Credex.CoCreate.Pages.W;

/// <summary>All questions that the room may see, with their answers in full: of the activity that is on, else of the last one that was.</summary>
[Authorize(RoomPolicies.InRoom)]
[ResponseCache(NoStore = true)]
public sealed class QuestionsModel(RoomReader rooms, QuestionsReader reader) : PageModel
{
    public const int PageSize = 50;

    [FromRoute(Name = "code")]
    public string Code { get; set; } = string.Empty;

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public Guid? Activity { get; private set; }

    public QuestionList? List { get; private set; }

    public IReadOnlyList<QuestionLine> Rows { get; private set; } = [];

    /// <summary>Those that I asked: asking counts as wanting the answer.</summary>
    public IReadOnlySet<Guid> Own { get; private set; } = new HashSet<Guid>();

    /// <summary>Whether questions can be upvoted now.</summary>
    public bool IsOpen { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Activity = await reader.LatestAsync(Code, cancel);
        if (Activity is null || await rooms.StateAsync(Code, cancel) is not { } room)
        {
            return;
        }

        List = await reader.ListAsync(Activity.Value, room.MinGroup, cancel);
        Own = (await reader.MineAsync(Activity.Value, User.Participant()!.VoterId, cancel))?.Asked.Select(line => line.Id).ToHashSet() ?? [];
        IsOpen = room.IsOn && room.ActivityId == Activity && room.Current!.State == QuestionsState.Open;
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, (List.Listed.Count + PageSize - 1) / PageSize));
        Rows = [.. List.Listed.Skip((PageNumber - 1) * PageSize).Take(PageSize)];
    }
}
