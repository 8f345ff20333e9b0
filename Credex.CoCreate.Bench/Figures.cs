using System.Globalization;
using System.Text.Json;

namespace Credex.CoCreate.Bench;

/// <summary>Named figures in the order in which they were added: the JSON file.</summary>
internal sealed class Figures
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private readonly Dictionary<string, object?> all = new(StringComparer.Ordinal);

    public object? this[string name]
    {
        get => all.GetValueOrDefault(name);
        set => all[name] = value is double number ? Math.Round(number, 2) : value;
    }

    public async Task WriteAsync(string? file)
    {
        if (file is not null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(all, Indented) + Environment.NewLine);
        }
    }

    /// <summary>How busy the machine is, all programs together: the averages of 1, 5 and 15 minutes.</summary>
    public static string? Load => File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) : null;

    /// <summary>A line of the table on the console.</summary>
    public static void Line(string name, object? value, string? unit = null, string? note = null)
    {
        var text = value switch
        {
            null => "-",
            double number => number.ToString(Math.Abs(number) < 10 ? "0.00" : "0.0", CultureInfo.InvariantCulture),
            IFormattable one => one.ToString(format: null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
        Console.WriteLine($"  {name,-26}{text,10} {unit,-5}{note}".TrimEnd());
    }
}
