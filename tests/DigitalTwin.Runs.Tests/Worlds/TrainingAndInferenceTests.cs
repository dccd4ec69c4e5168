namespace DigitalTwin.Runs.Tests.Worlds;

/// <summary>
/// A campus of 100 MW, half of which trains, in a zone whose plants serve 1,000 MW at 40 $/MWh. Ordinary load takes 850 MW, and 940 MW in
/// the hour after noon: then 40 MW are lacking. A hundred thousand chips of 1 PFLOP/s are a hundred exaflop-days a day.
/// </summary>
public sealed class TrainingAndInferenceTests
{
    private const int Days = 10;
    private const double NoonMw = 940;
    private const double Hourly = 100.0 / 24;

    [Fact]
    public void Training_yields_the_hour_that_is_scarce_until_its_hours_are_used_and_inference_never()
    {
        // With the MW in reserve 41 of the 50 MW of training stop: 0.82 hours a day, so three hours are used after four days. In the six
        // days after them 40 MW are shed of the 846 of ordinary load that are not essential, and of the 100 of the campus, training and
        // inference alike; the reserve is used before.
        RunSummary summary = Run(new TrainingSpec(0.5, PauseHoursPerYear: 3));
        CountrySummary country = Assert.Single(summary.Countries);
        double full = Hourly * 0.5 * 24 * Days;
        double shed = 6 * Hourly * 40 / 946;
        Assert.Equal(full - 4 * 0.82 * 0.5 * Hourly - shed / 2, country.TrainingExaflopDays, 6);
        Assert.Equal(full - shed / 2, country.InferenceExaflopDays, 6);
        Assert.Equal(country.DeliveredExaflopDays, country.TrainingExaflopDays + country.InferenceExaflopDays, 9);
        Assert.Equal(6 * 40, summary.Zones[0].UnservedMwh, 6);

        // The causes stay as they are: what pauses is curtailment, what is shed is shedding.
        Assert.Equal(4 * 0.82 * 0.5 * Hourly, country.ShortfallByCause["curtailment"], 9);
        Assert.Equal(shed, country.ShortfallByCause["shedding"], 9);
        CampusSummary campus = Assert.Single(summary.Campuses);
        Assert.Equal(3.28 + shed / Hourly, campus.PausedHours!.Value, 6);
        Assert.Equal(
            (country.TrainingExaflopDays, country.InferenceExaflopDays),
            (campus.TrainingExaflopDays!.Value, campus.InferenceExaflopDays!.Value));
    }

    [Fact]
    public void Sites_that_do_not_tell_them_apart_count_for_neither()
    {
        RunSummary summary = Run(null);
        CountrySummary country = Assert.Single(summary.Countries);
        Assert.Equal((0, 0), (country.TrainingExaflopDays, country.InferenceExaflopDays));
        Assert.Null(Assert.Single(summary.Campuses).TrainingExaflopDays);
        Assert.True(country.DeliveredExaflopDays > 900);
    }

    [Fact]
    public void A_run_resumed_after_any_hour_ends_in_the_same_hash_and_a_summary_kept_with_it_in_the_same_sums()
    {
        WorldSpec world = NoonWorld(new TrainingSpec(0.5, 3), NoonMw);
        (string hash, CountrySummary whole) = Resumed(world, []);
        (string again, CountrySummary resumed) = Resumed(world, [.. Enumerable.Range(0, Days * 24)]);
        Assert.Equal(hash, again);
        Assert.Equal((whole.TrainingExaflopDays, whole.InferenceExaflopDays), (resumed.TrainingExaflopDays, resumed.InferenceExaflopDays));
    }

    private static (string Hash, CountrySummary Country) Resumed(WorldSpec world, int[] after)
    {
        var driver = new TickDriver(world, []);
        var summary = new SummaryBuilder(world);
        for (int tick = 0; tick < Days * 24; tick++)
        {
            summary.Take(driver.Step());
            if (!after.Contains(tick))
                continue;
            driver.Reload();
            byte[] kept = summary.Save();
            summary = new SummaryBuilder(world);
            summary.Restore(tick, kept);
        }

        return (summary.Hash, SmallRuns.Told(summary).Countries[0]);
    }

    private static RunSummary Run(TrainingSpec? training) => SmallRuns.Told(SmallRuns.Summed(NoonWorld(training, NoonMw), Days * 24));
}
