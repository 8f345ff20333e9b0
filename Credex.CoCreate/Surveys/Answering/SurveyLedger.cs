using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.People;
using Credex.CoCreate.Surveys.Types.CountryAnswer;
using Credex.CoCreate.Surveys.Types.GroupAnswer;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Surveys.Answering;

/// <summary>Something a respondent sends: the answers of a page, or all of it.</summary>
/// <param name="DraftHash">By which the draft is found.</param>
public abstract record SurveyEntry(byte[] DraftHash);

/// <summary>The inputs of a page as they were filled in; an empty list takes the value away.</summary>
/// <param name="Page">Number of the page to go on with, where the respondent goes on; null while they stay.</param>
public sealed record SaveAnswers(
    byte[] DraftHash,
    Guid VersionId,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Changes,
    int? Page,
    bool IsTest,
    Guid? InvitationId) : SurveyEntry(DraftHash);

/// <summary>Sends the draft.</summary>
/// <param name="InvitationSecretHash">Of an anonymous survey: the browser kept the secret until now.</param>
/// <param name="Minutes">How long it took.</param>
public sealed record SendAnswers(byte[] DraftHash, byte[] WithdrawalHash, byte[]? InvitationSecretHash, string Language, int Minutes) : SurveyEntry(DraftHash);

/// <summary>Throws the draft away: "clear this device".</summary>
public sealed record DropAnswers(byte[] DraftHash) : SurveyEntry(DraftHash);

public enum SurveyEntryOutcome
{
    Saved,
    Sent,

    /// <summary>The survey is not open.</summary>
    NotOpen,

    /// <summary>There is no such draft: never begun, thrown away, or too old.</summary>
    Unknown,

    /// <summary>The invitation was used in the meantime, or is none of this survey.</summary>
    InvitationUsed,

    /// <summary>Something is missing or wrong: the respondent has changed it in another window.</summary>
    Incomplete,
}

/// <param name="Answers">The draft as it is now, after saving; what was sent, after sending.</param>
public sealed record SurveyReceipt(SurveyEntryOutcome Outcome, AnswerSheet? Answers);

/// <summary>
/// Writes drafts and responses, a batch at a time. Sending is one transaction: the draft goes, the response comes with a random key and no instant, the invitation is marked
/// used without an instant, and only counters know of the day.
/// </summary>
public sealed class SurveyLedger(AppDb db, Questionnaires questionnaires, TimeProvider clock) : ILedger<SurveyEntry, SurveyReceipt>
{
    /// <summary>Drafts are thrown away after as many days without a change.</summary>
    public const int DraftDays = 30;
    private readonly Dictionary<string, ResponseDraft> drafts = new(StringComparer.Ordinal);
    private readonly Dictionary<(Guid Version, string What, DateOnly Day), int> counted = [];
    private readonly HashSet<Guid> answered = [];
    private readonly Dictionary<Guid, Survey> surveys = [];
    private DateTime now;

    public SurveyEntry Nothing => new DropAnswers([]);

    public IReadOnlyList<RegionKey> Touched => [];

    public async Task<IReadOnlyList<SurveyReceipt>> EnterAsync(IReadOnlyList<SurveyEntry> entries, CancellationToken cancel)
    {
        now = clock.GetUtcNow().UtcDateTime;
        var hashes = entries.Select(entry => entry.DraftHash).DistinctBy(Name).OrderBy(Name, StringComparer.Ordinal).ToList();
        await db.LockDraftsAsync(hashes, cancel);
        foreach (var draft in await db.ResponseDrafts.Where(draft => hashes.Contains(draft.SecretHash)).ToListAsync(cancel))
        {
            drafts[Name(draft.SecretHash)] = draft;
        }

        var receipts = new List<SurveyReceipt>();
        foreach (var entry in entries)
        {
            receipts.Add(entry switch
            {
                SaveAnswers save => await SaveAsync(save, cancel),
                SendAnswers send => await SendAsync(send, cancel),
                _ => Drop(entry),
            });
        }

        await db.SaveChangesAsync(cancel);
        await db.CountAsync(counted.Select(one => (one.Key.Version, one.Key.What, one.Key.Day, one.Value)), cancel);
        foreach (var survey in answered.Order())
        {
            await db.Surveys.Where(one => one.Id == survey).ExecuteUpdateAsync(set => set.SetProperty(one => one.AnswersRevision, one => one.AnswersRevision + 1), cancel);
        }

        return receipts;
    }

    private static string Name(byte[] hash) => Convert.ToHexString(hash);

    private async Task<Survey?> SurveyAsync(Guid id, CancellationToken cancel)
    {
        if (!surveys.TryGetValue(id, out var survey) && await db.Surveys.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancel) is { } found)
        {
            surveys[id] = survey = found;
        }

        return survey;
    }

    private async Task<SurveyReceipt> SaveAsync(SaveAnswers save, CancellationToken cancel)
    {
        var draft = drafts.GetValueOrDefault(Name(save.DraftHash));
        var questionnaire = await questionnaires.FindAsync(draft?.VersionId ?? save.VersionId, cancel);
        if (questionnaire is null || await SurveyAsync(questionnaire.SurveyId, cancel) is not { } survey)
        {
            return new SurveyReceipt(SurveyEntryOutcome.Unknown, null);
        }

        if (survey.StageAt(now) != SurveyStage.Open && !(draft?.IsTest ?? save.IsTest))
        {
            return new SurveyReceipt(SurveyEntryOutcome.NotOpen, null);
        }

        if (draft is null)
        {
            draft = new ResponseDraft { SecretHash = save.DraftHash, VersionId = save.VersionId, Answers = "{}", Page = 1, IsTest = save.IsTest, InvitationId = save.InvitationId };
            drafts[Name(save.DraftHash)] = draft;
            db.ResponseDrafts.Add(draft);
            Count(draft, SurveyCounters.Started, ofDay: true);
            Count(draft, SurveyCounters.Reached(1));
        }

        var answers = AnswerSheet.FromJson(draft.Answers);
        foreach (var (name, values) in save.Changes)
        {
            answers.Set(name, values);
        }

        draft.Answers = answers.ToJson();
        draft.ExpiresOn = DateOnly.FromDateTime(now).AddDays(DraftDays);
        if (save.Page is { } page && page > draft.Page)
        {
            draft.Page = page;
            Count(draft, SurveyCounters.Reached(page));
        }

        return new SurveyReceipt(SurveyEntryOutcome.Saved, answers);
    }

    private async Task<SurveyReceipt> SendAsync(SendAnswers send, CancellationToken cancel)
    {
        if (drafts.GetValueOrDefault(Name(send.DraftHash)) is not { } draft || db.Entry(draft).State == EntityState.Deleted)
        {
            // The answer to an earlier sending was lost on its way: it is known by the code for withdrawing, which comes from the same secret.
            var isSent = await db.Responses.AnyAsync(one => one.WithdrawalHash == send.WithdrawalHash, cancel) || db.Responses.Local.Any(one => one.WithdrawalHash.SequenceEqual(send.WithdrawalHash));
            return new SurveyReceipt(isSent ? SurveyEntryOutcome.Sent : SurveyEntryOutcome.Unknown, null);
        }

        var questionnaire = await questionnaires.FindAsync(draft.VersionId, cancel) ?? throw new InvalidOperationException("A version with drafts is not deleted.");
        var survey = await SurveyAsync(questionnaire.SurveyId, cancel) ?? throw new InvalidOperationException("A survey with drafts is not deleted.");
        if (survey.StageAt(now) != SurveyStage.Open && !draft.IsTest)
        {
            return new SurveyReceipt(SurveyEntryOutcome.NotOpen, null);
        }

        var route = AnswerRoute.Of(questionnaire, AnswerSheet.FromJson(draft.Answers));
        if (route.Problems.Any(problem => !problem.MayPass))
        {
            return new SurveyReceipt(SurveyEntryOutcome.Incomplete, null);
        }

        if (!draft.IsTest && !await UseInvitationAsync(survey, draft, send, cancel))
        {
            return new SurveyReceipt(SurveyEntryOutcome.InvitationUsed, null);
        }

        db.Responses.Add(new Response
        {
            SurveyId = survey.Id,
            VersionId = draft.VersionId,
            Group = Attribute(questionnaire, route, GroupType.TypeName) is { } group && Enum.TryParse<StakeholderGroup>(group, out var known) ? known : null,
            Country = Attribute(questionnaire, route, CountryType.TypeName),
            Language = send.Language,
            Answers = route.Answers.ToJson(),
            InvitationId = survey.Mode == SurveyMode.Confidential ? draft.InvitationId : null,
            WithdrawalHash = send.WithdrawalHash,
            IsTest = draft.IsTest,
        });
        Remove(draft);
        Count(draft, SurveyCounters.Sent, ofDay: true);
        Count(draft, SurveyCounters.Minutes(send.Minutes));
        answered.Add(survey.Id);
        return new SurveyReceipt(SurveyEntryOutcome.Sent, route.Answers);
    }

    private static string? Attribute(Questionnaire questionnaire, AnswerRoute route, string type) =>
        questionnaire.FirstOf(type) is { } question ? route.Answers.ValueOf(question.Key) : null;

    /// <summary>Marks the invitation as used, once. Who came by the open link has none.</summary>
    private async Task<bool> UseInvitationAsync(Survey survey, ResponseDraft draft, SendAnswers send, CancellationToken cancel)
    {
        var used = survey.Mode == SurveyMode.Confidential && draft.InvitationId is { } id
            ? await db.SurveyInvitations.Where(one => one.Id == id && one.SurveyId == survey.Id && !one.IsUsed).ExecuteUpdateAsync(set => set.SetProperty(one => one.IsUsed, true), cancel)
            : send.InvitationSecretHash is { } hash
                ? await db.SurveyInvitations.Where(one => one.SecretHash == hash && one.SurveyId == survey.Id && !one.IsUsed).ExecuteUpdateAsync(set => set.SetProperty(one => one.IsUsed, true), cancel)
                : survey.Access == SurveyAccess.Everybody ? 1 : 0;
        return used == 1;
    }

    private SurveyReceipt Drop(SurveyEntry entry)
    {
        if (drafts.GetValueOrDefault(Name(entry.DraftHash)) is not { } draft)
        {
            return new SurveyReceipt(SurveyEntryOutcome.Unknown, null);
        }

        Remove(draft);
        return new SurveyReceipt(SurveyEntryOutcome.Saved, null);
    }

    private void Remove(ResponseDraft draft)
    {
        db.ResponseDrafts.Remove(draft);
        drafts.Remove(Name(draft.SecretHash));
    }

    private void Count(ResponseDraft draft, string what, bool ofDay = false)
    {
        if (!draft.IsTest)
        {
            var key = (draft.VersionId, what, ofDay ? DateOnly.FromDateTime(now) : default);
            counted[key] = counted.GetValueOrDefault(key) + 1;
        }
    }
}

/// <summary>What is counted of a survey.</summary>
public static class SurveyCounters
{
    public const string Started = "started";
    public const string Sent = "sent";
    public const string Withdrawn = "withdrawn";

    /// <summary>The last minutes are counted together.</summary>
    public const int MostMinutes = 120;

    public static string Reached(int page) => $"reached/{page.ToString("000", CultureInfo.InvariantCulture)}";

    public static string Minutes(int minutes) => $"minutes/{Math.Clamp(minutes, 0, MostMinutes).ToString("000", CultureInfo.InvariantCulture)}";
}
