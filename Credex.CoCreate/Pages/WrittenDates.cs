namespace Credex.CoCreate.Pages;

/// <summary>Dates in words, in the language of the page. The only place where they are written: French says "1er décembre", with an ordinal for the first of a month and for no other day.</summary>
public static class WrittenDates
{
    /// <param name="format">A standard or custom format of .NET.</param>
    public static string Written(this DateTime at, string format) => at.ToString(Pattern(format, at.Day), SiteLanguages.Formats);

    /// <param name="format">A standard or custom format of .NET.</param>
    public static string Written(this DateOnly day, string format) => day.ToString(Pattern(format, day.Day), SiteLanguages.Formats);

    private static string Pattern(string format, int day)
    {
        if (day != 1 || SiteLanguages.Formats.TwoLetterISOLanguageName != "fr")
        {
            return format;
        }

        // A standard format is one letter: what it stands for is needed, to change the day in it. A day of the month before a month in letters is "d", the day of the week "dddd".
        var pattern = format.Length == 1 ? SiteLanguages.Formats.DateTimeFormat.GetAllDateTimePatterns(format[0])[0] : format;
        return $" {pattern}".Replace(" d MMM", " d'er' MMM", StringComparison.Ordinal)[1..];
    }
}
