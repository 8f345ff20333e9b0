using System.Diagnostics.CodeAnalysis;
using Credex.CoCreate.Pages;

namespace Credex.CoCreate.Live;

/// <summary>Who a region is for. The page, <c>/live/</c> and the hub ask the same policy for each.</summary>
public enum Audience
{
    Room,
    Hosts,
    Screen,
}

/// <summary>The key of a workshop's region, such as <c>w/k7m2qp/stage</c>: its path under <c>/live/</c>, and its row in <see cref="LiveRegion"/>.</summary>
public readonly record struct RegionKey(string Code, string Name)
{
    /// <summary>Whether it is one of several that fill another region, such as <c>cards.3</c>.</summary>
    public bool IsOneOfSeveral => Name.Contains('.', StringComparison.Ordinal);

    public override string ToString() => $"w/{Code}/{Name}";

    public static bool TryParse(string key, [NotNullWhen(true)] out RegionKey? parsed)
    {
        parsed = key.Split('/') is ["w", { Length: > 0 } code, { Length: > 0 } name] ? new RegionKey(code, name) : null;
        return parsed is not null;
    }
}

/// <summary>A SignalR group: everybody of one audience of one workshop who reads in one language.</summary>
public readonly record struct ListenerGroup(string Code, Audience Audience, string Language)
{
    /// <summary>Everybody who listens to a workshop.</summary>
    public static IEnumerable<ListenerGroup> All(string code) =>
        from audience in Enum.GetValues<Audience>()
        from language in SiteLanguages.Codes
        select new ListenerGroup(code, audience, language);

    public override string ToString() => $"{Code}/{Audience}/{Language}";
}
