namespace Credex.CoCreate.Practices;

/// <summary>The licences that texts and pictures can have, by their SPDX identifiers (spdx.org/licenses).</summary>
public static class Licences
{
    private static readonly (string Id, string Name, string Address)[] Known =
    [
        ("CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC-BY-SA-4.0", "CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("CC-BY-NC-4.0", "CC BY-NC 4.0", "https://creativecommons.org/licenses/by-nc/4.0/"),
        ("CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    ];

    public static IReadOnlyList<string> All { get; } = [.. Known.Select(one => one.Id)];

    public static string NameOf(string id) => Array.Find(Known, one => one.Id == id).Name ?? id;

    /// <summary>Where the licence can be read; null for words of somebody's own.</summary>
    public static string? AddressOf(string id) => Array.Find(Known, one => one.Id == id).Address;
}
