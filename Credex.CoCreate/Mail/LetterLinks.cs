using Credex.CoCreate.Pages;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Mail;

/// <summary>Addresses for letters, which are written without a request: below <c>Site:Url</c>, in Development else where the server listens.</summary>
public sealed class LetterLinks(IOptions<SiteOptions> site, IServer server)
{
    public string Root => site.Value.Url is { Length: > 0 } url ? url.TrimEnd('/') : Listening.TrimEnd('/') + site.Value.PathBase;

    /// <summary>What stands behind the @ of a Message-ID.</summary>
    public string Host => new Uri(Root).IdnHost;

    private string Listening => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault(address => Uri.IsWellFormedUriString(address, UriKind.Absolute)) ?? "http://localhost";

    /// <param name="path">Begins with a slash.</param>
    public string To(string path) => Root + path;
}
