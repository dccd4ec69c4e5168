namespace DigitalTwin.Model.Tests.Chips;

/// <summary>From wafer to compute: site asks, operator orders, fab makes and ships, site installs while it has power.</summary>
public sealed class ComputeChainTests
{
    private static readonly AcceleratorSpec H100 = new("h100", SystemWatts: 1000, Fp8DenseTflops: 2000, PriceUsd: 30_000);
    private static readonly ZoneAward Plenty = new(30, double.MaxValue, 1, double.MinValue, 1);

    private static DatacenterSpec Site(string id, DatedPath facilityMw) => new()
    {
        Id = id,
        Name = id,
        Zone = "Z",
        Operator = "op",
        Latitude = 0,
        Longitude = 0,
        FacilityMw = facilityMw,
        Pue = 1.25,
        FlexibleShare = 0.2,
        FlexibleStrikeUsdPerMwh = 200,
        Accelerator = H100,
        AcceleratorsAtStart = 400,
    };

    private static ChipFabSpec Fab(string id = "fab") => new()
    {
        Id = id,
        Name = id,
        Zone = "Z",
        Class = FabClass.Logic,
        WafersPerMonth = DatedPath.Constant(730),
        AiShare = DatedPath.Constant(0.5),
        Yield = 0.6,
        MwhPerWafer = 2,
        Accelerator = "h100",
        GrossAcceleratorsPerWafer = 30,
        CycleHours = 48,
        ShippingHours = 30,
    };

    [Fact]
    public void A_site_draws_and_computes_by_its_accelerators()
    {
        // 400 accelerators x 1 kW x 1.25 = 0.5 MW, of which a fifth is flexible; 400 x 2000 TFLOP/s = 0.8 EFLOP/s.
        var site = new DatacenterModel(Site("a", DatedPath.Constant(0.5)));
        var book = new OfferBook();
        site.Offer(0, book);
        Assert.Equal([new Step(MarketPrices.OrdinaryLoad, 0.4), new Step(200, 0.1)], book.Demand.ToArray());
        Assert.Equal(0.8 / 24, site.Settle(0, book, Plenty).ComputeExaflopDays, 12);

        // At 250 $/MWh the flexible fifth stops, and with it a fifth of the compute.
        var report = site.Settle(0, book, new ZoneAward(250, 250, 1, 250, 1));
        Assert.Equal(0.1, report.ShedMw, 12);
        Assert.Equal(0.2 * 0.8 / 24, report.LostExaflopDays, 12);
    }

    [Fact]
    public void Accelerators_wait_in_stock_while_the_facility_has_no_power_for_them()
    {
        var growing = new DatedPath([new DatedValue(0, 0.5), new DatedValue(10, 0.5), new DatedValue(11, 1.0)]);
        var site = new DatacenterModel(Site("a", growing));
        site.Receive(300, arrivalTick: 4);
        var book = new OfferBook();
        for (long tick = 0; tick <= 11; tick++)
        {
            book.Clear();
            site.Offer(tick, book);
            Assert.Equal(tick >= 4 && tick < 11 ? 300 : 0, site.Stock);
            Assert.Equal(tick < 11 ? 400 : 700, site.Installed);
        }
    }

    [Fact]
    public void A_fab_without_half_its_power_starts_half_its_wafers()
    {
        var fab = new ChipFabModel(Fab());
        var book = new OfferBook();
        fab.Offer(0, book);
        Assert.Equal([new Step(MarketPrices.OrdinaryLoad, 2)], book.Demand.ToArray());
        var report = fab.Settle(0, book, new ZoneAward(5000, 5000, 1, 5000, 0.5));
        Assert.Equal(0.5, report.WafersStarted, 12);

        // Half a wafer an hour x 0.5 for AI x 30 x 0.6 = 4.5: four now, half a one is kept.
        Assert.Equal(4, report.InProcess);
    }

    [Fact]
    public void Every_accelerator_made_stands_in_exactly_one_place()
    {
        DatacenterModel[] sites = [new(Site("a", DatedPath.Constant(2)), 0), new(Site("b", DatedPath.Constant(5)), 0)];
        ChipFabModel[] fabs = [new(Fab("f1")), new(Fab("f2"))];
        var boss = new OperatorModel(
            new OperatorSpec("op", "Op", "Z"),
            [new FabSource("f1", "h100", DatedPath.Constant(2)), new FabSource("f2", "h100", DatedPath.Constant(1))]);
        var book = new OfferBook();
        long asked = 0;
        for (long tick = 0; tick < 24 * 30; tick++)
        {
            foreach (var site in sites)
            {
                long need = site.TakeNeed(tick);
                asked += need;
                boss.Receive(new AcceleratorNeed(site.Spec.Id, "h100", need));
            }

            foreach (var order in boss.PlaceOrders(tick))
                fabs.Single(f => order.Fab.Equals(f.Spec.Id, StringComparison.Ordinal)).Order(order.Site, order.Count);
            foreach (var fab in fabs)
            {
                book.Clear();
                fab.Offer(tick, book);
                fab.Settle(tick, book, Plenty);
                foreach (var shipment in fab.Shipments)
                    sites.Single(s => shipment.Site.Equals(s.Spec.Id, StringComparison.Ordinal))
                        .Receive(shipment.Count, shipment.ArrivalTick);
            }

            foreach (var site in sites)
            {
                book.Clear();
                site.Offer(tick, book);
            }

            long made = fabs.Sum(f => f.FinishedEver);
            Assert.Equal(made + 800, fabs.Sum(f => f.Stock) + sites.Sum(s => s.Inbound + s.Stock + s.Installed));
        }

        // 2 MW hold 1,600 and 5 MW hold 4,000 accelerators of 1.25 kW; 400 each were there.
        Assert.Equal(1200 + 3600, asked);
        Assert.Equal([1600, 4000], sites.Select(s => s.Installed));
        Assert.Equal(0, boss.Pending);
    }

    [Fact]
    public void What_no_fab_makes_stays_with_the_operator()
    {
        var boss = new OperatorModel(new OperatorSpec("op", "Op", "Z"), [new FabSource("f", "h100", DatedPath.Constant(1))]);
        boss.Receive(new AcceleratorNeed("a", "ascend", 5));
        Assert.Empty(boss.PlaceOrders(0));
        Assert.Equal(5, boss.Pending);
    }

    [Fact]
    public void States_survive_a_round_trip()
    {
        var site = new DatacenterModel(Site("a", DatedPath.Constant(2)));
        site.Receive(7, 12);
        site.TakeNeed(0);
        var siteCopy = new DatacenterModel(Site("a", DatedPath.Constant(2)));
        StateTape.Write(site).ReadInto(siteCopy);
        Assert.Equal(StateTape.Write(site).ToString(), StateTape.Write(siteCopy).ToString());

        var fab = new ChipFabModel(Fab());
        fab.Order("a", 3);
        var book = new OfferBook();
        fab.Offer(0, book);
        fab.Settle(0, book, Plenty);
        var fabCopy = new ChipFabModel(Fab());
        StateTape.Write(fab).ReadInto(fabCopy);
        Assert.Equal(StateTape.Write(fab).ToString(), StateTape.Write(fabCopy).ToString());
    }
}
