using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Practices.Writing;

/// <summary>What a translation was made from, found among the revisions, so that whoever looks after it sees what changed.</summary>
public sealed class TranslationSources(AppDb db)
{
    private IReadOnlyList<PracticeFields>? earlier;

    /// <summary>Null where the translation is right, or there is none.</summary>
    public async Task<StaleText?> ChangedAsync(Practice practice, PracticeFields fields, string part, string language, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(practice);
        if (FieldCatalog.TextOf(fields, part) is not { } text || !text.IsStale(language))
        {
            return null;
        }

        earlier ??= await db.PracticeRevisions.AsNoTracking().Where(one => one.PracticeId == practice.Id && one.Number < practice.Newest).OrderByDescending(one => one.Number).Select(one => one.Fields).ToListAsync(cancel);
        var from = text.Wordings[language].From;
        var before = earlier.Select(one => FieldCatalog.TextOf(one, part)).OfType<LocalizedText>().FirstOrDefault(one => one.Revision <= from);
        string Source(LocalizedText? one) => one?.Wordings.GetValueOrDefault(practice.SourceLanguage)?.Text ?? string.Empty;
        return new StaleText(Source(before), Source(text), practice.SourceLanguage);
    }
}
