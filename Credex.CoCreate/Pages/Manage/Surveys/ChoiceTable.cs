using Credex.CoCreate.Surveys.Building;
using Credex.CoCreate.Workshops.Agenda;

namespace Credex.CoCreate.Pages.Manage.Surveys;

/// <summary>The choices or the rows of a question as a table to edit, with empty lines at its end for more.</summary>
/// <param name="HasMarks">Whether one may be "none of these", or take words.</param>
public sealed record ChoiceTable(string Name, IReadOnlyList<ChoiceLine> Lines, IReadOnlyList<FieldError> Errors, bool HasMarks)
{
    private static readonly ChoiceLine Empty = new(string.Empty, string.Empty, new Dictionary<string, string>(StringComparer.Ordinal), string.Empty, string.Empty, string.Empty);

    /// <summary>With one empty line more, or a few where there is nothing yet.</summary>
    public IEnumerable<(ChoiceLine Line, int Place)> All =>
        Lines.Where(line => !line.IsEmpty).Concat(Enumerable.Repeat(Empty, Lines.Any(line => !line.IsEmpty) ? 1 : 3)).Select((line, place) => (line, place));

    /// <summary>Errors are at the places as they were sent: empty lines stood last.</summary>
    public string? ErrorOf(int place) => Errors.FirstOrDefault(error => error.Field.StartsWith($"{Name}.{place}.", StringComparison.Ordinal))?.Message;
}
