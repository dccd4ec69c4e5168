namespace DigitalTwin.Model.Tests.Investment;

/// <summary>Which accelerators an operator orders is decided when it orders: by licence, volume, designer and what fabs make.</summary>
public sealed class FamilyChoiceTests
{
    // Sites cost nothing here, so that a family's worth is its compute for its price: 100, 150, 450, 40, 300 TFLOP/s for 1,000 USD.
    private static readonly AcceleratorSpec Old = Chip("old", 1000, 1000, 10_000) with { Designer = "N", ExportClass = "strong" };
    private static readonly AcceleratorSpec New = Chip("new", 2000, 3000, 20_000) with { Designer = "N", ExportClass = "strong" };
    private static readonly AcceleratorSpec Next = Chip("next", 2500, 9000, 20_000) with { Designer = "N", VolumeTick = 24 };
    private static readonly AcceleratorSpec Own = Chip("own", 500, 400, 10_000) with { Designer = "H" };
    private static readonly AcceleratorSpec Captive = Chip("captive", 1000, 3000, 10_000) with { Designer = "G", IsMerchant = false };

    private static readonly ExportRule Control = new("strong", "XX", 0, 48);

    [Fact]
    public void Places_are_split_over_the_designers_families_by_the_power_of_what_fabs_make()
    {
        // 300 old of 1 kW and 100 new of 2 kW a month: 300 and 200 kW. 100 places of 1 kW are 60 old and 40 kW of new: 20.
        OperatorModel op = Operator(OperatorStrategy.Steady, Fab("f1", "old", 300), Fab("f2", "new", 100), Fab("f3", "captive", 900));
        op.Receive(new AcceleratorNeed("site", "old", 100, "XX"));
        Assert.Equal([("old", 60L, 1.0), ("new", 20L, 2.0)], Orders(op, 48));
        Assert.Equal(0, op.Pending);
    }

    [Fact]
    public void What_a_whole_accelerator_leaves_of_the_places_is_filled_with_the_next_order()
    {
        OperatorModel op = Operator(OperatorStrategy.Steady, Fab("f2", "new", 100));
        long[] counts = [.. Enumerable.Range(48, 4).Select(tick =>
        {
            op.Receive(new AcceleratorNeed("site", "old", 3));
            return op.PlaceOrders(tick).Sum(order => order.Count);
        })];
        Assert.Equal([1, 2, 1, 2], counts); // 3, 6, 9 and 12 places: 1.5, 3, 4.5 and 6 accelerators of two places
    }

    [Fact]
    public void A_family_comes_with_its_date_and_one_of_a_third_of_its_worth_goes()
    {
        OperatorModel op = Operator(OperatorStrategy.Steady, Fab("f1", "old", 300), Fab("f2", "new", 100), Fab("f4", "next", 100));
        op.Receive(new AcceleratorNeed("site", "old", 100));
        Assert.Equal(["old", "new"], Orders(op, 23).Select(order => order.Family));
        op.Receive(new AcceleratorNeed("site", "old", 450));

        // 450 a third of which is 150: new stays, old does not. 200 and 250 kW.
        Assert.Equal([("new", 100L, 2.0), ("next", 100L, 2.5)], Orders(op, 24));
    }

    [Fact]
    public void Who_follows_the_licence_buys_what_is_licensed_and_the_planned_designer_again_when_the_control_ends()
    {
        OperatorModel op = Operator(OperatorStrategy.FollowLicence, Fab("f1", "old", 300), Fab("f3", "captive", 900), Fab("f5", "own", 7));
        op.Receive(new AcceleratorNeed("site", "old", 10, "XX"));
        Assert.Equal([("own", 20L, 0.5)], Orders(op, 0));
        op.Receive(new AcceleratorNeed("site", "old", 10, "XX"));
        Assert.Equal([("old", 10L, 1.0)], Orders(op, 48));
    }

    [Fact]
    public void Others_wait_for_the_licence()
    {
        OperatorModel op = Operator(OperatorStrategy.Steady, Fab("f1", "old", 300), Fab("f5", "own", 7));
        op.Receive(new AcceleratorNeed("site", "old", 10, "XX"));
        Assert.Empty(Orders(op, 0));
        Assert.Equal([("site", new ChipPipeline("op", 0, Licence: 10, 0, 0, 0))], op.News);
        Assert.Equal([("old", 10L, 1.0)], Orders(op, 48));
    }

    [Fact]
    public void A_site_counts_places_and_computes_with_what_it_has()
    {
        // Planned for 100 old of 1 kW with a PUE of 1: 30 old, then 30 new of 2 kW each of which fills two places.
        DatacenterSpec spec = Sites.Spec with
        {
            Accelerator = Old,
            Pue = 1,
            FacilityMw = DatedPath.Constant(0.1),
            AcceleratorsAtStart = 30,
            Plan = null,
        };
        var site = new DatacenterModel(spec, 0, families: [Old, New]);
        Assert.Equal(70, site.TakeNeed(0));
        site.Receive(30, 5, "new");
        Assert.Equal((10, 30), (site.Awaited, site.Inbound));
        Assert.Equal(0, site.TakeNeed(1));

        DatacenterReport before = Run(site, 4), after = Run(site, 5);
        Assert.Equal((30, 60), (before.Installed, after.Installed));
        Assert.Equal((0.03, 0.09), (before.WantedMw, Math.Round(after.WantedMw, 9)));
        Assert.Equal(30 * 1000 / 24e6, before.ComputeExaflopDays, 12);
        Assert.Equal((30 * 1000 + 30 * 3000) / 24e6, after.ComputeExaflopDays, 12);
    }

    [Fact]
    public void A_stock_that_was_read_is_the_stock_that_was_written()
    {
        var stock = new AcceleratorStock(Old, [Old, New]);
        stock.Begin(10, 2);
        stock.Receive("new", 5, 7);
        stock.Receive("old", 3, 9);
        stock.TakeDue(7);
        stock.Install(20);
        Assert.Equal((16, 1), (stock.Installed, stock.Stock)); // 12 old and 4 new fill the 20 places
        var read = new AcceleratorStock(Old, [Old, New]);
        StateTape.Write(stock).ReadInto(read);
        Assert.Equal(
            (stock.Installed, stock.Stock, stock.Inbound, stock.AllPlaces, stock.TflopsPerPlace),
            (read.Installed, read.Stock, read.Inbound, read.AllPlaces, read.TflopsPerPlace));
    }

    private static DatacenterReport Run(DatacenterModel site, long tick)
    {
        var book = new OfferBook();
        site.Offer(tick, book);
        return site.Settle(tick, book, Sites.Plenty);
    }

    private static List<(string Family, long Count, double PlacesEach)> Orders(OperatorModel op, long tick) =>
        [.. op.PlaceOrders(tick).Select(order => (order.Accelerator, order.Count, order.PlacesEach))];

    private static OperatorModel Operator(OperatorStrategy strategy, params FabSource[] fabs) => new(
        new OperatorSpec("op", "Op", "z") { Strategy = strategy, SiteUsdPerMw = 0 },
        [.. fabs], new ExportRules([Old, New, Next, Own, Captive], [Control]));

    private static FabSource Fab(string fab, string family, double size) => new(fab, family, DatedPath.Constant(size));

    private static AcceleratorSpec Chip(string id, double watts, double tflops, double usd) => new(id, watts, tflops, usd);
}
