using System.Globalization;

namespace Credex.CoCreate.Bench;

/// <summary>What was asked for wrongly, or cannot begin here.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>What went wrong in a run so that there is nothing to report.</summary>
internal sealed class BenchException(string message) : Exception(message);

/// <summary>The <c>--name value</c> pairs after the verb.</summary>
internal sealed class Options
{
    private static readonly string[] Known = ["participants", "burst", "warm-up", "no-bare", "runs", "minutes", "count", "phones", "seconds", "kill", "responses", "questions", "cases", "only", "json", "postgres", "seed", "port", "file", "log", "defer-every"];
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    public Options(IEnumerable<string> args)
    {
        string? name = null;
        foreach (var arg in args)
        {
            if (name is not null && !arg.StartsWith("--", StringComparison.Ordinal))
            {
                values[name] = arg;
                name = null;
                continue;
            }

            name = arg.StartsWith("--", StringComparison.Ordinal) ? arg[2..] : null;
            if (name is null || !Known.Contains(name, StringComparer.Ordinal))
            {
                throw new UsageException($"{arg} is not known here; see -- help.");
            }

            values[name] = string.Empty;
        }
    }

    public string? Json => Text("json");

    public string? Postgres => Text("postgres");

    public int Seed => Whole("seed", Environment.TickCount & int.MaxValue, least: 0);

    public bool Has(string name) => values.ContainsKey(name);

    public string? Text(string name) => values.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    public int Whole(string name, int otherwise, int least = 1)
    {
        if (!values.TryGetValue(name, out var text))
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new UsageException($"--{name} needs a whole number from {least} on.");
    }

    public TimeSpan Seconds(string name, double otherwise)
    {
        if (!values.TryGetValue(name, out var text))
        {
            return TimeSpan.FromSeconds(otherwise);
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : throw new UsageException($"--{name} needs seconds.");
    }
}
