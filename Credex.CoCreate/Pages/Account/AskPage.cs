using System.Globalization;
using Credex.CoCreate.Mail;
using Credex.CoCreate.People.Accounts;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Account;

/// <summary>A page that takes an address and sends a letter to it. What it answers is the same for every address.</summary>
public abstract class AskPage(IStringLocalizer<AccountTexts> texts) : PageModel
{
    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    /// <summary>Whether the form was sent; the address is not in the page's own.</summary>
    [FromQuery(Name = "sent")]
    public bool IsSent { get; set; }

    public IReadOnlyList<FieldError> Errors { get; protected set; } = [];

    public string? ErrorOf(string field) => Errors.FirstOrDefault(error => error.Field == field)?.Message;

    public string? Invalid(string field) => ErrorOf(field) is null ? null : "invalid";

    protected static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>The address as it is stored, or what is wrong with it.</summary>
    protected string? ReadAddress(List<FieldError> errors)
    {
        if (MailAddresses.TryRead(Email?.Trim(), out var address))
        {
            return address;
        }

        errors.Add(new FieldError("email", texts["Email_Invalid"]));
        return null;
    }

    protected IActionResult Refused(IReadOnlyList<FieldError> errors)
    {
        Errors = errors;
        var page = Page();
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    protected LocalRedirectResult Sent(string path) => LocalRedirect(Url.Content($"~/account/{path}?sent=true"));
}
