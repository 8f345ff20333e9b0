using System.Globalization;
using System.Text;

namespace Credex.CoCreate.Practices.Reading;

/// <summary>What a citation of a case is made of.</summary>
/// <param name="Authors">As they are printed, such as "Maja Lindqvist"; an organisation where nobody is named.</param>
/// <param name="Address">The permanent link.</param>
public sealed record Cited(IReadOnlyList<string> Authors, string Title, int Year, string Site, string Address, DateOnly Read);

/// <summary>Citations of a case in three styles: APA 7, Chicago 17 (author-date), ISO 690:2021 (name and date).</summary>
public static class Citations
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary>Publication Manual of the APA, 7th edition, 10.16: "Lindqvist, M., &amp; Berg, J. (2026). <i>Title</i>. Site. Address".</summary>
    public static string Apa(Cited one)
    {
        var names = one.Authors.Select(Initialled).ToList();
        var authors = names.Count switch
        {
            0 => string.Empty,
            1 => names[0],
            _ => $"{string.Join(", ", names.Take(names.Count - 1))}, & {names[^1]}",
        };
        return names.Count == 0 ? $"{Ended(one.Title)} ({one.Year}). {one.Site}. {one.Address}" : $"{Ended(authors)} ({one.Year}). {Ended(one.Title)} {one.Site}. {one.Address}";
    }

    /// <summary>The Chicago Manual of Style, 17th edition, 15.50: "Lindqvist, Maja, and Jonas Berg. 2026. “Title.” Site. Address.".</summary>
    public static string Chicago(Cited one)
    {
        var authors = one.Authors.Count switch
        {
            0 => one.Site,
            1 => Inverted(one.Authors[0]),
            _ => $"{string.Join(", ", new[] { Inverted(one.Authors[0]) }.Concat(one.Authors.Skip(1).SkipLast(1)))}, and {one.Authors[^1]}",
        };
        return $"{Ended(authors)} {one.Year}. “{Ended(one.Title)}” {one.Site}. {one.Address}.";
    }

    /// <summary>ISO 690:2021, 7.4: "LINDQVIST, Maja and BERG, Jonas, 2026. Title [online]. Site [viewed 2026-11-26]. Available from: address".</summary>
    public static string Iso690(Cited one)
    {
        var names = one.Authors.Select(Capital).ToList();
        var authors = names.Count switch
        {
            0 => one.Site,
            1 => names[0],
            _ => $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}",
        };
        return string.Create(English, $"{authors}, {one.Year}. {one.Title} [online]. {one.Site} [viewed {one.Read:yyyy-MM-dd}]. Available from: {one.Address}");
    }

    /// <summary>Given names first, as people write themselves; a name of one word, or of an organisation with "of" in it, stays as it is.</summary>
    private static (string Given, string Family) Parts(string name)
    {
        var space = name.LastIndexOf(' ');
        return space < 0 || name.Contains(" of ", StringComparison.Ordinal) ? (string.Empty, name) : (name[..space], name[(space + 1)..]);
    }

    private static string Initialled(string name)
    {
        var (given, family) = Parts(name);
        if (given.Length == 0)
        {
            return family;
        }

        var initials = new StringBuilder();
        foreach (var one in given.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries))
        {
            initials.Append(initials.Length > 0 ? " " : string.Empty).Append(StringInfo.GetNextTextElement(one)).Append('.');
        }

        return $"{family}, {initials}";
    }

    private static string Inverted(string name)
    {
        var (given, family) = Parts(name);
        return given.Length == 0 ? family : $"{family}, {given}";
    }

    private static string Capital(string name)
    {
        var (given, family) = Parts(name);
        return given.Length == 0 ? family : $"{family.ToUpperInvariant()}, {given}";
    }

    /// <summary>With a full stop, unless it ends a sentence already.</summary>
    private static string Ended(string text) => text.Length > 0 && text[^1] is '.' or '?' or '!' ? text : text + ".";
}
