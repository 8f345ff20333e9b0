using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Planning;
using Credex.CoCreate.Workshops.StandardReview;

namespace Credex.CoCreate.Pages.Workshops;

/// <summary>The fields of a workshop, for the page that makes one and the page that changes one.</summary>
/// <param name="Fixed">Somebody who cannot take themselves out: a facilitator would lose what they are editing.</param>
public sealed record WorkshopFields(WorkshopForm Form, IReadOnlyList<FieldError> Errors, IReadOnlyList<HostChoice> People, Guid? Fixed)
{
    public bool MinGroupIsFixed { get; init; }

    /// <summary>Null where no template can be chosen.</summary>
    public IReadOnlyList<WorkshopTemplate>? Templates { get; init; }

    public IReadOnlyList<VersionChoice> Versions { get; init; } = [];

    public string Source => SiteLanguages.Codes.Contains(Form.Language, StringComparer.Ordinal) ? Form.Language : SiteLanguages.Codes[0];

    public string? ErrorOf(string field) => Errors.FirstOrDefault(error => error.Field == field)?.Message;

    public string? Invalid(string field) => ErrorOf(field) is null ? null : "invalid";

    /// <summary>What describes a field to a screen reader: its help, and its error where it has one.</summary>
    public string? Described(string field, bool hasHelp = false) =>
        string.Join(' ', new[] { hasHelp ? $"{field}-help" : null, ErrorOf(field) is null ? null : $"{field}-error" }.OfType<string>()) is { Length: > 0 } ids ? ids : null;
}
