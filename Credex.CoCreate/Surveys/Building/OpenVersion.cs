using Credex.CoCreate.Data;

namespace Credex.CoCreate.Surveys.Building;

/// <summary>A version in hand: its pages in order, each with its questions in theirs.</summary>
public sealed class OpenVersion
{
    private readonly AppDb db;

    public OpenVersion(AppDb db, SurveyVersion version)
    {
        (this.db, Version) = (db, version);
        Pages = [.. Expressions.ConditionCheck.InOrder(version).Select(one => new OpenPage(one.Page, [.. one.Questions]))];
    }

    public SurveyVersion Version { get; }

    public List<OpenPage> Pages { get; }

    public IEnumerable<SurveyQuestion> Questions => Pages.SelectMany(page => page.Questions);

    /// <summary>The language in which most of it was written.</summary>
    public string Source => Questions.Select(one => one.Text).Concat(Pages.Select(one => one.Page.Title)).FirstOrDefault(text => !text.IsEmpty)?.Source ?? "en";

    public OpenPage? Find(Guid page) => Pages.Find(one => one.Page.Id == page);

    public OpenPage? PageOf(Guid question) => Pages.Find(one => one.Questions.Exists(other => other.Id == question));

    public OpenPage Add(int place, LocalizedText title, LocalizedText text, string? showWhen)
    {
        var page = new OpenPage(new SurveyPage { VersionId = Version.Id, Title = title, Text = text, ShowWhen = showWhen }, []);
        db.SurveyPages.Add(page.Page);
        Pages.Insert(place, page);
        return page;
    }

    public void Add(OpenPage page, int place, SurveyQuestion question)
    {
        db.SurveyQuestions.Add(question);
        page.Questions.Insert(place, question);
    }

    /// <summary>The key itself, or with the next number behind it that nobody has.</summary>
    public string FreeKey(string wanted)
    {
        var taken = Questions.Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        if (!taken.Contains(wanted))
        {
            return wanted;
        }

        var stem = wanted.TrimEnd("0123456789".ToCharArray());
        stem = stem.Length == 0 || stem.EndsWith('_') ? $"{wanted}_" : stem;
        stem = stem[..Math.Min(stem.Length, SurveyQuestion.LongestKey - 4)];
        return Enumerable.Range(2, taken.Count + 1).Select(number => $"{stem}{number}").First(one => !taken.Contains(one));
    }

    public void Number()
    {
        for (var place = 0; place < Pages.Count; place++)
        {
            Pages[place].Page.Order = place;
            for (var at = 0; at < Pages[place].Questions.Count; at++)
            {
                (Pages[place].Questions[at].PageId, Pages[place].Questions[at].Order) = (Pages[place].Page.Id, at);
            }
        }
    }

    /// <summary>As the audit keeps it.</summary>
    public List<PageNote> Describe() => Pages.ConvertAll(page => new PageNote(
        page.Page.Title,
        page.Page.ShowWhen,
        page.Questions.ConvertAll(one => new QuestionNote(one.Key, one.Type, one.Text, one.ShowWhen, one.Requirement, one.Settings.ToJson()))));

    /// <summary>The same question, for another place.</summary>
    public static SurveyQuestion Copy(SurveyQuestion from, SurveyPage page, string key) => new()
    {
        VersionId = page.VersionId,
        PageId = page.Id,
        Key = key,
        Type = from.Type,
        Text = from.Text,
        Help = from.Help,
        ShowWhen = from.ShowWhen,
        Requirement = from.Requirement,
        Settings = from.Settings,
        ClauseTextId = from.ClauseTextId,
    };
}

public sealed record OpenPage(SurveyPage Page, List<SurveyQuestion> Questions);

public sealed record PageNote(LocalizedText Title, string? ShowWhen, List<QuestionNote> Questions);

public sealed record QuestionNote(string Key, string Type, LocalizedText Text, string? ShowWhen, Requirement Requirement, string Settings);
