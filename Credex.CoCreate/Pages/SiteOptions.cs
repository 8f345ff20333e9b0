namespace Credex.CoCreate.Pages;

/// <summary>The <c>Site</c> section of the settings.</summary>
public sealed class SiteOptions
{
    /// <summary>What the footer and the mails call this installation.</summary>
    public string Name { get; set; } = "CoCreate, by CREDEX";

    /// <summary>The public address, such as https://cocreate.example; required outside Development, since jobs and screens write links.</summary>
    public string Url { get; set; } = string.Empty;

    /// <summary>Where it is mounted below a host, such as /cocreate; usually empty.</summary>
    public string PathBase { get; set; } = string.Empty;

    /// <summary>The address for links: the configured one, in Development else the one of the request.</summary>
    public string Address(HttpRequest request) =>
        Url.Length > 0 ? Url.TrimEnd('/') : $"{request.Scheme}://{request.Host}{request.PathBase}";
}
