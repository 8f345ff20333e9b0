namespace Credex.CoCreate.People.Retention;

/// <summary>Something that is not kept for ever. Each feature has its own, and adds it in one line.</summary>
public interface IRetentionRule
{
    /// <summary>As reports name it; never changed.</summary>
    string Name { get; }

    /// <summary>For admins, in their language.</summary>
    string Label { get; }

    /// <summary>Removes what is too old, in transactions of its own. A second time finds nothing.</summary>
    /// <returns>How many were removed.</returns>
    Task<int> ApplyAsync(DateTime now, CancellationToken cancel);
}

public static class RetentionDays
{
    /// <summary>What is older than this goes; null where it is kept for good.</summary>
    public static DateTime? Before(DateTime now, int days) => days > 0 ? now.AddDays(-days) : null;
}
