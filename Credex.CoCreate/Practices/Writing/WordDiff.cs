using System.Text.RegularExpressions;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Credex.CoCreate.Practices.Writing;

public enum DiffKind
{
    Same,
    Added,
    Removed,
}

public sealed record DiffPiece(DiffKind Kind, string Text);

/// <summary>Two texts compared word by word.</summary>
public static partial class WordDiff
{
    private static readonly Words Chunks = new();

    /// <summary>What stayed, came and went, in the order of reading.</summary>
    public static IReadOnlyList<DiffPiece> Of(string before, string after)
    {
        var pieces = new List<DiffPiece>();
        foreach (var piece in InlineDiffBuilder.Diff(before, after, ignoreWhiteSpace: false, ignoreCase: false, Chunks).Lines)
        {
            var kind = piece.Type switch
            {
                ChangeType.Inserted => DiffKind.Added,
                ChangeType.Deleted => DiffKind.Removed,
                _ => DiffKind.Same,
            };
            if (pieces.Count > 0 && pieces[^1].Kind == kind)
            {
                pieces[^1] = pieces[^1] with { Text = pieces[^1].Text + piece.Text };
            }
            else
            {
                pieces.Add(new DiffPiece(kind, piece.Text));
            }
        }

        return pieces;
    }

    /// <summary>A word takes the blank before it along, so that blanks alone are never taken for what two texts have in common.</summary>
    [GeneratedRegex(@"[^\S\n]*\S+|\n+|[^\S\n]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();

    private sealed class Words : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => [.. Word().Matches(text).Select(match => match.Value)];
    }
}
