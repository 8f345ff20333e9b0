using Microsoft.AspNetCore.Html;

namespace Credex.CoCreate.Live;

/// <summary>
/// A piece of a page that is pushed as HTML: a name, an audience, and the component that draws it from data that knows nobody.
/// Adding one is a class that implements this and a line in its feature's set-up.
/// </summary>
public interface IRegion
{
    string Name { get; }

    Audience Audience { get; }

    /// <summary>
    /// True for a region that changes with every vote: whoever asks for it may get a rendering that is as old as the pace of pushing,
    /// since the push that follows is newer. What a host's act changes is never late.
    /// </summary>
    bool MayLag { get; }

    /// <summary>Reads what the component shows, or null where there is no such workshop. Called in a scope of its own.</summary>
    /// <param name="whole">False for a push: then it may leave out what other regions carry, see <see cref="RegionContent.IsPart"/>.</param>
    Task<RegionContent?> ReadAsync(IServiceProvider services, RegionKey key, bool whole, CancellationToken cancel);
}

/// <param name="Component">A static component.</param>
/// <param name="Parameters">Its parameters; the same for every language.</param>
public sealed record RegionContent(Type Component, IReadOnlyDictionary<string, object?> Parameters)
{
    /// <summary>Where the room is, for the page around the region.</summary>
    public Moment? Moment { get; init; }

    /// <summary>True where this leaves out what other regions carry: it is sent, but not kept for those who ask.</summary>
    public bool IsPart { get; init; }

    /// <summary>What is drawn instead where this would be larger than a region may be, see <see cref="RegionRenderer.MaxBytes"/>.</summary>
    public RegionContent? Leaner { get; init; }

    public static RegionContent Of<TComponent>(params (string Name, object? Value)[] parameters) =>
        new(typeof(TComponent), parameters.ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal));
}

/// <summary>Where a room is, as its page shows it around the regions.</summary>
/// <param name="State">In words that styles know, such as <c>open</c>.</param>
/// <param name="EndsAt">The end of a running timer.</param>
public sealed record Moment(string State, DateTime? EndsAt, DateTime Now);

/// <summary>A region as it is sent: the whole of it, never a delta.</summary>
public sealed record RenderedRegion(string Key, int Revision, string Html, Moment? Moment = null)
{
    /// <summary>The same for a page: it is markup already.</summary>
    public IHtmlContent Markup => new HtmlString(Html);
}
