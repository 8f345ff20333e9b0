using System.Reflection;
using System.Text.Json;
using Credex.CoCreate.Data;
using Credex.CoCreate.Files;
using Credex.CoCreate.People;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Comments;
using Credex.CoCreate.Practices.Moderation;
using Credex.CoCreate.Practices.Pictures;
using Credex.CoCreate.Standards;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Demo;

/// <summary>Loads the case studies of the demo from their files: marked as examples, in every state of moderation, with pictures that are drawn here.</summary>
public sealed class DemoPractices(AppDb db, FileStore files, PictureMaker pictures, ReaderView readers, TimeProvider clock)
{
    public async Task LoadAsync(CancellationToken cancel)
    {
        var people = await db.Users.AsNoTracking().ToDictionaryAsync(person => person.Email!, cancel);
        var clauses = (await (
            from text in db.ClauseTexts
            join version in db.StandardVersions on text.VersionId equals version.Id
            join standard in db.Standards on version.StandardId equals standard.Id
            where version.State == VersionState.Published
            select new { standard.Slug, text.Number, text.ClauseId }).ToListAsync(cancel))
            .DistinctBy(one => (one.Slug, one.Number)).ToDictionary(one => (one.Slug, one.Number), one => one.ClauseId);
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.Contains(".Demo.practices.", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            await using var stream = assembly.GetManifestResourceStream(name)!;
            var file = await JsonSerializer.DeserializeAsync<CaseFile>(stream, JsonColumns.Options, cancel) ?? throw new InvalidOperationException($"{name} is empty.");
            var made = await DrawAsync(file.Pictures ?? [], cancel);
            await db.WriteAsync(
                async () =>
                {
                    await AddAsync(name.Split('.')[^2], file, made, people, clauses, cancel);
                    return true;
                },
                cancel);
            db.ChangeTracker.Clear();
        }
    }

    private async Task<IReadOnlyList<MadePicture>> DrawAsync(IReadOnlyList<PictureFile> drawn, CancellationToken cancel)
    {
        var made = new List<MadePicture>();
        foreach (var picture in drawn)
        {
            made.Add(await pictures.MakeAsync(DemoPictures.Draw(picture.Motif), cancel));
        }

        return made;
    }

    private async Task AddAsync(
        string slug, CaseFile file, IReadOnlyList<MadePicture> made, Dictionary<string, Person> people, Dictionary<(string Slug, string Number), Guid> clauses, CancellationToken cancel)
    {
        var at = clock.GetUtcNow().UtcDateTime.Date.AddHours(10).AddDays(-file.DaysAgo);
        var wasPublic = file.State is PracticeState.Published or PracticeState.Archived;
        var practice = new Practice
        {
            Slug = slug,
            State = file.State,
            SourceLanguage = file.SourceLanguage,
            Newest = 1,
            PublishedNumber = file.State == PracticeState.Published ? 1 : null,
            ReviewedNumber = file.Reviews?.Count > 0 ? 1 : null,
            Submission = file.State == PracticeState.Draft ? 0 : 1,
            CreatedAt = at.AddDays(-40),
            ChangedAt = at,
            SubmittedAt = file.State == PracticeState.Draft ? null : at.AddDays(wasPublic || file.State == PracticeState.ChangesRequested ? -21 : 0),
            PublishedAt = wasPublic ? at : null,
            EditorId = file.State is PracticeState.Draft or PracticeState.Submitted ? null : people.GetValueOrDefault("staff@demo.example")?.Id,
            ReviewDueOn = file.State == PracticeState.Published ? Due(at) : null,
            CorrectionNote = Text(file.CorrectionNote),
            CorrectedAt = file.CorrectionNote is null ? null : at.AddDays(14),
            OutdatedNote = Text(file.OutdatedNote),
            OutdatedAt = file.OutdatedNote is null ? null : at.AddDays(file.DaysAgo / 2),
            WithdrawnReason = Text(file.WithdrawnReason),
            WithdrawnNumber = file.WithdrawnReason is null ? null : 1,
            WithdrawnAt = file.WithdrawnReason is null ? null : at.AddDays(file.DaysAgo / 2),
            IsExample = true,
        };
        db.Practices.Add(practice);
        // The member of the demo writes what is not decided yet, so that both sides of moderation can be tried.
        var author = file.State is PracticeState.Draft or PracticeState.ChangesRequested ? people.GetValueOrDefault("member@demo.example") : null;
        var authors = file.Authors.Select(one => (one.Name, one.Organisation, Person: (Guid?)null)).Concat(author is null ? [] : [(author.DisplayName, author.Organisation ?? string.Empty, author.Id)]);
        db.PracticeAuthors.AddRange(authors.Select((one, place) => new PracticeAuthor { PracticeId = practice.Id, Name = one.Name, Organisation = one.Organisation, PersonId = one.Person, Order = place }));
        db.PracticeRevisions.Add(new PracticeRevision
        {
            PracticeId = practice.Id,
            Number = 1,
            By = author?.Id,
            At = (practice.SubmittedAt ?? at).AddDays(-1),
            Fields = await FieldsAsync(file, made, clauses, cancel),
        });
        Tell(practice, "created", practice.CreatedAt, author?.Id, PracticeState.Draft);
        if (practice.SubmittedAt is { } submitted)
        {
            Tell(practice, "submitted", submitted, author?.Id, PracticeState.Submitted);
        }

        AddReviews(practice, file, people);
        foreach (var (text, place) in (file.Requests ?? []).Select((text, place) => (text, place)))
        {
            db.PracticeRequests.Add(new PracticeRequest { PracticeId = practice.Id, Submission = 1, Order = place, Text = text, DoneAt = place < file.RequestsDone ? at.AddDays(2) : null });
        }

        var last = file.State switch
        {
            PracticeState.ChangesRequested => "changes-requested",
            PracticeState.Published or PracticeState.Archived => "published",
            _ => null,
        };
        if (last is not null)
        {
            Tell(practice, last, at, practice.EditorId, file.State == PracticeState.Archived ? PracticeState.Published : file.State);
        }

        if (practice.WithdrawnAt is { } withdrawn)
        {
            Tell(practice, "withdrawn", withdrawn, practice.EditorId, PracticeState.Archived, practice.WithdrawnReason?.In(practice.SourceLanguage).Text);
        }

        var reader = people.GetValueOrDefault("facilitator@demo.example");
        foreach (var (comment, place) in (file.Comments ?? []).Select((comment, place) => (comment, place)))
        {
            db.PracticeComments.Add(new PracticeComment
            {
                PracticeId = practice.Id,
                PersonId = place % 2 == 0 ? people.GetValueOrDefault("member@demo.example")?.Id : reader?.Id,
                Language = comment.Language,
                Text = comment.Text,
                At = at.AddDays(3 + place),
                State = comment.State,
                HiddenFor = comment.State == CommentState.Hidden ? comment.HiddenFor ?? CommentHidden.OffTopic : null,
            });
        }

        await db.SaveChangesAsync(cancel);
        await readers.RefreshAsync(practice, cancel);
    }

    private void AddReviews(Practice practice, CaseFile file, Dictionary<string, Person> people)
    {
        string[] reviewers = ["moderator@demo.example", "admin@demo.example"];
        foreach (var (review, place) in (file.Reviews ?? []).Select((review, place) => (review, place)))
        {
            var (by, given) = (people.GetValueOrDefault(reviewers[place % reviewers.Length])?.Id, practice.SubmittedAt!.Value.AddDays(9 + place));
            db.PracticeReviews.Add(new PracticeReview
            {
                PracticeId = practice.Id,
                Submission = 1,
                ReviewerId = by,
                AssignedAt = practice.SubmittedAt!.Value.AddDays(2),
                HasConflict = false,
                Scores = review.Scores.ToDictionary(one => one.Key, one => new CriterionScore(one.Value, review.Reasons.GetValueOrDefault(one.Key, string.Empty)), StringComparer.Ordinal),
                Summary = review.Summary,
                Number = 1,
                SubmittedAt = given,
            });
            Tell(practice, "reviewed", given, by, PracticeState.InReview);
        }

        if (file.State == PracticeState.InReview && people.GetValueOrDefault("moderator@demo.example") is { } moderator)
        {
            db.PracticeReviews.Add(new PracticeReview { PracticeId = practice.Id, Submission = 1, ReviewerId = moderator.Id, AssignedAt = practice.SubmittedAt!.Value.AddDays(1) });
        }
    }

    private async Task<PracticeFields> FieldsAsync(CaseFile file, IReadOnlyList<MadePicture> made, Dictionary<(string Slug, string Number), Guid> clauses, CancellationToken cancel)
    {
        var shown = new List<PracticePicture>();
        foreach (var (picture, sizes) in (file.Pictures ?? []).Zip(made))
        {
            var kept = new List<PictureSize>();
            foreach (var size in sizes.Sizes)
            {
                kept.Add(new PictureSize(await files.KeepAsync(size.Bytes, "image/webp", cancel), size.Width, size.Height));
            }

            shown.Add(new PracticePicture(Guid.CreateVersion7(), kept, Text(picture.Alt)!, Text(picture.Caption), picture.Credit, PracticeFields.UsualLicence, PeopleAgreed: false, picture.After));
        }

        return new PracticeFields
        {
            Title = Text(file.Title)!,
            Summary = Text(file.Summary)!,
            Chapters = file.Chapters.ToDictionary(one => one.Key, one => Text(one.Value)!, StringComparer.Ordinal),
            Countries = file.Countries,
            Region = file.Region ?? string.Empty,
            Domains = file.Domains,
            Topics = file.Topics,
            Groups = file.Groups,
            Levels = file.Levels,
            FromYear = file.FromYear,
            ToYear = file.ToYear,
            Status = file.Status,
            Links = file.Links ?? [],
            Contact = file.Contact ?? string.Empty,
            Pictures = shown,
            Licence = file.Licence ?? PracticeFields.UsualLicence,
            Clauses = [.. (file.Clauses ?? []).Select(one => clauses.GetValueOrDefault((one.Standard, one.Number))).Where(id => id != Guid.Empty)],
        };
    }

    private void Tell(Practice practice, string what, DateTime at, Guid? by, PracticeState state, string? note = null) =>
        db.PracticeEvents.Add(new PracticeEvent { PracticeId = practice.Id, At = at, By = by, What = what, State = state, Number = 1, Note = note });

    /// <summary>A year after publishing, and each year after that.</summary>
    private DateOnly Due(DateTime published)
    {
        var (due, today) = (DateOnly.FromDateTime(published).AddYears(1), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        while (due <= today)
        {
            due = due.AddYears(1);
        }

        return due;
    }

    private static LocalizedText? Text(Dictionary<string, string>? wordings) => wordings is null ? null : LocalizedText.Of("en", [.. wordings.Select(pair => (pair.Key, pair.Value))]);

    private sealed record CaseFile(
        Dictionary<string, string> Title, Dictionary<string, string> Summary, string SourceLanguage, Dictionary<string, Dictionary<string, string>> Chapters, IReadOnlyList<AuthorFile> Authors,
        IReadOnlyList<string> Countries, string? Region, IReadOnlyList<string> Domains, IReadOnlyList<string> Topics, IReadOnlyList<StakeholderGroup> Groups, IReadOnlyList<int> Levels,
        int? FromYear, int? ToYear, PracticeStatus Status, IReadOnlyList<PracticeLink>? Links, string? Contact, string? Licence, IReadOnlyList<ClauseFile>? Clauses, PracticeState State, int DaysAgo,
        Dictionary<string, string>? CorrectionNote, Dictionary<string, string>? OutdatedNote, Dictionary<string, string>? WithdrawnReason, IReadOnlyList<ReviewFile>? Reviews,
        IReadOnlyList<string>? Requests, int RequestsDone, IReadOnlyList<CommentFile>? Comments, IReadOnlyList<PictureFile>? Pictures);

    private sealed record AuthorFile(string Name, string Organisation);

    private sealed record ClauseFile(string Standard, string Number);

    private sealed record ReviewFile(Dictionary<string, int> Scores, Dictionary<string, string> Reasons, string Summary);

    private sealed record CommentFile(string Text, string Language, CommentState State, CommentHidden? HiddenFor);

    private sealed record PictureFile(string Motif, Dictionary<string, string> Alt, Dictionary<string, string>? Caption, string Credit, string? After);
}
