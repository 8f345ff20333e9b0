using Credex.CoCreate.Bench.App;

namespace Credex.CoCreate.Bench.Post;

/// <summary>The SMTP server in its own process, with what it has accepted.</summary>
internal sealed class PostOffice : IAsyncDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cocreate-post-");
    private ServerProcess? server;

    public int Port { get; } = Places.FreePort();

    private string Log => Path.Combine(folder.FullName, "accepted.log");

    public static async Task<PostOffice> OpenAsync()
    {
        var post = new PostOffice();
        post.server = await ServerProcess.StartAsync(
            typeof(PostOffice).Assembly.Location,
            MailServer.Ready,
            [MailServer.Verb, "--port", post.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), "--log", post.Log]);
        return post;
    }

    /// <summary>Waits until so many are accepted; false when that takes too long.</summary>
    public async Task<bool> ReceivedAsync(int count, TimeSpan longest)
    {
        var begin = Timing.Now;
        while ((await ReadAsync()).Distinct(StringComparer.Ordinal).Count() < count)
        {
            if (Timing.Between(begin, Timing.Now) > longest.TotalMilliseconds)
            {
                return false;
            }

            await Task.Delay(Between);
        }

        return true;
    }

    /// <summary>The Message-ID of each accepted message, as often as it was accepted.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync()
    {
        if (!File.Exists(Log))
        {
            return [];
        }

        await using var stream = new FileStream(Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        var text = await reader.ReadToEndAsync();
        return [.. text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')[0])];
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }
}
