using Credex.CoCreate.Mail;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Registrations;

/// <summary>What somebody typed to register, as they typed it.</summary>
public sealed record RegistrationForm
{
    public const int LongestName = Registration.LongestName;
    public const int LongestNeeds = Registration.LongestNeeds;

    public string Email { get; init; } = string.Empty;

    public string Name { get; init; } = string.Empty;

    public StakeholderGroup? Group { get; init; }

    public string Country { get; init; } = string.Empty;

    public string Needs { get; init; } = string.Empty;

    public bool Consent { get; init; }

    public bool MayWrite { get; init; }

    public static RegistrationForm Of(IFormCollection form) => new()
    {
        Email = form.Words("email"),
        Name = form.Words("name"),
        Group = Enum.TryParse<StakeholderGroup>(form["group"], out var group) && Enum.IsDefined(group) ? group : null,
        Country = form.Words("country"),
        Needs = form.Words("needs"),
        Consent = form.Ticked("consent"),
        MayWrite = form.Ticked("mayWrite"),
    };

    public IReadOnlyList<FieldError> Check(IStringLocalizer<RegistrationTexts> texts)
    {
        var errors = new List<FieldError>();
        void Need(bool isRight, string field, string message)
        {
            if (!isRight)
            {
                errors.Add(new FieldError(field, message));
            }
        }

        Need(Name.Length is > 0 and <= Registration.LongestName && !Name.Any(char.IsControl), "name", texts["Wrong_Name", Registration.LongestName]);
        Need(MailAddresses.IsOne(Email), "email", texts["Wrong_Email"]);
        Need(Group is not null, "group", texts["Wrong_Group"]);
        Need(Countries.Exists(Country), "country", texts["Wrong_Country"]);
        Need(Needs.Length <= Registration.LongestNeeds, "needs", texts["Wrong_Needs", Registration.LongestNeeds]);
        Need(Consent, "consent", texts["Wrong_Consent"]);
        return errors;
    }

    public RegistrationAnswers Answers(string language, Guid? confirmedPerson, Guid? invitation) =>
        new(Email, Name, Group!.Value, Country, Needs.Length == 0 ? null : Needs, language, MayWrite) { ConfirmedPerson = confirmedPerson, Invitation = invitation };
}
