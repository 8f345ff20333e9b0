using System.Globalization;
using System.Reflection;

namespace Credex.CoCreate.People;

/// <summary>The countries that can be chosen: EU, EEA-EFTA, Switzerland, candidates and the United Kingdom (names: Unicode CLDR 48; time zones: zone.tab of tzdb, with the older name of Kyiv that browsers give).</summary>
public static class Countries
{
    private static readonly IReadOnlyList<Country> Known = Read();
    private static readonly Dictionary<string, Country> ByCode = Known.ToDictionary(country => country.Code, StringComparer.Ordinal);

    /// <summary>In the order of the reader's language.</summary>
    public static IReadOnlyList<Country> All => [.. Known.OrderBy(country => country.Name, StringComparer.Create(CultureInfo.CurrentUICulture, ignoreCase: true))];

    public static bool Exists(string? code) => code is not null && ByCode.ContainsKey(code);

    /// <summary>The code of a country that somebody wrote as its code or its name; null where there is none.</summary>
    public static string? Find(string text) => Known.FirstOrDefault(country =>
        string.Equals(country.Code, text, StringComparison.OrdinalIgnoreCase)
        || string.Equals(country.English, text, StringComparison.OrdinalIgnoreCase)
        || string.Equals(country.French, text, StringComparison.OrdinalIgnoreCase))?.Code;

    public static string Name(string code) => ByCode.TryGetValue(code, out var country) ? country.Name : code;

    private static List<Country> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Credex.CoCreate.People.countries.csv")
            ?? throw new InvalidOperationException("The list of countries is not in the assembly.");
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1);
        return [.. lines.Select(line => line.Trim().Split(',')).Select(cells => new Country(cells[0], cells[4], cells[5], cells[7]))];
    }
}

/// <param name="Code">ISO 3166-1 alpha-2; XK for Kosovo.</param>
/// <param name="Zones">IANA time zones whose clocks say that somebody is there, with spaces between; none for Kosovo, which shares Belgrade's.</param>
public sealed record Country(string Code, string English, string French, string Zones)
{
    public string Name => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? French : English;
}
