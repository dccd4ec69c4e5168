using DigitalTwin.Studies.Bottlenecks;

namespace DigitalTwin.Runs.Tests.Worlds;

/// <summary>
/// Campuses of 120 MW that generate for themselves, with turbines or with reactors. The makers of turbines deliver 120 MW a month, those of
/// reactors 60.
/// </summary>
public sealed class OnSiteSupplyTests
{
    private const string Reactor = "reactor";

    private static readonly SitePlanSpec OnSite =
        Plan(0, 0, 0, 0.1, 120) with { Track = ConnectionTrack.OnSite, OrdersTurbines = true };

    private static readonly SitePlanSpec WithReactor =
        OnSite with { OnSiteSupply = Reactor, OnSiteUsdPerMwh = 30, OnSiteCo2TonnesPerMwh = 0 };

    [Fact]
    public void Each_site_waits_for_the_makers_of_what_it_orders()
    {
        SummaryBuilder summary = SmallRuns.Summed(World(OnSite, WithReactor), 3 * Month);
        CampusTally turbines = Tally(summary, "a/site"), reactors = Tally(summary, "b/site");
        Assert.InRange(turbines.Latest.Blocks[0].EnergisedTick, 1 * Month - 48, 1 * Month + 72);
        Assert.InRange(reactors.Latest.Blocks[0].EnergisedTick, 2 * Month - 48, 2 * Month + 72);
        double ratio = reactors.Run.Missing[(int)Cause.Turbine] / (double)turbines.Run.Missing[(int)Cause.Turbine];
        Assert.InRange(ratio, 1.9, 2.3);
        Assert.Equal(0, turbines.Run.Missing[(int)Cause.Network] + turbines.Run.Missing[(int)Cause.Headroom]);
    }

    [Fact]
    public void Its_power_costs_and_emits_what_is_its_own()
    {
        // The zone's plants cost 40 and emit nothing. A reactor at 30 runs at 120 MW in every hour after it has come; turbines at 60 stand.
        SummaryBuilder builder = SmallRuns.Summed(World(OnSite with { OnSiteUsdPerMwh = 35 }, WithReactor), 3 * Month);
        RunSummary summary = SmallRuns.Told(builder);
        long turbineHours = 3 * Month - Tally(builder, "a/site").Latest.Blocks[0].EnergisedTick;
        Assert.Equal(turbineHours * 120 * 0.5e-6, summary.Zones.Single(zone => zone.Id == "a").Co2Mt, 9);
        Assert.Equal(0, summary.Zones.Single(zone => zone.Id == "b").Co2Mt);
        Assert.Equal((35.0, 30.0), (UsdPerMwh("a/site"), UsdPerMwh("b/site")));
        double UsdPerMwh(string id) => Math.Round(summary.Campuses.Single(campus => campus.Id == id).UsdPerMwh!.Value, 6);
    }

    [Fact]
    public void The_gate_of_turbines_is_that_of_whatever_makers_deliver()
    {
        WorldSpec world = Zone(new WorldBuilder(), "z", 1000).Datacenter(Campus("z/site", "z", Step(0, 120), WithReactor, 120_000))
            .Supply(new SupplySpec(Reactor, "z", DatedPath.Constant(144))).Build();
        WorldSpec opened = RelaxationGain.Open(world, Bottleneck.Turbines, fromTick: 2 * 24);
        Assert.Equal(DataHall.Never, Energised(world));
        Assert.InRange(Energised(opened), 0, 10 * 24);
        static long Energised(WorldSpec world) => Tally(SmallRuns.Summed(world, Month), "z/site").Latest.Blocks[0].EnergisedTick;
    }

    [Fact]
    public void A_campus_that_was_chosen_orders_what_the_scenario_says_of_it()
    {
        DatacenterSpec candidate = Campus("z/new", "z", Step(3 * Month, 120), Plan(3 * Month, 1, 0, 0.1, 120), 0) with
        {
            Plan = WithReactor with { FirstMarkTick = 3 * Month },
        };
        WorldSpec world = Zone(new WorldBuilder(), "z", 1000).Choice("z/new", candidate)
            .Supply(new SupplySpec(Reactor, "z", DatedPath.Constant(12 * 60))).Build();
        SummaryBuilder summary = SmallRuns.Summed(world, 7 * Month);
        Assert.NotEqual(DataHall.Never, Assert.Single(summary.BuildOut.Campuses).Latest.Blocks[0].EnergisedTick);
        Assert.Equal(summary.Hash, SmallRuns.Hash(world, 7 * Month, [Month, 3 * Month, 4 * Month], encodes: true));
    }

    [Fact]
    public void The_same_bits_after_reloads_and_with_encoded_messages()
    {
        WorldSpec world = World(OnSite, WithReactor);
        Assert.Equal(SmallRuns.Hash(world, 2 * Month, []), SmallRuns.Hash(world, 2 * Month, [20, 400, Month + 10], encodes: true));
    }

    private static CampusTally Tally(SummaryBuilder summary, string id) => summary.BuildOut.Campuses.Single(campus => campus.Id == id);

    private static WorldSpec World(SitePlanSpec a, SitePlanSpec b)
    {
        var builder = new WorldBuilder();
        foreach ((string zone, SitePlanSpec plan) in (ReadOnlySpan<(string, SitePlanSpec)>)[("a", a), ("b", b)])
        {
            Zone(builder, zone, 1000, loadMw: 500);
            builder.Datacenter(Campus($"{zone}/site", zone, Step(0, 120), plan, 120_000));
        }

        builder.Supply(new SupplySpec(SupplySpec.GasTurbine, "a", DatedPath.Constant(12 * 120)));
        return builder.Supply(new SupplySpec(Reactor, "b", DatedPath.Constant(12 * 60))).Build();
    }
}
