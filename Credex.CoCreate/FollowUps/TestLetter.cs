using System.Globalization;
using Credex.CoCreate.Mail;
using Credex.CoCreate.Pages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.FollowUps;

/// <summary>What staff send to themselves to see whether mail works. It is no follow-up: they wait for the answer.</summary>
public sealed class TestLetter(IOptions<SiteOptions> site, IStringLocalizer<FollowUpTexts> texts)
{
    public Letter To(Guid id, string address, string name) => new(
        id, address, name, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, texts["Test_Subject", site.Value.Name], LetterBody.Of<TestLetterBody>());
}
