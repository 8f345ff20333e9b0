using System.Collections.Concurrent;
using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.Agenda;

/// <summary>All kinds of activities, by name. Each is made only when it is asked for: every answer asks for one.</summary>
public sealed class ActivityKinds(IServiceProvider services, IEnumerable<KindOfActivity> kinds, AppDb db, KindsOfActivities known)
{
    public IReadOnlyCollection<IActivityKind> All => [.. kinds.Select(kind => services.GetRequiredKeyedService<IActivityKind>(kind.Name))];

    public IActivityKind Of(Activity activity) => services.GetRequiredKeyedService<IActivityKind>(activity.Kind);

    public IActivityKind? Find(string? name) => name is null ? null : services.GetKeyedService<IActivityKind>(name);

    /// <summary>The kind of an activity of this workshop, or null where it has no such activity. Asked with every answer, so it is remembered.</summary>
    public async Task<IActivityKind?> FindAsync(string code, Guid activity, CancellationToken cancel)
    {
        if (!known.TryGetValue(activity, out var found))
        {
            var read = await (
                from one in db.Activities
                join workshop in db.Workshops on one.WorkshopId equals workshop.Id
                where one.Id == activity
                select new { one.Kind, workshop.Code }).SingleOrDefaultAsync(cancel);
            if (read is null)
            {
                return null;
            }

            known[activity] = found = (read.Code, read.Kind);
        }

        return found.Code == code ? Find(found.Kind) : null;
    }
}

/// <summary>Which kind each activity is, and of which workshop: neither ever changes.</summary>
public sealed class KindsOfActivities : ConcurrentDictionary<Guid, (string Code, string Kind)>;

/// <summary>That there is a kind of this name.</summary>
public sealed record KindOfActivity(string Name);

public static class ActivityKindsSetup
{
    public static IServiceCollection AddKind<T>(this IServiceCollection services, string name)
        where T : class, IActivityKind =>
        services.AddScoped<T>().AddKeyedScoped<IActivityKind>(name, (provider, _) => provider.GetRequiredService<T>()).AddSingleton(new KindOfActivity(name));
}
