namespace DigitalTwin.Runs.Tests.Worlds;

/// <summary>
/// A campus of 100 MW in a zone whose plants serve 1,000 MW at 40 $/MWh. Ordinary load takes 850 MW, and 940 MW in the hour after noon:
/// then 40 MW are lacking. What inference is asked for goes up and down by a half. A hundred thousand chips of 1 PFLOP/s are a hundred
/// exaflop-days a day.
/// </summary>
public sealed class DayOfInferenceTests
{
    private const int Days = 3;
    private const double Hourly = 100.0 / 24;

    [Fact]
    public void A_site_of_inference_alone_is_idle_when_nobody_asks_and_nothing_is_missing_for_it()
    {
        // At its peak it is asked for all that it has, on the mean of the day for two thirds of it, and in the dear hour for a third.
        RunSummary summary = Run(new TrainingSpec(0, 0) { Inference = new InferenceSpec(0.5, PeakHourUtc: 1) }, peakMw: 850);
        CampusSummary campus = Assert.Single(summary.Campuses);
        Assert.Equal(Days * 2.4 * 2 / 3, campus.EnergyGwh, 9);
        Assert.Equal(Days * 100 * 2 / 3.0, campus.InferenceExaflopDays!.Value, 6);
        Assert.Equal((0.0, 0.0), (campus.TrainingExaflopDays!.Value, campus.PausedHours!.Value));
        Assert.Equal("idle", Assert.Single(campus.ShortfallByCause).Key);
        Assert.Equal(Days * 100 / 3.0, campus.ShortfallByCause["idle"], 6);
    }

    [Fact]
    public void Training_fills_what_inference_leaves_and_the_day_keeps_the_share()
    {
        RunSummary summary = Run(new TrainingSpec(0.5, 0) { Inference = new InferenceSpec(0.5, 14) }, peakMw: 850);
        CampusSummary campus = Assert.Single(summary.Campuses);
        Assert.Equal(Days * 2.4, campus.EnergyGwh, 9);
        Assert.Equal((Days * 50.0, Days * 50.0), (Math.Round(campus.InferenceExaflopDays!.Value, 6),
            Math.Round(campus.TrainingExaflopDays!.Value, 6)));
        Assert.Empty(campus.ShortfallByCause);
    }

    [Fact]
    public void Scarcity_at_the_peak_of_inference_finds_little_training_to_pause()
    {
        // At the peak 25 MW train. They pause, the reserve is used, and the 15 MW that still lack are shed of the 846 of ordinary load
        // that are not essential and of the 75 of inference.
        double shed = 15 * 75 / 921.0;
        CampusSummary atPeak = Assert.Single(Run(Half(peakHour: 13), peakMw: 940).Campuses);
        Assert.Equal(Days * Hourly * 0.25, atPeak.ShortfallByCause["curtailment"], 6);
        Assert.Equal(Days * Hourly * shed / 100, atPeak.ShortfallByCause["shedding"], 6);

        // Twelve hours off it 75 MW train, and 41 of them pause, the MW of reserve with them.
        CampusSummary offPeak = Assert.Single(Run(Half(peakHour: 1), peakMw: 940).Campuses);
        Assert.Equal(Days * Hourly * 0.41, offPeak.ShortfallByCause["curtailment"], 6);
        Assert.False(offPeak.ShortfallByCause.ContainsKey("shedding"));
    }

    [Fact]
    public void A_run_resumed_after_any_hour_ends_in_the_same_hash()
    {
        WorldSpec world = NoonWorld(Half(13), 940);
        string hash = SmallRuns.Hash(world, Days * 24, []);
        Assert.Equal(hash, SmallRuns.Hash(world, Days * 24, [.. Enumerable.Range(0, Days * 24).Select(tick => (long)tick)]));
        Assert.Equal(hash, SmallRuns.Hash(world, Days * 24, [], encodes: true));
    }

    [Theory]
    [InlineData(15, 10, 14)]
    [InlineData(15, -100, 22)]
    [InlineData(2, 140, 17)]
    [InlineData(23, -179, 11)]
    public void The_hour_of_the_peak_is_that_of_the_sun(int local, double longitude, int utc) =>
        Assert.Equal(utc, InferenceSpec.UtcHour(local, longitude));

    private static TrainingSpec Half(int peakHour) => new(0.5, 88) { Inference = new InferenceSpec(0.5, peakHour) };

    private static RunSummary Run(TrainingSpec training, double peakMw) =>
        SmallRuns.Told(SmallRuns.Summed(NoonWorld(training, peakMw), Days * 24));
}
