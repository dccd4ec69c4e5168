using DigitalTwin.Model.Datacenters;

namespace DigitalTwin.Runs.Tests.Worlds;

/// <summary>
/// A zone with gas at 50 USD/MWh and oil at 90, and 50 MW that mine. At a hash price of 50 USD a PH/s and day, 20 MW on machines of 20 J/TH
/// stop above 101 USD/MWh and 30 MW on machines of 30 J/TH above 67.
/// </summary>
public sealed class MiningYieldTests
{
    [Theory]
    [InlineData(50, 60, 50)] // 140 MW of gas are left for them
    [InlineData(50, 120, 20)] // the next MW is oil at 90: only the new machines pay that
    [InlineData(25, 120, 0)] // at half the hash price (51 and 34) nothing does
    public void Old_machines_stop_where_power_costs_more_than_their_hashes_earn(double hashPrice, double loadMw, double expectedMw)
    {
        var mining = new MiningSpec(
            DatedPath.Constant(hashPrice),
            [new MiningMachine("new", 20, DatedPath.Constant(0.5)), new MiningMachine("old", 30, DatedPath.Constant(0.5))]);
        WorldSpec world = new WorldBuilder().Zone("z", loadMw)
            .Thermal("z", "gas", loadMw < 100 ? 200 : 100, 50, fleet => fleet with { UnitMw = 1 })
            .Thermal("z", "oil", 100, 90, fleet => fleet with { UnitMw = 1 })
            .Build();
        world = world with
        {
            FlexibleLoads =
            [
                new FlexibleLoadSpec
                {
                    Id = "z/mining", Zone = "z", PowerMw = DatedPath.Constant(50), BreakEvenUsdPerMwh = 0, Mining = mining,
                },
            ],
        };
        var driver = new TickDriver(world, []);
        double servedMw = 0;
        for (int tick = 0; tick < 6; tick++)
        {
            GridReport report = driver.Step().Reports.Span[0];
            for (int m = 0; m < report.Members.Length; m++)
                servedMw = report.Roster[m].Id == "z/mining" ? report.Members[m].ServedMw : servedMw;
        }

        Assert.Equal(expectedMw, servedMw, 3);
    }
}
