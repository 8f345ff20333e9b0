using System.Globalization;
using System.Security.Cryptography;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Answering;
using Credex.CoCreate.Surveys.Types;
using Credex.CoCreate.Surveys.Types.CompetencePair;
using Credex.CoCreate.Surveys.Types.CountryAnswer;
using Credex.CoCreate.Surveys.Types.GroupAnswer;

namespace Credex.CoCreate.Demo;

/// <summary>
/// Simulated answers that tell a story: work wants interactive sound and tests with listeners, which learners can do least; concepts are taught well; and permissions are found
/// important by nobody but employers and social partners. The same each time: the dice have a seed.
/// </summary>
public sealed class DemoResponses(AppDb db, QuestionTypes types, TimeProvider clock)
{
    private const int Whole = 412;
    private const int Few = 60;

    private static readonly (StakeholderGroup Group, int Weight)[] Groups =
    [
        (StakeholderGroup.Employer, 17), (StakeholderGroup.Educator, 15), (StakeholderGroup.NonFormalProvider, 8), (StakeholderGroup.Learner, 34),
        (StakeholderGroup.Professional, 18), (StakeholderGroup.PublicAuthority, 5), (StakeholderGroup.SocialPartner, 3),
    ];

    private static readonly (string Country, int Weight)[] Countries =
        [("BE", 20), ("FR", 22), ("ES", 13), ("IT", 12), ("FI", 8), ("PT", 8), ("GR", 7), ("DE", 6), ("RO", 3), ("IE", 1)];

    /// <summary>Importance, and how far ability is behind it, of each competence in turn: hearing, formats, concept, defending, recording, editing, permissions, engines, integration, mixing, testing, levels.</summary>
    private static readonly (double Importance, double Gap)[] Competences =
    [
        (3.5, 0.1), (3.6, 0.5), (4.3, 0.4), (3.9, 0.6), (3.7, -0.2), (4.0, -0.5), (3.4, 0.9), (3.8, 1.3), (4.5, 2.0), (4.2, 0.7), (4.1, 1.6), (3.2, 0.6),
    ];

    public void Add(Survey survey, SurveyVersion version, bool whole)
    {
        var questionnaire = Questionnaire.Of(version, types);
        var random = new Random(survey.Slug.Length * 7919);
        var count = whole ? Whole : Few;
        if (questionnaire.FirstOf(CompetencePairType.TypeName) is null)
        {
            count /= 4;
        }

        var words = new DemoOwnWords();
        for (var person = 0; person < count; person++)
        {
            var (sheet, writing) = Fill(questionnaire, random);
            var language = random.Next(3) == 0 ? "fr" : "en";
            Write(questionnaire, sheet, writing, language, words);
            var route = AnswerRoute.Of(questionnaire, sheet);
            db.Responses.Add(new Response
            {
                SurveyId = survey.Id,
                VersionId = version.Id,
                Group = Enum.Parse<StakeholderGroup>(route.Answers.ValueOf(questionnaire.FirstOf(GroupType.TypeName)!.Key)!),
                Country = questionnaire.FirstOf(CountryType.TypeName) is { } country ? route.Answers.ValueOf(country.Key) : null,
                Language = language,
                Answers = route.Answers.ToJson(),
                WithdrawalHash = RandomNumberGenerator.GetBytes(32),
                IsCounted = true,
            });
        }

        Count(survey, version, questionnaire, count, random);
    }

    private void Count(Survey survey, SurveyVersion version, Questionnaire questionnaire, int sent, Random random)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var first = DateOnly.FromDateTime(survey.OpensAt!.Value);
        var last = survey.ClosesAt is { } closes && DateOnly.FromDateTime(closes) < today ? DateOnly.FromDateTime(closes) : today;
        var days = Math.Max(1, last.DayNumber - first.DayNumber);
        var counts = new Dictionary<(string What, DateOnly Day), int>();
        for (var person = 0; person < sent; person++)
        {
            // Most answer soon after they are asked, and some after a reminder.
            var day = first.AddDays(Math.Min(days, (int)(random.NextDouble() * random.NextDouble() * days) + (random.Next(4) == 0 ? days / 2 : 0)));
            Add(SurveyCounters.Started, day);
            Add(SurveyCounters.Sent, day);
            Add(SurveyCounters.Minutes(3 + random.Next(5) + random.Next(4)), default);
            Reach(questionnaire.Pages.Count);
        }

        for (var left = 0; left < sent / 8; left++)
        {
            Add(SurveyCounters.Started, first.AddDays(random.Next(days)));
            Reach(1 + random.Next(questionnaire.Pages.Count));
        }

        foreach (var ((what, day), n) in counts)
        {
            db.SurveyCounters.Add(new SurveyCounter { VersionId = version.Id, What = what, Day = day, N = n });
        }

        void Add(string what, DateOnly day) => counts[(what, day)] = counts.GetValueOrDefault((what, day)) + 1;

        void Reach(int pages)
        {
            for (var page = 1; page <= pages; page++)
            {
                Add(SurveyCounters.Reached(page), default);
            }
        }
    }

    /// <summary>Answers, and which of the questions that ask for words are answered, each with a draw.</summary>
    private static (AnswerSheet Sheet, Dictionary<string, int> Writing) Fill(Questionnaire questionnaire, Random random)
    {
        var sheet = new AnswerSheet();
        var writing = new Dictionary<string, int>(StringComparer.Ordinal);
        var group = Pick(Groups.Select(one => (one.Group, one.Weight)), random);
        var pair = 0;
        foreach (var question in questionnaire.Questions)
        {
            switch (question.Type.Name)
            {
                case GroupType.TypeName:
                    sheet.Set(question.Key, group.ToString());
                    break;
                case CountryType.TypeName:
                    sheet.Set(question.Key, Pick(Countries.Select(one => (one.Country, one.Weight)), random));
                    break;
                case CompetencePairType.TypeName:
                    Rate(sheet, question, group, pair++, random);
                    break;
                default:
                    Other(sheet, writing, question, group, random);
                    break;
            }
        }

        return (sheet, writing);
    }

    /// <summary>Words in the language of who answers, where the question is asked of them at all.</summary>
    private static void Write(Questionnaire questionnaire, AnswerSheet sheet, Dictionary<string, int> writing, string language, DemoOwnWords words)
    {
        if (writing.Count == 0)
        {
            return;
        }

        var route = AnswerRoute.Of(questionnaire, sheet);
        var group = Enum.Parse<StakeholderGroup>(route.Answers.ValueOf(questionnaire.FirstOf(GroupType.TypeName)!.Key)!);
        foreach (var question in route.Pages.SelectMany(page => page.Questions).Where(question => writing.ContainsKey(question.Key)))
        {
            if (words.Next(question.Source.Type == "longtext", group, language, writing[question.Key]) is { } text)
            {
                sheet.Set(question.Main!.Name, text);
            }
        }
    }

    private static void Rate(AnswerSheet sheet, AskedQuestion question, StakeholderGroup group, int place, Random random)
    {
        var (importance, gap) = Competences[place % Competences.Length];
        var isWork = group.Side() == Side.Work;
        importance += isWork && place is 6 or 8 or 10 ? 0.5 : group == StakeholderGroup.Learner && place is 6 or 11 ? -0.7 : 0;
        gap += group switch
        {
            StakeholderGroup.Learner => 0.7,
            StakeholderGroup.Professional => -0.6,
            StakeholderGroup.Educator when place <= 3 => -0.8,
            _ => 0,
        };
        if (random.Next(40) > 0)
        {
            sheet.Set(question.Fields[0].Name, Point(importance, random));
        }

        sheet.Set(question.Fields[1].Name, random.Next(25) == 0 ? Field.CannotSay : Point(importance - gap, random));
    }

    /// <summary>A point of 1 to 5 around a mean.</summary>
    private static string Point(double mean, Random random) =>
        Math.Clamp((int)Math.Round(mean + (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 1.6), 1, 5).ToString(CultureInfo.InvariantCulture);

    private static void Other(AnswerSheet sheet, Dictionary<string, int> writing, AskedQuestion question, StakeholderGroup group, Random random)
    {
        if (question.Main is not { } main || random.Next(9) == 0)
        {
            return;
        }

        switch (main.Kind)
        {
            case FieldKind.Choice when question.Fields.Count > 1 && question.Fields[0].Name != question.Key:
                foreach (var row in question.Fields)
                {
                    sheet.Set(row.Name, Likely(row, random));
                }

                break;
            case FieldKind.Choice:
                sheet.Set(main.Name, main.IsScale ? Point(main.Options.Count(option => !option.IsMissing) > 4 ? 3.9 : 2, random) : Likely(main, random));
                break;
            case FieldKind.Choices:
                sheet.Set(main.Name, [.. main.Options.Where(option => !option.IsNone && !option.TakesText && random.Next(3) > 0).Select(option => option.Code)]);
                break;
            case FieldKind.Order:
                foreach (var (option, rank) in main.Options.OrderBy(_ => random.Next()).Select((option, place) => (option, place + 1)))
                {
                    sheet.Set(FieldReader.RankInput(main, option), rank.ToString(CultureInfo.InvariantCulture));
                }

                break;
            case FieldKind.Number:
                sheet.Set(main.Name, (group == StakeholderGroup.Learner ? random.Next(4) : random.Next(3, 28)).ToString(CultureInfo.InvariantCulture));
                break;
            case FieldKind.Text when random.Next(6) == 0:
                writing[question.Key] = random.Next();
                break;
        }
    }

    /// <summary>The first options are the likelier ones, but for scales, where the last are.</summary>
    private static string Likely(Field field, Random random)
    {
        var place = (int)(random.NextDouble() * random.NextDouble() * field.Options.Count);
        return field.Options[char.IsAsciiDigit(field.Options[0].Code[0]) ? field.Options.Count - 1 - place : place].Code;
    }

    private static T Pick<T>(IEnumerable<(T Value, int Weight)> weighted, Random random)
    {
        var all = weighted.ToList();
        var at = random.Next(all.Sum(one => one.Weight));
        foreach (var (value, weight) in all)
        {
            at -= weight;
            if (at < 0)
            {
                return value;
            }
        }

        return all[^1].Value;
    }
}
