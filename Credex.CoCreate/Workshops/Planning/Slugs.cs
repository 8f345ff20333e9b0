using System.Text;
using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.Planning;

/// <summary>The part of an address that is made from the title of a workshop or a survey. It is made once: addresses that people have must stay good.</summary>
public static class Slugs
{
    private const int Longest = 80;
    private const string Unnamed = "workshop";

    /// <summary>Addresses below /workshops that are pages.</summary>
    private static readonly string[] Reserved = ["new"];

    /// <param name="unnamed">Where nothing of a title can stand in an address.</param>
    public static string Of(string title, string unnamed = Unnamed)
    {
        var slug = new StringBuilder();
        foreach (var letter in Folding.Fold(title))
        {
            if (char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter))
            {
                slug.Append(letter);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var cut = slug.ToString(0, Math.Min(slug.Length, Longest)).Trim('-');
        return cut.Length == 0 || Reserved.Contains(cut, StringComparer.Ordinal) ? unnamed : cut;
    }

    /// <summary>The slug of a title, with a number behind it where others have it already.</summary>
    public static async Task<string> FreeAsync(AppDb db, string title, CancellationToken cancel)
    {
        var slug = Of(title);
        var taken = (await db.Workshops.Where(one => one.Slug.StartsWith(slug)).Select(one => one.Slug).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, taken.Count + 1).Select(number => number == 1 ? slug : $"{slug}-{number}").First(one => !taken.Contains(one));
    }
}
