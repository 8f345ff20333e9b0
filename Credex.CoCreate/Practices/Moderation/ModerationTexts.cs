namespace Credex.CoCreate.Practices.Moderation;

/// <summary>Texts of submitting, reviewing and publishing cases, and of the queue.</summary>
public sealed class ModerationTexts;
