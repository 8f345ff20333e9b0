using System.Text.RegularExpressions;
using MimeKit;

namespace Credex.CoCreate.Tests;

/// <summary>What the app sent, as its reader sees it: the letters that it writes to files where no mail server is set.</summary>
internal static class Mailbox
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static IReadOnlyList<MimeMessage> Letters(TestApp app, string address) => Directory.Exists(Folder(app))
        ? [.. new DirectoryInfo(Folder(app)).GetFiles("*.eml").OrderBy(file => file.LastWriteTimeUtc).Select(file => MimeMessage.Load(file.FullName)).Where(letter => letter.To.Mailboxes.Any(to => to.Address == address))]
        : [];

    /// <summary>The last letter to an address, once there are so many.</summary>
    public static async Task<MimeMessage> LetterAsync(TestApp app, string address, int count = 1)
    {
        var until = DateTime.UtcNow + Patience;
        while (DateTime.UtcNow < until)
        {
            if (Letters(app, address) is { } letters && letters.Count >= count)
            {
                return letters[^1];
            }

            await Task.Delay(50);
        }

        throw new InvalidOperationException($"{address} got {Letters(app, address).Count} letters and not {count}.");
    }

    /// <summary>Where the button of the last letter leads, below the app.</summary>
    public static async Task<string> LinkAsync(TestApp app, string address, string path, int count = 1)
    {
        var letter = await LetterAsync(app, address, count);
        var link = Regex.Match(letter.TextBody ?? string.Empty, $@"https?://[^\s/]+(?<path>{path}/[\w-]+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        Assert.True(link.Success, letter.TextBody);
        return link.Groups["path"].Value;
    }

    private static string Folder(TestApp app) => Path.Combine(app.Folder, "mail");
}
