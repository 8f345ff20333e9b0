using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Credex.CoCreate.Live;
using Credex.CoCreate.Surveys.Types;
using Microsoft.AspNetCore.Html;

namespace Credex.CoCreate.Surveys.Answering;

/// <summary>
/// Questions that nobody has typed anything into: most of them look the same to everybody, and are drawn once for each language.
/// They are kept as long as the questionnaire that they belong to.
/// </summary>
public sealed class BlankQuestions(RegionRenderer renderer)
{
    private readonly ConditionalWeakTable<Questionnaire, ConcurrentDictionary<(string Key, string Language), IHtmlContent>> drawn = [];

    /// <summary>The question as HTML, or null where it has to be drawn for this respondent.</summary>
    public async ValueTask<IHtmlContent?> FindAsync(Asked asked)
    {
        if (!asked.IsBlank)
        {
            return null;
        }

        var known = drawn.GetOrCreateValue(asked.Questionnaire);
        var key = (asked.Question.Key, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        if (!known.TryGetValue(key, out var html))
        {
            html = new HtmlString(await renderer.RenderAsync(RegionContent.Of<QuestionBlock>((nameof(QuestionBlock.Asked), asked)), key.TwoLetterISOLanguageName));
            known[key] = html;
        }

        return html;
    }
}
