using Credex.CoCreate.Data;

namespace Credex.CoCreate.Workshops.Questions;

/// <summary>What questions are asked about, and whether a host reads each before it shows.</summary>
public sealed record QuestionsSettings
{
    public const int LongestPrompt = 300;

    public LocalizedText? Prompt { get; init; }

    public bool Moderated { get; init; }
}

/// <summary>The states of the activity, as it is stored.</summary>
public static class QuestionsState
{
    public const string Waiting = "";
    public const string Open = "open";
    public const string Closed = "closed";
}
