using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.SignalR;

namespace Credex.CoCreate.Live;

/// <summary>Names a participant's connections, so that a removed one can be told to look again.</summary>
public sealed class ListenerId : IUserIdProvider
{
    public string? GetUserId(HubConnectionContext connection) => connection.User.Participant()?.ParticipantId.ToString();
}
