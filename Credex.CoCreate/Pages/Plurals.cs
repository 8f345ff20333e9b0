using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages;

/// <summary>Plurals by the CLDR rules of the two languages: keys with _one and _other; French counts 0 and 1 as one.</summary>
public static class Plurals
{
    public static string Category(CultureInfo culture, int n) =>
        culture.TwoLetterISOLanguageName == "fr" ? (n is 0 or 1 ? "one" : "other") : (n == 1 ? "one" : "other");

    /// <summary>The text for <paramref name="n"/>, which is its {0}; further arguments follow.</summary>
    public static string Plural(this IStringLocalizer texts, string key, int n, params object[] more) =>
        texts[$"{key}_{Category(CultureInfo.CurrentUICulture, n)}", [n, .. more]];
}
