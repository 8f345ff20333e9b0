using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Practices.Moderation;

/// <summary>Something that happened to a case, and by whom, as those who work on it read it.</summary>
public sealed record EventLine(PracticeEvent Event, string? By)
{
    private const int Most = 200;

    /// <summary>The latest first. Who reviews is not told to authors.</summary>
    public static async Task<IReadOnlyList<EventLine>> ReadAsync(AppDb db, Guid practice, bool forAuthors, CancellationToken cancel) => (await (
        from one in db.PracticeEvents.AsNoTracking()
        where one.PracticeId == practice
        orderby one.At descending, one.Id descending
        select new { one, By = db.Users.Where(person => person.Id == one.By).Select(person => person.DisplayName).FirstOrDefault() }).Take(Most).ToListAsync(cancel))
        .Where(line => !forAuthors || line.one.What is not ("conflict" or "released" or "assigned"))
        .Select(line => new EventLine(line.one, forAuthors && line.one.What == "reviewed" ? null : line.By))
        .ToList();
}
