using System.Collections.Concurrent;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using MimeKit;

namespace Credex.CoCreate.Tests.FollowUps;

/// <summary>What probes did, and what they are to do next.</summary>
public sealed class ProbeLog
{
    public ConcurrentQueue<Guid> Ran { get; } = [];

    /// <summary>How often the next runs fail.</summary>
    public int Failures { get; set; }

    public string? Reason { get; set; }
}

/// <summary>An errand that counts.</summary>
public sealed class ProbeErrand(ProbeLog log) : IErrand
{
    public const string KindName = "probe";

    public string Name => KindName;

    public string Label => "A probe";

    public TimeSpan? Lasts => TimeSpan.FromHours(2);

    public Task<string?> RunAsync(FollowUp due, CancellationToken cancel)
    {
        if (log.Failures > 0)
        {
            log.Failures--;
            throw new InvalidOperationException("It was to fail.");
        }

        log.Ran.Enqueue(due.Id);
        return Task.FromResult(log.Reason);
    }
}

/// <summary>Takes every message and keeps it; answers as it is told.</summary>
public sealed class PostBox : IMailTransport
{
    public ConcurrentQueue<MimeMessage> Messages { get; } = [];

    public TransportAnswer Answer { get; set; } = TransportAnswer.Sent;

    public async Task<TransportAnswer> SendAsync(MimeMessage message, CancellationToken cancel)
    {
        // The sender disposes of its own.
        using var bytes = new MemoryStream();
        await message.WriteToAsync(bytes, cancel);
        bytes.Position = 0;
        Messages.Enqueue(await MimeMessage.LoadAsync(bytes, cancel));
        return Answer;
    }

    /// <summary>What was sent to an address, by subject.</summary>
    public IReadOnlyList<string> To(string address) =>
        [.. Messages.Where(message => message.To.Mailboxes.Any(box => box.Address == address)).Select(message => message.Subject ?? string.Empty)];

    public MimeMessage Last(string address) => Messages.Last(message => message.To.Mailboxes.Any(box => box.Address == address));
}
