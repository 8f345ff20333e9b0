using System.Text;
using Credex.CoCreate.Mail;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MimeKit;

namespace Credex.CoCreate.Tests.Mail;

/// <summary>A letter as a message: what stands in its header, and what nobody gets into it.</summary>
public sealed class MessageTests
{
    private static readonly string[] Expected =
        ["From", "Date", "Subject", "Message-Id", "To", "Auto-Submitted", "Content-Language", "List-Unsubscribe", "List-Unsubscribe-Post", "MIME-Version", "Content-Type"];

    [Fact]
    public async Task The_header_says_who_when_which_and_how_it_stops()
    {
        var letter = Letters.Sample() with { ToName = "Inês Łąk", Subject = "Votre atelier : demain à 14 h, l’été" };

        var bytes = (await Letters.MessageAsync(letter, new MailOptions { From = "cocreate@credex.example", FromName = "CoCreate", ReplyTo = "team@credex.example" })).Bytes();

        var header = bytes.Split("\n\n", 2)[0];
        Assert.All(header, one => Assert.InRange(one, '\n', '~'));
        Assert.Equal(Expected.Append("Reply-To").Order(), Letters.Fields(bytes).Order());
        using var message = Load(bytes);
        Assert.Equal(("Inês Łąk", "ines@school.example"), (message.To.Mailboxes.Single().Name, message.To.Mailboxes.Single().Address));
        Assert.Equal(("CoCreate", "cocreate@credex.example"), (message.From.Mailboxes.Single().Name, message.From.Mailboxes.Single().Address));
        Assert.Equal("team@credex.example", message.ReplyTo.Mailboxes.Single().Address);
        Assert.Equal(letter.Subject, message.Subject);
        Assert.Equal($"{letter.Id:N}@cocreate.example", message.MessageId);
        Assert.Equal(Letters.Now, message.Date);
        Assert.Equal("auto-generated", message.Headers[HeaderId.AutoSubmitted]);
        Assert.Equal("List-Unsubscribe=One-Click", message.Headers[HeaderId.ListUnsubscribePost]);
        var stop = message.Headers[HeaderId.ListUnsubscribe];
        Assert.StartsWith("<https://cocreate.example/unsubscribe/", stop, StringComparison.Ordinal);
        Assert.Equal(new Subscription("ines@school.example", MailTopics.Reminders), Letters.Unsubscribe.Read(stop![38..^1]));
        Assert.Contains($"\nList-Unsubscribe: {stop}\n", header.Replace("\n ", " ", StringComparison.Ordinal).Replace(":  ", ": ", StringComparison.Ordinal) + "\n", StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_asked_for_oneself_cannot_be_unsubscribed()
    {
        var bytes = (await Letters.MessageAsync(Letters.Sample(topic: null))).Bytes();

        Assert.Equal(Expected.Where(field => !field.StartsWith("List", StringComparison.Ordinal)).Order(), Letters.Fields(bytes).Order());
        Assert.DoesNotContain("unsubscribe", bytes, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Text_and_HTML_are_one_letter_and_a_calendar_is_offered_and_attached()
    {
        var calendar = Encoding.UTF8.GetBytes("BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nSUMMARY:Été\r\nEND:VCALENDAR\r\n");
        var letter = Letters.Sample() with { Files = [new LetterFile("atelier d’été.ics", "text/calendar", calendar), new LetterFile("a.pdf", "application/pdf", [1, 2, 3])] };

        using var message = Load((await Letters.MessageAsync(letter)).Bytes());

        var mixed = Assert.IsType<Multipart>(message.Body, exactMatch: false);
        Assert.Equal("multipart/mixed", mixed.ContentType.MimeType);
        var both = Assert.IsType<MultipartAlternative>(mixed[0]);
        Assert.Equal(["text/plain; charset=utf-8", "text/html; charset=utf-8", "text/calendar; charset=utf-8; method=PUBLISH"], both.Select(part => string.Join("; ", [part.ContentType.MimeType, .. part.ContentType.Parameters.Select(one => $"{one.Name}={one.Value}")])));
        var drawn = await Letters.Drawer.DrawAsync(letter);
        Assert.Equal(drawn.Text[..40], ((TextPart)both[0]).Text[..40].ReplaceLineEndings("\n"));
        Assert.Contains("Your workshop starts tomorrow at 14:00</h1>", ((TextPart)both[1]).Text, StringComparison.Ordinal);
        Assert.Equal([calendar, calendar, [1, 2, 3]], new[] { both[2], mixed[1], mixed[2] }.Select(Content));
        Assert.Equal(["atelier d’été.ics", "a.pdf"], message.Attachments.Select(part => part.ContentDisposition!.FileName));
    }

    [Theory]
    [InlineData("a@b.example, c@d.example")]
    [InlineData("a@b.example;c@d.example")]
    [InlineData("Ines <a@b.example>")]
    [InlineData("<a@b.example>")]
    [InlineData("\"a\"@b.example")]
    [InlineData("a@b.example (Ines)")]
    [InlineData("group: a@b.example;")]
    [InlineData("a@b.example\r\nBcc: c@d.example")]
    [InlineData("a@b.example\n")]
    [InlineData("a@b@c.example")]
    [InlineData("a b@c.example")]
    [InlineData("inês@c.example")]
    [InlineData(".a@c.example")]
    [InlineData("a..b@c.example")]
    [InlineData("a.@c.example")]
    [InlineData("a@[127.0.0.1]")]
    [InlineData("a@b..example")]
    [InlineData("a@-b.example")]
    [InlineData("a@")]
    [InlineData("@b.example")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_more_or_less_than_one_address_is_none(string? text) => Assert.False(MailAddresses.IsOne(text));

    [Theory]
    [InlineData("ines@school.example", "ines@school.example")]
    [InlineData("Ines.Maria+workshop@School.Example", "Ines.Maria+workshop@School.Example")]
    [InlineData("o'neill_3@a-b.c-d.example", "o'neill_3@a-b.c-d.example")]
    [InlineData("ines@école.example", "ines@xn--cole-9oa.example")]
    public void One_address_is_one_and_its_domain_is_written_in_ASCII(string text, string address)
    {
        Assert.True(MailAddresses.TryRead(text, out var read));
        Assert.Equal(address, read);
    }

    [Property(MaxTest = 400)]
    public Property Nothing_that_people_write_becomes_a_header_or_a_reader()
    {
        var hostile = Gen.Elements(
            "\r\nBcc: evil@elsewhere.example", "\nX-Evil: 1", "\r", "\0", "\u2028X: 1", "\u0085", "\t", " ", ",", ";", "<", ">", "\"", "\\", "(", ")", ":", "@",
            "evil@elsewhere.example", "Inês", "日本", "\ud800", "=?utf-8?q?=0D=0ABcc:_evil@elsewhere.example?=", "\r\n\r\nbody", new string('a', 200), "b.example", "x");
        var texts = Gen.ListOf(hostile).Select(parts => string.Concat(parts.Take(6)));
        var addresses = Gen.OneOf(texts, Gen.Constant("ines@school.example"));
        var letters = (from name in texts from subject in texts from to in addresses select (Name: name, Subject: subject, To: to)).ToArbitrary();
        return Prop.ForAll(letters, parts =>
        {
            var (name, subject, to) = parts;
            var letter = Letters.Sample(to) with { ToName = name, Subject = subject };
            if (MessageMaker.Refusal(letter) is not null)
            {
                return true;
            }

            var bytes = Letters.Maker().Make(letter, new DrawnLetter(subject, "<p>x</p>", "x")).Bytes();
            using var message = Load(bytes);
            return !subject.Contains('\n', StringComparison.Ordinal)
                && Letters.Fields(bytes).All(Expected.Contains)
                && Letters.Fields(bytes).Count(field => field == "To") == 1
                && message.To.Count == 1 && message.To[0] is MailboxAddress { } one && MailAddresses.TryRead(to, out var expected) && one.Address == expected
                && message.Cc.Count == 0 && message.Bcc.Count == 0;
        });
    }

    [Theory]
    [InlineData("Ines\r\nBcc: c@d.example", "Hello", "a.ics")]
    [InlineData("Ines", "Hello\nBcc: c@d.example", "a.ics")]
    [InlineData("Ines", "Hello", "a.ics\r\nX: 1")]
    public void A_line_break_is_refused_wherever_a_header_is_made_of_it(string name, string subject, string file)
    {
        var letter = Letters.Sample() with { ToName = name, Subject = subject, Files = [new LetterFile(file, "text/calendar", [])] };

        Assert.NotNull(MessageMaker.Refusal(letter));
        Assert.Throws<ArgumentException>(() => Letters.Maker().Make(letter, new DrawnLetter(subject, "<p>x</p>", "x")));
    }

    [Fact]
    public void A_sender_of_files_has_an_address_that_is_one() =>
        Assert.Equal("cocreate@cocreate.example", Letters.Maker(new MailOptions()).Make(Letters.Sample(), new DrawnLetter("s", "<p>x</p>", "x")).From.Mailboxes.Single().Address);

    private static MimeMessage Load(string bytes) => MimeMessage.Load(new MemoryStream(Encoding.Latin1.GetBytes(bytes)));

    private static byte[] Content(MimeEntity part)
    {
        using var stream = new MemoryStream();
        ((MimePart)part).Content!.DecodeTo(stream);
        return stream.ToArray();
    }
}
