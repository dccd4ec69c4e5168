namespace DigitalTwin.Runs.Tests.Worlds;

/// <summary>What further load a zone could have served: alone, with the trade of the hour, and with imports.</summary>
public sealed class HeadroomTests
{
    [Fact]
    public void Headroom_is_said_for_the_zone_alone_for_all_together_and_with_imports()
    {
        // East has 1,000 MW of cheap plant for 600 of load and sends 200, all that the line carries; west has 650 dear MW for 740. The
        // reserve is a unit of 1 MW in each. Alone east could serve 399 more and west lacks 91; with the trade it is 199 and 109.
        RunRecorder run = RunRecorder.Run(new WorldBuilder()
            .Zone("east", 600).Thermal("east", "coal", 1000, 10, fleet => fleet with { UnitMw = 1 })
            .Zone("west", 740).Thermal("west", "gas", 650, 50, fleet => fleet with { UnitMw = 1 })
            .Line("east", "west", 200)
            .Build(), 3);
        GridTick east = run.Zone("east", 2);
        GridTick west = run.Zone("west", 2);
        Assert.Equal((200, -200), (Math.Round(east.NetPositionMw, 6), Math.Round(west.NetPositionMw, 6)));
        Assert.Equal((399, -91), (Math.Round(east.HeadroomAloneMw, 6), Math.Round(west.HeadroomAloneMw, 6)));
        Assert.Equal((199, 109), (Math.Round(east.HeadroomTogetherMw, 6), Math.Round(west.HeadroomTogetherMw, 6)));

        // East could also have stopped its export as far as west's own plant has room; west's line is full.
        Assert.Equal((199 + 109, 109), (Math.Round(east.HeadroomMw, 6), Math.Round(west.HeadroomMw, 6)));
    }

    [Fact]
    public void Water_is_not_kept_while_load_goes_unserved_and_a_short_hour_has_no_headroom()
    {
        // 1,000 MW of load, 500 of gas, and a river that brings 240 of the other 500 MW into a reservoir with turbines of 800.
        RunRecorder run = RunRecorder.Run(new WorldBuilder()
            .Zone("z", 1000)
            .Thermal("z", "gas", 500, 40, fleet => fleet with { UnitMw = 50 })
            .Fleet("z", "hydro", PlantKind.Reservoir, 800, fleet => fleet with
            {
                UnitMw = 100,
                HydroFactorByMonth = [.. Enumerable.Repeat(0.3, 12)],
                MinFlowShareByMonth = [.. Enumerable.Repeat(0.2, 12)],
            })
            .Build(), 31 * 24);
        double unservedMwh = 0;
        int kept = 0;
        for (int tick = 0; tick < 31 * 24; tick++)
        {
            GridTick hour = run.Zone("z", tick);
            unservedMwh += hour.UnservedMw;
            if (hour.UnservedMw > 0 || hour.ReserveShortMw > 0)
                Assert.True(hour.HeadroomMw <= 0 && hour.HeadroomTogetherMw <= 0, $"tick {tick}: {hour.HeadroomMw} MW");
            kept += hour.UnservedMw > 1 && run.Member("z/hydro", tick).OutputMw < 100 && tick < 24 ? 1 : 0;
        }

        Assert.True(unservedMwh > 100_000, $"{unservedMwh} MWh");
        Assert.Equal(0, kept);
    }

    [Fact]
    public void Water_that_is_held_back_for_dearer_hours_is_no_headroom()
    {
        // As above with 760 MW of load: the river just falls short, the first days are served, and no hour of them could have served more.
        RunRecorder run = RunRecorder.Run(new WorldBuilder()
            .Zone("z", 760)
            .Thermal("z", "gas", 500, 40, fleet => fleet with { UnitMw = 50 })
            .Fleet("z", "hydro", PlantKind.Reservoir, 800, fleet => fleet with
            {
                UnitMw = 100,
                HydroFactorByMonth = [.. Enumerable.Repeat(0.3, 12)],
                MinFlowShareByMonth = [.. Enumerable.Repeat(0.2, 12)],
            })
            .Build(), 5 * 24);
        for (int tick = 24; tick < 5 * 24; tick++)
        {
            GridTick hour = run.Zone("z", tick);
            Assert.True(
                hour.PriceUsdPerMwh < MarketPrices.HeldBack || hour.HeadroomMw <= 0,
                $"tick {tick}: {hour.PriceUsdPerMwh} USD, {hour.HeadroomMw} MW");
        }
    }
}
