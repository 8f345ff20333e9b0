namespace Credex.CoCreate.Bench.Surveys;

/// <summary>Who answers: simulated, with a group and a leaning, so that answers hang together and differ between groups as real ones do.</summary>
internal sealed class Person
{
    private static readonly string[] Groups = ["Employer", "Educator", "NonFormalProvider", "Learner", "Professional", "PublicAuthority", "SocialPartner"];
    private static readonly int[] Shares = [18, 20, 8, 30, 14, 5, 5];
    private static readonly string[] Countries = ["BE", "FR", "DE", "ES", "IT", "PT", "IE", "GR", "RO", "PL", "NL", "FI"];

    private readonly int group;

    public Person(Random random)
    {
        Random = random;
        var at = random.Next(Shares.Sum());
        while (at >= Shares[group])
        {
            at -= Shares[group++];
        }

        // The first countries send more.
        Country = Countries[Math.Min(random.Next(Countries.Length), random.Next(Countries.Length))];
        Leaning = (0.3 * (group - 3)) + random.NextDouble() - 0.5;
    }

    public Random Random { get; }

    public string Group => Groups[group];

    public string Country { get; }

    /// <summary>About -1.5 to 1.5.</summary>
    public double Leaning { get; }

    /// <summary>A point from 1 to 5 around a mean that the leaning moves.</summary>
    public int Point(double mean) => (int)Math.Clamp(Math.Round(mean + (0.4 * Leaning) + Random.NextDouble() + Random.NextDouble() - 1), 1, 5);
}
