using System.Text.Json;
using Credex.CoCreate.Data;

namespace Credex.CoCreate.People.Privacy;

/// <summary>All that is held about somebody, for the page and for the file: both are made of the same.</summary>
public sealed class HeldData(IEnumerable<IPersonalData> features, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Indented = new(JsonColumns.Options) { WriteIndented = true };

    public async Task<IReadOnlyList<PersonalSection>> ReadAsync(DataSubject who, CancellationToken cancel)
    {
        var sections = new List<PersonalSection>();
        foreach (var feature in features.OrderBy(one => one.Order))
        {
            if (await feature.DescribeAsync(who, cancel) is { Items.Count: > 0 } section)
            {
                sections.Add(section);
            }
        }

        return sections;
    }

    public byte[] Json(IReadOnlyList<PersonalSection> sections) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            At = clock.GetUtcNow().UtcDateTime,
            Held = sections.ToDictionary(
                section => section.Name,
                section => section.Items.Select(item => item.ToDictionary(fact => fact.Name, fact => fact.Value, StringComparer.Ordinal)).ToList(),
                StringComparer.Ordinal),
        },
        Indented);
}
