using System.Collections.Concurrent;
using Lucene.Net.Analysis.Bg;
using Lucene.Net.Analysis.Cz;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.El;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Fi;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Hu;
using Lucene.Net.Analysis.It;
using Lucene.Net.Analysis.Lv;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Analysis.Sv;
using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace Credex.CoCreate.Practices.Search;

/// <summary>
/// What plurals, cases and articles make of a word is taken off again, by Lucene's stemmers of the seventeen official languages of the Union that it has. Estonian, Croatian,
/// Lithuanian, Maltese, Polish, Slovak and Slovenian have none: there a word is only itself, whatever its accents.
/// </summary>
public static class Stemmers
{
    private const int MostKept = 200_000;

    /// <summary>Light stemmers where there are, since they take off endings and do not guess at families of words; else those of Snowball.</summary>
    private static readonly Dictionary<string, Func<string, string>> ByLanguage = new(StringComparer.Ordinal)
    {
        ["bg"] = Light(new BulgarianStemmer().Stem),
        ["cs"] = Light(new CzechStemmer().Stem),
        ["da"] = Snowball(() => new DanishStemmer()),
        ["de"] = Light(new GermanLightStemmer().Stem),
        ["el"] = Light(new GreekStemmer().Stem),
        ["en"] = Snowball(() => new EnglishStemmer()),
        ["es"] = Light(new SpanishLightStemmer().Stem),
        ["fi"] = Light(new FinnishLightStemmer().Stem),
        ["fr"] = Light(new FrenchLightStemmer().Stem),
        ["ga"] = Snowball(() => new IrishStemmer()),
        ["hu"] = Light(new HungarianLightStemmer().Stem),
        ["it"] = Light(new ItalianLightStemmer().Stem),
        ["lv"] = Light(new LatvianStemmer().Stem),
        ["nl"] = Snowball(() => new Lucene.Net.Tartarus.Snowball.Ext.DutchStemmer()),
        ["pt"] = Light(new PortugueseLightStemmer().Stem),
        ["ro"] = Snowball(() => new RomanianStemmer()),
        ["sv"] = Light(new SwedishLightStemmer().Stem),
    };

    /// <summary>Texts repeat their words, and a stemmer costs more than a look here.</summary>
    private static readonly ConcurrentDictionary<(string Language, string Word), string> Kept = new();

    public static IReadOnlyCollection<string> Languages => ByLanguage.Keys;

    /// <param name="language">ISO 639-1; without a stemmer the word comes back as it is.</param>
    /// <param name="word">In lower case.</param>
    public static string Stem(string language, string word)
    {
        if (!ByLanguage.TryGetValue(language, out var stem))
        {
            return word;
        }

        if (Kept.TryGetValue((language, word), out var kept))
        {
            return kept;
        }

        if (Kept.Count >= MostKept)
        {
            Kept.Clear();
        }

        return Kept[(language, word)] = stem(word) is { Length: > 0 } stemmed ? stemmed : word;
    }

    private static Func<string, string> Light(Func<char[], int, int> stem) => word =>
    {
        // Some stemmers write one letter more than they were given.
        var letters = new char[word.Length + 4];
        word.CopyTo(0, letters, 0, word.Length);
        return new string(letters, 0, stem(letters, word.Length));
    };

    private static Func<string, string> Snowball(Func<SnowballProgram> make)
    {
        // They keep the word that they work on.
        var own = new ThreadLocal<SnowballProgram>(make);
        return word =>
        {
            var program = own.Value!;
            program.SetCurrent(word);
            program.Stem();
            return program.Current;
        };
    }
}
