namespace Credex.CoCreate.Standards;

/// <summary>The ten cultural domains of ESSnet-Culture. Their names are texts with the key Domain_ and the code.</summary>
public static class Domains
{
    public static IReadOnlyList<string> All { get; } =
        ["heritage", "archives", "libraries", "books", "visual-arts", "performing-arts", "audiovisual", "architecture", "advertising", "crafts"];
}
