using System.Globalization;

namespace Credex.CoCreate.Charts;

public static class Instants
{
    /// <summary>An instant as scripts read it: ISO 8601, UTC, with milliseconds. Null stays null, so that the attribute is left out.</summary>
    public static string? Iso(this DateTime? at) => at?.Iso();

    public static string Iso(this DateTime at) => DateTime.SpecifyKind(at, DateTimeKind.Utc).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}

/// <summary>Minutes and seconds left, as the server prints them.</summary>
public static class Countdowns
{
    public static string Left(DateTime endsAt, DateTime now)
    {
        var left = (int)Math.Ceiling(Math.Max(0, (endsAt - now).TotalSeconds));
        return string.Create(CultureInfo.InvariantCulture, $"{left / 60}:{left % 60:00}");
    }
}
