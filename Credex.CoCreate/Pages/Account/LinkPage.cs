using Credex.CoCreate.People;
using Credex.CoCreate.People.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Credex.CoCreate.Pages.Account;

/// <summary>Where a mailed link leads: looking changes nothing, since scanners of mail follow every link; its form acts.</summary>
[ResponseCache(NoStore = true)]
public abstract class LinkPage(AccountDesk desk, LinkPurpose purpose) : PageModel
{
    [FromRoute(Name = "token")]
    public string Token { get; set; } = string.Empty;

    /// <summary>Whose link it is; null where it no longer works.</summary>
    public Person? Person { get; private set; }

    public AccountLink? Link { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await FindAsync(cancel);
        return Found();
    }

    protected async Task<bool> FindAsync(CancellationToken cancel)
    {
        (Person, Link) = await desk.FindAsync(purpose, Token, cancel) is { } found ? found : (null, null);
        return Person is not null;
    }

    /// <summary>The page, or that the link is over.</summary>
    protected IActionResult Found(int status = StatusCodes.Status200OK)
    {
        var page = Page();
        page.StatusCode = Person is null ? StatusCodes.Status404NotFound : status;
        return page;
    }
}
