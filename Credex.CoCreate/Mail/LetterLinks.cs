using Credex.CoCreate.Pages;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Mail;

/// <summary>Addresses for letters, which are written without a request.</summary>
public sealed class LetterLinks(IOptions<SiteOptions> site)
{
    public string Root => site.Value.Root;

    /// <summary>What stands behind the @ of a Message-ID.</summary>
    public string Host => new Uri(Root).IdnHost;

    /// <param name="path">Begins with a slash.</param>
    public string To(string path) => Root + path;
}
