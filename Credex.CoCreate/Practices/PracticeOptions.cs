namespace Credex.CoCreate.Practices;

/// <summary>The <c>Practices</c> section of the settings.</summary>
public sealed class PracticeOptions
{
    /// <summary>How many reviewers must have judged a case before it can be published: 1 or 2.</summary>
    public int Reviewers { get; set; } = 2;
}
