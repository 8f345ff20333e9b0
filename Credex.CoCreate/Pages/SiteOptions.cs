namespace Credex.CoCreate.Pages;

/// <summary>The <c>Site</c> section of the settings.</summary>
public sealed class SiteOptions
{
    /// <summary>What the footer and the mails call this installation.</summary>
    public string Name { get; set; } = "CoCreate, by CREDEX";

    /// <summary>The public address, such as https://cocreate.example; required outside Development, since jobs and screens write links.</summary>
    public string Url { get; set; } = string.Empty;

    /// <summary>Where this is, for what is written without a request: <see cref="Url"/>, in Development else where the server listens.</summary>
    public string Root => Url.Length > 0 ? Url.TrimEnd('/') : Listening + PathBase;

    /// <summary>Known when it listens.</summary>
    internal string Listening { get; set; } = "http://localhost";

    /// <summary>Where to write about personal data and accessibility: an email address, or an address as text. Empty: the pages say that there is none.</summary>
    public string Contact { get; set; } = string.Empty;

    /// <summary>Who is responsible for the data in law, by name; empty: <see cref="Name"/>.</summary>
    public string Operator { get; set; } = string.Empty;

    /// <summary>Their postal address.</summary>
    public string OperatorAddress { get; set; } = string.Empty;

    /// <summary>How to reach their data protection officer.</summary>
    public string PrivacyOfficer { get; set; } = string.Empty;

    /// <summary>Where the servers are, and who hosts them.</summary>
    public string Hosting { get; set; } = string.Empty;

    /// <summary>The data protection authority that hears complaints.</summary>
    public string PrivacyAuthority { get; set; } = string.Empty;

    /// <summary>The body that hears complaints about accessibility.</summary>
    public string AccessibilityBody { get; set; } = string.Empty;

    /// <summary>Whether pages carry the European Union's acknowledgement; false where somebody runs CoCreate without its funding.</summary>
    public bool EuFunded { get; set; } = true;

    /// <summary>Where it is mounted below a host, such as /cocreate; usually empty.</summary>
    public string PathBase { get; set; } = string.Empty;

    public bool ContactIsEmail => Contact.Contains('@', StringComparison.Ordinal) && !Contact.Any(char.IsWhiteSpace);

    /// <summary>The address for links: the configured one, in Development else the one of the request.</summary>
    public string Address(HttpRequest request) =>
        Url.Length > 0 ? Url.TrimEnd('/') : $"{request.Scheme}://{request.Host}{request.PathBase}";
}
