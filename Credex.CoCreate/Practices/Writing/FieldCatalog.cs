using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Texts;
using Credex.CoCreate.Workshops;

namespace Credex.CoCreate.Practices.Writing;

/// <summary>The fields of a case by the names that they have in forms: <c>title.en</c>, <c>context.fr</c>, <c>countries</c>, <c>picture.{key}.alt.en</c>.</summary>
public static class FieldCatalog
{
    public const string Title = "title";
    public const string Summary = "summary";
    public const int MostLinks = 12;
    public const int MostClauses = 40;
    private const int FirstYear = 1950;
    private const int LastYear = 2100;
    private static readonly char[] Comma = [','];

    /// <summary>The field of a name; null where there is none.</summary>
    /// <param name="source">The language that the case is written in first.</param>
    public static PracticeField? Find(string name, string source)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Split('.') switch
        {
            ["picture", var key, .. var rest] when Guid.TryParseExact(key, "N", out var picture) => PictureFields.Find(name, picture, rest, source),
            [var part, var language] when ContentLanguages.Exists(language) => Text(name, part, language, source),
            [_] => Facts.FirstOrDefault(field => field.Name == name),
            _ => null,
        };
    }

    /// <summary>What a form says of each field whose mark it carries.</summary>
    public static IReadOnlyList<SentValue> Sent(IFormCollection form, string source)
    {
        ArgumentNullException.ThrowIfNull(form);
        return
        [
            .. form.Keys.Where(key => key.StartsWith("was.", StringComparison.Ordinal)).Select(key => (Field: Find(key[4..], source), Was: form[key].ToString()))
                .Where(one => one.Field is not null)
                // A translation that is sent with a new source is made from that one.
                .OrderBy(one => !one.Field!.Name.EndsWith($".{source}", StringComparison.Ordinal))
                .Select(one => new SentValue(one.Field!, one.Was, one.Field!.Gather(form), form.ContainsKey($"sent.{one.Field.Name}") ? form.Words($"sent.{one.Field.Name}") : null)),
        ];
    }

    /// <summary>A text after an edit of one language. The language of the case stays the one that the others are translated from, also where it has no words yet.</summary>
    public static LocalizedText Edited(LocalizedText? held, string source, string language, string words)
    {
        var edited = (held ?? new LocalizedText(source, 0, new Dictionary<string, Wording>(StringComparer.Ordinal)))
            .Edited(new Dictionary<string, string>(StringComparer.Ordinal) { [language] = words });
        return edited.Source == source ? edited : new LocalizedText(source, edited.Revision, edited.Wordings);
    }

    /// <summary>The text that a part of a case is: its title, its summary or one of its chapters; null where it has no words yet.</summary>
    public static LocalizedText? TextOf(PracticeFields fields, string part)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return part switch
        {
            Title => fields.Title,
            Summary => fields.Summary,
            _ => fields.Chapters.GetValueOrDefault(part),
        };
    }

    public static PracticeFields With(PracticeFields fields, string part, LocalizedText text)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return part switch
        {
            Title => fields with { Title = text },
            Summary => fields with { Summary = text },
            _ => fields with { Chapters = fields.Chapters.Where(one => one.Key != part).Append(KeyValuePair.Create(part, text)).ToDictionary(StringComparer.Ordinal) },
        };
    }

    public static int Longest(string part) => part switch
    {
        Title => PracticeFields.LongestTitle,
        Summary => PracticeFields.LongestSummary,
        _ => PracticeFields.LongestText,
    };

    public static FieldFault? TooLong(string name, string words, int longest) => words.Length > longest ? new FieldFault(name, FaultKind.Long, longest) : null;

    private static PracticeField? Text(string name, string part, string language, string source) => part is not (Title or Summary) && !PracticeChapters.All.Contains(part)
        ? null
        : new PracticeField(name)
        {
            Read = fields => TextOf(fields, part)?.Wordings.GetValueOrDefault(language)?.Text ?? string.Empty,
            Write = (fields, words) => With(fields, part, Edited(TextOf(fields, part), source, language, words)),
            Gather = form => form.Words(name),
            Check = words => words.Length == 0 && part == Title && language == source ? new FieldFault(name, FaultKind.Missing) : TooLong(name, words, Longest(part)),
        };

    private static IReadOnlyList<PracticeField> Facts { get; } =
    [
        List("countries", fields => fields.Countries, (fields, codes) => fields with { Countries = codes }, Countries.Exists),
        Line("region", fields => fields.Region, (fields, words) => fields with { Region = words }),
        List("domains", fields => fields.Domains, (fields, codes) => fields with { Domains = codes }, code => Domains.All.Contains(code)),
        List("topics", fields => fields.Topics, (fields, codes) => fields with { Topics = codes }, code => PracticeTopics.All.Contains(code)),
        List(
            "groups",
            fields => [.. fields.Groups.Select(group => group.ToString())],
            (fields, codes) => fields with { Groups = [.. codes.Select(Enum.Parse<StakeholderGroup>)] },
            code => Enum.GetNames<StakeholderGroup>().Contains(code)),
        List(
            "levels",
            fields => [.. fields.Levels.Select(level => level.ToString(CultureInfo.InvariantCulture))],
            (fields, codes) => fields with { Levels = [.. codes.Select(code => int.Parse(code, CultureInfo.InvariantCulture))] },
            code => code is [>= '1' and <= '8']),
        Year("fromYear", fields => fields.FromYear, (fields, year) => fields with { FromYear = year }),
        Year("toYear", fields => fields.ToYear, (fields, year) => fields with { ToYear = year }),
        new PracticeField("status")
        {
            Read = fields => fields.Status.ToString(),
            Write = (fields, name) => fields with { Status = Enum.Parse<PracticeStatus>(name) },
            Gather = form => Enum.GetNames<PracticeStatus>().FirstOrDefault(name => name == form["status"]) ?? nameof(PracticeStatus.Running),
        },
        new PracticeField("links")
        {
            Read = fields => string.Join('\n', fields.Links.Select(link => $"{link.Label}\t{link.Url}")),
            Write = (fields, lines) => fields with { Links = [.. PracticeLinks.Read(lines)] },
            Gather = PracticeLinks.Gather,
            Check = PracticeLinks.Check,
        },
        Line("contact", fields => fields.Contact, (fields, words) => fields with { Contact = words }),
        new PracticeField("licence")
        {
            Read = fields => fields.Licence,
            Write = (fields, code) => fields with { Licence = code },
            Gather = form => Licences.All.FirstOrDefault(code => code == form["licence"]) ?? PracticeFields.UsualLicence,
        },
        List(
            "clauses",
            fields => [.. fields.Clauses.Select(clause => clause.ToString("N"))],
            (fields, ids) => fields with { Clauses = [.. ids.Select(id => Guid.ParseExact(id, "N"))] },
            id => Guid.TryParseExact(id, "N", out _),
            MostClauses),
    ];

    private static PracticeField Line(string name, Func<PracticeFields, string> read, Func<PracticeFields, string, PracticeFields> write) => new(name)
    {
        Read = read,
        Write = write,
        Gather = form => form.Words(name).ReplaceLineEndings(" "),
        Check = words => TooLong(name, words, PracticeFields.LongestLine),
    };

    private static PracticeField List(
        string name, Func<PracticeFields, IReadOnlyList<string>> read, Func<PracticeFields, IReadOnlyList<string>, PracticeFields> write, Func<string, bool> exists, int most = int.MaxValue) => new(name)
        {
            Read = fields => string.Join(',', read(fields)),
            Write = (fields, codes) => write(fields, codes.Split(Comma, StringSplitOptions.RemoveEmptyEntries)),
            Gather = form => string.Join(',', form[name].OfType<string>().Where(exists).Distinct(StringComparer.Ordinal)),
            Check = codes => codes.Split(Comma, StringSplitOptions.RemoveEmptyEntries).Length > most ? new FieldFault(name, FaultKind.Many, most) : null,
        };

    private static PracticeField Year(string name, Func<PracticeFields, int?> read, Func<PracticeFields, int?, PracticeFields> write) => new(name)
    {
        Read = fields => read(fields)?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
        Write = (fields, year) => write(fields, year.Length == 0 ? null : int.Parse(year, CultureInfo.InvariantCulture)),
        Gather = form => form.Words(name),
        Check = year => year.Length == 0 || (int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= FirstYear and <= LastYear) ? null : new FieldFault(name, FaultKind.Year),
    };
}
