using Credex.CoCreate.Data;

namespace Credex.CoCreate.Workshops.Slides;

/// <summary>What a slide shows: a text, a picture, or both, below its title.</summary>
public sealed record SlideSettings
{
    public const int LongestBody = 4000;
    public const int LongestAlt = 300;
    public const int LongestCredit = 200;
    public const int LargestImage = 200 * 1024;

    /// <summary>How large the text may be as HTML: it is pushed as part of a region of at most 16 KB.</summary>
    public const int LargestMarkup = 12 * 1024;

    /// <summary>Markdown.</summary>
    public LocalizedText? Body { get; init; }

    /// <summary>The hash of a stored file.</summary>
    public string? Image { get; init; }

    /// <summary>What the picture shows, for those who do not see it.</summary>
    public LocalizedText? Alt { get; init; }

    public string Credit { get; init; } = string.Empty;
}

/// <summary>A room that is at a slide.</summary>
public sealed record SlideRoom(RoomState Room, SlideSettings Settings) : RoomState(Room);
