using System.Globalization;

namespace Credex.CoCreate.Texts;

/// <summary>The languages that case studies can be written in: the official languages of the European Union. Their names come from Unicode CLDR.</summary>
public static class ContentLanguages
{
    private static readonly HashSet<string> Known =
        new(["bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv"], StringComparer.Ordinal);

    /// <summary>In the order of the reader's language.</summary>
    public static IReadOnlyList<string> All => [.. Known.OrderBy(Name, StringComparer.Create(CultureInfo.CurrentUICulture, ignoreCase: true))];

    public static bool Exists(string? code) => code is not null && Known.Contains(code);

    /// <summary>In the reader's language.</summary>
    public static string Name(string code) => Exists(code) ? CultureInfo.GetCultureInfo(code).DisplayName : code;

    /// <summary>In the language itself.</summary>
    public static string OwnName(string code) => Exists(code) ? CultureInfo.GetCultureInfo(code).NativeName : code;
}
