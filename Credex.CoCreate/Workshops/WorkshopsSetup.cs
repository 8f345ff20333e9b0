using Credex.CoCreate.Live;
using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.People.Retention;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Ideas;
using Credex.CoCreate.Workshops.Planning;
using Credex.CoCreate.Workshops.Questions;
using Credex.CoCreate.Workshops.Record;
using Credex.CoCreate.Workshops.Registrations;
using Credex.CoCreate.Workshops.Simulation;
using Credex.CoCreate.Workshops.Slides;
using Credex.CoCreate.Workshops.StandardReview;
using Credex.CoCreate.Workshops.WarmUp;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Credex.CoCreate.Workshops;

public static class WorkshopsSetup
{
    public static void AddWorkshops(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ParticipantScheme>(ParticipantScheme.Name, configureOptions: null);
        RoomPolicies.Add(services.AddAuthorizationBuilder());
        services.AddSingleton<IAuthorizationHandler, InRoomHandler>();
        services.AddScoped<IAuthorizationHandler, HostsHandler>();
        services.AddScoped<IAuthorizationHandler, ListenHandler>();
        services.AddSingleton<ParticipantDirectory>();
        services.AddScoped<Door>();
        services.AddScoped<Removal>();
        services.AddScoped<IPersonalData, ParticipationData>();
        services.AddScoped<IPersonalData, HostingData>();
        services.AddScoped<IRetentionRule, NameRetention>();
        services.AddScoped<ReturnLinks>();
        services.AddScoped<RoomActs>();
        services.AddScoped<RoomReader>();
        services.AddScoped<MineReader>();
        services.AddScoped<ActivityKinds>();
        services.AddSingleton<KindsOfActivities>();
        services.AddRegistrations();
        services.AddPlanning();
        services.AddReviews();
        services.AddRecord();
        services.AddSlides();
        services.AddWarmUps();
        services.AddIdeas();
        services.AddQuestions();
        services.AddSingleton<RoomPresence>();
        services.AddHostedService(provider => provider.GetRequiredService<RoomPresence>());
        services.AddHostedService<RoomClock>();
        services.AddScoped<Rehearsals>();
        services.AddHostedService<Crowd>();
        services.AddSingleton<IRegion, StageRegion>();
        services.AddSingleton<IRegion, CountRegion>();
        services.AddSingleton<IRegion, AgendaRegion>();
        services.AddSingleton<IRegion, ConsoleRegion>();
        services.AddSingleton<IRegion, ConsoleCountRegion>();
        services.AddSingleton<IRegion, ConsoleDecisionRegion>();
        services.AddSingleton<IRegion, ScreenRegion>();
        services.AddSingleton<IRegion, ScreenCountRegion>();
    }
}
