namespace Credex.CoCreate.Practices.Writing;

/// <summary>The links of a case as rows of a form, two fields each, and as lines of one text.</summary>
internal static class PracticeLinks
{
    public const int LongestAddress = 500;

    public static string Gather(IFormCollection form)
    {
        var (labels, addresses) = (form["links.label"], form["links.url"]);
        var rows = Enumerable.Range(0, Math.Max(labels.Count, addresses.Count)).Select(row => (Label: Line(labels, row), Url: Line(addresses, row)));
        return string.Join('\n', rows.Where(row => row.Label.Length > 0 || row.Url.Length > 0).Select(row => $"{row.Label}\t{row.Url}"));
    }

    public static IEnumerable<PracticeLink> Read(string lines) => lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('\t')).Select(row => new PracticeLink(row[0].Length > 0 ? row[0] : row[^1], row[^1]));

    public static FieldFault? Check(string lines)
    {
        var links = Read(lines).ToList();
        return links.Count > FieldCatalog.MostLinks ? new FieldFault("links", FaultKind.Many, FieldCatalog.MostLinks)
            : links.Exists(link => link.Label.Length > PracticeFields.LongestLine || link.Url.Length > LongestAddress) ? new FieldFault("links", FaultKind.Long, LongestAddress)
            : links.TrueForAll(link => IsOfTheWeb(link.Url)) ? null
            : new FieldFault("links", FaultKind.Link);
    }

    private static bool IsOfTheWeb(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) && uri.Host.Length > 0 && uri.UserInfo.Length == 0;

    private static string Line(Microsoft.Extensions.Primitives.StringValues values, int row) =>
        row < values.Count ? string.Join(' ', (values[row] ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : string.Empty;
}
