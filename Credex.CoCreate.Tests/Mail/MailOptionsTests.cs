using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Tests.Mail;

/// <summary>A setting that can't work stops the start, and says which.</summary>
public sealed class MailOptionsTests
{
    [Theory]
    [InlineData("Mail:From", "From", "")]
    [InlineData("Mail:From", "From", "CoCreate <cocreate@example.org>")]
    [InlineData("Mail:ReplyTo", "ReplyTo", "a@b.example, c@d.example")]
    [InlineData("Mail:FromName", "FromName", "Co\nCreate")]
    [InlineData("Mail:Port", "Port", "0")]
    [InlineData("Mail:MessagesPerSecond", "MessagesPerSecond", "0")]
    [InlineData("Mail:MessagesPerSecond", "MessagesPerSecond", "NaN")]
    [InlineData("Mail:MaxConnections", "MaxConnections", "0")]
    [InlineData("Mail:User", "Password", "")]
    [InlineData("Mail:Password", "Security", "None")]
    public async Task A_setting_that_cannot_work_is_named_at_the_start(string named, string key, string value)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Mail:Host"] = "smtp.example.org",
            ["Mail:From"] = "cocreate@example.org",
            ["Mail:User"] = "cocreate",
            ["Mail:Password"] = "secret",
            [$"Mail:{key}"] = value,
        };
        await using var app = new TestApp(settings: settings);

        var error = Assert.Throws<OptionsValidationException>(() => app.Services);

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }
}
