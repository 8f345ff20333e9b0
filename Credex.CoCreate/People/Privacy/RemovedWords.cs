using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.People.Privacy;

/// <summary>What stands where somebody's words stood, in the language that they were in.</summary>
public sealed class RemovedWords(IStringLocalizer<PrivacyTexts> texts)
{
    public string In(string language)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return texts["Removed_Words"];
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
