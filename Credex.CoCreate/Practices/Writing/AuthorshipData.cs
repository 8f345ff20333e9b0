using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.Practices.Moderation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Practices.Writing;

/// <summary>
/// Case studies that somebody is an author of. What they wrote is the case's, under its licence, and stays; erased, their account leaves the authors, and so does their name where they do not
/// want their words kept. Who wrote which revision, and what they did with a case, is nobody's then.
/// </summary>
public sealed class AuthorshipData(AppDb db, ReaderView readers, IStringLocalizer<PrivacyTexts> texts, IStringLocalizer<WritingTexts> words) : IPersonalData
{
    public int Order => 120;

    public async Task<PersonalSection?> DescribeAsync(DataSubject who, CancellationToken cancel)
    {
        if (who.PersonId is not { } person)
        {
            return null;
        }

        var authored = await (
            from author in db.PracticeAuthors.AsNoTracking()
            join practice in db.Practices on author.PracticeId equals practice.Id
            join newest in db.PracticeRevisions on new { PracticeId = practice.Id, Number = practice.Newest } equals new { newest.PracticeId, newest.Number }
            where author.PersonId == person
            orderby practice.CreatedAt
            select new { author.Name, author.Organisation, practice.State, newest.Fields, Revisions = db.PracticeRevisions.Count(one => one.PracticeId == practice.Id && one.By == person) }).ToListAsync(cancel);
        return authored.Count == 0 ? null : new PersonalSection("practices", words["Data_Section"], authored.ConvertAll<IReadOnlyList<PersonalFact>>(one => [
            new("title", words["Data_Title"], one.Fields.Title.Here().Text),
            new("name", texts["Fact_Name"], one.Name),
            new("organisation", texts["Fact_Organisation"], one.Organisation),
            new("state", texts["Fact_State"], one.State, words[$"State_{one.State}"]),
            new("revisions", words["Data_Revisions"], one.Revisions),
            new("fields", words["Data_Fields"], one.Fields, string.Join(" ", one.Fields.Chapters.Values.Select(chapter => chapter.Here().Text))) { IsWritten = true },
        ]));
    }

    public async Task EraseAsync(DataSubject who, Erasure erasure, CancellationToken cancel)
    {
        if (who.PersonId is not { } person)
        {
            return;
        }

        foreach (var one in await (from author in db.PracticeAuthors join practice in db.Practices on author.PracticeId equals practice.Id where author.PersonId == person select new { Author = author, Practice = practice }).ToListAsync(cancel))
        {
            one.Author.PersonId = null;
            if (!erasure.KeepsWords)
            {
                erasure.Traces.Add(one.Author.Name);
                (one.Author.Name, one.Author.Organisation) = (Nobody(one.Practice.SourceLanguage), string.Empty);
                if (one.Practice.PublishedNumber is not null)
                {
                    await readers.RefreshAsync(one.Practice, cancel);
                }
            }
        }

        await db.PracticeRevisions.Where(one => one.By == person).ExecuteUpdateAsync(set => set.SetProperty(one => one.By, (Guid?)null), cancel);
        await db.PracticeEvents.Where(one => one.By == person).ExecuteUpdateAsync(set => set.SetProperty(one => one.By, (Guid?)null), cancel);
    }

    /// <summary>Who is no longer named, in the language of the case.</summary>
    private string Nobody(string language)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return words["Data_Erased"];
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
