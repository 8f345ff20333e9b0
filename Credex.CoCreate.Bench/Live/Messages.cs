using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Credex.CoCreate.Bench.Live;

/// <summary>Reads the messages of SignalR's JSON protocol, of which several may come in one frame, each ended by 0x1E.</summary>
internal static class Messages
{
    private const byte End = 0x1E;

    public static ReadOnlyMemory<byte> Handshake { get; } = "{\"protocol\":\"json\",\"version\":1}\u001e"u8.ToArray();

    public static ReadOnlyMemory<byte> Ping { get; } = "{\"type\":6}\u001e"u8.ToArray();

    /// <summary>Shows every region among the messages, and names those that the browser has to fetch.</summary>
    public static void Read(ReadOnlySpan<byte> frame, Seen seen, Action<string> behind)
    {
        while (frame.IndexOf(End) is >= 0 and var end)
        {
            ReadOne(frame[..end], seen, behind);
            frame = frame[(end + 1)..];
        }
    }

    private static void Show(Seen seen, ReadOnlySpan<byte> key, int revision, ReadOnlySpan<byte> html)
    {
        if (key.IndexOf("/cards."u8) >= 0)
        {
            seen.Fill(key);
        }
        else
        {
            seen.Show(RegionNames.Of(key), revision, html, isFetched: false);
        }
    }

    private static void ReadOne(ReadOnlySpan<byte> message, Seen seen, Action<string> behind)
    {
        var region = "{\"type\":1,\"target\":\"region\",\"arguments\":[\""u8;
        if (message.StartsWith(region))
        {
            var rest = message[region.Length..];
            var key = rest[..rest.IndexOf((byte)'"')];
            rest = rest[(key.Length + 2)..];
            if (!Utf8Parser.TryParse(rest, out int revision, out var digits))
            {
                throw new BenchException("A region came without a revision.");
            }

            rest = rest[(digits + 1)..];
            if (rest.StartsWith("null"u8))
            {
                behind(Encoding.ASCII.GetString(key));
            }
            else
            {
                Show(seen, key, revision, rest);
            }
        }
        else if (message.StartsWith("{\"type\":1,\"target\":\"regions\""u8))
        {
            // A quotation mark within HTML is escaped, so this is nowhere but before a key.
            var mark = "{\"key\":\""u8;
            while (message.IndexOf(mark) is >= 0 and var at)
            {
                message = message[(at + mark.Length)..];
                var key = message[..message.IndexOf((byte)'"')];
                message = message[(key.Length + "\",\"revision\":".Length)..];
                _ = Utf8Parser.TryParse(message, out int revision, out _);
                Show(seen, key, revision, message[..(message.IndexOf(mark) is >= 0 and var end ? end : message.Length)]);
            }
        }
        else if (message.StartsWith("{\"type\":1,\"target\":\"revisions\""u8))
        {
            using var parsed = JsonDocument.Parse(message.ToArray());
            foreach (var pair in parsed.RootElement.GetProperty("arguments")[0].EnumerateObject())
            {
                if (RegionNames.Of(pair.Name) is not Region.Other and var one && pair.Value.GetInt32() > seen.Revision(one))
                {
                    behind(pair.Name);
                }
            }
        }
    }
}
