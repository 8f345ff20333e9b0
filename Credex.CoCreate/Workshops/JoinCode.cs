using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Credex.CoCreate.Workshops;

/// <summary>
/// Join codes: six characters without 0 O 1 I L, always at least one digit, lower case in URLs, shown as <c>K7M 2QP</c>.
/// Typed ones are forgiven case, spaces and hyphens.
/// </summary>
public static class JoinCode
{
    public const int Length = 6;
    private const string Letters = "abcdefghjkmnpqrstuvwxyz";
    private const string Digits = "23456789";
    private const int MostUnclear = 2;

    /// <summary>Letters that no code has, and those that are taken for them in print or by hand.</summary>
    private static readonly Dictionary<char, string> LooksLike = new()
    {
        ['0'] = "qd8",
        ['o'] = "qd8",
        ['1'] = "7jt",
        ['i'] = "7jt",
        ['l'] = "7jt",
    };

    private static readonly SearchValues<char> DigitValues = SearchValues.Create(Digits);

    public static string New()
    {
        Span<char> code = stackalloc char[Length];
        do
        {
            for (var place = 0; place < Length; place++)
            {
                code[place] = (Letters + Digits)[RandomNumberGenerator.GetInt32(Letters.Length + Digits.Length)];
            }
        }
        while (!code.ContainsAny(DigitValues));

        return new string(code);
    }

    /// <summary>What was meant by what was typed, in lower case; false where it cannot be a code.</summary>
    public static bool TryRead(string? typed, [NotNullWhen(true)] out string? code)
    {
        code = new string([.. (typed ?? string.Empty).Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
        if (code.Length == Length && code.All(letter => (Letters + Digits).Contains(letter, StringComparison.Ordinal)))
        {
            return true;
        }

        code = null;
        return false;
    }

    /// <summary>
    /// What may have been read where somebody typed a 0, O, 1, I or L, which are in no code: codes with a letter or digit of that form in their place. Empty where
    /// nothing of the kind was typed, or so much that it would be guessing.
    /// </summary>
    public static IReadOnlyList<string> LookAlikes(string? typed)
    {
        var letters = new string([.. (typed ?? string.Empty).Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
        var unclear = letters.Count(LooksLike.ContainsKey);
        if (letters.Length != Length || unclear is 0 or > MostUnclear)
        {
            return [];
        }

        IEnumerable<string> codes = [string.Empty];
        foreach (var letter in letters)
        {
            var forms = LooksLike.GetValueOrDefault(letter) ?? letter.ToString();
            codes = codes.SelectMany(_ => forms, (code, form) => code + form);
        }

        return [.. codes.Where(code => TryRead(code, out _))];
    }

    /// <summary>Whether it has one of the five that are in no code.</summary>
    public static bool HasUnclear(string? typed) => typed?.Any(letter => LooksLike.ContainsKey(char.ToLowerInvariant(letter))) == true;

    /// <summary>K7M 2QP.</summary>
    public static string Show(string code) => string.Concat(code.AsSpan(0, 3), " ", code.AsSpan(3)).ToUpperInvariant();
}
