using System.Diagnostics.CodeAnalysis;
using Parlot;
using Parlot.Fluent;

namespace Credex.CoCreate.Surveys.Expressions;

/// <summary>Where a text is no condition: the place, from 0.</summary>
public sealed record ConditionMistake(int At);

/// <summary>
/// The language of conditions as text: <c>group = "Learner" and not tools contains "none"</c>. Reading what was printed gives the same condition.
/// </summary>
public static class ConditionText
{
    /// <summary>Deeper ones are mistakes, so that no text can exhaust the stack.</summary>
    private const int Deepest = 30;
    private const int Longest = 1000;

    private static readonly Parser<Condition> Grammar = Make();

    public static bool TryRead(string? text, [NotNullWhen(true)] out Condition? condition, out ConditionMistake? mistake)
    {
        (condition, mistake) = (null, null);
        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest || Depth(text) > Deepest)
        {
            mistake = new ConditionMistake(0);
            return false;
        }

        // A grammar that tries one thing after the other ends where it began; the mistake is where it came no further.
        var furthest = 0;
        var context = new ParseContext(new Scanner(text)) { OnEnterParser = (_, at) => furthest = Math.Max(furthest, at.Scanner.Cursor.Offset) };
        var result = new ParseResult<Condition>();
        if (Grammar.Parse(context, ref result))
        {
            context.SkipWhiteSpace();
            if (context.Scanner.Cursor.Eof)
            {
                condition = result.Value;
                return true;
            }
        }

        while (furthest < text.Length && char.IsWhiteSpace(text[furthest]))
        {
            furthest++;
        }

        mistake = new ConditionMistake(Math.Min(furthest, text.Length));
        return false;
    }

    public static string Print(Condition condition) => condition switch
    {
        // To the left, as it is read; what stands at the right and is of the same kind was in parentheses.
        AnyOf any => $"{Print(any.Left)} or {(any.Right is AnyOf ? $"({Print(any.Right)})" : Print(any.Right))}",
        AllOf all => $"{Inner(all.Left, isRight: false)} and {Inner(all.Right, isRight: true)}",
        Not not => not.Of is AnyOf or AllOf ? $"not ({Print(not.Of)})" : $"not {Print(not.Of)}",
        Answered answered => $"answered({answered.Name})",
        Contains contains => $"{contains.Name} contains {Print(contains.Value)}",
        OneOf one => $"{one.Name} in ({string.Join(", ", one.Values.Select(Print))})",
        Compare compare => $"{Print(compare.Left)} {Sign(compare.Sign)} {Print(compare.Right)}",
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    private static string Inner(Condition condition, bool isRight) => condition is AnyOf || (isRight && condition is AllOf) ? $"({Print(condition)})" : Print(condition);

    private static string Print(Operand operand) => operand switch
    {
        Literal { IsNumber: true } number => number.Text,
        Literal text => $"\"{text.Text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
        Named named => named.Name,
        CountOf count => $"count({count.Name})",
        NumbersOf numbers => $"{(numbers.IsMean ? "mean" : "sum")}({string.Join(", ", numbers.Of)})",
        _ => throw new ArgumentOutOfRangeException(nameof(operand)),
    };

    private static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.Equal => "=",
        Comparison.NotEqual => "!=",
        Comparison.Less => "<",
        Comparison.LessOrEqual => "<=",
        Comparison.Greater => ">",
        _ => ">=",
    };

    private static Parser<Condition> Make()
    {
        var word = Terms.Identifier(extraPart: character => character is '.' or '-').Then(span => span.ToString());
        var name = word.When((_, text) => text is not ("and" or "or" or "not" or "in" or "contains"));
        var number = Terms.Decimal().Then(Literal.Of);
        var quoted = Terms.String(StringLiteralQuotes.Double).Then(span => Literal.Of(span.ToString()));
        var literal = number.Or(quoted);
        var open = Terms.Char('(');
        var close = Terms.Char(')');
        var comma = Terms.Char(',');

        var count = Function("count").SkipAnd(Between(open, name, close)).Then<Operand>(text => new CountOf(text));
        var sum = Function("sum").SkipAnd(Between(open, Separated(comma, name), close)).Then<Operand>(names => new NumbersOf(IsMean: false, [.. names]));
        var mean = Function("mean").SkipAnd(Between(open, Separated(comma, name), close)).Then<Operand>(names => new NumbersOf(IsMean: true, [.. names]));
        var operand = OneOf(count, sum, mean, literal.Then<Operand>(one => one), name.Then<Operand>(text => new Named(text)));

        var sign = OneOf(
            Terms.Text("!=").Then(Comparison.NotEqual),
            Terms.Text("<=").Then(Comparison.LessOrEqual),
            Terms.Text(">=").Then(Comparison.GreaterOrEqual),
            Terms.Text("=").Then(Comparison.Equal),
            Terms.Text("<").Then(Comparison.Less),
            Terms.Text(">").Then(Comparison.Greater));

        var condition = Deferred<Condition>();
        var answered = Function("answered").SkipAnd(Between(open, name, close)).Then<Condition>(text => new Answered(text));
        var contains = name.AndSkip(Word("contains")).And(literal).Then<Condition>(pair => new Contains(pair.Item1, pair.Item2));
        var one = name.AndSkip(Word("in")).And(Between(open, Separated(comma, literal), close)).Then<Condition>(pair => new OneOf(pair.Item1, [.. pair.Item2]));
        var compare = operand.And(sign).And(operand).Then<Condition>(parts => new Compare(parts.Item1, parts.Item2, parts.Item3));
        var not = Deferred<Condition>();
        var simple = OneOf(Between(open, condition, close), answered, contains, one, compare);
        not.Parser = OneOf(Word("not").SkipAnd(not).Then<Condition>(of => new Not(of)), simple);
        var and = Separated(Word("and"), not).Then(parts => parts.Aggregate((left, right) => new AllOf(left, right)));
        condition.Parser = Separated(Word("or"), and).Then(parts => parts.Aggregate((left, right) => new AnyOf(left, right)));
        return condition;

        Parser<string> Word(string text) => word.When((_, found) => found == text);
        Parser<string> Function(string text) => Word(text);
    }

    private static int Depth(string text)
    {
        var (depth, deepest) = (0, 0);
        var nots = 0;
        for (var at = 0; at < text.Length; at++)
        {
            depth += text[at] switch { '(' => 1, ')' => -1, _ => 0 };
            deepest = Math.Max(deepest, depth);
            nots += at + 3 < text.Length && text.AsSpan(at, 4) is "not " or "not(" ? 1 : 0;
        }

        return Math.Max(deepest, nots);
    }
}
