namespace Credex.CoCreate.Workshops.Questions;

/// <summary>How asking, upvoting or taking an upvote back ended.</summary>
public enum QuestionEntry
{
    Done,
    Empty,
    Long,

    /// <summary>This person has as many questions open as one may.</summary>
    TooMany,

    /// <summary>Not open now, or the room has gone on.</summary>
    Closed,

    Removed,

    /// <summary>Hidden, answered, or not there.</summary>
    Gone,

    /// <summary>One's own question.</summary>
    Own,
}
