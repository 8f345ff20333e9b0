using Credex.CoCreate.Mail;
using Credex.CoCreate.Pages;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace Credex.CoCreate.Tests.Mail;

/// <summary>Letters, and what draws and packs them, without an app around.</summary>
internal static class Letters
{
    public const string Site = "https://cocreate.example";

    public static DateTimeOffset Now { get; } = new(2026, 11, 24, 14, 0, 0, TimeSpan.Zero);

    public static LetterLinks Links { get; } = new(Options.Create(new SiteOptions { Url = Site }));

    public static UnsubscribeLinks Unsubscribe { get; } = new(new EphemeralDataProtectionProvider(), Links);

    public static LetterDrawer Drawer { get; } = new(
        new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IServiceScopeFactory>(),
        NullLoggerFactory.Instance,
        Options.Create(new SiteOptions { Url = Site }),
        Links,
        Unsubscribe);

    public static MessageMaker Maker(MailOptions? mail = null) =>
        new(Options.Create(mail ?? new MailOptions { From = "cocreate@credex.example" }), Options.Create(new SiteOptions { Url = Site }), Links, Unsubscribe, new FakeTimeProvider(Now));

    public static Letter Sample(string to = "ines@school.example", string? topic = MailTopics.Reminders, string language = "en") =>
        new(Guid.CreateVersion7(), to, "Inês", language, "Your workshop starts tomorrow", LetterBody.Of<SampleLetter>()) { Topic = topic };

    public static async Task<MimeMessage> MessageAsync(Letter letter, MailOptions? mail = null) => Maker(mail).Make(letter, await Drawer.DrawAsync(letter));

    /// <summary>As it goes over the wire.</summary>
    public static string Bytes(this MimeMessage message)
    {
        using var stream = new MemoryStream();
        message.Prepare(EncodingConstraint.SevenBit);
        message.WriteTo(stream);
        return System.Text.Encoding.Latin1.GetString(stream.ToArray()).ReplaceLineEndings("\n");
    }

    /// <summary>The field names of the header block, as a server splits it.</summary>
    public static IReadOnlyList<string> Fields(string bytes) =>
        [.. bytes.Split("\n\n", 2)[0].Split('\n').Where(line => line.Length > 0 && line[0] is not (' ' or '\t')).Select(line => line.Split(':', 2)[0])];
}
