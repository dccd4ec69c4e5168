namespace DigitalTwin.Runs.Tests.Worlds;

/// <summary>
/// Better algorithms weigh compute in what is reported, and change nothing that happens. A site runs a thousand chips of 1 PFLOP/s: an
/// exaflop-day a day. A campus beside it wants as much by its plan and has a permit never, so that all of it is missing.
/// </summary>
public sealed class EffectiveComputeTests
{
    private const int Year = Calendar.HoursPerYear;

    [Fact]
    public void A_gain_before_the_run_weighs_every_hour_alike()
    {
        // Threefold in the year before the run, and nothing after it.
        CountrySummary country = Run([new(-Year, 3), new(0, 1)], 30 * 24);
        Assert.Equal((30, 60), (Math.Round(country.DeliveredExaflopDays, 9), Math.Round(country.TargetExaflopDays, 9)));
        Assert.Equal((90, 180), (Math.Round(country.EffectiveExaflopDays, 9), Math.Round(country.EffectiveTargetExaflopDays, 9)));
    }

    [Fact]
    public void A_gain_in_the_run_weighs_later_hours_more()
    {
        // Fourfold in a year: the hours of a constant site sum to 365 x (4 - 1) / ln 4 = 789.9 of the first hour's exaflop-days, less half
        // of what the worth rises by within an hour.
        CountrySummary country = Run([new(0, 4)], Year);
        double hourly = 1.0 / 24 * (4 - 1) / (Math.Pow(4, 1.0 / Year) - 1);
        Assert.Equal(365, country.DeliveredExaflopDays, 9);
        Assert.Equal(hourly, country.EffectiveExaflopDays, 6);
        Assert.InRange(hourly, 789.7, 789.9);
        Assert.Equal(2 * hourly, country.EffectiveTargetExaflopDays, 6);
    }

    [Fact]
    public void Without_a_gain_the_two_are_the_same_to_the_last_bit()
    {
        CountrySummary country = Run([], 30 * 24);
        Assert.Equal(country.DeliveredExaflopDays, country.EffectiveExaflopDays);
        Assert.Equal(country.TargetExaflopDays, country.EffectiveTargetExaflopDays, 9);
    }

    [Fact]
    public void Causes_and_hashes_stay_as_they_are()
    {
        (SummaryBuilder without, SummaryBuilder with) = (Summed([], 60 * 24), Summed([new(-Year, 3), new(0, 4)], 60 * 24));
        Assert.Equal(without.Hash, with.Hash);
        CountrySummary country = Of(with);
        Assert.Equal(Of(without).ShortfallByCause, country.ShortfallByCause);
        Assert.Equal(60, country.ShortfallByCause.Values.Sum(), 9);
        Assert.Equal(country.TargetExaflopDays - country.DeliveredExaflopDays, country.ShortfallByCause.Values.Sum(), 9);
    }

    [Fact]
    public void A_summary_kept_in_a_checkpoint_goes_on_with_the_same_sums()
    {
        WorldSpec world = World([new(0, 4)]);
        var whole = new SummaryBuilder(world);
        var driver = new TickDriver(world, []);
        for (int tick = 0; tick < 40 * 24; tick++)
        {
            whole.Take(driver.Step());
            if (tick != 20 * 24)
                continue;
            var resumed = new SummaryBuilder(world);
            resumed.Restore(tick, whole.Save());
            whole = resumed;
        }

        Assert.Equal(Of(Summed([new(0, 4)], 40 * 24)), Of(whole), Same);
    }

    private static bool Same(CountrySummary a, CountrySummary b) =>
        (a.EffectiveExaflopDays, a.EffectiveTargetExaflopDays) == (b.EffectiveExaflopDays, b.EffectiveTargetExaflopDays);

    private static CountrySummary Run(AlgorithmGain[] gains, long ticks) => Of(Summed(gains, ticks));

    private static CountrySummary Of(SummaryBuilder summary) => Assert.Single(SmallRuns.Told(summary).Countries);

    private static SummaryBuilder Summed(AlgorithmGain[] gains, long ticks) => SmallRuns.Summed(World(gains), ticks);

    private static WorldSpec World(AlgorithmGain[] gains)
    {
        DatacenterSpec runs = Campus("z/runs", "z", DatedPath.Constant(1), Plan(0, 0, 0, 0, 1), chipsThere: 1000) with { Plan = null };
        WorldSpec world = Zone(new WorldBuilder(), "z", 1000)
            .With(zone => zone with { Permits = [new PermitRule(-Year, long.MaxValue, 0, 0)] })
            .Datacenter(runs)
            .Datacenter(Campus("z/waits", "z", DatedPath.Constant(1), Plan(24, 0, 0, 0, 1), chipsThere: 1000))
            .Build();
        return world with { Countries = [.. world.Countries.Select(country => country with { AlgorithmGains = [.. gains] })] };
    }
}
