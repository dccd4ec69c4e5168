using DigitalTwin.Model.Grids;
using DigitalTwin.Model.Market;

namespace DigitalTwin.Model.Tests.Grids;

public sealed class ReserveRequirementTests
{
    [Theory]
    [InlineData(800, 10_000, 2_000, 800)]
    [InlineData(300, 10_000, 2_000, 400)]
    public void The_larger_of_unit_and_shares(double unit, double load, double variable, double expected) =>
        Assert.Equal(expected, ReserveRequirement.Mw(unit, load, variable), 9);

    [Fact]
    public void The_last_megawatts_cost_the_shortage_price()
    {
        List<Step> curve = [new(-1, 50), new(20, 100), new(60, 30)];
        ReserveRequirement.PriceLastMw(curve, firmMw: 180, reserveMw: 50);
        Assert.Equal([new(-1, 50), new(20, 80), new(1020, 20), new(1060, 30)], curve);
    }

    [Fact]
    public void A_store_that_cannot_hold_an_hour_leaves_less_for_reserve()
    {
        List<Step> curve = [new(20, 100), new(60, 30)];
        ReserveRequirement.PriceLastMw(curve, firmMw: 110, reserveMw: 10);
        Assert.Equal([new(20, 100), new(1060, 30)], curve);
    }
}
