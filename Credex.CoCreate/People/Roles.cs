namespace Credex.CoCreate.People;

/// <summary>The roles of people with accounts. An admin may do all that staff may; member is everybody else with an account.</summary>
public static class Roles
{
    public const string Admin = "admin";
    public const string Staff = "staff";
    public const string Facilitator = "facilitator";
    public const string Moderator = "moderator";

    public static IReadOnlyList<string> All { get; } = [Admin, Staff, Facilitator, Moderator];
}
