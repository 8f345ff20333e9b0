using Credex.CoCreate.Mail;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;

namespace Credex.CoCreate.Tests.Mail;

/// <summary>What the transport makes of servers that refuse, put off, fall silent or go away.</summary>
public sealed class SmtpTransportTests
{
    private const string To = "ines@school.example";

    private static readonly SmtpHabits Hurried = new() { ConnectWithin = TimeSpan.FromSeconds(10), SendWithin = TimeSpan.FromSeconds(10) };

    [Theory]
    [InlineData("RCPT", "550 5.1.1 <ines@school.example> no such user", DeliveryOutcome.Refused, true, "RCPT: 550 5.1.1")]
    [InlineData("RCPT", "550 no such user ines@school.example", DeliveryOutcome.Refused, true, "RCPT: 550")]
    [InlineData("RCPT", "550 5.4.1 access denied", DeliveryOutcome.Refused, true, "RCPT: 550 5.4.1")]
    [InlineData("RCPT", "556 domain takes no mail", DeliveryOutcome.Refused, true, "RCPT: 556")]
    [InlineData("RCPT", "550 5.7.1 you are on a list", DeliveryOutcome.Refused, false, "RCPT: 550 5.7.1")]
    [InlineData("RCPT", "554 relay access denied", DeliveryOutcome.Refused, false, "RCPT: 554")]
    [InlineData("RCPT", "552 5.2.2 mailbox full", DeliveryOutcome.Refused, false, "RCPT: 552 5.2.2")]
    [InlineData("RCPT", "451 4.7.1 greylisted", DeliveryOutcome.Deferred, false, "RCPT: 451 4.7.1")]
    [InlineData("RCPT", "421 4.3.2 closing", DeliveryOutcome.Deferred, false, "RCPT: 421 4.3.2")]
    [InlineData("MAIL", "553 5.1.8 sender unknown", DeliveryOutcome.Deferred, false, "MAIL: 553 5.1.8")]
    [InlineData("MAIL", "552 5.3.4 too large", DeliveryOutcome.Refused, false, "MAIL: 552 5.3.4")]
    [InlineData("DATA", "451 4.3.0 later", DeliveryOutcome.Deferred, false, null)]
    [InlineData("DATA", "554 5.5.1 no", DeliveryOutcome.Refused, false, null)]
    [InlineData(".", "554 5.6.0 what is this", DeliveryOutcome.Refused, false, "DATA: 554 5.6.0")]
    [InlineData(".", "550 5.1.1 gone", DeliveryOutcome.Refused, true, "DATA: 550 5.1.1")]
    [InlineData(".", "550 5.2.1 switched off", DeliveryOutcome.Refused, true, "DATA: 550 5.2.1")]
    [InlineData(".", "550 looks like advertising", DeliveryOutcome.Refused, false, "DATA: 550")]
    [InlineData(".", "452 4.3.1 disk full", DeliveryOutcome.Deferred, false, "DATA: 452 4.3.1")]
    public async Task A_refusal_means_what_its_codes_say_and_the_next_letter_goes(string step, string reply, DeliveryOutcome outcome, bool isAboutAddress, string? reason)
    {
        await using var server = new ScriptedServer { Reply = command => command.StartsWith(step, StringComparison.Ordinal) ? reply : null };
        await using var transport = Transport(server);

        var answer = await transport.SendAsync(await MessageAsync(), CancellationToken.None);

        Assert.Equal((outcome, isAboutAddress), (answer.Outcome, answer.IsAboutAddress));
        Assert.DoesNotContain('@', answer.Reason!);
        if (reason is not null)
        {
            Assert.Equal(reason, answer.Reason);
        }

        server.Reply = _ => null;
        Assert.Equal(TransportAnswer.Sent, await transport.SendAsync(await MessageAsync(), CancellationToken.None));
    }

    [Theory]
    [InlineData("421 too busy", "connecting: 421")]
    [InlineData("554 go away", "connecting: 554")]
    public async Task A_server_that_does_not_begin_is_tried_later(string greeting, string reason)
    {
        await using var server = new ScriptedServer { Greeting = greeting };
        await using var transport = Transport(server);

        Assert.Equal(TransportAnswer.Deferred(reason), await transport.SendAsync(await MessageAsync(), CancellationToken.None));
        Assert.Empty(server.Commands);
    }

    [Fact]
    public async Task No_server_at_all_is_tried_later()
    {
        int port;
        await using (var gone = new ScriptedServer())
        {
            port = gone.Port;
        }

        await using var transport = Transport(port);

        Assert.Equal(TransportAnswer.Deferred("connecting: the connection was lost"), await transport.SendAsync(await MessageAsync(), CancellationToken.None));
    }

    [Fact]
    public async Task A_server_that_falls_silent_in_the_middle_of_a_letter_is_given_up()
    {
        await using var server = new ScriptedServer { StallsInData = true };
        await using var transport = Transport(server, Hurried with { SendWithin = TimeSpan.FromSeconds(1) });
        var large = await MessageAsync(new LetterFile("plan.bin", "application/octet-stream", new byte[16 * 1024 * 1024]));

        Assert.Equal(TransportAnswer.Deferred("sending: no answer in time"), await transport.SendAsync(large, CancellationToken.None));
        Assert.Empty(server.Messages);

        server.StallsInData = false;
        Assert.Equal(TransportAnswer.Sent, await transport.SendAsync(await MessageAsync(), CancellationToken.None));
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task A_connection_lost_after_the_final_dot_may_have_delivered_and_the_letter_goes_again_under_its_name()
    {
        await using var server = new ScriptedServer { Reply = command => command == "." ? string.Empty : null };
        await using var transport = Transport(server);
        var letter = Letters.Sample(To);

        Assert.Equal(TransportAnswer.Deferred("sending: the connection was lost"), await transport.SendAsync(await Letters.MessageAsync(letter), CancellationToken.None));
        server.Reply = _ => null;
        Assert.Equal(TransportAnswer.Sent, await transport.SendAsync(await Letters.MessageAsync(letter), CancellationToken.None));

        Assert.Equal(2, server.Messages.Count);
        Assert.All(server.Messages, message => Assert.Contains($"Message-Id: <{letter.Id:N}@cocreate.example>\n", message, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_certificate_that_nobody_trusts_ends_it_before_anything_is_said()
    {
        await using var server = new ScriptedServer { Extensions = ["STARTTLS", "AUTH PLAIN"], Certificate = ScriptedServer.SelfSigned() };
        await using var transport = Transport(server, options: Options(server.Port) with { Security = MailSecurity.StartTls, User = "cocreate", Password = "secret" });

        Assert.Equal(TransportAnswer.Deferred("connecting: the certificate is not trusted"), await transport.SendAsync(await MessageAsync(), CancellationToken.None));
        Assert.Equal(["EHLO", "STARTTLS"], server.Commands.Select(command => command.Split(' ')[0]));
    }

    [Fact]
    public async Task Over_an_encrypted_connection_it_signs_in_and_sends()
    {
        await using var server = new ScriptedServer { Extensions = ["STARTTLS", "AUTH PLAIN"], Certificate = ScriptedServer.SelfSigned() };
        await using var transport = Transport(
            server,
            Hurried with { Trust = (_, shown, _, _) => shown!.GetCertHashString() == server.Certificate!.GetCertHashString() },
            Options(server.Port) with { Security = MailSecurity.StartTls, User = "cocreate", Password = "secret" });

        Assert.Equal(TransportAnswer.Sent, await transport.SendAsync(await MessageAsync(), CancellationToken.None));
        Assert.Equal(["EHLO", "STARTTLS", "EHLO", "AUTH", "MAIL", "RCPT", "DATA"], server.Commands.Select(command => command.Split(' ')[0]));
    }

    [Fact]
    public async Task A_server_without_the_encryption_asked_for_gets_nothing()
    {
        await using var server = new ScriptedServer();
        await using var transport = Transport(server, options: Options(server.Port) with { Security = MailSecurity.StartTls });

        Assert.Equal(TransportAnswer.Deferred("connecting: the encryption or sign-in asked for is not offered"), await transport.SendAsync(await MessageAsync(), CancellationToken.None));
        Assert.Equal(["EHLO"], server.Commands.Select(command => command.Split(' ')[0]).Where(command => command != "QUIT"));
    }

    [Fact]
    public async Task A_wrong_password_is_ours_to_mend_and_no_letters_fault()
    {
        await using var server = new ScriptedServer { Extensions = ["AUTH PLAIN"], Reply = command => command.StartsWith("AUTH", StringComparison.Ordinal) ? "535 5.7.8 wrong" : null };
        await using var transport = Transport(server, options: Options(server.Port) with { User = "cocreate", Password = "wrong" });

        Assert.Equal(TransportAnswer.Deferred("connecting: user or password"), await transport.SendAsync(await MessageAsync(), CancellationToken.None));
        Assert.DoesNotContain(server.Commands, command => command.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_has_enough_of_a_connection_gets_the_letter_on_a_fresh_one()
    {
        var letters = 0;
        await using var server = new ScriptedServer { Reply = command => command.StartsWith("MAIL", StringComparison.Ordinal) && ++letters == 2 ? "421 4.7.0 enough" : null };
        await using var transport = Transport(server);

        Assert.Equal(TransportAnswer.Sent, await transport.SendAsync(await MessageAsync(), CancellationToken.None));
        Assert.Equal(TransportAnswer.Sent, await transport.SendAsync(await MessageAsync(), CancellationToken.None));

        Assert.Equal((2, 2), (server.Connections, server.Messages.Count));
    }

    [Fact]
    public async Task Connections_are_kept_asked_when_older_and_closed_when_idle()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        await using var server = new ScriptedServer();
        await using var transport = Transport(server, clock: clock);
        async Task SendAsync() => Assert.Equal(TransportAnswer.Sent, await transport.SendAsync(await MessageAsync(), CancellationToken.None));

        await SendAsync();
        clock.Advance(TimeSpan.FromSeconds(1));
        await SendAsync();
        Assert.Equal((1, 0), (server.Connections, server.Commands.Count(command => command == "NOOP")));

        clock.Advance(TimeSpan.FromSeconds(10));
        await SendAsync();
        Assert.Equal((1, 1), (server.Connections, server.Commands.Count(command => command == "NOOP")));

        clock.Advance(TimeSpan.FromSeconds(46));
        for (var wait = 0; wait < 200 && !server.Commands.Contains("QUIT"); wait++)
        {
            await Task.Delay(20);
        }

        Assert.Contains("QUIT", server.Commands);
        await SendAsync();
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task Whoever_stops_waiting_is_told_so_and_the_next_letter_goes()
    {
        await using var server = new ScriptedServer { StallsInData = true };
        await using var transport = Transport(server, options: Options(server.Port) with { MaxConnections = 1 });
        using var stopped = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await transport.SendAsync(await MessageAsync(), stopped.Token));

        server.StallsInData = false;
        Assert.Equal(TransportAnswer.Sent, await transport.SendAsync(await MessageAsync(), CancellationToken.None));
    }

    private static Task<MimeMessage> MessageAsync(params LetterFile[] files) => Letters.MessageAsync(Letters.Sample(To) with { Files = files });

    private static Settings Options(int port) => new(port);

    private static SmtpTransport Transport(ScriptedServer server, SmtpHabits? habits = null, Settings? options = null, TimeProvider? clock = null) =>
        Transport(server.Port, habits, options, clock);

    private static SmtpTransport Transport(int port, SmtpHabits? habits = null, Settings? options = null, TimeProvider? clock = null) =>
        new(Microsoft.Extensions.Options.Options.Create((options ?? Options(port)).ToOptions()), habits ?? Hurried, clock ?? TimeProvider.System, NullLogger<SmtpTransport>.Instance);

    private sealed record Settings(int Port)
    {
        public MailSecurity Security { get; init; } = MailSecurity.None;

        public string User { get; init; } = string.Empty;

        public string Password { get; init; } = string.Empty;

        public int MaxConnections { get; init; } = 2;

        public MailOptions ToOptions() => new()
        {
            Host = "127.0.0.1",
            Port = Port,
            Security = Security,
            User = User,
            Password = Password,
            From = "cocreate@credex.example",
            MessagesPerSecond = 1000,
            MaxConnections = MaxConnections,
        };
    }
}
