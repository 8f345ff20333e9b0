using Credex.CoCreate.Demo.Pictures;

namespace Credex.CoCreate.Demo;

/// <summary>The pictures of the demo's case studies: drawn, so that they belong to nobody else, show nobody, and are the same on every machine.</summary>
internal static class DemoPictures
{
    private static readonly Dictionary<string, Action<Print>> Drawings = new(StringComparer.Ordinal)
    {
        ["amphitheatre"] = StagePictures.Amphitheatre,
        ["bookbus"] = ShelfPictures.BookBus,
        ["bookpress"] = WorkshopPictures.BookPress,
        ["console"] = MachinePictures.Console,
        ["house"] = StreetPictures.House,
        ["kiln"] = CeramicPictures.Kiln,
        ["loom"] = WorkshopPictures.Loom,
        ["poster"] = StreetPictures.Poster,
        ["projector"] = MachinePictures.Projector,
        ["screenprint"] = WorkshopPictures.ScreenPrint,
        ["stage"] = StagePictures.Stage,
        ["tiles"] = CeramicPictures.Tiles,
        ["vault"] = ShelfPictures.Vault,
    };

    public static IReadOnlyCollection<string> Motifs => Drawings.Keys;

    /// <summary>A PNG of 1200 by 750 pixels.</summary>
    public static byte[] Draw(string motif)
    {
        using var print = new Print();
        Drawings[motif](print);
        return print.Png();
    }
}
