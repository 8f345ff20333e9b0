using Credex.CoCreate.Pages.Account;
using Credex.CoCreate.People;
using Credex.CoCreate.People.Accounts;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Manage;

/// <summary>Makes an account for somebody, who chooses the password behind a mailed link.</summary>
[Authorize(Policies.Admin)]
[ResponseCache(NoStore = true)]
public sealed class InviteModel(PeopleDesk desk, IStringLocalizer<OversightTexts> texts, IStringLocalizer<PeopleTexts> people, IStringLocalizer<AccountTexts> accounts) : AskPage(accounts)
{
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "roles")]
    public IReadOnlyList<string> Given { get; set; } = [];

    [BindProperty(Name = "language")]
    public string? Chosen { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var errors = new List<FieldError>();
        if (Name?.Trim() is not { Length: > 0 and <= Person.LongestName } name)
        {
            errors.Add(new FieldError("name", people["Name_Missing"]));
            name = string.Empty;
        }

        if (ReadAddress(errors) is not { } address || errors.Count > 0)
        {
            return Refused(errors);
        }

        var language = SiteLanguages.Codes.FirstOrDefault(code => code == Chosen) ?? Language;
        if (await desk.InviteAsync(name, address, Given, language, User.PersonId()!.Value, cancel) == PeopleOutcome.Exists)
        {
            return Refused([new FieldError("email", texts["Invite_Exists"])]);
        }

        TempData[Notices.Done] = texts["Invite_Sent", address].Value;
        return LocalRedirect(Url.Content("~/manage/people"));
    }
}
