namespace DigitalTwin.Model.Tests.Chips;

/// <summary>Fabs that start a wafer an hour, of ten dies or packages each: what they make as they grow, and who gets it.</summary>
public sealed class FabLineTests
{
    private const long Month = 730;
    private static readonly ExportRules Rules = new(
        [new AcceleratorSpec("chip", 1000, 1000, 20_000) { MemoryStacks = 2, PackagesPerWafer = 10, ExportClass = "ai" }],
        [new ExportRule("ai", "XX", 0, long.MaxValue)]);

    private static readonly ChipFabSpec Spec = new()
    {
        Id = "fab",
        Name = "fab",
        Zone = "z",
        Class = FabClass.Logic,
        WafersPerMonth = DatedPath.Constant(Month),
        AiShare = DatedPath.Constant(1),
        Yield = 1,
        MwhPerWafer = 2,
        Accelerator = "chip",
        GrossAcceleratorsPerWafer = 10,
        GrossStacksPerWafer = 30,
        CycleHours = 48,
        ShippingHours = 30,
    };

    [Fact]
    public void A_fab_is_full_when_the_run_begins_and_what_it_starts_comes_out_after_its_cycle()
    {
        var fab = new StageFabModel(Spec);
        (FabReport first, FabParts none) = Hour(fab, 0);
        Assert.Equal((2.0, 2 * 240 + 10, 0L), (first.WantedMw, first.Stages!.InProcess, none.Count));

        Dictionary<long, long> made = [];
        for (long tick = 1; tick <= 72; tick++)
            made[tick] = Hour(fab, tick).Parts.Count;
        Assert.Equal([(24, 240), (48, 240), (72, 240)], made.Where(day => day.Value > 0).Select(day => ((int)day.Key, (int)day.Value)));
    }

    [Fact]
    public void A_fab_that_doubles_its_wafers_makes_twice_as_much_a_cycle_later()
    {
        var growing = new DatedPath([new DatedValue(23, Month), new DatedValue(24, 2 * Month)]);
        var fab = new StageFabModel(Spec with { WafersPerMonth = growing, Class = FabClass.Memory });
        long[] made = [.. Enumerable.Range(0, 97).Select(tick => Hour(fab, tick).Parts.Count)];

        // Thirty stacks a wafer. What is started in the first day comes out after the third, what in the second after the fourth.
        Assert.Equal((720, 720, 720, 1440), (made[24], made[48], made[72], made[96]));
    }

    [Fact]
    public void An_hour_without_power_starts_nothing_and_destroys_its_share_of_the_work_in_process()
    {
        var fab = new StageFabModel(Spec with { ScrapShare = 0.5 });
        FabStages dark = Hour(fab, 0, served: 0).Report.Stages!;
        Assert.Equal((240, 240), (dark.InProcess, dark.Scrapped));

        // Half of the power: half a wafer is started, and a quarter of what was there is lost.
        FabStages dim = Hour(fab, 1, served: 0.5).Report.Stages!;
        Assert.Equal((180 + 5, 300), (dim.InProcess, dim.Scrapped));
    }

    [Theory]
    [InlineData(100, 900, 100)] // dies
    [InlineData(900, 100, 50)] // two stacks each
    [InlineData(900, 9000, 240)] // a day of wafers
    public void Packages_are_started_as_far_as_dies_memory_and_wafers_go(long dies, long stacks, long started)
    {
        PackagingModel fab = Packaging(dies, stacks);
        FabStages told = Days(fab, 1).Stages!;

        Assert.Equal((started, dies - started, stacks - 2 * started), (told.InProcess, told.Dies, told.Stacks));
    }

    [Fact]
    public void A_packaging_line_that_doubles_packages_twice_as_many_a_day()
    {
        var growing = new DatedPath([new DatedValue(23, Month), new DatedValue(24, 2 * Month)]);
        PackagingModel fab = Packaging(9000, 90_000, Spec with { WafersPerMonth = growing });
        Assert.Equal(240, Days(fab, 1).Stages!.InProcess);
        Assert.Equal(240 + 480, Days(fab, 1, from: 1).Stages!.InProcess);
    }

    [Fact]
    public void Packages_go_to_the_orders_of_the_earliest_month_pro_rata_and_arrive_after_shipping()
    {
        // 75 are finished: months before later ones, and of 80 ordered in one month 56.25 and 18.75.
        PackagingModel fab = Packaging(75, 150);
        fab.Order(Month, new AcceleratorOrder("fab", "later", 500, "chip"));
        fab.Order(0, new AcceleratorOrder("fab", "a", 60, "chip"));
        fab.Order(0, new AcceleratorOrder("fab", "b", 20, "chip"));
        Assert.Equal(0, Days(fab, 3).Shipped);
        Assert.Equal(75, Days(fab, 1, from: 3).Shipped);

        Assert.Equal([new Shipment("a", 56, 95 + 30, "chip"), new Shipment("b", 19, 95 + 30, "chip")], fab.Shipments);
    }

    [Fact]
    public void Orders_are_reported_where_they_wait_first_those_with_packages_then_dies_without_memory_then_without_dies()
    {
        PackagingModel fab = Packaging(dies: 100, stacks: 60); // memory for 30
        fab.Order(0, new AcceleratorOrder("fab", "a", 50, "chip"));
        fab.Order(0, new AcceleratorOrder("fab", "b", 80, "chip"));
        fab.Order(0, new AcceleratorOrder("fab", "c", 10, "chip", "XX"));
        Days(fab, 1);

        Assert.Equal(
            [
                ("a", new ChipPipeline("fab", 0, 0, 0, Memory: 20, Packaging: 30)),
                ("b", new ChipPipeline("fab", 0, 0, Logic: 30, Memory: 50, 0)),
                ("c", new ChipPipeline("fab", 0, Licence: 10, 0, 0, 0)),
            ],
            fab.News);
        Days(fab, 1, from: 1);
        Assert.Empty(fab.News); // nothing has changed
    }

    [Fact]
    public void Only_the_tracked_share_is_for_sites_of_the_scenario_and_what_they_leave_at_the_end_of_a_month_goes_to_others()
    {
        PackagingModel fab = Packaging(100, 900, Spec with { TrackedShare = 0.6 });
        FabReport finished = Days(fab, 4);
        Assert.Equal((60, 40, 100), (finished.Stock, finished.Stages!.Pooled, finished.Stages.Made));

        FabReport month = Days(fab, 26, from: 4);
        Assert.Equal((0, 100), (month.Stock, month.Stages!.Pooled));
    }

    [Fact]
    public void A_fab_that_sells_itself_ships_what_is_ordered_and_keeps_the_fraction_of_an_accelerator()
    {
        // 0.45 an hour: 10.8 on the first day, of which ten are whole, and with the next day's 21.6 in all.
        var fab = new ChipFabModel(Spec with { GrossAcceleratorsPerWafer = 0.45 });
        fab.Order("site", 15);
        long[] shipped = new long[121];
        for (int tick = 0; tick < shipped.Length; tick++)
            shipped[tick] = fab.Settle(tick, Offered(book => fab.Offer(tick, book)), Sites.Plenty).Shipped;

        Assert.Equal([(72, 10), (96, 5)], shipped.Index().Where(hour => hour.Item > 0).Select(hour => (hour.Index, (int)hour.Item)));
        Assert.Equal(32, fab.FinishedEver); // 32.4 in three days
        Assert.Equal(17, fab.Stock);
    }

    private static PackagingModel Packaging(long dies, long stacks, ChipFabSpec? spec = null)
    {
        ChipFabSpec packaging = (spec ?? Spec) with { Class = FabClass.Packaging, StacksAtStart = stacks };
        var fab = new PackagingModel(packaging, [new FabParts("chip", 0)], Rules);
        fab.Take(new FabParts("chip", dies));
        return fab;
    }

    /// <summary>Some days of a packaging fab with all its power.</summary>
    /// <returns>The report of the last hour, in which the day's work is done.</returns>
    private static FabReport Days(PackagingModel fab, int days, int from = 0)
    {
        FabReport last = default;
        for (long tick = from * 24; tick < (from + days) * 24; tick++)
            last = fab.Settle(tick, Offered(book => fab.Offer(tick, book)), Sites.Plenty);
        return last;
    }

    private static (FabReport Report, FabParts Parts) Hour(StageFabModel fab, long tick, double served = 1) => fab.Settle(
        tick, Offered(book => fab.Offer(tick, book)), Sites.AtPrice(MarketPrices.OrdinaryLoad, served));

    private static OfferBook Offered(Action<OfferBook> offer)
    {
        var book = new OfferBook();
        offer(book);
        return book;
    }
}
