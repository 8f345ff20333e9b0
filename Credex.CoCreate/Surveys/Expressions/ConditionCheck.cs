using Credex.CoCreate.Surveys.Types;

namespace Credex.CoCreate.Surveys.Expressions;

/// <summary>
/// Looks at every condition of a version and says each mistake where it was made: what is no condition, names that are unknown or come later, values that cannot be,
/// and what can never be shown (<see cref="Reachability"/>). A question may look at an earlier one of its own page: the page is drawn again when that is answered.
/// </summary>
public sealed class ConditionCheck
{
    private readonly SurveyVersion version;
    private readonly QuestionTypes types;
    private readonly List<SurveyMistake> mistakes = [];

    /// <summary>Each name, with the place of the question that has it.</summary>
    private readonly Dictionary<string, (Field Field, SurveyQuestion Question, int Page, int Place)> names = new(StringComparer.Ordinal);

    private ConditionCheck(SurveyVersion version, QuestionTypes types) => (this.version, this.types) = (version, types);

    public static IReadOnlyList<SurveyMistake> Of(SurveyVersion version, QuestionTypes types)
    {
        var check = new ConditionCheck(version, types);
        check.Run();
        return check.mistakes;
    }

    /// <summary>Names that two questions, rows or choices would have; nothing can be asked until each has its own.</summary>
    public static IReadOnlyList<string> TwiceNamed(SurveyVersion version, QuestionTypes types) =>
    [
        .. version.Questions.SelectMany(question => types.Find(question.Type)?.FieldsOf(question) ?? []).GroupBy(field => field.Name, StringComparer.Ordinal)
            .Where(fields => fields.Count() > 1).Select(fields => fields.Key).Order(StringComparer.Ordinal),
    ];

    /// <summary>The pages in their order, each with its questions in theirs.</summary>
    public static IReadOnlyList<(SurveyPage Page, IReadOnlyList<SurveyQuestion> Questions)> InOrder(SurveyVersion version) =>
    [
        .. version.Pages.OrderBy(page => page.Order).ThenBy(page => page.Id).Select(page => (page,
            (IReadOnlyList<SurveyQuestion>)[.. version.Questions.Where(question => question.PageId == page.Id).OrderBy(question => question.Order).ThenBy(question => question.Id)])),
    ];

    private void Run()
    {
        var pages = InOrder(version);
        foreach (var (question, page, place) in pages.SelectMany((one, page) => one.Questions.Select((question, place) => (question, page, place))))
        {
            foreach (var field in types.Find(question.Type)?.FieldsOf(question) ?? [])
            {
                names.TryAdd(field.Name, (field, question, page, place));
            }
        }

        var isNamedTwice = TwiceNamed(version, types).Count > 0;
        var reach = isNamedTwice ? null : new Reachability(Questionnaire.Of(version, types));
        for (var page = 0; page < pages.Count; page++)
        {
            var (source, questions) = pages[page];
            Look(new ConditionOwner(ConditionPlace.Page, source), source.ShowWhen, page, place: -1, reach);
            for (var place = 0; place < questions.Count; place++)
            {
                var question = questions[place];
                Look(new ConditionOwner(ConditionPlace.Question, source, question), question.ShowWhen, page, place, reach);
                var parts = types.Find(question.Type)?.Parts ?? SettingParts.None;
                foreach (var row in parts.HasFlag(SettingParts.Rows) ? question.Settings.Rows : [])
                {
                    Look(new ConditionOwner(ConditionPlace.Row, source, question, row.Code), row.ShowWhen, page, place, reach);
                }

                foreach (var choice in parts.HasFlag(SettingParts.Choices) ? question.Settings.Choices : [])
                {
                    Look(new ConditionOwner(ConditionPlace.Choice, source, question, choice.Code), choice.ShowWhen, page, place, reach);
                }
            }
        }
    }

    private void Look(ConditionOwner owner, string? text, int page, int place, Reachability? reach)
    {
        Condition? own = null;
        var isRight = true;
        if (!string.IsNullOrWhiteSpace(text))
        {
            if (!ConditionText.TryRead(text, out own, out var mistake))
            {
                mistakes.Add(new SurveyMistake(MistakeKind.NoCondition, owner, mistake!.At));
                return;
            }

            var before = mistakes.Count;
            LookAtNames(owner, text, own, page, place);
            LookAtValues(owner, text, own);
            isRight = mistakes.Count == before;
        }

        // A question without a condition on a page that is never shown is told once, at the page.
        if (isRight && own is not null && reach is not null && !reach.MayShow(owner, own))
        {
            mistakes.Add(new SurveyMistake(MistakeKind.NeverShown, owner));
        }
    }

    private void LookAtNames(ConditionOwner owner, string text, Condition condition, int page, int place)
    {
        foreach (var name in condition.Names)
        {
            MistakeKind? kind = !names.TryGetValue(name, out var found) ? MistakeKind.UnknownName
                : found.Question == owner.Question || (owner.Question is null && found.Page == page) ? MistakeKind.Itself
                : found.Page > page || (found.Page == page && found.Place >= place) ? MistakeKind.Later
                : null;
            if (kind is { } wrong)
            {
                mistakes.Add(new SurveyMistake(wrong, owner, PlaceOf(text, name), name));
            }
        }
    }

    private void LookAtValues(ConditionOwner owner, string text, Condition condition)
    {
        switch (condition)
        {
            case AnyOf any:
                LookAtValues(owner, text, any.Left);
                LookAtValues(owner, text, any.Right);
                break;
            case AllOf all:
                LookAtValues(owner, text, all.Left);
                LookAtValues(owner, text, all.Right);
                break;
            case Not not:
                LookAtValues(owner, text, not.Of);
                break;
            case Contains contains:
                LookAtValue(owner, text, contains.Name, contains.Value, isOrder: false);
                break;
            case OneOf one:
                foreach (var value in one.Values)
                {
                    LookAtValue(owner, text, one.Name, value, isOrder: false);
                }

                break;
            case Compare compare:
                LookAtSides(owner, text, compare);
                break;
        }
    }

    private void LookAtSides(ConditionOwner owner, string text, Compare compare)
    {
        var isOrder = compare.Sign is not (Comparison.Equal or Comparison.NotEqual);
        foreach (var (side, other) in new[] { (compare.Left, compare.Right), (compare.Right, compare.Left) })
        {
            if (side is Named { Name: var name } && names.TryGetValue(name, out var found))
            {
                if (found.Field.Kind is FieldKind.Choices or FieldKind.Order)
                {
                    Add(MistakeKind.Several, name);
                }
                else if (isOrder && found.Field is { Kind: FieldKind.Choice, IsScale: false } or { Kind: FieldKind.Text })
                {
                    Add(MistakeKind.NoNumber, name);
                }
                else if (other is Literal value)
                {
                    LookAtValue(owner, text, name, value, isOrder);
                }
                else if (other is CountOf or NumbersOf && !IsNumber(found.Field))
                {
                    Add(MistakeKind.NoNumber, name);
                }
            }

            foreach (var counted in side is NumbersOf numbers ? numbers.Of.Where(one => names.TryGetValue(one, out var of) && !IsNumber(of.Field)) : [])
            {
                Add(MistakeKind.NoNumber, counted);
            }

            if (side is CountOf or NumbersOf && other is Literal { IsNumber: false } words && !Literal.TryNumber(words.Text, out _))
            {
                mistakes.Add(new SurveyMistake(MistakeKind.UnknownValue, owner, Math.Max(0, text.IndexOf(words.Text, StringComparison.Ordinal)), side.Mentioned().First(), words.Text));
            }
        }

        void Add(MistakeKind kind, string name) => mistakes.Add(new SurveyMistake(kind, owner, PlaceOf(text, name), name));
    }

    private void LookAtValue(ConditionOwner owner, string text, string name, Literal value, bool isOrder)
    {
        if (!names.TryGetValue(name, out var found))
        {
            return;
        }

        var field = found.Field;
        var fits = field.Kind switch
        {
            FieldKind.Number => Literal.TryNumber(value.Text, out _),
            FieldKind.Date => DateOnly.TryParseExact(value.Text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _),
            FieldKind.Text => true,
            _ => isOrder ? Literal.TryNumber(value.Text, out _) : field.Options.Any(option => value.Is(option.Code)),
        };
        if (!fits)
        {
            mistakes.Add(new SurveyMistake(MistakeKind.UnknownValue, owner, Math.Max(0, text.IndexOf(value.Text, StringComparison.Ordinal)), name, value.Text));
        }
    }

    private static bool IsNumber(Field field) => field.Kind == FieldKind.Number || field.IsScale;

    /// <summary>Where a name stands, outside of quotes.</summary>
    private static int PlaceOf(string text, string name)
    {
        var isQuoted = false;
        for (var at = 0; at + name.Length <= text.Length; at++)
        {
            if (text[at] == '"' && (at == 0 || text[at - 1] != '\\'))
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && string.CompareOrdinal(text, at, name, 0, name.Length) == 0 && !IsPart(at - 1) && !IsPart(at + name.Length))
            {
                return at;
            }
        }

        return 0;

        bool IsPart(int place) => place >= 0 && place < text.Length && (char.IsLetterOrDigit(text[place]) || text[place] is '_' or '.' or '-');
    }
}
