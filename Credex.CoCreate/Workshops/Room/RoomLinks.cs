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

    /// <summary>The host and path of the configured address, as people type it; a page without one fills in its own.</summary>
    public static string Address(SiteOptions site) => site.Url.Length > 0 ? $"{new Uri(site.Url).Authority}{new Uri(site.Url).AbsolutePath.TrimEnd('/')}/w" : "/w";

    public static string Room(SiteOptions site, string code) => $"{site.PathBase}/w/{code}";
}
