using System.Globalization;
using Credex.CoCreate.Surveys.Types;

namespace Credex.CoCreate.Surveys.Expressions;

/// <summary>The answers to a field between which some conditions can tell, one of each sort: no answer, each value that is named, one that is not, numbers at, below and above what they are compared with.</summary>
internal sealed class FieldDomain(Field field, IReadOnlyList<Condition> conditions)
{
    private const int MostSets = 4096;
    private readonly List<Literal> named = [];
    private bool isCounted;
    private bool isOrdered;

    /// <summary>Whether it is compared with another answer, or summed up: then only all its values will do.</summary>
    private bool isEntangled;

    /// <summary>Null where there are too many to try, or they cannot be told.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Values()
    {
        foreach (var condition in conditions)
        {
            Look(condition);
        }

        return field.Kind switch
        {
            FieldKind.Choice => [[], .. OneOfEach().Select(option => (IReadOnlyList<string>)[option.Code])],
            FieldKind.Choices or FieldKind.Order => Sets(),
            FieldKind.Number => isEntangled ? null : [[], .. Numbers().Select(number => (IReadOnlyList<string>)[number.ToString(CultureInfo.InvariantCulture)])],
            FieldKind.Date => isEntangled ? null : Dates(),
            _ => isEntangled || isOrdered ? null : [[], .. named.Select(literal => (IReadOnlyList<string>)[literal.Text]), ["\u2022"]],
        };
    }

    private void Look(Condition condition)
    {
        switch (condition)
        {
            case AnyOf any:
                Look(any.Left);
                Look(any.Right);
                break;
            case AllOf all:
                Look(all.Left);
                Look(all.Right);
                break;
            case Not not:
                Look(not.Of);
                break;
            case Contains contains when contains.Name == field.Name:
                named.Add(contains.Value);
                break;
            case OneOf one when one.Name == field.Name:
                named.AddRange(one.Values);
                break;
            case Compare compare:
                Look(compare, compare.Left, compare.Right);
                Look(compare, compare.Right, compare.Left);
                break;
        }
    }

    private void Look(Compare compare, Operand side, Operand other)
    {
        if (!side.Mentioned().Contains(field.Name, StringComparer.Ordinal))
        {
            return;
        }

        switch (side)
        {
            case Named when other is Literal literal:
                named.Add(literal);
                isOrdered |= compare.Sign is not (Comparison.Equal or Comparison.NotEqual);
                break;
            case CountOf:
                isCounted = true;
                break;
            default:
                isEntangled = true;
                break;
        }

        // One alone of several is a value; how many there are then makes a difference.
        isCounted |= side is Named;
    }

    private IEnumerable<Option> OneOfEach()
    {
        if (isEntangled || isOrdered || field.Options.Any(option => option.ShowWhen is not null))
        {
            return field.Options;
        }

        var told = field.Options.Where(IsNamed).ToList();
        return told.Concat(field.Options.Except(told).Take(1));
    }

    private bool IsNamed(Option option) => named.Exists(literal => literal.Is(option.Code));

    /// <summary>Every set of the named ones, with as many others as make a difference; null where those are too many.</summary>
    private List<IReadOnlyList<string>>? Sets()
    {
        var all = isEntangled || field.Options.Any(option => option.ShowWhen is not null);
        var told = field.Options.Where(option => all || option.IsNone || IsNamed(option)).ToList();
        var others = field.Options.Except(told).ToList();
        var most = isCounted || field.Rules.Least is not null || field.Rules.Most is not null ? others.Count : Math.Min(1, others.Count);
        if (told.Count > 12 || (1 << told.Count) * (most + 1) > MostSets)
        {
            return null;
        }

        var sets = new List<IReadOnlyList<string>>();
        for (var set = 0; set < 1 << told.Count; set++)
        {
            for (var more = 0; more <= most; more++)
            {
                var chosen = set;
                sets.Add([.. told.Where((_, place) => (chosen & (1 << place)) != 0).Concat(others.Take(more)).Select(option => option.Code)]);
            }
        }

        return sets;
    }

    private IEnumerable<decimal> Numbers()
    {
        var points = named.Select(literal => Literal.TryNumber(literal.Text, out var number) ? number : (decimal?)null).Append(field.Rules.Min).Append(field.Rules.Max).OfType<decimal>().Distinct().Order().ToList();
        if (points.Count == 0)
        {
            points.Add(0);
        }

        var tried = new SortedSet<decimal>(points) { points[0] - 1, points[^1] + 1 };
        for (var at = 1; at < points.Count; at++)
        {
            tried.Add((points[at - 1] + points[at]) / 2);
        }

        if (field.Rules.WholeNumbers)
        {
            tried = [.. tried.SelectMany(number => new[] { Math.Floor(number), Math.Ceiling(number), Math.Floor(number) - 1, Math.Ceiling(number) + 1 })];
        }

        return tried.Where(number => !(number < field.Rules.Min) && !(number > field.Rules.Max));
    }

    private IReadOnlyList<IReadOnlyList<string>>? Dates()
    {
        var points = new List<DateOnly>();
        foreach (var literal in named)
        {
            if (!DateOnly.TryParseExact(literal.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year is < 2 or > 9998)
            {
                return null;
            }

            points.AddRange([day.AddDays(-1), day, day.AddDays(1)]);
        }

        points.AddRange(new[] { field.Rules.Earliest, field.Rules.Latest }.OfType<DateOnly>());
        if (points.Count == 0)
        {
            points.Add(new DateOnly(2026, 1, 1));
        }

        return
        [
            [],
            .. points.Distinct().Where(day => !(day < field.Rules.Earliest) && !(day > field.Rules.Latest))
                .Select(day => (IReadOnlyList<string>)[day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)]),
        ];
    }
}
