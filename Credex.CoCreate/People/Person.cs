using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.People;

/// <summary>Somebody with an account.</summary>
public sealed class Person : IdentityUser<Guid>
{
    public const int LongestName = 200;

    public string DisplayName { get; set; } = string.Empty;

    public StakeholderGroup? Group { get; set; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; set; }

    public string? Organisation { get; set; }

    /// <summary>ISO 639-1; the cookie wins over it, it wins over the browser.</summary>
    public string? Language { get; set; }

    /// <summary>IANA time zone.</summary>
    public string? Zone { get; set; }

    /// <summary>When the account was made; who has not confirmed the address long after is forgotten.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Mailed links to sign in that were asked for at this instant or before no longer work: each of them works once.</summary>
    public DateTime? LinksSpentAt { get; set; }

    /// <summary>Set where they may not come in any more; what they did stays theirs.</summary>
    public DateTime? DeactivatedAt { get; set; }

    /// <summary>Set where nothing of them is left but this row, which acts of long ago still point at.</summary>
    public DateTime? ErasedAt { get; set; }

    /// <summary>The language in which they are written to: their own, or the one they are asked in.</summary>
    public string LanguageOr(string other) => Language ?? other;
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.Property(person => person.DisplayName).HasMaxLength(Person.LongestName);
        builder.Property(person => person.Country).HasMaxLength(2);
        builder.Property(person => person.Organisation).HasMaxLength(200);
        builder.Property(person => person.Language).HasMaxLength(8);
        builder.Property(person => person.Zone).HasMaxLength(64);
    }
}
