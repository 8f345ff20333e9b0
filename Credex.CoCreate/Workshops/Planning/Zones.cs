using System.Globalization;

namespace Credex.CoCreate.Workshops.Planning;

/// <summary>The time zones that can be chosen: those of the European countries, and UTC. Named by a city that people know, in their language.</summary>
public static class Zones
{
    public const string Usual = "Europe/Brussels";
    public const string Utc = "UTC";

    private static readonly IReadOnlyList<Zone> Known =
    [
        new("Europe/Amsterdam", "Amsterdam", "Amsterdam"),
        new("Europe/Andorra", "Andorra", "Andorre"),
        new("Europe/Athens", "Athens", "Athènes"),
        new("Atlantic/Azores", "Azores", "Açores"),
        new("Europe/Belgrade", "Belgrade", "Belgrade"),
        new("Europe/Berlin", "Berlin", "Berlin"),
        new("Europe/Bratislava", "Bratislava", "Bratislava"),
        new("Europe/Brussels", "Brussels", "Bruxelles"),
        new("Europe/Bucharest", "Bucharest", "Bucarest"),
        new("Europe/Budapest", "Budapest", "Budapest"),
        new("Atlantic/Canary", "Canary Islands", "Canaries"),
        new("Europe/Chisinau", "Chisinau", "Chisinau"),
        new("Europe/Copenhagen", "Copenhagen", "Copenhague"),
        new("Europe/Dublin", "Dublin", "Dublin"),
        new("Europe/Helsinki", "Helsinki", "Helsinki"),
        new("Europe/Istanbul", "Istanbul", "Istanbul"),
        new("Europe/Kyiv", "Kyiv", "Kyiv"),
        new("Europe/Lisbon", "Lisbon", "Lisbonne"),
        new("Europe/Ljubljana", "Ljubljana", "Ljubljana"),
        new("Europe/London", "London", "Londres"),
        new("Europe/Luxembourg", "Luxembourg", "Luxembourg"),
        new("Atlantic/Madeira", "Madeira", "Madère"),
        new("Europe/Madrid", "Madrid", "Madrid"),
        new("Europe/Malta", "Malta", "Malte"),
        new("Europe/Monaco", "Monaco", "Monaco"),
        new("Asia/Nicosia", "Nicosia", "Nicosie"),
        new("Europe/Oslo", "Oslo", "Oslo"),
        new("Europe/Paris", "Paris", "Paris"),
        new("Europe/Podgorica", "Podgorica", "Podgorica"),
        new("Europe/Prague", "Prague", "Prague"),
        new("Atlantic/Reykjavik", "Reykjavik", "Reykjavik"),
        new("Europe/Riga", "Riga", "Riga"),
        new("Europe/Rome", "Rome", "Rome"),
        new("Europe/Sarajevo", "Sarajevo", "Sarajevo"),
        new("Europe/Skopje", "Skopje", "Skopje"),
        new("Europe/Sofia", "Sofia", "Sofia"),
        new("Europe/Stockholm", "Stockholm", "Stockholm"),
        new("Europe/Tallinn", "Tallinn", "Tallinn"),
        new("Asia/Tbilisi", "Tbilisi", "Tbilissi"),
        new("Europe/Tirane", "Tirana", "Tirana"),
        new("Europe/Vaduz", "Vaduz", "Vaduz"),
        new("Europe/Vienna", "Vienna", "Vienne"),
        new("Europe/Vilnius", "Vilnius", "Vilnius"),
        new("Europe/Warsaw", "Warsaw", "Varsovie"),
        new("Europe/Zagreb", "Zagreb", "Zagreb"),
        new("Europe/Zurich", "Zurich", "Zurich"),
    ];

    /// <summary>In the order of the reader's language, UTC last; with those that are in use already, wherever they are.</summary>
    public static IReadOnlyList<Zone> Offered(params string?[] also) =>
    [
        .. Known.Where(zone => Exists(zone.Id))
            .Concat(also.OfType<string>().Distinct(StringComparer.Ordinal).Where(id => id != Utc && Exists(id) && Known.All(zone => zone.Id != id)).Select(Unlisted))
            .OrderBy(zone => zone.Name, StringComparer.Create(CultureInfo.CurrentUICulture, ignoreCase: true)),
        Unlisted(Utc),
    ];

    public static bool Exists(string? id) => id is { Length: > 0 and <= 64 } && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId;

    public static string Name(string id) => (Known.FirstOrDefault(zone => zone.Id == id) ?? Unlisted(id)).Name;

    /// <summary>The zone of a person, where they gave one that exists.</summary>
    public static string? Of(string? person) => Exists(person) ? person : null;

    public static DateTime Local(DateTime instant, string zone) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(instant, DateTimeKind.Utc), TimeZoneInfo.FindSystemTimeZoneById(zone));

    private static Zone Unlisted(string id)
    {
        var city = id[(id.LastIndexOf('/') + 1)..].Replace('_', ' ');
        return new Zone(id, city, city);
    }
}

/// <param name="Id">As IANA names it.</param>
public sealed record Zone(string Id, string English, string French)
{
    public string Name => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? French : English;
}
