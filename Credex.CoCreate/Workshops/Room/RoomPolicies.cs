using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.Pages;
using Credex.CoCreate.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops;

/// <summary>Who may do what in a room. Pages, regions and the hub use the same policies.</summary>
public static class RoomPolicies
{
    public const string InRoom = nameof(InRoom);
    public const string Hosts = nameof(Hosts);
    public const string Listen = nameof(Listen);

    public static void Add(AuthorizationBuilder builder) => builder
        .AddPolicy(InRoom, policy => policy.AddAuthenticationSchemes(ParticipantScheme.Name).AddRequirements(new InRoomRequirement()))
        .AddPolicy(Hosts, policy => policy.RequireAuthenticatedUser().AddRequirements(new HostsRequirement()))
        .AddPolicy(Listen, policy => policy
            .AddAuthenticationSchemes(ParticipantScheme.Name, IdentityConstants.ApplicationScheme)
            .AddRequirements(new ListenRequirement()));

    public static string? For(Audience audience) => audience switch
    {
        Audience.Room => InRoom,
        Audience.Hosts => Hosts,
        _ => null,
    };
}

public sealed class InRoomRequirement : IAuthorizationRequirement;

public sealed class HostsRequirement : IAuthorizationRequirement;

/// <summary>The audience stands in the address; each is asked like its page.</summary>
public sealed class ListenRequirement : IAuthorizationRequirement;

public sealed class InRoomHandler : AuthorizationHandler<InRoomRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, InRoomRequirement requirement)
    {
        if (context.User.Participant() is { IsRemoved: false })
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

public sealed class HostsHandler(AppDb db, IHttpContextAccessor http) : AuthorizationHandler<HostsRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, HostsRequirement requirement)
    {
        var route = http.HttpContext?.Request.RouteValues;
        var code = route?["code"] as string ?? (route?["slug"] is string slug ? await db.Workshops.Where(workshop => workshop.Slug == slug).Select(workshop => workshop.Code).SingleOrDefaultAsync() : null);

        // Staff are let in to what does not exist as well: the page then says that it does not.
        if (await MayHostAsync(db, context.User, code ?? string.Empty))
        {
            context.Succeed(requirement);
        }
    }

    public static async Task<bool> MayHostAsync(AppDb db, System.Security.Claims.ClaimsPrincipal user, string code)
    {
        if (user.IsInRole(Roles.Admin) || user.IsInRole(Roles.Staff))
        {
            return true;
        }

        return user.PersonId() is { } person
            && await db.Workshops.AnyAsync(workshop => workshop.Code == code && workshop.Hosts.Any(host => host.PersonId == person));
    }
}

public sealed class ListenHandler(AppDb db, WrongCodes wrong) : AuthorizationHandler<ListenRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, ListenRequirement requirement)
    {
        if (context.Resource is not HttpContext http || !ListenRequest.TryRead(http, out var request))
        {
            return;
        }

        var may = request.Audience switch
        {
            Audience.Room => context.User.Participant() is { IsRemoved: false },
            Audience.Hosts => await HostsHandler.MayHostAsync(db, context.User, request.Code),
            Audience.Screen => await ExistsAsync(http, request.Code),
            _ => false,
        };
        if (may)
        {
            context.Succeed(requirement);
        }
    }

    /// <summary>A handshake tells whether a code exists, so a wrong one counts as a try.</summary>
    private async Task<bool> ExistsAsync(HttpContext http, string code)
    {
        var exists = await db.Workshops.AnyAsync(workshop => workshop.Code == code);
        if (!exists)
        {
            wrong.MayTryAnother(http);
        }

        return exists;
    }
}
