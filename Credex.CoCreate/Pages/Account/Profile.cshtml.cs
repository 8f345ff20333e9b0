using Credex.CoCreate.People;
using Credex.CoCreate.People.Accounts;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Planning;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Account;

/// <summary>What I am called, whom I speak for, and how I am spoken to.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public sealed class ProfileModel(UserManager<Person> users, IStringLocalizer<PeopleTexts> people, IStringLocalizer<AccountTexts> texts) : PageModel
{
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "group")]
    public StakeholderGroup? Group { get; set; }

    [BindProperty(Name = "country")]
    public string? Country { get; set; }

    [BindProperty(Name = "organisation")]
    public string? Organisation { get; set; }

    [BindProperty(Name = "language")]
    public string? Language { get; set; }

    [BindProperty(Name = "zone")]
    public string? Zone { get; set; }

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await MeAsync() is not { } me)
        {
            return Challenge();
        }

        (Name, Group, Country, Organisation, Language, Zone) = (me.DisplayName, me.Group, me.Country, me.Organisation, me.Language, me.Zone);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await MeAsync() is not { } me)
        {
            return Challenge();
        }

        if (Name?.Trim() is not { Length: > 0 and <= Person.LongestName } name)
        {
            Errors = [new FieldError("name", people["Name_Missing"])];
            var page = Page();
            page.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return page;
        }

        me.DisplayName = name;
        me.Group = Group is { } group && Enum.IsDefined(group) ? group : null;
        me.Country = Countries.Exists(Country) ? Country : null;
        me.Organisation = Organisation?.Trim() is { Length: > 0 and <= 200 } organisation ? organisation : null;
        me.Language = SiteLanguages.Codes.FirstOrDefault(code => code == Language);
        me.Zone = Zones.Of(Zone);
        if (!(await users.UpdateAsync(me)).Succeeded)
        {
            // Saved in another window at the same moment.
            return StatusCode(StatusCodes.Status409Conflict);
        }

        // The cookie wins over the profile, and would keep the language of before.
        Response.Cookies.Delete(CookieRequestCultureProvider.DefaultCookieName, new CookieOptions { Path = Request.PathBase.HasValue ? Request.PathBase : "/" });
        TempData[Notices.Done] = texts["Profile_Saved"].Value;
        return LocalRedirect(Url.Content("~/account"));
    }

    /// <summary>A session outlives its account by a few minutes.</summary>
    private async Task<Person?> MeAsync() => await users.GetUserAsync(User) is { ErasedAt: null, DeactivatedAt: null } me ? me : null;
}
