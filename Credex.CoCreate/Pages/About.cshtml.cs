using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Credex.CoCreate.Pages;

/// <summary>CREDEX, micro-credentials, how CoCreate works, and how its results may be read.</summary>
public sealed class AboutModel : PageModel
{
    public const int Principles = 10;

    public const int Steps = 5;

    public static IReadOnlyList<string> Needs { get; } = ["Definition", "Frameworks", "Voices", "Recognition"];

    public static string Law(string celex) =>
        $"https://eur-lex.europa.eu/legal-content/{System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName.ToUpperInvariant()}/TXT/?uri=CELEX:{celex}";
}
