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
    Task<RegionContent?> ReadAsync(IServiceProvider services, string code, CancellationToken cancel);
}

/// <param name="Component">A static component.</param>
/// <param name="Parameters">Its parameters; the same for every language.</param>
public sealed record RegionContent(Type Component, IReadOnlyDictionary<string, object?> Parameters);

/// <summary>A region as it is sent: the whole of it, never a delta.</summary>
public sealed record RenderedRegion(string Key, int Revision, string Html)
{
    /// <summary>The same for a page: it is markup already.</summary>
    public IHtmlContent Markup => new HtmlString(Html);
}
