using System.Globalization;
using Credex.CoCreate.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Credex.CoCreate.Tests.Mail;

/// <summary>The mailer in the app: with files, and with a server that refuses.</summary>
public sealed class MailerTests
{
    private const string To = "ines@school.example";

    [Fact]
    public async Task Without_a_server_a_letter_is_a_file_and_sent_again_the_same_file()
    {
        await using var app = new TestApp();
        var mailer = app.Services.GetRequiredService<Mailer>();
        var letter = Letters.Sample(To);

        Assert.Equal(new Delivery(DeliveryOutcome.Sent, Reason: null), await mailer.SendAsync(letter, CancellationToken.None));
        var file = Assert.Single(Directory.GetFiles(Path.Combine(app.Folder, "mail")));
        Assert.Matches($@"^\d{{8}}-\d{{6}}-{letter.Id}\.eml$", Path.GetFileName(file));

        await mailer.SendAsync(letter with { Subject = "Your workshop starts today" }, CancellationToken.None);
        await mailer.SendAsync(Letters.Sample("joao@school.example"), CancellationToken.None);

        Assert.Equal(2, Directory.GetFiles(Path.Combine(app.Folder, "mail")).Length);
        using var message = await MimeMessage.LoadAsync(file);
        Assert.Equal(("Your workshop starts today", To, $"{letter.Id:N}@localhost"), (message.Subject, message.To.Mailboxes.Single().Address, message.MessageId));
        Assert.Contains("Open the room: https://cocreate.example/w/k7m2qp", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("Open the room</a>", message.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_refused_for_good_gets_nothing_more_until_staff_lift_it()
    {
        await using var server = new ScriptedServer { Reply = command => command.StartsWith("RCPT", StringComparison.Ordinal) ? $"550 5.1.1 <{To}> no such user" : null };
        await using var app = App(server.Port);
        var mailer = app.Services.GetRequiredService<Mailer>();

        Assert.Equal(new Delivery(DeliveryOutcome.Refused, "RCPT: 550 5.1.1"), await mailer.SendAsync(Letters.Sample(To), CancellationToken.None));
        Assert.Equal(new Delivery(DeliveryOutcome.Suppressed, "refused before (RCPT: 550 5.1.1)"), await mailer.SendAsync(Letters.Sample("INES@School.example", topic: null), CancellationToken.None));
        Assert.Single(server.Commands, command => command.StartsWith("RCPT", StringComparison.Ordinal));

        server.Reply = _ => null;
        Assert.Equal(DeliveryOutcome.Sent, (await mailer.SendAsync(Letters.Sample("joao@school.example"), CancellationToken.None)).Outcome);
        var staff = Guid.CreateVersion7();
        await app.InAddressesAsync(addresses => addresses.LiftBounceAsync(To, staff, CancellationToken.None));

        Assert.Equal(DeliveryOutcome.Sent, (await mailer.SendAsync(Letters.Sample(To), CancellationToken.None)).Outcome);
        var entry = await app.InDbAsync(db => db.AuditEntries.SingleAsync(entry => entry.Act == "address.bounce-lifted"));
        Assert.Equal(staff, entry.ActorId);
        Assert.Contains("550 5.1.1", entry.Before, StringComparison.Ordinal);
        Assert.DoesNotContain("ines", entry.Before, StringComparison.OrdinalIgnoreCase);
        Assert.False(await app.InAddressesAsync(addresses => addresses.LiftBounceAsync(To, staff, CancellationToken.None)));
    }

    [Fact]
    public async Task What_is_put_off_or_refused_for_itself_says_nothing_of_the_address()
    {
        await using var server = new ScriptedServer { Reply = command => command == "." ? "554 5.6.0 no" : null };
        await using var app = App(server.Port);
        var mailer = app.Services.GetRequiredService<Mailer>();

        Assert.Equal(DeliveryOutcome.Refused, (await mailer.SendAsync(Letters.Sample(To), CancellationToken.None)).Outcome);
        server.Reply = command => command == "." ? "451 later" : null;
        Assert.Equal(DeliveryOutcome.Deferred, (await mailer.SendAsync(Letters.Sample(To), CancellationToken.None)).Outcome);
        server.Reply = _ => null;

        Assert.Equal(DeliveryOutcome.Sent, (await mailer.SendAsync(Letters.Sample(To), CancellationToken.None)).Outcome);
        Assert.Equal(0, await app.InDbAsync(db => db.AddressStates.CountAsync()));
    }

    [Fact]
    public async Task A_letter_that_would_forge_a_header_does_not_reach_the_server()
    {
        await using var server = new ScriptedServer();
        await using var app = App(server.Port);
        var mailer = app.Services.GetRequiredService<Mailer>();

        Assert.Equal(new Delivery(DeliveryOutcome.Refused, "not one bare address"), await mailer.SendAsync(Letters.Sample("a@b.example, c@d.example"), CancellationToken.None));
        Assert.Equal(new Delivery(DeliveryOutcome.Refused, "a line break in a header"), await mailer.SendAsync(Letters.Sample(To) with { ToName = "x\r\nBcc: c@d.example" }, CancellationToken.None));

        Assert.Equal(0, server.Connections);
    }

    private static TestApp App(int port) => new(settings: new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Mail:Host"] = "127.0.0.1",
        ["Mail:Port"] = port.ToString(CultureInfo.InvariantCulture),
        ["Mail:Security"] = "None",
        ["Mail:From"] = "cocreate@credex.example",
    });
}

internal static class AddressSteps
{
    public static async Task<T> InAddressesAsync<T>(this TestApp app, Func<AddressStates, Task<T>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<AddressStates>());
    }
}
