using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Fr;

namespace Credex.CoCreate.Practices.Search;

/// <param name="Text">A word in lower case, or the words of a phrase as they were written.</param>
/// <param name="IsPhrase">Whether it stood in quotes.</param>
/// <param name="MayGoOn">The last word: somebody may have only begun to write it.</param>
/// <param name="FollowsWord">Whether it stands right behind another word, so that both may be one: "micro credential".</param>
public sealed record SearchTerm(string Text, bool IsPhrase, bool MayGoOn, bool FollowsWord);

/// <summary>
/// What somebody looks for, of whatever they wrote: words and phrases, nothing else. There are no operators, so nothing can be wrong. Words that say nothing (articles,
/// prepositions, single letters) do not count where there are others.
/// </summary>
public sealed class SearchText
{
    public const int Longest = 200;
    public const int MostTerms = 8;

    private const string Opening = "\"“„«»”";

    private static readonly HashSet<string> Nothing = new(
        StopAnalyzer.ENGLISH_STOP_WORDS_SET.Concat(FrenchAnalyzer.DefaultStopSet).Select(word => Words.Fold(word.ToLowerInvariant())), StringComparer.Ordinal);

    private SearchText(string written, IReadOnlyList<SearchTerm> terms)
    {
        (Written, Terms) = (written, terms);
    }

    /// <summary>As it stands in the field again.</summary>
    public string Written { get; }

    public IReadOnlyList<SearchTerm> Terms { get; }

    public static SearchText Parse(string? text)
    {
        // A letter of two halves is not cut in the middle: half of one is no text.
        var written = (text ?? string.Empty).Trim();
        var end = Math.Min(written.Length, Longest);
        written = written[..(end > 0 && end < written.Length && char.IsHighSurrogate(written[end - 1]) ? end - 1 : end)];
        var terms = new List<SearchTerm>();
        var pieces = written.Split(Opening.ToCharArray());
        for (var piece = 0; piece < pieces.Length; piece++)
        {
            // Between two quotes; one that is never closed begins nothing.
            var isPhrase = piece % 2 == 1 && piece < pieces.Length - 1;
            var words = Words.In(pieces[piece]).ToList();
            if (isPhrase && words.Count > 1)
            {
                terms.Add(new SearchTerm(pieces[piece].Trim(), IsPhrase: true, MayGoOn: false, FollowsWord: false));
                continue;
            }

            terms.AddRange(words.Select((word, place) => new SearchTerm(word.Text, IsPhrase: false, MayGoOn: false, FollowsWord: place > 0)));
        }

        List<SearchTerm> telling = [.. terms.Where(term => term.IsPhrase || !SaysNothing(term.Text)).Take(MostTerms)];
        var kept = telling.Count > 0 ? telling : terms.Take(MostTerms).ToList();
        if (kept is [.., { IsPhrase: false } last])
        {
            kept[^1] = last with { MayGoOn = true };
        }

        return new SearchText(written, kept);
    }

    /// <summary>The same without one of its terms, as it could be written.</summary>
    public string Without(SearchTerm term) => string.Join(' ', Terms.Where(one => !ReferenceEquals(one, term)).Select(Write));

    public string With(SearchTerm term, string instead) => string.Join(' ', Terms.Select(one => ReferenceEquals(one, term) ? instead : Write(one)));

    private static string Write(SearchTerm term) => term.IsPhrase ? $"\"{term.Text}\"" : term.Text;

    private static bool SaysNothing(string word) => (word.Length == 1 && !char.IsDigit(word[0])) || Nothing.Contains(Words.Fold(word));
}
