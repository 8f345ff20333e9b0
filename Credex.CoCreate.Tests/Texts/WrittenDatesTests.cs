using System.Globalization;
using System.Text.RegularExpressions;
using Credex.CoCreate.Pages;

namespace Credex.CoCreate.Tests.Texts;

/// <summary>How dates are written in both languages.</summary>
public sealed partial class WrittenDatesTests : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentUICulture;

    public void Dispose() => CultureInfo.CurrentUICulture = before;

    [Theory]
    [InlineData("fr", "D", 1, "mardi 1er décembre 2026")]
    [InlineData("fr", "d MMMM yyyy", 1, "1er décembre 2026")]
    [InlineData("fr", "d MMMM", 1, "1er décembre")]
    [InlineData("fr", "d MMMM yyyy, HH:mm", 1, "1er décembre 2026, 09:05")]
    [InlineData("fr", "t", 1, "09:05")]
    [InlineData("fr", "d MMMM yyyy", 2, "2 décembre 2026")]
    [InlineData("fr", "D", 11, "vendredi 11 décembre 2026")]
    [InlineData("fr", "d MMMM yyyy", 21, "21 décembre 2026")]
    [InlineData("en", "D", 1, "Tuesday, 1 December 2026")]
    [InlineData("en", "d MMMM yyyy", 1, "1 December 2026")]
    public void The_first_of_a_month_is_an_ordinal_in_French_alone(string language, string format, int day, string words)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        Assert.Equal(words, new DateTime(2026, 12, day, 9, 5, 0).Written(format));
        if (!words.Contains("09:05", StringComparison.Ordinal))
        {
            Assert.Equal(words, new DateOnly(2026, 12, day).Written(format));
        }
    }

    [Fact]
    public void With_an_hour_the_first_is_an_ordinal_too()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr");

        Assert.StartsWith("mardi 1er décembre 2026", new DateTime(2026, 12, 1, 9, 5, 0).Written("f"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_page_or_letter_writes_a_date_in_words_by_itself()
    {
        string[] kinds = ["*.cs", "*.razor", "*.cshtml"];
        string[] folders = ["bin", "obj", "Migrations"];
        var sources = kinds.SelectMany(kind => Directory.EnumerateFiles(Path.Combine(Repository.Root, "Credex.CoCreate"), kind, SearchOption.AllDirectories))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Intersect(folders, StringComparer.Ordinal).Any());

        Assert.DoesNotContain(sources, source => DayInWords().IsMatch(File.ReadAllText(source)));
    }

    [GeneratedRegex("""\.ToString\("(D|f|F|m|M|[^"]*\bd MMM[^"]*)",""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex DayInWords();
}
