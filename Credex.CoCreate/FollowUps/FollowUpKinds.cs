namespace Credex.CoCreate.FollowUps;

/// <summary>All kinds of follow-ups, by name.</summary>
public sealed class FollowUpKinds(IServiceProvider services, IEnumerable<KindOfFollowUp> kinds)
{
    public IReadOnlyList<IFollowUpKind> All => [.. kinds.Select(kind => services.GetRequiredKeyedService<IFollowUpKind>(kind.Name))];

    public IFollowUpKind? Find(string? name) => name is null ? null : services.GetKeyedService<IFollowUpKind>(name);
}

/// <summary>That there is a kind of this name.</summary>
public sealed record KindOfFollowUp(string Name);

public static class FollowUpKindsSetup
{
    public static IServiceCollection AddFollowUp<T>(this IServiceCollection services, string name)
        where T : class, IFollowUpKind =>
        services.AddScoped<T>().AddKeyedScoped<IFollowUpKind>(name, (provider, _) => provider.GetRequiredService<T>()).AddSingleton(new KindOfFollowUp(name));
}
