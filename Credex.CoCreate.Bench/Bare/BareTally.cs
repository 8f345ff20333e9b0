using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;

namespace Credex.CoCreate.Bench.Bare;

/// <summary>Sends the count to everybody, at once after a pause and then at most every 250 ms, in a message as large as a count region.</summary>
internal sealed class BareTally(IHubContext<BareHub> hub) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);
    private static readonly string Rest = new('.', 3000);

    private readonly SemaphoreSlim wake = new(0);
    private int stored;

    public void Changed(int count)
    {
        Volatile.Write(ref stored, count);
        wake.Release();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var revision = 0;
        var sent = 0;
        while (true)
        {
            await wake.WaitAsync(stoppingToken);
            var count = Volatile.Read(ref stored);
            if (count != sent)
            {
                sent = count;
                await hub.Clients.All.SendAsync("region", "w/bare/count", ++revision, $"<p><strong class=\"figure\">{count}</strong>{Rest}</p>", stoppingToken);
                await Task.Delay(Pace, stoppingToken);
            }
        }
    }
}
