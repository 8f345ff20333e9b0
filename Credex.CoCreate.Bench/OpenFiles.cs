using System.Globalization;

namespace Credex.CoCreate.Bench;

/// <summary>Each participant is a WebSocket and a form connection, in this process and in the server: the limit must allow for both.</summary>
internal static class OpenFiles
{
    private const int Others = 200;
    private const string Limits = "/proc/self/limits";

    public static void Require(int participants)
    {
        var needed = (2L * participants) + Others;
        if (Limit() is { } limit && limit < needed)
        {
            throw new UsageException(string.Create(
                CultureInfo.InvariantCulture,
                $"ulimit -n is {limit}, but {participants} participants need about {needed} open files in this process and as many in the server. Raise it (ulimit -n {needed}) or ask for fewer participants."));
        }
    }

    /// <summary>The soft limit, which .NET has raised to the hard one when it started.</summary>
    private static long? Limit()
    {
        const string Name = "Max open files";
        var line = File.Exists(Limits) ? File.ReadLines(Limits).FirstOrDefault(one => one.StartsWith(Name, StringComparison.Ordinal)) : null;
        var soft = line?[Name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        return long.TryParse(soft, CultureInfo.InvariantCulture, out var limit) ? limit : null;
    }
}
