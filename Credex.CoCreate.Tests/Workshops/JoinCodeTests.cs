using Credex.CoCreate.Workshops;

namespace Credex.CoCreate.Tests.Workshops;

public sealed class JoinCodeTests
{
    [Fact]
    public void New_codes_have_six_clear_characters_and_always_a_digit()
    {
        var codes = Enumerable.Range(0, 10_000).Select(_ => JoinCode.New()).ToList();

        Assert.All(codes, code => Assert.Matches("^(?=.*[2-9])[a-hjkmnp-z2-9]{6}$", code));
        Assert.All(codes.SelectMany(code => code), letter => Assert.DoesNotContain(letter, "01oil"));
        Assert.True(codes.Distinct().Count() > 9_990);
        Assert.Equal(31, codes.SelectMany(code => code).Distinct().Count());
    }

    [Theory]
    [InlineData("k7m2qp")]
    [InlineData("K7M 2QP")]
    [InlineData(" k7m-2qp ")]
    [InlineData("k7m\u00a02qp")]
    [InlineData("K7M–2QP")]
    public void Reading_forgives_case_spaces_and_hyphens(string typed)
    {
        Assert.True(JoinCode.TryRead(typed, out var code));
        Assert.Equal("k7m2qp", code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("k7m2q")]
    [InlineData("k7m2qpp")]
    [InlineData("k7m2q0")]
    [InlineData("k7m2qi")]
    [InlineData("k7m2qé")]
    [InlineData("k7m2q٣")]
    public void What_cannot_be_a_code_is_none(string? typed)
    {
        Assert.False(JoinCode.TryRead(typed, out var code));
        Assert.Null(code);
    }

    [Fact]
    public void What_is_shown_can_be_typed_again()
    {
        for (var tries = 0; tries < 100; tries++)
        {
            var code = JoinCode.New();

            Assert.True(JoinCode.TryRead(JoinCode.Show(code), out var read));
            Assert.Equal(code, read);
        }

        Assert.Equal("K7M 2QP", JoinCode.Show("k7m2qp"));
    }

    [Theory]
    [InlineData("k7m20p", "k7m2qp", "k7m2dp", "k7m28p")]
    [InlineData("K7M 2OP", "k7m2qp", "k7m2dp", "k7m28p")]
    [InlineData("klm2qp", "k7m2qp", "kjm2qp", "ktm2qp")]
    public void What_is_in_no_code_is_read_as_what_looks_like_it(string typed, params string[] codes)
    {
        Assert.Equal(codes.Order(), JoinCode.LookAlikes(typed).Order());
        Assert.True(JoinCode.HasUnclear(typed));
    }

    [Theory]
    [InlineData("k7m2qp")]
    [InlineData("k0010p")]
    [InlineData("k0")]
    [InlineData("k7m20é")]
    [InlineData("")]
    [InlineData(null)]
    public void Nothing_is_guessed_where_nothing_is_unclear_or_too_much(string? typed) => Assert.Empty(JoinCode.LookAlikes(typed));
}
