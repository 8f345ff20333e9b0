using Credex.CoCreate.People;

namespace Credex.CoCreate.Demo;

/// <param name="Role">A role, or <c>member</c> for an account without one.</param>
public sealed record DemoPerson(string Role, string Name, string Email, StakeholderGroup Group, string Country);

/// <summary>The people one can be in Development, and nowhere else.</summary>
public static class DemoPeople
{
    public const string Member = "member";

    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        new(Roles.Admin, "Ana Petrović", "admin@demo.example", StakeholderGroup.PublicAuthority, "SI"),
        new(Roles.Staff, "Inês Carvalho", "staff@demo.example", StakeholderGroup.Educator, "PT"),
        new(Roles.Facilitator, "Mathieu Lefèvre", "facilitator@demo.example", StakeholderGroup.NonFormalProvider, "FR"),
        new(Roles.Moderator, "Katarzyna Wiśniewska", "moderator@demo.example", StakeholderGroup.Professional, "PL"),
        new(Member, "Jonas Berg", "member@demo.example", StakeholderGroup.Employer, "SE"),
    ];
}
