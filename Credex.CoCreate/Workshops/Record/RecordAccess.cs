using Credex.CoCreate.Data;

namespace Credex.CoCreate.Workshops.Record;

/// <summary>What somebody may do with the record of a workshop.</summary>
public enum RecordRight
{
    /// <summary>For them there is no such workshop.</summary>
    Unknown,

    /// <summary>The workshop is not over.</summary>
    NotYet,

    /// <summary>It is for others.</summary>
    Refused,

    Read,

    /// <summary>Read it at any time, write its summary, choose its readers.</summary>
    Edit,
}

/// <summary>
/// Who may read a record: hosts and staff always; when the workshop is over those who took part, known by their browser's key, unless hosts keep it to themselves; everybody once
/// it is published. The address names the workshop and not its code, so the key is asked here and not by a policy.
/// </summary>
public sealed class RecordAccess(AppDb db, ParticipantDirectory directory)
{
    public async Task<RecordRight> OfAsync(HttpContext http, Workshop workshop, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(workshop);
        if (await HostsHandler.MayHostAsync(db, http.User, workshop.Code))
        {
            return RecordRight.Edit;
        }

        if (workshop.IsRehearsal)
        {
            return RecordRight.Unknown;
        }

        if (workshop.Stage != WorkshopStage.Ended)
        {
            return RecordRight.NotYet;
        }

        return workshop.RecordAudience switch
        {
            RecordAudience.Everybody => RecordRight.Read,
            RecordAudience.Participants when await TookPartAsync(http, workshop, cancel) => RecordRight.Read,
            _ => RecordRight.Refused,
        };
    }

    private async Task<bool> TookPartAsync(HttpContext http, Workshop workshop, CancellationToken cancel) =>
        DeviceKey.Read(http.Request) is { } key && await directory.FindAsync(workshop.Code, key, cancel) is { IsRemoved: false };
}
