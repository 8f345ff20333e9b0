namespace Credex.CoCreate.Practices;

/// <summary>Under what a text or a picture may be used again, by SPDX identifiers (spdx.org/licenses). Names are texts with the key <c>Licence_</c> and the identifier.</summary>
public static class Licences
{
    /// <summary>Not an open licence: whoever holds the rights said yes to its use here.</summary>
    public const string Permission = "LicenseRef-permission";

    private static readonly (string Id, string Name, string Address)[] Open =
    [
        ("CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC-BY-SA-4.0", "CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("CC-BY-NC-4.0", "CC BY-NC 4.0", "https://creativecommons.org/licenses/by-nc/4.0/"),
        ("CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    ];

    public static IReadOnlyList<string> All { get; } = [.. Open.Select(one => one.Id)];

    public static IReadOnlyList<string> OfPictures { get; } = [.. All, Permission];

    /// <summary>The short name that is the same in every language; null for a permission.</summary>
    public static string? ShortName(string id) => Array.Find(Open, one => one.Id == id).Name;

    /// <summary>Where it can be read; null for a permission.</summary>
    public static string? AddressOf(string id) => Array.Find(Open, one => one.Id == id).Address;
}
