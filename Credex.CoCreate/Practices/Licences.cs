namespace Credex.CoCreate.Practices;

/// <summary>Under what a text or a picture may be used again. Names are texts with the key <c>Licence_</c> and the code.</summary>
public static class Licences
{
    /// <summary>Not an open licence: whoever holds the rights said yes to its use here.</summary>
    public const string Permission = "LicenseRef-permission";

    /// <summary>SPDX identifiers.</summary>
    public static IReadOnlyList<string> All { get; } = ["CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC0-1.0"];

    public static IReadOnlyList<string> OfPictures { get; } = [.. All, Permission];
}
