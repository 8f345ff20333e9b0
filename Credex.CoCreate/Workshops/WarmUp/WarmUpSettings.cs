using Credex.CoCreate.Data;

namespace Credex.CoCreate.Workshops.WarmUp;

/// <summary>What a practice question asks, and the answers that one may choose from.</summary>
public sealed record WarmUpSettings
{
    public const int FewestOptions = 2;
    public const int MostOptions = 6;
    public const int LongestQuestion = 300;
    public const int LongestOption = 120;

    public LocalizedText? Question { get; init; }

    public IReadOnlyList<LocalizedText> Options { get; init; } = [];

    /// <summary>Whether it can be opened at all.</summary>
    public bool IsComplete => Question is { IsEmpty: false } && Options.Count >= FewestOptions;
}
