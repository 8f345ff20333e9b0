namespace Credex.CoCreate.Bench.Practices;

/// <summary>A case study as it is published, of invented words and some that are looked for: which of those it has, and where, is known.</summary>
internal sealed class SimulatedCase
{
    public static readonly string[] Topics = ["design", "delivery", "quality", "certification", "validation", "recognition", "stacking", "transferability"];
    public static readonly string[] Countries = ["AT", "BE", "BG", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "NL", "PL", "PT", "RO", "SE", "SI"];
    public static readonly string[] Groups = ["Employer", "Educator", "NonFormalProvider", "Learner", "Professional", "PublicAuthority", "SocialPartner"];
    private static readonly string[] Domains = ["heritage", "archives", "libraries", "books", "visual-arts", "performing-arts", "audiovisual", "architecture", "advertising", "crafts"];
    private static readonly string[] Languages = ["en", "en", "en", "fr", "fr", "de", "it", "pl", "sv"];
    private static readonly string[] Chapters = ["context", "done", "roles", "resources", "results", "success", "obstacles", "transfer", "sustainability"];

    /// <summary>Each is in about that share of the cases; in English and French some take the s of the plural.</summary>
    public static readonly (string Word, double Share)[] Sought =
    [
        ("museum", 0.9), ("festival", 0.6), ("workshop", 0.55), ("badge", 0.5), ("diploma", 0.4), ("jury", 0.35), ("portfolio", 0.3), ("archive", 0.25), ("guild", 0.2), ("curator", 0.15),
        ("ocarina", 0.001), ("zither", 0.002),
    ];

    /// <summary>The words of the texts: some thousand, the first ones far more often than the last.</summary>
    private static readonly string[] Words = [.. Invent(new Random(1), 6_000)];

    public SimulatedCase(Random random, int number, DateTime publishedAt)
    {
        (Number, PublishedAt) = (number, publishedAt);
        Language = Languages[random.Next(Languages.Length)];
        Title = Text(random, 6, inTitle: true);
        Summary = Text(random, 25, inTitle: false);
        Body = [.. Chapters.Select(chapter => (chapter, Text(random, 45, inTitle: false)))];
        Country = Countries[(int)(random.NextDouble() * random.NextDouble() * Countries.Length)];
        Topic = [.. Topics.Where(_ => random.Next(4) == 0)];
        Group = [.. Groups.Where(_ => random.Next(3) == 0)];
        Domain = Domains[random.Next(Domains.Length)];
        Level = 2 + random.Next(7);
        From = 2012 + random.Next(12);
        To = random.Next(3) == 0 ? null : From + random.Next(4);
    }

    public Guid Id { get; } = Guid.CreateVersion7();

    public int Number { get; }

    public DateTime PublishedAt { get; }

    public string Slug => $"case-{Number}";

    public string Language { get; }

    public string Title { get; }

    public string Summary { get; }

    public IReadOnlyList<(string Chapter, string Text)> Body { get; }

    public string Country { get; }

    public IReadOnlyList<string> Topic { get; }

    public IReadOnlyList<string> Group { get; }

    public string Domain { get; }

    public int Level { get; }

    public int From { get; }

    public int? To { get; }

    /// <summary>Whether the word stands there in just this form.</summary>
    public bool Has(string word) => $"{Title} {Summary} {string.Join(' ', Body.Select(one => one.Text))}".Split([' ', '.', ',', '\n']).Contains(word, StringComparer.OrdinalIgnoreCase);

    /// <summary>0: all words are in the title; 1: in title and summary; 2: anywhere; 3: not. By reading, without an index.</summary>
    public int Tier(IReadOnlyList<string> words)
    {
        bool All(string text) => words.All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
        return All(Title) ? 0 : All($"{Title} {Summary}") ? 1 : All($"{Title} {Summary} {string.Join(' ', Body.Select(one => one.Text))}") ? 2 : 3;
    }

    public object Fields() => new
    {
        title = Localized(Title),
        summary = Localized(Summary),
        chapters = Body.ToDictionary(one => one.Chapter, one => Localized(one.Text), StringComparer.Ordinal),
        countries = new[] { Country },
        region = string.Empty,
        domains = new[] { Domain },
        topics = Topic,
        groups = Group,
        levels = new[] { Level },
        fromYear = From,
        toYear = To,
        status = To is null ? "Running" : "Ended",
        links = Array.Empty<object>(),
        contact = string.Empty,
        pictures = Array.Empty<object>(),
        attachments = Array.Empty<object>(),
        licence = "CC-BY-4.0",
        clauses = Array.Empty<object>(),
    };

    private string Text(Random random, int length, bool inTitle)
    {
        var words = Enumerable.Range(0, length).Select(_ => Words[(int)(Math.Pow(random.NextDouble(), 3) * Words.Length)]).ToList();

        // A word that is anywhere in a share of the cases is in few of its ten texts.
        foreach (var (word, share) in Sought.Where(one => random.NextDouble() < (inTitle ? one.Share / 10 : 1 - Math.Pow(1 - one.Share, 0.1))))
        {
            words.Insert(random.Next(words.Count), random.Next(3) == 0 && (Language is "en" or "fr") && word[^1] is not 'y' ? word + "s" : word);
        }

        return char.ToUpperInvariant(words[0][0]) + string.Join(' ', words)[1..] + ".";
    }

    private static IEnumerable<string> Invent(Random random, int count)
    {
        const string Consonants = "bdfgklmnprstv";
        const string Vowels = "aeiou";
        for (var word = 0; word < count; word++)
        {
            // The x keeps them away from every word that is looked for.
            yield return string.Concat(Enumerable.Range(0, 1 + random.Next(3)).Select(_ => $"{Consonants[random.Next(Consonants.Length)]}{Vowels[random.Next(Vowels.Length)]}")) + "x" + Vowels[random.Next(Vowels.Length)];
        }
    }

    private object Localized(string text) => new
    {
        source = Language,
        revision = 1,
        wordings = new Dictionary<string, object>(StringComparer.Ordinal) { [Language] = new { text, from = 1 } },
    };
}
