using Credex.CoCreate.Workshops.Agenda;

namespace Credex.CoCreate.Tests.Workshops.Agenda;

/// <summary>Planned times are computed again from what has happened.</summary>
public sealed class AgendaClockTests
{
    private static readonly DateTime Start = new(2026, 11, 26, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Before_it_begins_one_follows_the_other_as_planned() =>
        Assert.Equal([At(0), At(10), At(70)], Beginnings(now: -30, Planned(10), Planned(60), Planned(15)));

    [Fact]
    public void What_took_longer_moves_what_follows_and_nothing_that_has_begun() =>
        Assert.Equal([At(0), At(14), At(74)], Beginnings(now: 20, Happened(10, from: 0, to: 14), Running(60, from: 14), Planned(15)));

    [Fact]
    public void What_was_left_early_brings_the_next_one_forward() =>
        Assert.Equal([At(0), At(5), At(65)], Beginnings(now: 5, Happened(10, from: 0, to: 5), Planned(60), Planned(15)));

    [Fact]
    public void What_runs_over_its_time_pushes_the_next_one_to_now() =>
        Assert.Equal([At(0), At(27)], Beginnings(now: 27, Running(10, from: 0), Planned(15)));

    [Fact]
    public void An_activity_that_was_skipped_takes_its_planned_time_until_something_later_has_begun() =>
        Assert.Equal([At(0), At(10), At(12)], Beginnings(now: 15, Happened(10, from: 0, to: 10), Planned(30), Running(15, from: 12)));

    [Theory]
    [InlineData(-11, -5, -11)]
    [InlineData(-11, 0, -10)]
    [InlineData(4, 10, 4)]
    [InlineData(0, 27, 17)]
    public void The_first_one_is_behind_by_its_beginning_or_by_what_it_runs_over(int from, int now, int behind) =>
        Assert.Equal(TimeSpan.FromMinutes(behind), AgendaClock.Behind(Start, [Running(10, from), Planned(60)], 0, At(now)));

    [Fact]
    public void A_later_one_is_compared_with_its_own_place_in_the_plan() =>
        Assert.Equal(TimeSpan.FromMinutes(-3), AgendaClock.Behind(Start, [Happened(10, from: 0, to: 7), Running(60, from: 7), Planned(15)], 1, At(20)));

    [Fact]
    public void An_empty_agenda_has_no_times() => Assert.Empty(Beginnings(now: 0));

    private static IReadOnlyList<DateTime> Beginnings(int now, params PlannedActivity[] activities) => AgendaClock.Beginnings(Start, activities, At(now));

    private static DateTime At(int minutes) => Start.AddMinutes(minutes);

    private static PlannedActivity Planned(int minutes) => new(minutes, null, null);

    private static PlannedActivity Running(int minutes, int from) => new(minutes, At(from), null);

    private static PlannedActivity Happened(int minutes, int from, int to) => new(minutes, At(from), At(to));
}
