namespace DigitalTwin.Runs.Tests.Worlds;

/// <summary>
/// One zone, 100 MW of load at night and 200 MW from 12:00 to 20:00; 150 MW of coal at 20 USD/MWh and 100 MW of oil at 100. A battery of
/// 50 MW and 4 hours can carry 200 MWh from the night into the eight dear hours, which need 8 x 50 = 400 MWh of oil without it.
/// </summary>
public sealed class BatteryOverADayTests
{
    private const int Days = 4;

    [Fact]
    public void The_battery_buys_at_night_and_sells_in_the_dear_hours()
    {
        RunRecorder run = RunRecorder.Run(World(), ticks: 24 * Days);
        for (int tick = 24; tick < 24 * Days; tick++)
        {
            bool dear = tick % 24 is >= 12 and < 20;
            if (dear)
                Assert.Equal(0, run.Member("home/battery", tick).ServedMw, 6);
            else
                Assert.Equal(0, run.Member("home/battery", tick).OutputMw, 6);
        }
    }

    [Fact]
    public void Oil_burns_as_much_less_as_the_store_holds()
    {
        RunRecorder run = RunRecorder.Run(World(), ticks: 24 * Days);
        for (int day = 1; day < Days; day++)
        {
            double oilMwh = Enumerable.Range(day * 24, 24).Sum(tick => run.Member("home/oil", tick).OutputMw);
            Assert.Equal(400 - 200, oilMwh, 3);
        }
    }

    [Fact]
    public void Energy_in_store_is_what_was_bought_less_what_was_sold()
    {
        RunRecorder run = RunRecorder.Run(World(), ticks: 24 * Days);
        double storedMwh = run.Member("home/battery", 0).StoredMwh;
        for (int tick = 1; tick < 24 * Days; tick++)
        {
            storedMwh += run.Member("home/battery", tick).ServedMw - run.Member("home/battery", tick).OutputMw;
            Assert.Equal(storedMwh, run.Member("home/battery", tick).StoredMwh, 6);
            Assert.InRange(storedMwh, -1e-9, 200 + 1e-9);
        }
    }

    private static Model.World.WorldSpec World() => new WorldBuilder()
        .Zone("home", hour => hour is >= 12 and < 20 ? 200 : 100)
        .Thermal("home", "coal", 150, 20, fleet => fleet with { UnitMw = 1 })
        .Thermal("home", "oil", 100, 100, fleet => fleet with { UnitMw = 1 })
        .Battery("home", powerMw: 50, hours: 4)
        .Build();
}
