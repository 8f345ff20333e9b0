using System.Globalization;
using Credex.CoCreate.Data;

namespace Credex.CoCreate.Workshops.Planning;

/// <summary>What a form says of a workshop, as it was typed: what is refused is shown again as it came.</summary>
public sealed record WorkshopForm
{
    public const string DateFormat = "yyyy-MM-dd";
    public const string TimeFormat = "HH:mm";

    public IReadOnlyDictionary<string, string> Title { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Purpose { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public string Date { get; init; } = string.Empty;

    public string Start { get; init; } = "10:00";

    public string End { get; init; } = "11:30";

    public string Zone { get; init; } = Zones.Usual;

    public string Language { get; init; } = "en";

    public string Capacity { get; init; } = "500";

    public bool AsksName { get; init; } = true;

    public bool TakesRegistrations { get; init; } = true;

    public string MinGroup { get; init; } = "5";

    public IReadOnlySet<Guid> Hosts { get; init; } = new HashSet<Guid>();

    public string Template { get; init; } = string.Empty;

    public Guid Version { get; init; }

    public static WorkshopForm Of(IFormCollection form) => new()
    {
        Title = form.Texts("title"),
        Purpose = form.Texts("purpose"),
        Date = form.Words("date"),
        Start = form.Words("start"),
        End = form.Words("end"),
        Zone = form.Words("zone"),
        Language = form.Words("language"),
        Capacity = form.Words("capacity"),
        AsksName = form.Ticked("asksName"),
        TakesRegistrations = form.Ticked("registrations"),
        MinGroup = form.Words("minGroup"),
        Hosts = form["hosts"].Select(text => Guid.TryParse(text, CultureInfo.InvariantCulture, out var id) ? id : Guid.Empty).ToHashSet(),
        Template = form.Words("template"),
        Version = form.Id("version"),
    };

    public static WorkshopForm Of(Workshop workshop) => new()
    {
        Title = Wordings(workshop.Title),
        Purpose = Wordings(workshop.Purpose),
        Date = workshop.LocalStart.ToString(DateFormat, CultureInfo.InvariantCulture),
        Start = workshop.LocalStart.ToString(TimeFormat, CultureInfo.InvariantCulture),
        End = workshop.LocalEnd.ToString(TimeFormat, CultureInfo.InvariantCulture),
        Zone = workshop.ZoneId,
        Language = workshop.Language,
        Capacity = workshop.Capacity.ToString(CultureInfo.InvariantCulture),
        AsksName = workshop.AsksName,
        TakesRegistrations = workshop.IsOpenToRegister,
        MinGroup = workshop.MinGroup.ToString(CultureInfo.InvariantCulture),
        Hosts = workshop.Hosts.Select(host => host.PersonId).ToHashSet(),
    };

    private static Dictionary<string, string> Wordings(LocalizedText text) =>
        text.Wordings.ToDictionary(wording => wording.Key, wording => wording.Value.Text, StringComparer.Ordinal);
}

/// <summary>What a form says, once it makes sense.</summary>
public sealed record WorkshopPlan(
    IReadOnlyDictionary<string, string> Title,
    IReadOnlyDictionary<string, string> Purpose,
    DateTime LocalStart,
    DateTime LocalEnd,
    string Zone,
    string Language,
    int Capacity,
    bool AsksName,
    bool TakesRegistrations,
    int MinGroup,
    IReadOnlySet<Guid> Hosts);
