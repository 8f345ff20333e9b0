using System.Globalization;
using Credex.CoCreate.Pages;

namespace Credex.CoCreate.Workshops;

/// <summary>Fields of a form as activities read them: what is missing or makes no sense is empty, and then does not fit.</summary>
public static class SentFields
{
    public static Guid Id(this IFormCollection form, string name) => Guid.TryParse(form[name], out var id) ? id : Guid.Empty;

    public static int? Number(this IFormCollection form, string name) =>
        int.TryParse(form[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool Ticked(this IFormCollection form, string name) => string.Equals(form[name], "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>A text as people count it: a browser counts a line end as one character and sends two.</summary>
    public static string Words(this IFormCollection form, string name) => form[name].ToString().ReplaceLineEndings("\n").Trim();

    /// <summary>A text in the languages of the site, from fields such as <c>title.en</c>. Empty ones are there too: they take a language away.</summary>
    public static IReadOnlyDictionary<string, string> Texts(this IFormCollection form, string name) => SiteLanguages.Codes
        .Where(language => form.ContainsKey($"{name}.{language}"))
        .ToDictionary(language => language, language => form.Words($"{name}.{language}"), StringComparer.Ordinal);
}
