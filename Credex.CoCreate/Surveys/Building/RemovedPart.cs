using System.Text.Json;
using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.Surveys.Building;

/// <summary>What was taken out of a version that is being built, so that one button puts it back. It goes when the version is published.</summary>
public sealed class RemovedPart
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid VersionId { get; init; }

    /// <summary>What it was called, to be known again.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>A <see cref="RemovedRows"/> as JSON.</summary>
    public required string Content { get; init; }

    public DateTime RemovedAt { get; init; }

    public static RemovedPart Of(Guid version, LocalizedText title, SurveyPage? page, IEnumerable<SurveyQuestion> questions, DateTime now) => new()
    {
        VersionId = version,
        Title = title,
        RemovedAt = now,
        Content = JsonSerializer.Serialize(
            new RemovedRows(
                page is null ? null : new RemovedPage(page.Id, page.Order, page.Title, page.Text, page.ShowWhen),
                [.. questions.Select(one => new RemovedQuestion(one.PageId, one.Order, one.Key, one.Type, one.Text, one.Help, one.ShowWhen, one.Requirement, one.Settings.ToJson(), one.ClauseTextId))]),
            JsonColumns.Options),
    };

    public RemovedRows Read() => JsonSerializer.Deserialize<RemovedRows>(Content, JsonColumns.Options) ?? throw new JsonException("A removed part is empty.");
}

public sealed record RemovedRows(RemovedPage? Page, IReadOnlyList<RemovedQuestion> Questions);

public sealed record RemovedPage(Guid Id, int Order, LocalizedText Title, LocalizedText Text, string? ShowWhen);

public sealed record RemovedQuestion(
    Guid PageId, int Order, string Key, string Type, LocalizedText Text, LocalizedText Help, string? ShowWhen, Requirement Requirement, string Settings, Guid? ClauseTextId);

internal sealed class RemovedPartConfiguration : IEntityTypeConfiguration<RemovedPart>
{
    public void Configure(EntityTypeBuilder<RemovedPart> builder)
    {
        builder.ToTable("SurveyRemovedParts");
        builder.HasOne<SurveyVersion>().WithMany().HasForeignKey(part => part.VersionId);
    }
}
