using System.Text;

namespace Credex.CoCreate.Files;

/// <summary>Names of files that people may save: letters, digits and a few signs, and the ending that belongs to what is in the file.</summary>
public static class FileNames
{
    private const int Longest = 100;
    private const string Unnamed = "file";

    public static string Clean(string name, string contentType)
    {
        ArgumentNullException.ThrowIfNull(name);
        var ending = contentType switch
        {
            "application/pdf" => ".pdf",
            "image/webp" => ".webp",
            "image/png" => ".png",
            "image/jpeg" => ".jpg",
            _ => string.Empty,
        };

        // Some browsers send the whole path.
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Normalize(NormalizationForm.FormC);
        var stem = ending.Length > 0 && last.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? last[..^ending.Length] : last;
        var clean = new StringBuilder();
        foreach (var sign in stem)
        {
            var kept = char.IsLetterOrDigit(sign) || sign is '(' or ')' or '_' ? sign : '-';
            if (kept != '-' || (clean.Length > 0 && clean[^1] != '-'))
            {
                clean.Append(kept);
            }
        }

        var cut = clean.ToString(0, Math.Min(clean.Length, Longest)).Trim('-');
        return (cut.Length == 0 ? Unnamed : cut) + ending;
    }
}
