using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Pages.W;

/// <summary>A personal link back into the room, for a browser that forgets or a second one. Shown once.</summary>
[Authorize(RoomPolicies.InRoom)]
[ResponseCache(NoStore = true)]
public sealed class LinkModel(ReturnLinks links, IOptions<SiteOptions> site) : PageModel
{
    [FromRoute(Name = "code")]
    public string Code { get; set; } = string.Empty;

    public string? Link { get; private set; }

    public void OnGet()
    {
    }

    public async Task OnPostAsync(CancellationToken cancel) =>
        Link = $"{site.Value.Address(Request)}/w/{Code}/return/{await links.IssueAsync(User.Participant()!, cancel)}";
}
