using Credex.CoCreate.Pages;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Credex.CoCreate.Mail;

/// <summary>Puts a drawn letter into a message. All that comes from people goes through MimeKit, which encodes it; what could be a header of its own is refused before.</summary>
public sealed class MessageMaker(IOptions<MailOptions> mail, IOptions<SiteOptions> site, LetterLinks links, UnsubscribeLinks unsubscribe, TimeProvider clock)
{
    /// <summary>Why a letter can't be sent as it is; null where it can.</summary>
    public static string? Refusal(Letter letter) => letter switch
    {
        _ when !MailAddresses.IsOne(letter.To) => "not one bare address",
        _ when Breaks(letter.ToName) || Breaks(letter.Subject) => "a line break in a header",
        _ when letter.Files.Any(file => Breaks(file.Name) || !ContentType.TryParse(file.ContentType, out _)) => "a file that cannot be attached",
        _ => null,
    };

    public MimeMessage Make(Letter letter, DrawnLetter drawn)
    {
        if (Refusal(letter) is { } refusal)
        {
            throw new ArgumentException(refusal, nameof(letter));
        }

        MailAddresses.TryRead(letter.To, out var to);
        var message = new MimeMessage
        {
            MessageId = $"{letter.Id:N}@{links.Host}",
            Date = clock.GetUtcNow(),
            Subject = drawn.Subject,
            Body = Body(letter, drawn),
        };
        message.From.Add(new MailboxAddress(Name(), From()));
        message.To.Add(new MailboxAddress(letter.ToName, to));
        if (mail.Value.ReplyTo is { Length: > 0 } replyTo)
        {
            message.ReplyTo.Add(new MailboxAddress(name: null, replyTo));
        }

        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add(HeaderId.ContentLanguage, LetterDrawer.LanguageOf(letter));
        if (letter.Topic is { } topic)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe.For(new Subscription(letter.To, topic))}>");
            message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }

        return message;
    }

    private static bool Breaks(string? text) => text?.Any(one => char.IsControl(one) || one is '\u2028' or '\u2029') == true;

    private static MimeEntity Body(Letter letter, DrawnLetter drawn)
    {
        var both = new MultipartAlternative { Text("plain", drawn.Text), Text("html", drawn.Html) };
        foreach (var file in letter.Files.Where(IsCalendar))
        {
            var offered = Part(file);
            offered.ContentType.Parameters["method"] = ContentType.Parse(file.ContentType).Parameters["method"] ?? "PUBLISH";
            both.Add(offered);
        }

        if (letter.Files.Count == 0)
        {
            return both;
        }

        var all = new Multipart("mixed") { both };
        foreach (var file in letter.Files)
        {
            var attached = Part(file);
            attached.ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = file.Name };
            attached.ContentType.Name = file.Name;
            all.Add(attached);
        }

        return all;
    }

    private static bool IsCalendar(LetterFile file) => ContentType.Parse(file.ContentType).IsMimeType("text", "calendar");

    private static TextPart Text(string kind, string text) => new(kind) { Text = text };

    private static MimePart Part(LetterFile file)
    {
        var type = IsCalendar(file) ? new ContentType("text", "calendar") { Charset = "utf-8" } : ContentType.Parse(file.ContentType);
        return new MimePart(type) { Content = new MimeContent(new MemoryStream(file.Bytes)), ContentTransferEncoding = ContentEncoding.Base64 };
    }

    private string Name() => mail.Value.FromName is { Length: > 0 } name ? name : site.Value.Name;

    /// <summary>Files need no sender, and have one that nobody can answer.</summary>
    private string From() => mail.Value.From is { Length: > 0 } from ? from : $"cocreate@{links.Host}";
}
