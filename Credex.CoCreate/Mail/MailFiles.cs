using Credex.CoCreate.Data;
using MimeKit;

namespace Credex.CoCreate.Mail;

/// <summary>The letters that <see cref="FileTransport"/> wrote on this server.</summary>
public sealed class MailFiles(IConfiguration configuration, IHostEnvironment environment)
{
    private string Folder => Path.Combine(configuration.DataDirectory(environment), "mail");

    public IEnumerable<FileInfo> All => Directory.Exists(Folder) ? new DirectoryInfo(Folder).EnumerateFiles("*.eml") : [];

    /// <summary>Those to one of some addresses, and those of some letters by their ids.</summary>
    public async Task<IReadOnlyList<(FileInfo File, string Subject)>> FindAsync(IReadOnlyCollection<string> addresses, IReadOnlyCollection<Guid> letters, CancellationToken cancel)
    {
        var wanted = addresses.Select(MailAddresses.Normal).ToHashSet(StringComparer.Ordinal);
        var names = letters.Select(letter => $"-{letter}.eml").ToList();
        var found = new List<(FileInfo, string)>();
        foreach (var file in All.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            var headers = await HeaderList.LoadAsync(file.FullName, cancel);
            var isTheirs = names.Exists(name => file.Name.EndsWith(name, StringComparison.Ordinal))
                || (InternetAddressList.TryParse(headers[HeaderId.To] ?? string.Empty, out var to) && to.Mailboxes.Any(mailbox => wanted.Contains(MailAddresses.Normal(mailbox.Address))));
            if (isTheirs)
            {
                found.Add((file, headers[HeaderId.Subject] ?? string.Empty));
            }
        }

        return found;
    }
}
