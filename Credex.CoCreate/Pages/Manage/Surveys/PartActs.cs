namespace Credex.CoCreate.Pages.Manage.Surveys;

/// <summary>The buttons of a page or a question in the builder.</summary>
/// <param name="Act">Where they lead.</param>
/// <param name="Name">What it is called, for those who do not see where the buttons stand.</param>
public sealed record PartActs(string Act, Guid Id, string Name, bool IsFirst, bool IsLast);
