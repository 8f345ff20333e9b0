using Credex.CoCreate.Pages.Workshops;

namespace Credex.CoCreate.Pages.Manage.Surveys;

/// <summary>Gathers where two forms of the same thing differ.</summary>
internal sealed class ConflictLines<T>(T theirs, T yours)
{
    private readonly List<ConflictLine> lines = [];

    public void Add(string label, Func<T, string?> value)
    {
        var (their, your) = (value(theirs) ?? string.Empty, value(yours) ?? string.Empty);
        if (their != your)
        {
            lines.Add(new ConflictLine(label, their, your));
        }
    }

    /// <summary>The other changed nothing that can be seen, or the same: there is still something to say.</summary>
    public List<ConflictLine> OrSame(string label, string same) => lines.Count > 0 ? lines : [new ConflictLine(label, same, same)];
}
