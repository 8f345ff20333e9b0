using Credex.CoCreate.Surveys.Types;

namespace Credex.CoCreate.Surveys.Answering;

/// <summary>
/// The way of one respondent through a questionnaire: which pages, questions, rows and choices are asked, given what was answered, and what the answers are.
/// The one place where conditions are evaluated: for a page, before sending, and in a preview.
/// </summary>
public sealed class AnswerRoute
{
    private readonly HashSet<string> hidden = new(StringComparer.Ordinal);
    private readonly List<Problem> problems = [];

    private AnswerRoute(Questionnaire questionnaire, AnswerSheet raw)
    {
        var pages = new List<RoutePage>();
        foreach (var page in questionnaire.Pages)
        {
            if (page.ShowWhen is { } when && !when.Holds(Answers))
            {
                continue;
            }

            var asked = new List<AskedQuestion>();
            foreach (var question in page.Questions.Where(question => question.ShowWhen is null || question.ShowWhen.Holds(Answers)))
            {
                asked.Add(question);
                Read(question, raw);
            }

            // A page on which nothing is left to ask is passed over; one that has only a text was meant to be read.
            if (asked.Count > 0 || page.Questions.Count == 0)
            {
                pages.Add(new RoutePage(page, asked));
            }
        }

        Pages = pages;
    }

    /// <summary>The pages that are asked, in order.</summary>
    public IReadOnlyList<RoutePage> Pages { get; }

    /// <summary>Values by field, of what is asked only: what a response stores.</summary>
    public AnswerSheet Answers { get; } = new();

    /// <summary>What is wrong or missing, in the order of the questions.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    public static AnswerRoute Of(Questionnaire questionnaire, AnswerSheet raw) => new(questionnaire, raw);

    public bool IsHidden(Field field, Option? option = null) => hidden.Count > 0 && hidden.Contains(option is null ? field.Name : $"{field.Name}:{option.Code}");

    private void Read(AskedQuestion question, AnswerSheet raw)
    {
        var isAnswered = true;
        var isWrong = false;
        foreach (var field in question.Fields)
        {
            if (field.ShowWhen is { } when && !when.Holds(Answers))
            {
                hidden.Add(field.Name);
                continue;
            }

            foreach (var option in field.Options.Where(option => option.ShowWhen is { } condition && !condition.Holds(Answers)))
            {
                hidden.Add($"{field.Name}:{option.Code}");
            }

            if (field.With is { } with && !Answers.ValuesOf(question.Key).Contains(with, StringComparer.Ordinal))
            {
                continue;
            }

            var (values, wrong) = FieldReader.Read(field, raw, option => !IsHidden(field, option));
            Answers.Set(field.Name, wrong is null ? values : []);
            if (wrong is { } what)
            {
                isWrong = true;
                problems.Add(new Problem(question, field, what));
            }
            else if (values.Count == 0)
            {
                isAnswered = false;
                if (question.Requirement != Requirement.Optional)
                {
                    problems.Add(new Problem(question, field, field.With is null ? ProblemKind.Missing : ProblemKind.MissingText));
                }
            }
        }

        if (!isAnswered && !isWrong)
        {
            open.Add(question.Key);
        }
    }

    private readonly HashSet<string> open = new(StringComparer.Ordinal);

    /// <summary>Whether something of it was asked and not answered.</summary>
    public bool IsOpen(AskedQuestion question) => open.Contains(question.Key);
}

public sealed record RoutePage(AskedPage Page, IReadOnlyList<AskedQuestion> Questions);

/// <summary>What is wrong with an answer, or that it is missing.</summary>
public sealed record Problem(AskedQuestion Question, Field Field, ProblemKind Kind)
{
    /// <summary>A soft requirement is asked about once, and may then be passed over.</summary>
    public bool MayPass => Kind is ProblemKind.Missing or ProblemKind.MissingText && Question.Requirement == Requirement.Soft;
}

public enum ProblemKind
{
    Missing,

    /// <summary>"Other" was chosen, and not said.</summary>
    MissingText,
    NotANumber,
    NotWhole,
    TooSmall,
    TooLarge,
    TooLong,
    NotADate,
    TooEarly,
    TooLate,
    UnknownChoice,
    NoneAndOthers,
    TooFew,
    TooMany,
    SameRank,
    RankMissing,
}
