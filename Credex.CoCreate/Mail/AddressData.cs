using Credex.CoCreate.People.Privacy;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Mail;

/// <summary>Which letters somebody does not want. It outlives an erasure, as a fingerprint of the address that cannot be turned back: else they would be written to again.</summary>
public sealed class AddressData(AddressStates addresses, IStringLocalizer<PrivacyTexts> texts, IStringLocalizer<MailTexts> words) : IPersonalData
{
    public int Order => 95;

    public async Task<PersonalSection?> DescribeAsync(DataSubject who, CancellationToken cancel)
    {
        var items = new List<IReadOnlyList<PersonalFact>>();
        foreach (var address in who.Addresses)
        {
            if (await addresses.FindAsync(address, cancel) is { } state)
            {
                items.Add([
                    new("email", texts["Fact_Email"], address),
                    new("unsubscribed", texts["Fact_Unsubscribed"], state.Unsubscribed.Topics, string.Join(", ", state.Unsubscribed.Topics.Select(topic => words[$"Topic_{topic}"].Value))),
                    new("refusedAt", texts["Fact_RefusedAt"], state.HardBouncedAt),
                ]);
            }
        }

        return new PersonalSection("unwanted", texts["Section_Unwanted"], items);
    }

    public Task EraseAsync(DataSubject who, Erasure erasure, CancellationToken cancel) => Task.CompletedTask;
}
