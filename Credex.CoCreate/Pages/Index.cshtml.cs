using Credex.CoCreate.Pages.Around;
using Credex.CoCreate.People;
using Credex.CoCreate.Practices.Moderation;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Credex.CoCreate.Pages;

/// <summary>The first page: what this is, the box for a code, what is live, the latest standards and records; signed in, what waits for me.</summary>
public sealed class IndexModel(HomeReader home, WaitingCases cases) : PageModel
{
    public bool IsSignedIn { get; private set; }

    public IReadOnlyList<WorkshopRow> Hosting { get; private set; } = [];

    public IReadOnlyList<WorkshopRow> Joined { get; private set; } = [];

    public IReadOnlyList<UnfinishedRecord> Unfinished { get; private set; } = [];

    /// <summary>Cases of the library in which it is their turn.</summary>
    public IReadOnlyList<WaitingCase> Cases { get; private set; } = [];

    public PublicHome Public { get; private set; } = new([], [], 0, []);

    public bool WaitsForNothing => Hosting.Count + Joined.Count + Unfinished.Count + Cases.Count == 0;

    public bool MayHost => User.IsInRole(Roles.Facilitator) || User.IsInRole(Roles.Staff) || User.IsInRole(Roles.Admin);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (User.PersonId() is { } person)
        {
            IsSignedIn = true;
            Hosting = await home.HostingAsync(person, cancel);
            Joined = await home.JoinedAsync(person, cancel);
            Unfinished = await home.UnfinishedAsync(person, cancel);
            Cases = await cases.ReadAsync(person, cancel);
        }

        Public = await home.PublicAsync([.. Hosting.Concat(Joined).Select(row => row.Code)], cancel);
    }
}
