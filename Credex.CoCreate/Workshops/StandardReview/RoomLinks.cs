using Credex.CoCreate.Pages;

namespace Credex.CoCreate.Workshops.StandardReview;

/// <summary>Addresses that regions write: absolute paths, since a region is shown by pages at different addresses.</summary>
public static class RoomLinks
{
    public static string Answer(SiteOptions site, string code, Guid? activity, string? handler = null) =>
        $"{site.PathBase}/w/{code}/a/{activity:D}" + (handler is null ? string.Empty : $"?handler={handler}");

    public static string Host(SiteOptions site, string code, string resource, string? handler = null) =>
        $"{site.PathBase}/w/{code}/host/{resource}" + (handler is null ? string.Empty : $"?handler={handler}");

    public static string Room(SiteOptions site, string code) => $"{site.PathBase}/w/{code}";
}
