using Credex.CoCreate.Live;

namespace Credex.CoCreate.Workshops;

/// <summary>
/// The regions of a room: for each audience what is on (changes with the facilitator's acts) and how many have answered
/// (changes with every vote, and is small).
/// </summary>
public static class RoomRegions
{
    public const string Stage = "stage";
    public const string Count = "count";
    public const string Agenda = "agenda";
    public const string Console = "console";
    public const string ConsoleCount = "console-count";
    public const string ConsoleDecision = "console-decision";
    public const string Screen = "screen";
    public const string ScreenCount = "screen-count";

    public static IReadOnlyList<RegionKey> Counts(string code) => Keys(code, Count, ConsoleCount, ScreenCount);

    public static IReadOnlyList<RegionKey> All(string code) => Keys(code, Stage, Count, Agenda, Console, ConsoleCount, ConsoleDecision, Screen, ScreenCount);

    private static RegionKey[] Keys(string code, params string[] names) => [.. names.Select(name => new RegionKey(code, name))];
}
