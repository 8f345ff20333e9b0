using Credex.CoCreate.Mail;

namespace Credex.CoCreate.FollowUps;

/// <summary>
/// A kind of follow-up: one class with its texts, added by <c>AddFollowUp</c>, and, for a letter, its component. It is an <see cref="ILetterKind"/>,
/// an <see cref="IErrand"/>, or an <see cref="IReachesMany"/> besides. Carried out at least once: a second time must do no harm.
/// </summary>
public interface IFollowUpKind
{
    /// <summary>As rows name it, such as <c>reminder-day</c>; never changed.</summary>
    string Name { get; }

    /// <summary>For the people who look after the follow-ups, in their language.</summary>
    string Label { get; }

    /// <summary>How long after it was due it still makes sense; null: always.</summary>
    TimeSpan? Lasts { get; }
}

/// <summary>Something that is sent.</summary>
public interface ILetterKind : IFollowUpKind
{
    /// <summary>The letter, in the language of its row (which the caller has made the current one); null where it makes no sense any more.</summary>
    Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel);

    /// <summary>The same with made-up content, for the preview.</summary>
    Letter Sample(string language);
}

/// <summary>Something that is done, here.</summary>
public interface IErrand : IFollowUpKind
{
    /// <summary>Whether people have a right to it, so that nobody can cancel it.</summary>
    bool IsOwed => false;

    /// <summary>Null, or the reason for which there was nothing to do (one of <see cref="Reasons"/>).</summary>
    Task<string?> RunAsync(FollowUp due, CancellationToken cancel);
}

/// <summary>A letter that is true at some hours only, such as "tomorrow".</summary>
public interface IFitsTheHour : ILetterKind
{
    Task<bool> FitsAsync(FollowUp due, CancellationToken cancel);
}

/// <summary>A row without an address becomes one row for each whom it concerns at that instant.</summary>
public interface IReachesMany : IFollowUpKind
{
    Task<IReadOnlyList<Recipient>> RecipientsAsync(FollowUp due, CancellationToken cancel);
}

/// <summary>Whom a follow-up reaches.</summary>
/// <param name="SubjectId">What it is about for them, such as their registration; the subject of the row where null.</param>
public sealed record Recipient(string Address, string? Name, string Language, Guid? PersonId = null, string? SubjectKind = null, Guid? SubjectId = null);
