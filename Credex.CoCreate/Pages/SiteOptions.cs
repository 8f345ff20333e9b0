namespace Credex.CoCreate.Pages;

/// <summary>The <c>Site</c> section of the settings.</summary>
public sealed class SiteOptions
{
    /// <summary>What the footer and the mails call this installation.</summary>
    public string Name { get; set; } = "CoCreate, by CREDEX";

    /// <summary>The public address, such as https://cocreate.example; required outside Development, since jobs and screens write links.</summary>
    public string Url { get; set; } = string.Empty;

    /// <summary>Where to write about personal data and accessibility: an email address, or an address as text. Empty: the pages say that there is none.</summary>
    public string Contact { get; set; } = string.Empty;

    /// <summary>Whether pages carry the European Union's acknowledgement; false where somebody runs CoCreate without its funding.</summary>
    public bool EuFunded { get; set; } = true;

    /// <summary>Where it is mounted below a host, such as /cocreate; usually empty.</summary>
    public string PathBase { get; set; } = string.Empty;

    public bool ContactIsEmail => Contact.Contains('@', StringComparison.Ordinal) && !Contact.Any(char.IsWhiteSpace);

    /// <summary>The address for links: the configured one, in Development else the one of the request.</summary>
    public string Address(HttpRequest request) =>
        Url.Length > 0 ? Url.TrimEnd('/') : $"{request.Scheme}://{request.Host}{request.PathBase}";
}
