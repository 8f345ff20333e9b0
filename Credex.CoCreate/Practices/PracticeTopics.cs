namespace Credex.CoCreate.Practices;

/// <summary>The eight topics of good practice of the project. Their names are texts with the key <c>Topic_</c> and the code.</summary>
public static class PracticeTopics
{
    public static IReadOnlyList<string> All { get; } =
        ["design", "delivery", "quality", "certification", "validation", "recognition", "stacking", "transferability"];
}
