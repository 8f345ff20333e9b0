using System.Diagnostics;
using Credex.CoCreate.Live;
using Microsoft.AspNetCore.SignalR.Client;

namespace Credex.CoCreate.Tests.Live;

/// <param name="Html">Null where only a newer revision is announced.</param>
/// <param name="At">Since the connection stood.</param>
public sealed record Push(string Key, int Revision, string? Html, TimeSpan At);

/// <summary>A connection to the hub, and all that was pushed to it.</summary>
public sealed class Listener : IAsyncDisposable
{
    private readonly HubConnection connection;
    private readonly Lock guard = new();
    private readonly List<Push> pushes = [];
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly TaskCompletionSource<Dictionary<string, int>> revisions = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int batches;
    private TaskCompletionSource more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Listener(HubConnection connection)
    {
        this.connection = connection;
        connection.On<string, int, string?>("region", (key, revision, html) => Add(new Push(key, revision, html, watch.Elapsed)));
        connection.On<PushedRegion[]>("regions", regions =>
        {
            Interlocked.Increment(ref batches);
            Array.ForEach(regions, one => Add(new Push(one.Key, one.Revision, one.Html, watch.Elapsed)));
        });
        connection.On<Dictionary<string, int>>("revisions", known => revisions.TrySetResult(known));
    }

    public HubConnectionState State => connection.State;

    public IReadOnlyList<Push> Pushes
    {
        get
        {
            lock (guard)
            {
                return [.. pushes];
            }
        }
    }

    /// <summary>How many messages carried several regions.</summary>
    public int Batches => batches;

    public TimeSpan Now => watch.Elapsed;

    /// <summary>What the server says first: the revisions of the regions of this audience.</summary>
    public Task<Dictionary<string, int>> Revisions => revisions.Task.WaitAsync(TimeSpan.FromSeconds(10));

    /// <summary>Starts, and waits until the server has let the connection in and put it into its group.</summary>
    public static async Task<Listener> StartAsync(HubConnection connection)
    {
        var listener = new Listener(connection);
        try
        {
            await connection.StartAsync().WaitAsync(TimeSpan.FromSeconds(10));
            await listener.Revisions;
            return listener;
        }
        catch
        {
            await listener.DisposeAsync();
            throw;
        }
    }

    /// <summary>The first push, of those so far and those to come, that fits.</summary>
    public async Task<Push> UntilAsync(Func<Push, bool> fits, TimeSpan patience)
    {
        using var enough = new CancellationTokenSource(patience);
        while (true)
        {
            Task next;
            lock (guard)
            {
                if (pushes.Find(push => fits(push)) is { } found)
                {
                    return found;
                }

                next = more.Task;
            }

            try
            {
                await next.WaitAsync(enough.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"Nothing that fits came within {patience.TotalSeconds} s; what came: {string.Join(", ", Pushes.Select(push => $"{push.Key} {push.Revision} {(push.Html is null ? "null" : "html")} at {push.At.TotalMilliseconds:N0} ms"))}.");
            }
        }
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private void Add(Push push)
    {
        TaskCompletionSource told;
        lock (guard)
        {
            pushes.Add(push);
            told = more;
            more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        told.SetResult();
    }
}
