using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using Credex.CoCreate.Bench.App;

namespace Credex.CoCreate.Bench.Live;

/// <summary>
/// One browser's live part: a WebSocket, what it has shown so far, and fetching what is behind. Waits without a buffer, so that
/// thousands of them cost little.
/// </summary>
internal sealed class Listener(Uri server, Web web, Browser browser, string audience)
{
    private const int FirstBuffer = 8 * 1024;
    private const double LongestPause = 400;
    private const double LongestRetry = 10_000;
    private const int MostFailures = 8;

    private ClientWebSocket? socket;

    public Seen Seen { get; } = new();

    public bool IsConnected => socket?.State == WebSocketState.Open;

    /// <summary>When the socket was last opened.</summary>
    public long ConnectedAt { get; private set; }

    /// <summary>As the browser does it when it was dropped: after a moment of its own.</summary>
    public async Task ReconnectAsync(CancellationToken cancel)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * LongestPause), cancel);
        await ListenAsync(cancel);
    }

    /// <summary>Connects, and tries again with growing pauses, as the browser does.</summary>
    public async Task ListenAsync(CancellationToken cancel)
    {
        for (var failures = 1; !cancel.IsCancellationRequested; failures++)
        {
            try
            {
                await ConnectAsync(cancel);
                return;
            }
            catch (Exception error) when (failures < MostFailures && error is (WebSocketException or HttpRequestException or IOException))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(1000 * failures, LongestRetry) * (0.5 + Random.Shared.NextDouble())), cancel);
            }
        }
    }

    /// <summary>The connection is gone, without a word to the server.</summary>
    public void Drop()
    {
        socket?.Abort();
        socket?.Dispose();
        socket = null;
    }

    public async Task PingAsync()
    {
        if (socket is { State: WebSocketState.Open } open)
        {
            try
            {
                await SendAsync(open, Messages.Ping);
            }
            catch (Exception error) when (error is WebSocketException or ObjectDisposedException or IOException or OperationCanceledException)
            {
                // It is gone; the receiving side notices.
            }
        }
    }

    private async Task ConnectAsync(CancellationToken cancel)
    {
        var fresh = new ClientWebSocket();
        fresh.Options.KeepAliveInterval = TimeSpan.Zero;
        fresh.Options.SetRequestHeader("Cookie", browser.CookieHeader);
        fresh.Options.SetRequestHeader("X-Forwarded-For", browser.From);
        fresh.Options.SetRequestHeader("Accept-Language", browser.Language);
        fresh.Options.SetRequestHeader("Origin", server.ToString().TrimEnd('/'));
        await fresh.ConnectAsync(new Uri($"ws://{server.Authority}/hubs/live?w={Site.Code}&as={audience}"), web.Invoker, cancel);
        await SendAsync(fresh, Messages.Handshake);
        socket = fresh;
        ConnectedAt = Timing.Now;
        _ = ReceiveAsync(fresh);
    }

    private static ValueTask SendAsync(ClientWebSocket socket, ReadOnlyMemory<byte> message) =>
        socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private async Task ReceiveAsync(ClientWebSocket from)
    {
        try
        {
            while (true)
            {
                // Nothing is read, and no buffer held, until something is there.
                var first = await from.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);
                if (first.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                await ReceiveMessageAsync(from);
            }
        }
        catch (Exception error) when (error is WebSocketException or ObjectDisposedException or IOException or OperationCanceledException)
        {
            // Dropped, by either side.
        }
    }

    private async Task ReceiveMessageAsync(ClientWebSocket from)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                if (length == buffer.Length)
                {
                    var larger = ArrayPool<byte>.Shared.Rent(2 * buffer.Length);
                    buffer.AsSpan(0, length).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }

                part = await from.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                length += part.Count;
            }
            while (!part.EndOfMessage);
            Messages.Read(buffer.AsSpan(0, length), Seen, key => _ = FetchAsync(key));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task FetchAsync(string key)
    {
        try
        {
            var answer = await web.GetAsync(new Uri(server, "/live/" + key), browser);
            if (answer.Status == 200)
            {
                Seen.Show(RegionNames.Of(key), answer.Revision, Encoding.UTF8.GetBytes(answer.Text), isFetched: true);
            }
        }
        catch (Exception error) when (error is HttpRequestException or IOException or ObjectDisposedException)
        {
            // As in the browser: the next push or connection shows it.
        }
    }
}
