using Microsoft.AspNetCore.Components;

namespace Credex.CoCreate.Mail;

/// <summary>What is to be sent, before it is drawn.</summary>
/// <param name="Id">Names the message for good: sent again, it has the same Message-ID.</param>
/// <param name="To">One bare address.</param>
public sealed record Letter(Guid Id, string To, string? ToName, string Language, string Subject, LetterBody Body)
{
    /// <summary>
    /// What the reader can unsubscribe from, one of <see cref="MailTopics"/>; null for what they asked for themselves (a sign-in link), which has no List-Unsubscribe.
    /// </summary>
    public string? Topic { get; init; }

    public IReadOnlyList<LetterFile> Files { get; init; } = [];
}

/// <summary>The component that draws the letter inside <see cref="LetterLayout"/>, from the heading to the footer.</summary>
public sealed record LetterBody(Type Component, IReadOnlyDictionary<string, object?> Parameters)
{
    public static LetterBody Of<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent =>
        new(typeof(T), parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value, StringComparer.Ordinal));
}

/// <summary>Something attached. What is text/calendar also stands in the letter itself, so that calendars offer it, with the method that the type names.</summary>
public sealed record LetterFile(string Name, string ContentType, byte[] Bytes);

/// <summary>A letter as its reader gets it.</summary>
public sealed record DrawnLetter(string Subject, string Html, string Text);
