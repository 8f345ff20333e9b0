using System.Globalization;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Credex.CoCreate.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Credex.CoCreate.Pages.Manage.Mail;

/// <summary>Every letter in every language, HTML and text, with made-up content. The HTML is shown in a frame that has a content policy of its own.</summary>
[Authorize(Policies.Staff)]
[ResponseCache(NoStore = true)]
public sealed class PreviewModel(FollowUpKinds kinds, LetterDrawer drawer) : PageModel
{
    [FromRoute(Name = "kind")]
    public string? Kind { get; set; }

    [FromQuery(Name = "in")]
    public string? Language { get; set; }

    public IReadOnlyList<ILetterKind> Letters { get; private set; } = [];

    public ILetterKind? Shown { get; private set; }

    public Letter? Letter { get; private set; }

    public DrawnLetter? Drawn { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        Letters = [.. kinds.All.OfType<ILetterKind>().OrderBy(kind => kind.Label, StringComparer.CurrentCulture)];
        return Kind is null || await DrawAsync() ? Page() : NotFound();
    }

    /// <summary>The letter alone, for the frame.</summary>
    public async Task<IActionResult> OnGetHtmlAsync() => await DrawAsync() ? Content(Drawn!.Html, "text/html; charset=utf-8") : NotFound();

    private async Task<bool> DrawAsync()
    {
        Language = SiteLanguages.Codes.Contains(Language) ? Language : CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        Shown = kinds.Find(Kind) as ILetterKind;
        if (Shown is null)
        {
            return false;
        }

        Letter = InLanguage(Language!, Shown.Sample);
        Drawn = await drawer.DrawAsync(Letter);
        return true;
    }

    /// <summary>A subject is written in the current language; that of the page comes back.</summary>
    private static Letter InLanguage(string language, Func<string, Letter> write)
    {
        var (culture, words) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return write(language);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, words);
        }
    }
}
