using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;

namespace Credex.CoCreate.Bench.Bare;

/// <summary>One writer, up to 200 votes a transaction, each answered after the commit; as durable as the app's.</summary>
internal sealed class BareWriter : BackgroundService
{
    private const int Batch = 200;

    private readonly Channel<Waiting> channel = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(10_000) { SingleReader = true });
    private readonly BareTally tally;
    private readonly SqliteConnection connection;

    public BareWriter(string file, BareTally tally)
    {
        this.tally = tally;
        connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        Do("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000;");
        Do("CREATE TABLE votes (voter INTEGER PRIMARY KEY, value INTEGER NOT NULL);");
    }

    public Task<bool> WriteAsync(int voter, int value)
    {
        var waiting = new Waiting(voter, value);
        return channel.Writer.TryWrite(waiting) ? waiting.Committed.Task : Task.FromResult(false);
    }

    public override void Dispose()
    {
        connection.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Waiting>(Batch);
        while (await channel.Reader.WaitToReadAsync(stoppingToken))
        {
            while (batch.Count < Batch && channel.Reader.TryRead(out var waiting))
            {
                batch.Add(waiting);
            }

            var stored = Write(batch);
            batch.ForEach(waiting => waiting.Committed.TrySetResult(true));
            tally.Changed(stored);
            batch.Clear();
        }
    }

    private int Write(List<Waiting> batch)
    {
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO votes VALUES (@voter, @value) ON CONFLICT (voter) DO UPDATE SET value = excluded.value";
        var voter = insert.Parameters.Add("@voter", SqliteType.Integer);
        var value = insert.Parameters.Add("@value", SqliteType.Integer);
        foreach (var waiting in batch)
        {
            (voter.Value, value.Value) = (waiting.Voter, waiting.Value);
            insert.ExecuteNonQuery();
        }

        using var count = connection.CreateCommand();
        count.CommandText = "SELECT count(*) FROM votes";
        var stored = (int)(long)count.ExecuteScalar()!;
        transaction.Commit();
        return stored;
    }

    private void Do(string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    private sealed record Waiting(int Voter, int Value)
    {
        public TaskCompletionSource<bool> Committed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
