using Credex.CoCreate.Practices.Search;

namespace Credex.CoCreate.Tests.Practices.Search;

/// <summary>How texts are taken apart, and what becomes of words in the index.</summary>
public sealed class WordsTests
{
    [Theory]
    [InlineData("L’école d'été, aujourd’hui", "école été aujourd hui")]
    [InlineData("The employer's badge doesn't", "the employer badge doesn t")]
    [InlineData("dell’arte un’altra", "arte altra")]
    [InlineData("soft\u00adware 3D 2026", "software 3d 2026")]
    [InlineData("*bold* [link](x)", "bold link x")]
    [InlineData("e\u0301te\u0301", "e\u0301te\u0301")]
    [InlineData("", "")]
    [InlineData("'’-·", "")]
    public void Words_are_runs_of_letters_without_what_says_nothing(string text, string words)
    {
        Assert.Equal(words, string.Join(' ', Words.In(text).Select(word => word.Text)));
    }

    [Fact]
    public void A_word_knows_where_it_stands_and_what_a_hyphen_joins()
    {
        Assert.Equal([(0, 5, false), (6, 16, true), (19, 20, false)], Words.In("micro-credential : à").Select(word => (word.Start, word.End, word.IsJoined)));
    }

    [Theory]
    [InlineData("Œuvre", "oeuvre")]
    [InlineData("Straße", "strasse")]
    [InlineData("ŁÓDŹ", "lodz")]
    [InlineData("Ærø", "aero")]
    [InlineData("Σίσυφος", "σισυφοσ")]
    public void Letters_lose_their_accents_and_a_Greek_word_the_form_of_its_end(string word, string folded)
    {
        Assert.Equal(folded, Words.Fold(word));
    }

    [Theory]
    [InlineData("bg", "книгите", "книга")]
    [InlineData("cs", "řemesla", "řemeslo")]
    [InlineData("da", "kurserne", "kurser")]
    [InlineData("de", "werkstätten", "werkstatt")]
    [InlineData("el", "μουσεια", "μουσειο")]
    [InlineData("en", "credentials", "credential")]
    [InlineData("es", "artesanías", "artesanía")]
    [InlineData("fi", "kursseja", "kurssi")]
    [InlineData("fr", "compétences", "compétence")]
    [InlineData("ga", "scoileanna", "scoileanna")]
    [InlineData("hu", "képzések", "képzés")]
    [InlineData("it", "biblioteche", "biblioteca")]
    [InlineData("lv", "muzeji", "muzejs")]
    [InlineData("nl", "boeken", "boek")]
    [InlineData("pt", "bibliotecas", "biblioteca")]
    [InlineData("ro", "muzeele", "muzeelor")]
    [InlineData("sv", "kurserna", "kurser")]
    public void Each_language_with_a_stemmer_joins_two_forms_of_a_word(string language, string one, string other)
    {
        Assert.Contains(language, Stemmers.Languages);
        Assert.Equal(Stemmers.Stem(language, one), Stemmers.Stem(language, other));
    }

    [Fact]
    public void Seventeen_languages_have_a_stemmer_and_in_others_a_word_is_itself()
    {
        Assert.Equal(17, Stemmers.Languages.Count);
        Assert.All(new[] { "et", "hr", "lt", "mt", "pl", "sk", "sl", "xx" }, language => Assert.Equal("muzea", Stemmers.Stem(language, "muzea")));
    }

    [Fact]
    public void Stemmers_are_used_by_many_at_once()
    {
        var words = Enumerable.Range(0, 2_000).Select(number => $"credential{(char)('a' + (number % 26))}{(char)('a' + (number / 26 % 26))}s").ToArray();
        var alone = words.Select(word => Stemmers.Stem("en", word)).ToArray();

        Parallel.For(0, 8, _ => Assert.Equal(alone, words.Select(word => Stemmers.Stem("en", word))));
        Parallel.ForEach(Stemmers.Languages, language => Assert.All(words, word => Assert.NotEmpty(Stemmers.Stem(language, word))));
    }

    [Fact]
    public void Tokens_are_plain_letters_and_digits_whatever_the_script()
    {
        var column = Tokens.Column("el", "Πιστοποίηση 2026 — «δεξιότητες» 日本 🎭");

        Assert.All(column.Split(' '), token => Assert.True(token.Length > 3 && token.StartsWith("el", StringComparison.Ordinal) && token.All(char.IsAsciiLetterOrDigit), token));
        Assert.Equal(string.Empty, Tokens.Column("en", " – "));
    }

    [Fact]
    public void The_stems_come_first_in_their_order()
    {
        Assert.StartsWith("ensmicro enscredenti ensaward", Tokens.Column("en", "Micro-credentials awarded"), StringComparison.Ordinal);
        Assert.Contains("enwmicrocredentials", Tokens.Column("en", "Micro-credentials awarded"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("museum", "museum", 0)]
    [InlineData("museum", "museim", 1)]
    [InlineData("museum", "musuem", 1)]
    [InlineData("museum", "musem", 1)]
    [InlineData("museum", "muuseum", 1)]
    [InlineData("certification", "certficaton", 2)]
    [InlineData("ca", "abc", 3)]
    public void Distance_counts_letters_too_many_missing_other_and_that_changed_places(string left, string right, int distance)
    {
        Assert.Equal(distance, Vocabulary.Distance(left, right, most: 3));
        Assert.Equal(distance, Vocabulary.Distance(right, left, most: 3));
        Assert.True(distance < 2 || Vocabulary.Distance(left, right, most: 1) > 1);
    }

    [Fact]
    public void The_nearest_words_come_first()
    {
        var words = new Vocabulary(1, new[] { "museum", "museums", "musical", "muse", "badge" }.Select(word => ("en", word)));

        Assert.Equal(["museum", "museums", "muse"], words.Near("museun", 2));
        Assert.Equal(["museum"], words.Near("museun", 1));
        Assert.Empty(words.Near("badge", 1));
        Assert.Equal(["museal", "museum"], words.With(2, [("fr", "museal")]).Near("museam", 2).Take(2));
    }
}
