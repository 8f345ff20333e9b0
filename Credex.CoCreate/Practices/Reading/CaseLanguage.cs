using System.Globalization;
using Credex.CoCreate.Data;

namespace Credex.CoCreate.Practices.Reading;

/// <summary>The language in which a case is read: the one that was asked for, else that of the page, else that it was written in.</summary>
public sealed record CaseLanguage(string Code)
{
    public static CaseLanguage Of(PracticeFields fields, string? wanted)
    {
        var languages = fields.Languages();
        var here = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return new CaseLanguage(wanted is not null && languages.Contains(wanted, StringComparer.Ordinal) ? wanted : languages.Contains(here, StringComparer.Ordinal) ? here : fields.Title.Source);
    }

    /// <summary>The name of a language in itself.</summary>
    public static string NameOf(string code) => CultureInfo.GetCultureInfo(code).NativeName;

    public LocalizedWording In(LocalizedText text) => text.In(Code);
}
