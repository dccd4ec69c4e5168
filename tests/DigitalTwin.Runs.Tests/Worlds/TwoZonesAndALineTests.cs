namespace DigitalTwin.Runs.Tests.Worlds;

/// <summary>
/// Two zones and a line. "cheap" has 1,000 MW at 20 USD/MWh and 400 MW of load; "dear" has 1,000 MW at 50 and 500 MW of load.
/// </summary>
public sealed class TwoZonesAndALineTests
{
    [Fact]
    public void Without_a_line_each_zone_has_its_own_price()
    {
        RunRecorder run = RunRecorder.Run(World(limitMw: 0), ticks: 2);
        Assert.Equal(20, run.Zone("cheap", 1).PriceUsdPerMwh);
        Assert.Equal(50, run.Zone("dear", 1).PriceUsdPerMwh);
        Assert.Equal(0, run.FlowMw("cheap>dear", 1));
    }

    [Fact]
    public void A_narrow_line_is_full_and_the_prices_stay_apart()
    {
        RunRecorder run = RunRecorder.Run(World(limitMw: 300), ticks: 2);
        Assert.Equal(300, run.FlowMw("cheap>dear", 1), 9);
        Assert.Equal(700, run.Member("cheap/coal", 1).OutputMw, 9);
        Assert.Equal(200, run.Member("dear/gas", 1).OutputMw, 9);
        Assert.Equal(20, run.Zone("cheap", 1).PriceUsdPerMwh);
        Assert.Equal(50, run.Zone("dear", 1).PriceUsdPerMwh);
    }

    [Fact]
    public void A_wide_line_brings_the_prices_together()
    {
        RunRecorder run = RunRecorder.Run(World(limitMw: 2000), ticks: 2);
        Assert.Equal(500, run.FlowMw("cheap>dear", 1), 9);
        Assert.Equal(20, run.Zone("cheap", 1).PriceUsdPerMwh);
        Assert.Equal(20, run.Zone("dear", 1).PriceUsdPerMwh);
    }

    [Fact]
    public void A_hurdle_stands_between_the_prices_of_a_wide_line()
    {
        RunRecorder run = RunRecorder.Run(World(limitMw: 2000, hurdleUsdPerMwh: 7), ticks: 2);
        Assert.Equal(20, run.Zone("cheap", 1).PriceUsdPerMwh);
        Assert.Equal(27, run.Zone("dear", 1).PriceUsdPerMwh, 9);
    }

    [Fact]
    public void Losses_are_made_good_by_the_sender()
    {
        RunRecorder run = RunRecorder.Run(World(limitMw: 2000, lossShare: 0.1), ticks: 2);
        Assert.Equal(500 / 0.9, run.FlowMw("cheap>dear", 1), 6);
        Assert.Equal(400 + 500 / 0.9, run.Member("cheap/coal", 1).OutputMw, 6);
        Assert.Equal(20 / 0.9, run.Zone("dear", 1).PriceUsdPerMwh, 4);
    }

    [Fact]
    public void A_hurdle_above_the_difference_keeps_the_line_empty()
    {
        RunRecorder run = RunRecorder.Run(World(limitMw: 2000, hurdleUsdPerMwh: 31), ticks: 2);
        Assert.Equal(0, run.FlowMw("cheap>dear", 1));
    }

    [Fact]
    public void Headroom_counts_what_the_neighbour_can_still_send()
    {
        RunRecorder run = RunRecorder.Run(World(limitMw: 300), ticks: 2);
        // Each zone keeps 1 MW of reserve. "dear" has 799 MW of its own left and its line is full.
        Assert.Equal(799, run.Zone("dear", 1).HeadroomMw, 6);
        // "cheap" has 299 MW left, could stop sending 300 and take 300 instead.
        Assert.Equal(899, run.Zone("cheap", 1).HeadroomMw, 6);
    }

    private static Model.World.WorldSpec World(double limitMw, double hurdleUsdPerMwh = 0, double lossShare = 0) => new WorldBuilder()
        .Zone("cheap", 400)
        .Thermal("cheap", "coal", 1000, 20, fleet => fleet with { UnitMw = 1 })
        .Zone("dear", 500)
        .Thermal("dear", "gas", 1000, 50, fleet => fleet with { UnitMw = 1 })
        .Line("cheap", "dear", limitMw, hurdleUsdPerMwh, lossShare)
        .Build();
}
