using DigitalTwin.Protocol.Grids;
using DigitalTwin.Results.Summaries;
using DigitalTwin.Testing.Worlds;
using static DigitalTwin.Testing.Worlds.CampusWorlds;

namespace DigitalTwin.Results.Tests.Compute;

/// <summary>No MW of a datacenter is counted twice: not in the load and as a member, not in the plan and as power.</summary>
public sealed class DatacenterBalanceTests
{
    [Fact]
    public void Campuses_have_what_they_had_at_the_start_and_what_their_grids_connected()
    {
        // 30 MW stand when the run begins; the plan is 150. 1,100 of plant and 1,000 of load host two of its halls of 40.
        SitePlanSpec plan = Plan(0, 0, 0, 1, 40) with { StartMw = 30 };
        DatedPath planMw = new([new DatedValue(0, 30), new DatedValue(24, 150)]);
        WorldSpec world = Zone(new WorldBuilder(), "z", 1100, loadMw: 1000).Datacenter(Campus("z/campus", "z", planMw, plan)).Build();
        var summary = new SummaryBuilder(world);
        var driver = new TickDriver(world, []);
        for (int tick = 0; tick < 4 * Month; tick++)
            summary.Take(driver.Step());
        DatacenterBalance balance = summary.BuildOut.Power.Build();
        Assert.Equal((30, 80, 110), (balance.CampusesAtStartMw, balance.CampusesConnectedMw, balance.CampusesMw));
        Assert.Equal(0, balance.CampusesMaxResidualMw, 9);
    }

    [Fact]
    public void Power_that_no_grid_has_connected_stops_the_run()
    {
        var ledger = new PowerLedger(Zone(new WorldBuilder(), "z", 1000).Build());
        var report = new GridReport();
        var site = new SiteReport { EnergisedMw = 50 };
        ledger.BeginTick();
        ledger.Add(site, beforeMw: null); // joins with 50 MW
        ledger.EndZone(report);
        site.EnergisedMw = 70;
        ledger.Add(site, beforeMw: 50);
        InvalidOperationException found = Assert.Throws<InvalidOperationException>(() => ledger.EndZone(report));
        Assert.Contains("20 MW", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Existing_datacenters_that_were_left_in_the_load_stop_the_run()
    {
        // 100 MW of sourced demand, 10 of them datacenters: 90 MW of ordinary load and a member of 10. With 100 MW of ordinary load the
        // ten would be there twice.
        DatacenterSpec existing = Campus("z/existing", "z", DatedPath.Constant(10), Plan(0, 0, 0, 0, 1)) with
        {
            Accelerator = null,
            Plan = null,
            IsExisting = true,
        };
        DatacenterBalance balance = new PowerLedger(Sourced(ordinaryMw: 90)).Build();
        Assert.Equal((100, 90, 10), (balance.SourcedMw, balance.OrdinaryMw, balance.ExistingMw));
        InvalidOperationException found = Assert.Throws<InvalidOperationException>(() => new PowerLedger(Sourced(ordinaryMw: 100)));
        Assert.Contains("of z ", found.Message, StringComparison.Ordinal);

        WorldSpec Sourced(double ordinaryMw) => Zone(new WorldBuilder(), "z", 1000, ordinaryMw)
            .With(zone => zone with { SourcedMeanMw = 100 })
            .Datacenter(existing)
            .Build();
    }
}
