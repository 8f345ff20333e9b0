using System.Text.RegularExpressions;
using Credex.CoCreate.Demo;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Workshops;

namespace Credex.CoCreate.Tests.Texts;

/// <summary>Every text of the interface exists in both languages, is used, and is set as its language is set.</summary>
public sealed partial class TextTests
{
    public static TheoryData<string> Sets => [.. TextFiles.Sets.Select(set => set.Name)];

    [Fact]
    public void The_sets_are_those_that_the_app_has()
    {
        Assert.Equal(["AccountTexts", "AnalysisTexts", "AroundTexts", "AuditTexts", "BuildingTexts", "ChartTexts", "CommentTexts", "FindingTexts", "FollowUpTexts", "IdeasTexts", "InvitationTexts", "MailTexts", "ManageTexts", "ModerationTexts", "OversightTexts", "PeopleTexts", "PlanningTexts", "PracticeTexts", "PrivacyTexts", "QuestionTexts", "ReadingTexts", "RecordTexts", "RegistrationTexts", "ReviewTexts", "SiteTexts", "SlideTexts", "StandardTexts", "SurveyTexts", "TypeTexts", "WarmUpTexts", "WorkshopTexts", "WritingTexts"], TextFiles.Sets.Select(set => set.Name).Order());
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void English_and_French_have_the_same_keys_each_once_and_none_empty(string set)
    {
        var (english, french) = (TextFiles.Read(set), TextFiles.Read(set, "fr"));

        Assert.Equal(english.Keys.Order(), french.Keys.Order());
        Assert.Equal(english.Count, TextFiles.CountEntries(set, language: null));
        Assert.DoesNotContain(english.Concat(french), text => string.IsNullOrWhiteSpace(text.Value) || text.Value != text.Value.Trim(' ', '\n', '\r', '\t'));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void English_and_French_fill_in_the_same_places(string set)
    {
        var french = TextFiles.Read(set, "fr");

        Assert.All(TextFiles.Read(set), text => Assert.True(Places(text.Value).SequenceEqual(Places(french[text.Key])), $"{text.Key}: {text.Value} / {french[text.Key]}"));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Both_forms_of_a_plural_fill_in_the_same_places_but_for_the_number_itself(string set)
    {
        foreach (var language in new[] { null, "fr" })
        {
            var texts = TextFiles.Read(set, language);
            foreach (var (key, one) in texts.Where(text => text.Key.EndsWith("_one", StringComparison.Ordinal)))
            {
                Assert.True(texts.TryGetValue(key[..^3] + "other", out var other), $"{key} has no _other");
                Assert.Equal(Places(one).Where(place => place != "{0}"), Places(other!).Where(place => place != "{0}"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void No_key_is_missing(string set)
    {
        var keys = TextFiles.Read(set).Keys;
        var asked = TextFiles.Asked[set].ToList();

        Assert.Empty(asked.Where(pattern => !pattern.Contains('*', StringComparison.Ordinal)).Except(keys));
        Assert.DoesNotContain(asked, pattern => pattern.Contains('*', StringComparison.Ordinal) && !pattern.StartsWith('*') && !keys.Any(key => Fits(pattern, key)));
        Assert.Empty(Composed(set).Except(keys));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void No_key_is_left_over(string set)
    {
        // The charts pass their keys around as values; their own test knows how.
        if (set == "ChartTexts")
        {
            return;
        }

        var asked = TextFiles.Asked[set].ToList();

        Assert.Equal(string.Empty, string.Join(", ", TextFiles.Read(set).Keys.Where(key => !asked.Exists(pattern => Fits(pattern, key)))));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void French_is_set_as_French(string set)
    {
        var wrong = TextFiles.Read(set, "fr").Where(text => LooseFrench().IsMatch(PlaceFormat().Replace(Addresses().Replace(text.Value, string.Empty), "{0}")))
            .Select(text => $"{text.Key}: {text.Value}");

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void No_dash_stands_for_punctuation_and_no_quote_is_straight(string set)
    {
        var all = TextFiles.Read(set).Concat(TextFiles.Read(set, "fr"));

        Assert.Empty(all.Where(text => Dashes().IsMatch(text.Value) || text.Value.Contains('"', StringComparison.Ordinal) || StraightApostrophe().IsMatch(text.Value)).Select(text => $"{text.Key}: {text.Value}"));
    }

    [Fact]
    public void French_counts_none_as_one()
    {
        Assert.Equal(["one", "one", "other"], new[] { 0, 1, 2 }.Select(n => CoCreate.Pages.Plurals.Category(new System.Globalization.CultureInfo("fr-FR"), n)));
        Assert.Equal(["other", "one", "other"], new[] { 0, 1, 2 }.Select(n => CoCreate.Pages.Plurals.Category(new System.Globalization.CultureInfo("en"), n)));
    }

    /// <summary>The keys that are put together from the name of a value, for every value that there is.</summary>
    private static IEnumerable<string> Composed(string set) => set switch
    {
        "AroundTexts" =>
        [
            .. Enumerable.Range(1, CoCreate.Pages.AboutModel.Steps).SelectMany(step => new[] { $"Step_{step}", $"Step_{step}_What" }),
            .. Enumerable.Range(1, CoCreate.Pages.AboutModel.Principles).SelectMany(one => new[] { $"Principle_{one}", $"Principle_{one}_What" }),
            .. CoCreate.Pages.AboutModel.Needs.SelectMany(need => new[] { $"Need_{need}", $"Need_{need}_What" }),
            .. Enum.GetNames<RuleKind>().SelectMany(rule => new[] { $"Rule_{rule}", $"Rule_{rule}_What" }),
            .. CoCreate.Pages.Around.BrowserStore.Names.SelectMany(name => new[] { $"Stored_{name}", $"Stored_{name}_Until" }),
        ],
        "BuildingTexts" =>
        [
            .. Enum.GetNames<CoCreate.Surveys.SurveyStage>().Select(stage => $"Stage_{stage}"),
            .. Enum.GetNames<CoCreate.Surveys.SurveyMode>().SelectMany(mode => new[] { $"Mode_{mode}", $"Mode_{mode}_What" }),
            .. Enum.GetNames<CoCreate.Surveys.Requirement>().Select(requirement => $"Requirement_{requirement}"),
            .. new[] { CoCreate.Surveys.Requirement.Soft, CoCreate.Surveys.Requirement.Required }.Select(requirement => $"Requirement_{requirement}_Short"),
            .. Enum.GetNames<CoCreate.Surveys.Building.Comparability>().Select(verdict => $"Compare_{verdict}"),
            .. CoCreate.Surveys.Building.ConditionDraft.Signs.Select(sign => $"Sign_{sign}"),
            .. Enum.GetNames<CoCreate.Surveys.Building.DraftProblem>().Select(problem => $"Draft_{problem}"),
            .. new[] { "choice", "help", "high", "low", "row", "text", "title", "unit" }.Select(part => $"Part_{part}"),
            .. new[] { "missing", "stale" }.Select(mark => $"Mark_{mark}"),
        ],
        "FindingTexts" =>
        [
            .. Enum.GetNames<CoCreate.Practices.Search.Facet>().Select(facet => $"Facet_{facet}"),
            .. Enum.GetNames<CoCreate.Practices.Search.LibraryOrder>().Select(order => $"Order_{order}"),
            .. Enum.GetNames<CoCreate.Practices.Search.SuggestionKind>().Select(kind => $"Suggest_{kind}"),
        ],
        "CommentTexts" =>
        [
            .. new[] { "Empty", "Gone", "Long", "Many", "Own", "Reason", "Why" }.Select(why => $"Refused_{why}"),
            .. new[] { "Hidden", "Reported", "Said", "Shown" }.Select(act => $"{act}_Done"),
        ],
        "ModerationTexts" =>
        [
            .. new[]
            {
                "Answer", "Conflict", "Declare", "HandedIn", "Incomplete", "IsReviewer", "Long", "NoRequests", "Note", "NotNow", "OtherEditor", "OtherWindow", "OwnCase", "Past", "Remark", "Requests", "Reviewer",
                "Reviews", "Scores", "When",
            }.Select(why => $"Refused_{why}"),
            .. new[]
            {
                "Answers", "Archived", "Assigned", "Confirmed", "Conflict", "Corrected", "Current", "Declared", "HandedIn", "Kept", "LetGo", "Outdated", "Planned", "Published", "Released", "Remark",
                "RemarkRemoved", "Reopened", "Requested", "Submitted", "Taken", "TakenBack", "Unplanned",
            }.Select(act => $"{act}_Done"),
        ],
        "MailTexts" => [.. CoCreate.Mail.MailTopics.All.SelectMany(topic => new[] { $"Topic_{topic}", $"Stop_{topic}" })],
        "OversightTexts" => [.. CoCreate.People.Roles.All.Select(role => $"Role_{role}_What")],
        "PracticeTexts" =>
        [
            .. CoCreate.Practices.PracticeChapters.All.SelectMany(chapter => new[] { $"Chapter_{chapter}", $"Chapter_{chapter}_Ask" }),
            .. CoCreate.Practices.PracticeTopics.All.Select(topic => $"Topic_{topic}"),
            .. CoCreate.Practices.Licences.OfPictures.Select(licence => $"Licence_{licence}"),
            .. Enum.GetNames<CoCreate.Practices.PracticeStatus>().Select(status => $"Status_{status}"),
            .. CoCreate.Practices.Writing.WritingSteps.All.SelectMany(step => step.Parts.Concat(step.Facts)).Except(CoCreate.Practices.PracticeChapters.All).Select(field => $"Field_{field}"),
        ],
        "WritingTexts" =>
        [
            .. CoCreate.Practices.Writing.WritingSteps.All.SelectMany(step => new[] { $"Step_{step.Code}", $"Step_{step.Code}_What" }),
            .. Enum.GetNames<CoCreate.Practices.Writing.FaultKind>().Select(fault => $"Fault_{fault}"),
            .. Enum.GetNames<CoCreate.Practices.Writing.UploadFault>().Select(fault => $"Upload_{fault}"),
            .. Enum.GetNames<CoCreate.Practices.Pictures.PictureFault>().Select(fault => $"Picture_{fault}"),
            .. Enum.GetNames<CoCreate.Practices.Writing.AuthorOutcome>().Except([nameof(CoCreate.Practices.Writing.AuthorOutcome.Done), nameof(CoCreate.Practices.Writing.AuthorOutcome.Unknown)]).Select(outcome => $"Author_{outcome}"),
            .. Enum.GetNames<CoCreate.Practices.PracticeState>().Select(state => $"State_{state}"),
            .. new[] { "alt", "caption", "credit" }.SelectMany(field => new[] { $"Picture_Field_{field}", $"Picture_Field_{field}_Help" }),
            .. new[] { "title", "summary" }.Select(part => $"Help_{part}"),
        ],
        "PrivacyTexts" =>
        [
            $"Purpose_{CoCreate.People.ConsentGiven.TakePart}",
            $"Purpose_{CoCreate.People.ConsentGiven.Register}",
            .. Enum.GetNames<CoCreate.Workshops.Ideas.IdeaState>().Concat(Enum.GetNames<CoCreate.Workshops.Questions.QuestionState>()).Concat(Enum.GetNames<CoCreate.Practices.Comments.CommentState>()).Select(state => $"State_{state}"),
        ],
        "PeopleTexts" => [.. Enum.GetNames<CoCreate.People.Accounts.PasswordFault>().Select(fault => $"Password_{fault}"), .. DemoPeople.All.Select(person => $"Role_{person.Role}"), .. CoCreate.People.Roles.All.Select(role => $"Role_{role}")],
        "RecordTexts" => [.. Enum.GetNames<CoCreate.Workshops.RecordAudience>().Select(audience => $"Audience_{audience}")],
        "SiteTexts" => [.. new[] { 400, 403, 404, 429, 500, 503 }.SelectMany(status => new[] { $"Error_{status}_Title", $"Error_{status}_What" }), "Error_Link_Title", "Error_Link_What", .. CoCreate.Pages.SiteLanguages.Codes.Select(code => $"Language_{code}")],
        "StandardTexts" =>
        [
            .. Domains.All.Select(domain => $"Domain_{domain}"),
            .. Enum.GetNames<StandardStage>().Select(stage => $"Stage_{stage}"),
            .. Enum.GetNames<ConceptMatch>().Select(match => $"Match_{match}"),
            .. Enum.GetNames<OutcomeType>().Select(type => $"OutcomeType_{type}"),
            .. new[] { ClauseKind.Outcome, ClauseKind.Criterion }.Select(kind => $"ClauseKind_{kind}"),
            .. Enum.GetNames<RuleKind>().SelectMany(kind => new[] { $"Rule_{kind}", $"Rule_{kind}_Short" }),
            .. Enum.GetNames<Scale>().SelectMany(scale => new[] { $"Scale_{scale}", $"Question_{scale}" }),
            .. new[] { Scale.NinePoint, Scale.FivePoint }.SelectMany(scale => new[] { $"{scale}_Low", $"{scale}_High" }),
            .. new[] { Scale.Consent, Scale.Essential, Scale.Relevance }.SelectMany(scale => Enumerable.Range(1, scale.Size()).Select(value => $"Answer_{scale}_{value}")),
            .. new CredentialElements().Filled(hasOutcomes: false).Select(element => $"Element_{element.Key}"),
        ],
        "ReviewTexts" =>
        [
            .. Enum.GetNames<DecisionOutcome>().Select(outcome => $"Decision_{outcome}"),
            .. Enum.GetNames<ReadingKind>().Select(kind => $"Line_{kind}"),
            .. Enum.GetNames<ItemState>().Select(state => $"Console_State_{state}"),
            .. Enum.GetNames<ItemState>().Where(state => state != nameof(ItemState.Revealed)).Select(state => $"Console_What_{state}"),
            .. new[] { "stale", "invalid", "removed", "closed", "long", "closed-words", "comment-saved", "wording-saved" }.Select(notice => $"Notice_{notice}"),
        ],
        "WorkshopTexts" =>
        [
            .. Enum.GetNames<WorkshopStage>().SelectMany(stage => new[] { $"List_{stage}", $"List_{stage}_Empty" }),
            .. Enum.GetNames<JoinOutcome>().Where(outcome => outcome != nameof(JoinOutcome.Joined)).SelectMany(outcome => new[] { $"Door_{outcome}", $"Door_{outcome}_What" }),
            .. new[] { "MovedOn", "NotNow", "Decided" }.Select(act => $"Act_{act}"),
            "Notice_full",
        ],
        _ => [],
    };

    private static bool Fits(string pattern, string key) =>
        Regex.IsMatch(key, "^" + string.Join(".+", pattern.Split('*').Select(Regex.Escape)) + "$", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => PlaceFormat().Replace(match.Value, "{${place}}")).Distinct().Order();

    [GeneratedRegex(@"\{\d(:[^}]*)?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"\{(?<place>\d)(:[^}]*)?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlaceFormat();

    [GeneratedRegex(@"https?://\S+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Addresses();

    /// <summary>A no-break space before ; : ? ! % » and after «, and no straight apostrophe.</summary>
    [GeneratedRegex(@"(?<![\u00a0\u202f])[:;?!%»]|«(?![\u00a0\u202f])|'|\.\.\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LooseFrench();

    [GeneratedRegex(@"[\u2013\u2014]| - |--", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Dashes();

    [GeneratedRegex(@"\w'\w", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StraightApostrophe();
}
