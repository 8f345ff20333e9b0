using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops;

namespace Credex.CoCreate.Tests.Workshops;

/// <summary>The local time and zone are the truth; the instants follow, also on the two days of the year on which clocks change.</summary>
public sealed class ScheduleTests
{
    [Theory]
    [InlineData("2027-01-15T09:00", "Europe/Brussels", "2027-01-15T08:00")]
    [InlineData("2027-07-15T09:00", "Europe/Brussels", "2027-07-15T07:00")]
    [InlineData("2027-07-15T09:00", "Europe/Lisbon", "2027-07-15T08:00")]
    [InlineData("2027-03-28T01:59", "Europe/Brussels", "2027-03-28T00:59")]
    [InlineData("2027-03-28T02:00", "Europe/Brussels", "2027-03-28T01:00")]
    [InlineData("2027-03-28T02:30", "Europe/Brussels", "2027-03-28T01:00")]
    [InlineData("2027-03-28T03:00", "Europe/Brussels", "2027-03-28T01:00")]
    [InlineData("2027-10-31T03:00", "Europe/Brussels", "2027-10-31T02:00")]
    [InlineData("2027-09-25T02:45", "Europe/Helsinki", "2027-09-24T23:45")]
    public void The_instant_follows_from_local_time_and_zone(string local, string zone, string instant)
    {
        var workshop = Make(local, zone);

        Assert.Equal(At(instant), workshop.StartUtc);
        Assert.Equal((At(local), zone), (workshop.LocalStart, workshop.ZoneId));
    }

    [Fact]
    public void A_workshop_over_the_change_is_as_long_as_its_hours_really_are()
    {
        var spring = Make("2027-03-28T01:00", "Europe/Brussels", "2027-03-28T04:00");
        var autumn = Make("2027-10-31T01:00", "Europe/Brussels", "2027-10-31T04:00");

        Assert.Equal(TimeSpan.FromHours(2), spring.EndUtc - spring.StartUtc);
        Assert.Equal(TimeSpan.FromHours(4), autumn.EndUtc - autumn.StartUtc);
    }

    [Fact]
    public void An_hour_that_happens_twice_is_one_of_the_two()
    {
        var workshop = Make("2027-10-31T02:30", "Europe/Brussels");

        Assert.Contains(workshop.StartUtc, new[] { At("2027-10-31T00:30"), At("2027-10-31T01:30") });
    }

    [Fact]
    public void A_zone_that_does_not_exist_changes_nothing()
    {
        var workshop = Make("2027-01-15T09:00", "Europe/Brussels");

        Assert.Throws<TimeZoneNotFoundException>(() => workshop.Schedule(At("2028-01-01T09:00"), At("2028-01-01T10:00"), "Europe/Atlantis"));
        Assert.Equal((At("2027-01-15T09:00"), "Europe/Brussels"), (workshop.LocalStart, workshop.ZoneId));
    }

    [Theory]
    [InlineData(3, false, true)]
    [InlineData(5, false, true)]
    [InlineData(4, false, false)]
    [InlineData(0, false, false)]
    [InlineData(3, true, false)]
    public void The_smallest_group_is_three_or_five_and_chosen_before_the_first_vote(int people, bool anyVote, bool may)
    {
        var workshop = Make("2027-01-15T09:00", "Europe/Brussels");

        Assert.Equal(may, workshop.ChooseMinGroup(people, anyVote));
        Assert.Equal(may ? people : 5, workshop.MinGroup);
    }

    private static Workshop Make(string start, string zone, string? end = null)
    {
        var workshop = new Workshop { Slug = "one", Code = "k7m2qp", Title = LocalizedText.Of("en", ("en", "One")), Purpose = LocalizedText.Of("en", ("en", "To try")), Language = "en" };
        workshop.Schedule(At(start), end is null ? At(start).AddHours(6) : At(end), zone);
        return workshop;
    }

    private static DateTime At(string text) => DateTime.ParseExact(text, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
}
