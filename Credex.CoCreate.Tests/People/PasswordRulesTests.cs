using Credex.CoCreate.People;
using Credex.CoCreate.People.Accounts;

namespace Credex.CoCreate.Tests.People;

/// <summary>What is refused as a password, and what is not.</summary>
public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData(null, PasswordFault.Short)]
    [InlineData("eleven char", PasswordFault.Short)]
    [InlineData("password1234", PasswordFault.Common)]
    [InlineData("Qwertyuiop12", PasswordFault.Common)]
    [InlineData("iloveyou123456", PasswordFault.Common)]
    [InlineData("motdepasse2026", PasswordFault.Common)]
    [InlineData("zzzzzzzzzzzzzz", PasswordFault.Simple)]
    [InlineData("uvwxyzuvwxyzuvwxyz", PasswordFault.Simple)]
    [InlineData("kmkmkmkmkmkmkmkm", PasswordFault.Simple)]
    [InlineData("nowak-nowak-1", PasswordFault.Personal)]
    [InlineData("ewa@press.example", PasswordFault.Personal)]
    public void Short_common_simple_and_personal_ones_are_refused(string? password, PasswordFault fault) =>
        Assert.Equal(fault, PasswordRules.Fault(password, new Person { DisplayName = "Ewa Nowak", Email = "ewa@press.example" }));

    [Theory]
    [InlineData("three quiet printers")]
    [InlineData("correct donkey stapling")]
    [InlineData("un café près du canal")]
    [InlineData("t7Gk-Q2vw_Zr8p")]
    public void Sentences_and_what_a_password_manager_makes_are_taken(string password) => Assert.Null(PasswordRules.Fault(password));

    [Theory]
    [InlineData("abcdefgh", 1)]
    [InlineData("aaaa", 1)]
    [InlineData("abab", 1)]
    [InlineData("a1b2", 4)]
    public void Steps_leave_out_what_repeats_or_just_goes_on(string text, int steps) => Assert.Equal(steps, PasswordRules.Steps(text));
}
