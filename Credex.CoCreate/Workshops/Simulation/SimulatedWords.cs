using System.Reflection;
using System.Text.Json;
using Credex.CoCreate.Data;

namespace Credex.CoCreate.Workshops.Simulation;

/// <summary>What simulated people write, in both languages; from a file in the assembly.</summary>
public static class SimulatedWords
{
    private static readonly Lazy<WordsFile> File = new(Read);

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Ideas => File.Value.Ideas;

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Questions => File.Value.Questions;

    private static WordsFile Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Credex.CoCreate.Workshops.Simulation.words.json")!;
        return JsonSerializer.Deserialize<WordsFile>(stream, JsonColumns.Options) ?? throw new InvalidOperationException("The words of simulated people are empty.");
    }

    private sealed record WordsFile(IReadOnlyList<IReadOnlyDictionary<string, string>> Ideas, IReadOnlyList<IReadOnlyDictionary<string, string>> Questions);
}
