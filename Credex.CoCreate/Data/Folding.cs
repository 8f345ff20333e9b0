using System.Globalization;
using System.Text;

namespace Credex.CoCreate.Data;

/// <summary>Case- and accent-blind text for search columns: neither provider folds more than ASCII by itself.</summary>
public static class Folding
{
    /// <summary>Letters that Unicode does not take apart.</summary>
    private static readonly (string Letter, string Plain)[] NotComposed =
        [("œ", "oe"), ("æ", "ae"), ("ß", "ss"), ("ł", "l"), ("đ", "d"), ("ð", "d"), ("ø", "o"), ("þ", "th"), ("ı", "i")];

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.ToLowerInvariant(letter));
            }
        }

        foreach (var (letter, plain) in NotComposed)
        {
            folded.Replace(letter, plain);
        }

        return folded.ToString();
    }
}
