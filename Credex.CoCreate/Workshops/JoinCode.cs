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

    /// <summary>K7M 2QP.</summary>
    public static string Show(string code) => string.Concat(code.AsSpan(0, 3), " ", code.AsSpan(3)).ToUpperInvariant();
}
