namespace Credex.CoCreate.Practices.Writing;

/// <summary>One step of the form. Its name is the text <c>Step_</c> and the code, what it is about <c>Step_…_What</c>.</summary>
/// <param name="Parts">The texts that are written in it, each in every language of the case.</param>
/// <param name="Facts">Its other fields.</param>
public sealed record WritingStep(string Code, IReadOnlyList<string> Parts, IReadOnlyList<string> Facts);

/// <summary>The steps in which a case is written, in their order.</summary>
public static class WritingSteps
{
    public const string Files = "files";
    public const string People = "people";

    public static IReadOnlyList<WritingStep> All { get; } =
    [
        new("about", [FieldCatalog.Title, FieldCatalog.Summary], []),
        new("facts", [], ["countries", "region", "domains", "topics", "groups", "levels", "fromYear", "toYear", "status"]),
        new("story", ["context", "done", "roles"], []),
        new("evidence", ["resources", "results", "success"], []),
        new("transfer", ["obstacles", PracticeChapters.Transfer, "sustainability"], []),
        new(Files, [], []),
        new(People, [], ["links", "contact", "licence", "clauses"]),
    ];

    public static WritingStep? Find(string? code) => code is null ? All[0] : All.FirstOrDefault(step => step.Code == code);

    /// <summary>The step after; null behind the last.</summary>
    public static WritingStep? After(WritingStep step) => All.SkipWhile(one => one != step).Skip(1).FirstOrDefault();

    /// <summary>The step in which a text is written.</summary>
    public static WritingStep Of(string part) => All.First(step => step.Parts.Contains(part) || step.Facts.Contains(part));
}
