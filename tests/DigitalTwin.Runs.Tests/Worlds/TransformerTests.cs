namespace DigitalTwin.Runs.Tests.Worlds;

/// <summary>
/// Connections that need transformers of the world's makers, who deliver 120 MW a month. Three sites of 120 MW were studied before the run
/// and are granted their capacity in its first hour; everything else is ready a few days later.
/// </summary>
public sealed class TransformerTests
{
    private const string Good = "large_transformer";

    [Fact]
    public void Connections_wait_for_their_transformers_one_after_the_other()
    {
        SummaryBuilder summary = SmallRuns.Summed(World(Granted with { Transformer = Good }), 4 * Month);
        long[] ticks = [.. summary.BuildOut.Campuses.Select(campus => campus.Latest.Blocks[0].EnergisedTick).Order()];
        Assert.InRange(ticks[0], 1 * Month - 48, 1 * Month + 72);
        Assert.InRange(ticks[1], 2 * Month - 48, 2 * Month + 72);
        Assert.InRange(ticks[2], 3 * Month - 48, 3 * Month + 72);
        Assert.True(summary.BuildOut.Campuses.Sum(campus => campus.Run.Missing[(int)Cause.Network]) > 0);
        Assert.Equal(0, summary.BuildOut.Campuses.Sum(campus => campus.Run.Missing[(int)Cause.Turbine]));
    }

    [Fact]
    public void A_hall_that_awaits_one_stands_with_the_network()
    {
        SummaryBuilder summary = SmallRuns.Summed(World(Granted with { Transformer = Good }), Month / 2);
        Assert.All(summary.BuildOut.Campuses, campus =>
        {
            DataHall hall = campus.Latest.Blocks[0];
            Assert.True(hall is { AwaitsTransformer: true, Queue: SiteStage.Network } && hall.NetworkTick < Month / 2);
            Assert.Equal(SiteStage.Network, hall.StageAt(Month / 2));
        });
    }

    [Fact]
    public void Without_one_or_in_a_building_that_has_its_connection_nobody_waits()
    {
        TrackSteps track = new(ConnectionTrack.Firm, Granted.Steps) { Transformer = Good };
        Assert.Equal((Good, ""), (OrderedBy(isReused: false), OrderedBy(isReused: true)));
        string OrderedBy(bool isReused) => SitePlanSpec.Of(track, OperatorStrategy.BruteForce, isReused, 0, 120).Transformer;

        SummaryBuilder summary = SmallRuns.Summed(World(Granted), Month);
        Assert.All(summary.BuildOut.Campuses, campus => Assert.True(campus.Latest.Blocks[0].EnergisedTick < 96));
    }

    [Fact]
    public void One_that_generates_for_itself_waits_for_both_goods()
    {
        SitePlanSpec both = Granted with { Track = ConnectionTrack.OnSite, OrdersTurbines = true, Transformer = Good };
        WorldBuilder builder = Zone(new WorldBuilder(), "a", 2000).Datacenter(Campus("a/site", "a", Step(0, 120), both, 120_000));
        builder.Supply(new SupplySpec(SupplySpec.GasTurbine, "a", DatedPath.Constant(12 * 120)));
        builder.Supply(new SupplySpec(Good, "a", DatedPath.Constant(12 * 60)));
        SummaryBuilder summary = SmallRuns.Summed(builder.Build(), 3 * Month);
        DataHall hall = summary.BuildOut.Campuses.Single().Latest.Blocks[0];
        Assert.InRange(hall.TurbineTick, 1 * Month - 48, 1 * Month + 72);
        Assert.InRange(hall.EnergisedTick, 2 * Month - 48, 2 * Month + 72);
    }

    [Fact]
    public void The_same_bits_after_reloads_and_with_encoded_messages()
    {
        WorldSpec world = World(Granted with { Transformer = Good });
        Assert.Equal(SmallRuns.Hash(world, 2 * Month, []), SmallRuns.Hash(world, 2 * Month, [20, 400, Month + 10], encodes: true));
    }

    private static SitePlanSpec Granted => Plan(-Month, 0.5, 0, 0.1, 120) with { BuildsAtRisk = true };

    private static WorldSpec World(SitePlanSpec plan)
    {
        var builder = new WorldBuilder();
        foreach (string zone in (string[])["a", "b", "c"])
        {
            Zone(builder, zone, 2000);
            builder.Datacenter(Campus($"{zone}/site", zone, Step(0, 120), plan, 120_000));
        }

        builder.Supply(new SupplySpec(Good, "a", DatedPath.Constant(12 * 120)));
        return builder.Build();
    }
}
