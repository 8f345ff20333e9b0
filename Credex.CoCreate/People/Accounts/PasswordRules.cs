using System.Reflection;
using Microsoft.AspNetCore.Identity;

namespace Credex.CoCreate.People.Accounts;

/// <summary>What is wrong with a password.</summary>
public enum PasswordFault
{
    Short,

    /// <summary>It is, but for a few characters, one of those that are tried first.</summary>
    Common,

    /// <summary>Most of it repeats, or runs up and down the alphabet.</summary>
    Simple,

    /// <summary>It is, but for a few characters, the name or the address.</summary>
    Personal,
}

/// <summary>
/// Long, and not what is tried first. No rule asks for signs or digits: they make passwords that are hard to remember and easy to guess. The script that says so while
/// somebody types (<c>password.js</c>) counts in the same way.
/// </summary>
public static class PasswordRules
{
    public const int Shortest = 12;
    public const int Longest = 200;

    /// <summary>So many characters have to be left without what is common, or repeats.</summary>
    private const int Own = 6;

    private const int ShortestCommon = 4;
    private static readonly IReadOnlyList<string> Common = Read();

    public static PasswordFault? Fault(string? password, Person? person = null)
    {
        if (password is not { Length: >= Shortest and <= Longest })
        {
            return PasswordFault.Short;
        }

        var text = password.ToLowerInvariant();
        if (Without(text, Personal(person)) < Own)
        {
            return PasswordFault.Personal;
        }

        if (Without(text, Common) < Own)
        {
            return PasswordFault.Common;
        }

        return Steps(text) < Own + 2 ? PasswordFault.Simple : null;
    }

    /// <summary>How many characters do not just repeat the one before or go on from it (abc, 321), once a text that is one piece again and again is cut to that piece.</summary>
    public static int Steps(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var again = (text + text).IndexOf(text, 1, StringComparison.Ordinal);
        var piece = text[..Math.Min(again, text.Length)];
        return piece.Where((_, place) => place == 0 || Math.Abs(piece[place] - piece[place - 1]) > 1).Count();
    }

    private static int Without(string text, IEnumerable<string> parts) =>
        parts.Aggregate(text, (rest, part) => rest.Replace(part, string.Empty, StringComparison.Ordinal)).Length;

    private static IEnumerable<string> Personal(Person? person) => person is null
        ? []
        : new[] { person.Email, person.Email?.Split('@')[0], person.DisplayName }.Concat(person.DisplayName.Split(' '))
            .OfType<string>().Where(part => part.Length >= ShortestCommon).Select(part => part.ToLowerInvariant()).OrderByDescending(part => part.Length);

    /// <summary>The longest first: what is left of "password1" is nothing, and not "1".</summary>
    private static List<string> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Credex.CoCreate.People.Accounts.passwords.txt")
            ?? throw new InvalidOperationException("The list of common passwords is not in the assembly.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(one => one.Length >= ShortestCommon).OrderByDescending(one => one.Length)];
    }
}

/// <summary>The same rules wherever Identity sets a password.</summary>
public sealed class PasswordCheck : IPasswordValidator<Person>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password) => Task.FromResult(
        PasswordRules.Fault(password, user) is { } fault ? IdentityResult.Failed(new IdentityError { Code = fault.ToString() }) : IdentityResult.Success);
}
