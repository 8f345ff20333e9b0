using Credex.CoCreate.Data;

namespace Credex.CoCreate.Practices.Writing;

/// <summary>Puts what one form says into what is there, field by field.</summary>
internal sealed class FieldMerge(PracticeFields held)
{
    private readonly (int? From, int? To) years = (held.FromYear, held.ToYear);
    private readonly List<FieldConflict> conflicts = [];
    private readonly List<FieldFault> faults = [];

    public PracticeFields Fields { get; private set; } = held;

    public IReadOnlyList<FieldConflict> Conflicts => conflicts;

    public IReadOnlyList<FieldFault> Faults => faults;

    public void Take(IEnumerable<SentValue> sent)
    {
        foreach (var one in sent)
        {
            Take(one);
        }

        if (Fields.ToYear < Fields.FromYear)
        {
            faults.Add(new FieldFault("toYear", FaultKind.Years));
            Fields = Fields with { FromYear = years.From, ToYear = years.To };
        }
    }

    /// <summary>A translation that is still right is made from the source as it stands now.</summary>
    public void Confirm(IEnumerable<string> texts)
    {
        foreach (var parts in texts.Select(name => name.Split('.')).Where(parts => parts.Length == 2))
        {
            if (FieldCatalog.TextOf(Fields, parts[0]) is { } text && text.IsStale(parts[1]))
            {
                var wordings = text.Wordings.ToDictionary(one => one.Key, one => one.Key == parts[1] ? one.Value with { From = text.Revision } : one.Value, StringComparer.Ordinal);
                Fields = FieldCatalog.With(Fields, parts[0], new LocalizedText(text.Source, text.Revision, wordings));
            }
        }
    }

    private void Take(SentValue sent)
    {
        var (field, mine) = (sent.Field, sent.Value);
        var theirs = field.Read(Fields);
        if (PracticeField.MarkOf(mine) == sent.Was || mine == theirs)
        {
            return;
        }

        if (PictureFields.IsGone(field.Name, Fields))
        {
            faults.Add(new FieldFault(field.Name, FaultKind.Gone));
        }
        else if (field.Check(mine) is { } fault)
        {
            faults.Add(fault);
        }
        else if (PracticeField.MarkOf(theirs) != sent.Was && theirs != sent.Unanswered)
        {
            conflicts.Add(new FieldConflict(field.Name, theirs, mine));
        }
        else
        {
            Fields = field.Write(Fields, mine);
        }
    }
}
