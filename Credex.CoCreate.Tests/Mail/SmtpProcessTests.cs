using System.Collections.Concurrent;
using System.Globalization;
using Credex.CoCreate.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Mail;

/// <summary>The whole way of letters, to a real SMTP server in a process of its own.</summary>
public sealed class SmtpProcessTests
{
    private const int Connections = 3;

    [Fact]
    public async Task A_hundred_letters_arrive_each_once_over_few_connections()
    {
        await using var server = await MailProcess.StartAsync();
        await using var app = App(server.Port);
        var mailer = app.Services.GetRequiredService<Mailer>();
        var letters = Enumerable.Range(0, 100).Select(number => Letters.Sample($"reader{number}@school.example")).ToList();
        var outcomes = new ConcurrentBag<Delivery>();

        await Parallel.ForEachAsync(letters, new ParallelOptions { MaxDegreeOfParallelism = 12 }, async (letter, cancel) => outcomes.Add(await mailer.SendAsync(letter, cancel)));

        Assert.All(outcomes, outcome => Assert.Equal(new Delivery(DeliveryOutcome.Sent, Reason: null), outcome));
        var accepted = await server.AcceptedAsync();
        Assert.Equal(letters.Select(letter => ($"<{letter.Id:N}@localhost>", letter.To)).Order(), accepted.Select(one => (one.MessageId, one.To)).Order());
        Assert.InRange(accepted.Select(one => one.Connection).Distinct().Count(), 1, Connections);
    }

    [Fact]
    public async Task What_the_server_puts_off_arrives_when_it_is_sent_again_and_nothing_arrives_twice()
    {
        await using var server = await MailProcess.StartAsync("--defer-every", "3");
        await using var app = App(server.Port);
        var mailer = app.Services.GetRequiredService<Mailer>();
        var letters = Enumerable.Range(0, 12).Select(number => Letters.Sample($"reader{number}@school.example")).ToList();
        var waiting = new Queue<Letter>(letters);
        var deferred = 0;
        while (waiting.TryDequeue(out var letter))
        {
            var delivery = await mailer.SendAsync(letter, CancellationToken.None);
            if (delivery.Outcome == DeliveryOutcome.Deferred)
            {
                Assert.Equal("DATA: 451 4.3.0", delivery.Reason);
                deferred++;
                waiting.Enqueue(letter);
            }
        }

        // Seventeen messages, of which each third was put off.
        Assert.Equal(5, deferred);
        Assert.Equal(letters.Select(letter => letter.To).Order(), (await server.AcceptedAsync()).Select(one => one.To).Order());
    }

    private static TestApp App(int port) => new(settings: new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Mail:Host"] = "127.0.0.1",
        ["Mail:Port"] = port.ToString(CultureInfo.InvariantCulture),
        ["Mail:Security"] = "None",
        ["Mail:From"] = "cocreate@credex.example",
        ["Mail:MessagesPerSecond"] = "1000",
        ["Mail:MaxConnections"] = Connections.ToString(CultureInfo.InvariantCulture),
    });
}
