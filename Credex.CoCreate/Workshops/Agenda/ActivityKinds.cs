using System.Collections.Concurrent;
using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.Agenda;

/// <summary>All kinds of activities, by name.</summary>
public sealed class ActivityKinds(IEnumerable<IActivityKind> kinds, AppDb db, KindsOfActivities known)
{
    private readonly Dictionary<string, IActivityKind> byName = kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    public IReadOnlyCollection<IActivityKind> All => byName.Values;

    public IActivityKind Of(Activity activity) => byName[activity.Kind];

    public IActivityKind? Find(string? name) => name is null ? null : byName.GetValueOrDefault(name);

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

        return found.Code == code ? byName[found.Kind] : null;
    }
}

/// <summary>Which kind each activity is, and of which workshop: neither ever changes.</summary>
public sealed class KindsOfActivities : ConcurrentDictionary<Guid, (string Code, string Kind)>;

public static class ActivityKindsSetup
{
    public static IServiceCollection AddKind<T>(this IServiceCollection services)
        where T : class, IActivityKind =>
        services.AddScoped<T>().AddScoped<IActivityKind>(provider => provider.GetRequiredService<T>());
}
