using System.Globalization;
using MimeKit;

namespace Credex.CoCreate.Mail;

/// <summary>Without a mail server: each letter is a file that mail programs open. Sent again, a letter replaces itself.</summary>
public sealed class FileTransport(string folder, TimeProvider clock) : IMailTransport
{
    public async Task<TransportAnswer> SendAsync(MimeMessage message, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var id = Guid.Parse(message.MessageId!.Split('@')[0]);
        var file = Directory.EnumerateFiles(folder, $"*-{id}.eml").FirstOrDefault()
            ?? Path.Combine(folder, $"{clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}-{id}.eml");
        var unfinished = $"{file}.{Guid.NewGuid():N}.tmp";
        message.Prepare(EncodingConstraint.SevenBit);
        await using (var stream = File.Create(unfinished))
        {
            await message.WriteToAsync(stream, cancel);
            stream.Flush(flushToDisk: true);
        }

        // On one disk a rename is all or nothing: who looks into the folder sees whole letters.
        File.Move(unfinished, file, overwrite: true);
        return TransportAnswer.Sent;
    }
}
