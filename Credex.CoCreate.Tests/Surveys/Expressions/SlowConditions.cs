using System.Globalization;

namespace Credex.CoCreate.Tests.Surveys.Expressions;

/// <summary>
/// Another reading of conditions, written from docs/conditions.md alone: takes the text apart by hand and says at once whether it holds, without a tree.
/// Both sides of "and" and "or" are always read, so that the text is used up.
/// </summary>
internal sealed class SlowConditions
{
    private readonly List<string> words;
    private readonly Func<string, IReadOnlyList<string>> answers;
    private int at;

    private SlowConditions(string text, Func<string, IReadOnlyList<string>> answers) => (words, this.answers) = (Split(text), answers);

    public static bool Holds(string text, Func<string, IReadOnlyList<string>> answers)
    {
        var reader = new SlowConditions(text, answers);
        var holds = reader.Or();
        return reader.at == reader.words.Count ? holds : throw new FormatException($"Left over: {string.Join(' ', reader.words.Skip(reader.at))}");
    }

    private bool Or()
    {
        var holds = And();
        while (Take("or"))
        {
            holds |= And();
        }

        return holds;
    }

    private bool And()
    {
        var holds = Not();
        while (Take("and"))
        {
            holds &= Not();
        }

        return holds;
    }

    private bool Not() => Take("not") ? !Not() : Simple();

    private bool Simple()
    {
        if (Take("("))
        {
            var inside = Or();
            Need(")");
            return inside;
        }

        if (words[at] == "answered" && words[at + 1] == "(")
        {
            at += 2;
            var any = answers(words[at++]).Count > 0;
            Need(")");
            return any;
        }

        var name = words[at];
        if (words[at + 1] == "contains")
        {
            at += 2;
            var wanted = Constant();
            return answers(name).Any(value => Same(value, wanted));
        }

        if (words[at + 1] == "in")
        {
            at += 2;
            Need("(");
            var all = new List<string> { Constant() };
            while (Take(","))
            {
                all.Add(Constant());
            }

            Need(")");
            return answers(name).Any(value => all.Exists(one => Same(value, one)));
        }

        var left = Side();
        var sign = words[at++];
        var right = Side();
        if (left is null || right is null)
        {
            return false;
        }

        if (sign is not ("=" or "!=") && (Number(left) is null) != (Number(right) is null))
        {
            return false;
        }

        var order = Number(left) is { } one && Number(right) is { } two ? one.CompareTo(two) : string.CompareOrdinal(left, right);
        return sign switch { "=" => order == 0, "!=" => order != 0, "<" => order < 0, "<=" => order <= 0, ">" => order > 0, ">=" => order >= 0, _ => throw new FormatException(sign) };
    }

    private string? Side()
    {
        if (words[at] is "count" or "sum" or "mean" && words[at + 1] == "(")
        {
            var function = words[at];
            at += 2;
            var names = new List<string> { words[at++] };
            while (Take(","))
            {
                names.Add(words[at++]);
            }

            Need(")");
            if (function == "count")
            {
                return answers(names[0]).Count.ToString(CultureInfo.InvariantCulture);
            }

            var numbers = names.SelectMany(name => answers(name)).Select(Number).OfType<decimal>().ToList();
            return numbers.Count == 0 ? null : (function == "sum" ? numbers.Sum() : numbers.Sum() / numbers.Count).ToString(CultureInfo.InvariantCulture);
        }

        if (words[at][0] == '"' || Number(words[at]) is not null)
        {
            return Constant();
        }

        var values = answers(words[at++]);
        return values.Count == 1 ? values[0] : null;
    }

    private string Constant()
    {
        var word = words[at++];
        return word[0] == '"' ? word[1..] : word;
    }

    private bool Take(string word)
    {
        var isThere = at < words.Count && words[at] == word;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private void Need(string word)
    {
        if (!Take(word))
        {
            throw new FormatException($"{word} is missing.");
        }
    }

    private static bool Same(string value, string wanted) => Number(value) is { } one && Number(wanted) is { } two ? one == two : value == wanted;

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Texts keep their first quote, so that they are told from names.</summary>
    private static List<string> Split(string text)
    {
        var found = new List<string>();
        for (var place = 0; place < text.Length;)
        {
            var word = new System.Text.StringBuilder();
            if (text[place] == '"')
            {
                word.Append(text[place++]);
                while (text[place] != '"')
                {
                    place += text[place] == '\\' ? 1 : 0;
                    word.Append(text[place++]);
                }

                place++;
            }
            else if ("(),".Contains(text[place], StringComparison.Ordinal))
            {
                word.Append(text[place++]);
            }
            else if ("=!<>".Contains(text[place], StringComparison.Ordinal))
            {
                while (place < text.Length && "=!<>".Contains(text[place], StringComparison.Ordinal))
                {
                    word.Append(text[place++]);
                }
            }
            else if (char.IsWhiteSpace(text[place]))
            {
                place++;
                continue;
            }
            else
            {
                while (place < text.Length && !char.IsWhiteSpace(text[place]) && !"(),=!<>\"".Contains(text[place], StringComparison.Ordinal))
                {
                    word.Append(text[place++]);
                }
            }

            found.Add(word.ToString());
        }

        return found;
    }
}
