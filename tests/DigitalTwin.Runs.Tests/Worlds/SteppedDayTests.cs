namespace DigitalTwin.Runs.Tests.Worlds;

/// <summary>
/// One zone whose load is 500 MW until noon and 1,500 MW after it, every day, and one coal fleet of 20 units of 100 MW at 10 USD/MWh.
/// Ten or twelve units can stay on through the night at their least output, fifteen and the reserve of a unit are needed at noon.
/// </summary>
public sealed class SteppedDayTests
{
    private const int Week = 168;

    [Fact]
    public void Units_that_stop_for_the_night_are_back_at_noon_and_hold_the_reserve_between()
    {
        RunRecorder run = RunRecorder.Run(World(fleet => fleet), Week);
        for (int tick = 0; tick < Week; tick++)
        {
            Assert.Equal(0, run.Zone("home", tick).UnservedMw, 9);
            Assert.Equal(10, run.Zone("home", tick).PriceUsdPerMwh, 6);
            Assert.Equal(0, run.Zone("home", tick).CurtailedMw, 9);
        }
    }

    [Theory]
    [InlineData(20)]
    [InlineData(60)]
    public void A_fleet_like_combined_cycles_has_no_scarce_hour(double startUsdPerMw)
    {
        RunRecorder run = RunRecorder.Run(World(fleet => Starts(fleet, startUsdPerMw) with
        {
            MinLoadShare = 0.48,
            MinUpHours = 8,
            MinDownHours = 5,
        }), Week);
        for (int tick = 0; tick < Week; tick++)
        {
            Assert.Equal(0, run.Zone("home", tick).UnservedMw, 9);
            Assert.True(run.Zone("home", tick).PriceUsdPerMwh <= 10 + startUsdPerMw, $"tick {tick}");
        }
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(40, 10)]
    [InlineData(70, 15)]
    public void Units_stop_for_the_night_only_where_their_least_output_costs_more_than_their_start(double startUsdPerMw, int online)
    {
        // A unit that stays on beyond the tenth spills 48 MW for twelve hours: 576 MWh at 10 + 1 USD, 63 USD for each MW of it.
        RunRecorder run = RunRecorder.Run(World(fleet => Starts(fleet, startUsdPerMw) with
        {
            MinLoadShare = 0.48,
            MinUpHours = 8,
            MinDownHours = 5,
        }), 2 * 24);
        Assert.Equal(Math.Max(0, online * 48 - 500), run.Zone("home", 24 + 6).CurtailedMw, 6);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1000)]
    public void Quick_starts_ramp_as_running_units_do(double unitMw)
    {
        // 200 to 600 MW at noon: coal adds at most a tenth of 1,000 MW an hour, whatever the size of its units; the peaker fills the rest.
        RunRecorder run = RunRecorder.Run(new WorldBuilder()
            .Zone("home", hour => hour >= 12 ? 600 : 200)
            .Thermal("home", "coal", 1000, 10, fleet => fleet with { RampSharePerHour = 0.1, UnitMw = unitMw, StartHours = 1 })
            .Thermal("home", "peaker", 1000, 90, fleet => fleet with { UnitMw = 10 })
            .Build(), 3 * 24);
        for (int tick = 1; tick < 3 * 24; tick++)
        {
            double change = run.Member("home/coal", tick).OutputMw - run.Member("home/coal", tick - 1).OutputMw;
            Assert.True(change <= 100 + 1e-6, $"tick {tick}: {change} MW in an hour");
            double level = run.Member("home/coal", tick).OutputMw + run.Member("home/coal", tick).CurtailedMw;
            double before = run.Member("home/coal", tick - 1).OutputMw + run.Member("home/coal", tick - 1).CurtailedMw;
            Assert.True(before - level <= 100 + 1e-6, $"tick {tick}: {before - level} MW less in an hour");
            Assert.Equal(0, run.Zone("home", tick).UnservedMw, 9);
        }
    }

    private static FleetSpec Starts(FleetSpec fleet, double usdPerMw) =>
        fleet with { StartCostHotUsdPerMw = usdPerMw, StartCostWarmUsdPerMw = usdPerMw, StartCostColdUsdPerMw = usdPerMw };

    private static Model.World.WorldSpec World(Func<FleetSpec, FleetSpec> change) => new WorldBuilder()
        .Zone("home", hour => hour >= 12 ? 1500 : 500)
        .Thermal("home", "coal", 2000, 10, fleet => change(fleet with
        {
            UnitMw = 100,
            MinLoadShare = 0.4,
            StartHours = 1,
            MinUpHours = 2,
            MinDownHours = 4,
        }))
        .Build();
}
