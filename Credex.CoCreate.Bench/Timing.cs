using System.Diagnostics;

namespace Credex.CoCreate.Bench;

/// <summary>Instants as the clock's ticks, spans in milliseconds.</summary>
internal static class Timing
{
    public static long Now => Stopwatch.GetTimestamp();

    public static double Between(long from, long to) => (to - from) * 1000.0 / Stopwatch.Frequency;

    /// <summary>The nearest-rank percentile of sorted numbers; NaN of none.</summary>
    public static double Percentile(IReadOnlyList<double> sorted, double share) =>
        sorted.Count == 0 ? double.NaN : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];

    /// <summary>Looks again every few milliseconds. False when the time ran out.</summary>
    public static async Task<bool> UntilAsync(Func<bool> condition, TimeSpan longest)
    {
        var end = Now + (long)(longest.TotalSeconds * Stopwatch.Frequency);
        while (!condition())
        {
            if (Now > end)
            {
                return false;
            }

            await Task.Delay(5);
        }

        return true;
    }

    /// <summary>Null for what was not measured, since JSON has no NaN.</summary>
    public static double? OrNull(this double number) => double.IsFinite(number) ? number : null;
}
