using Credex.CoCreate.Pages;

namespace Credex.CoCreate.Workshops;

/// <summary>Addresses that regions write: absolute paths, since a region is shown by pages at different addresses.</summary>
public static class RoomLinks
{
    /// <summary>Where a participant's answer goes.</summary>
    public static string Answer(SiteOptions site, string code, Guid? activity, string? act = null) =>
        $"{site.PathBase}/w/{code}/a/{activity:D}" + (act is null ? string.Empty : $"/{act}");

    /// <summary>Where a host's act on an activity goes.</summary>
    public static string Act(SiteOptions site, string code, Guid? activity, string act) => $"{site.PathBase}/w/{code}/host/a/{activity:D}/{act}";

    /// <summary>A page of the console, or an act on the room as a whole.</summary>
    public static string Host(SiteOptions site, string code, string resource, string? handler = null) =>
        $"{site.PathBase}/w/{code}/host/{resource}" + (handler is null ? string.Empty : $"?handler={handler}");

    public static string Host(SiteOptions site, string code) => $"{site.PathBase}/w/{code}/host";

    /// <summary>The host and path to join at, as people type them.</summary>
    public static string Address(SiteOptions site) => $"{new Uri(site.Root).Authority}{new Uri(site.Root).AbsolutePath.TrimEnd('/')}/w";

    /// <summary>Where no address is configured: the path that a browser puts behind the host by which it found the server itself.</summary>
    public static string PathHere(SiteOptions site) => site.Url.Length > 0 ? string.Empty : $"{site.PathBase}/w";

    public static string Room(SiteOptions site, string code) => $"{site.PathBase}/w/{code}";
}
