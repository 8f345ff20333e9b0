using System.Data.Common;

namespace Credex.CoCreate.Bench.Storage;

/// <summary>Fresh data for the app, which the bench can look into from beside, keep as it is, and bring back.</summary>
internal interface IStore : IAsyncDisposable
{
    string Provider { get; }

    IReadOnlyList<string> ServerArguments { get; }

    /// <summary>An open connection of the bench's own.</summary>
    Task<DbConnection> OpenAsync(bool forWriting = false);

    /// <summary>Remembers the data as it is now. No server may run.</summary>
    Task KeepAsync();

    /// <summary>Brings back what was remembered. No server may run.</summary>
    Task RestoreAsync();
}
