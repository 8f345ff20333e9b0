using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Live;

/// <summary>
/// The way out. Nothing is sent in: a connection says with its address which workshop it listens to and as whom
/// (<c>/hubs/live?w=k7m2qp&amp;as=room</c>), which the same policies decide on the handshake as on the pages, and is told the revisions of its regions.
/// </summary>
public sealed class LiveHub(AppDb db, Regions regions, Listeners listeners, RoomPresence presence) : Hub
{
    private const string Listening = nameof(Listening);

    public override async Task OnConnectedAsync()
    {
        var http = Context.GetHttpContext();
        if (http is null || !ListenRequest.TryRead(http, out var request))
        {
            Context.Abort();
            return;
        }

        var group = new ListenerGroup(request.Code, request.Audience, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        await Groups.AddToGroupAsync(Context.ConnectionId, group.ToString());
        listeners.Add(group);
        Context.Items[Listening] = group;
        if (request.Audience == Audience.Room && http.User.Participant() is { } participant)
        {
            presence.Connected(Context.ConnectionId, participant);
        }

        // Read after joining the group: what changes in between arrives as a push as well.
        var keys = regions.For(request.Audience).Select(region => new RegionKey(request.Code, region.Name).ToString()).ToList();
        var revisions = await db.LiveRegions.Where(row => keys.Contains(row.Key)).ToDictionaryAsync(row => row.Key, row => row.Revision);
        await Clients.Caller.SendAsync("revisions", revisions);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        if (Context.Items.TryGetValue(Listening, out var group))
        {
            listeners.Remove((ListenerGroup)group!);
        }

        presence.Disconnected(Context.ConnectionId);
        return Task.CompletedTask;
    }
}

/// <summary>What a connection asks for in its address.</summary>
public readonly record struct ListenRequest(string Code, Audience Audience)
{
    public static bool TryRead(HttpContext http, out ListenRequest request)
    {
        var code = http.Request.Query["w"].ToString();
        var good = Enum.TryParse<Audience>(http.Request.Query["as"], ignoreCase: true, out var audience)
            && Enum.IsDefined(audience) && JoinCode.TryRead(code, out _);
        request = new ListenRequest(code, audience);
        return good;
    }
}
