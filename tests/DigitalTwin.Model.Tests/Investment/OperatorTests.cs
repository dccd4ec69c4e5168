namespace DigitalTwin.Model.Tests.Investment;

/// <summary>What an operator orders: as far as its money goes, of whom, and what it reports of the rest.</summary>
public sealed class OperatorTests
{
    private const int Month = 730;

    // A kW, 20,000 USD; with 12 MUSD/MW a site costs 12,000 USD each.
    private static readonly AcceleratorSpec Chip = new("chip", 1000, 1000, PriceUsd: 20_000) { ExportClass = "ai" };
    private static readonly OperatorSpec Free = new("op", "Op", "z");
    private static readonly FabSource Fab = new("fab", "chip", DatedPath.Constant(1));

    [Fact]
    public void Money_is_raised_evenly_over_the_year_less_interest_and_burn()
    {
        var accounts = new OperatorAccounts(Free with
        {
            CapitalUsdPerYear = DatedPath.Constant(1_200_000),
            BurnUsdPerYear = 120_000,
            CostOfCapital = 0.12,
            CollateralShare = 0.5,
        });
        accounts.BeginMonth(0);
        Assert.Equal(90_000, accounts.Cash, 6);

        // One unit: 20,000, of which lenders advance half, and 12,000 for the site.
        accounts.Pay(1, 20_000, 12_000, itMw: 0.001);
        Assert.Equal((68_000, 10_000), (accounts.Cash, accounts.Debt));
        accounts.BeginMonth(Month);
        Assert.Equal(68_000 + 90_000 - 100, accounts.Cash, 6); // a percent a month of 10,000
    }

    [Fact]
    public void Lenders_advance_a_share_of_the_chip_and_nothing_of_the_site()
    {
        OperatorSpec spec = Free with { CapitalUsdPerYear = DatedPath.Constant(12 * 220_000), CollateralShare = 0.5 };
        OperatorAccounts accounts = AfterAMonth(spec);

        Assert.Equal(10, accounts.Affordable(20_000, 12_000)); // 22,000 of its own each
        Assert.Equal(6, AfterAMonth(spec with { CollateralShare = 0 }).Affordable(20_000, 12_000));
        Assert.Equal(0, AfterAMonth(spec with { CapitalUsdPerYear = DatedPath.Constant(0) }).Affordable(1, 0));
        Assert.Equal(long.MaxValue, accounts.Affordable(0, 0));
    }

    [Fact]
    public void Orders_are_bounded_by_cash_and_the_rest_waits_for_the_money_of_the_next_months()
    {
        var op = new OperatorModel(Free with { CapitalUsdPerYear = DatedPath.Constant(12 * 320_000) }, [Fab], Rules());
        op.Receive(new AcceleratorNeed("site", "chip", 25));
        long[] ordered = new long[3 * Month];
        for (long tick = 0; tick < ordered.Length; tick++)
            ordered[tick] = op.PlaceOrders(tick).Sum(order => order.Count);

        // 320,000 a month pay for ten units of 32,000.
        Assert.Equal(
            [(0, 10), (Month, 10), (2 * Month, 5)],
            ordered.Index().Where(hour => hour.Item > 0).Select(hour => (hour.Index, (int)hour.Item)));
        Assert.Equal(160_000, op.Accounts!.Cash, 3);
        Assert.Equal(0, op.Pending);
    }

    [Fact]
    public void Who_asked_first_is_served_first_where_money_is_short()
    {
        var op = new OperatorModel(Free with { CapitalUsdPerYear = DatedPath.Constant(12 * 320_000) }, [Fab], Rules());
        op.Receive(new AcceleratorNeed("b", "chip", 8));
        op.Receive(new AcceleratorNeed("a", "chip", 8));

        Assert.Equal([("b", 8L), ("a", 2L)], op.PlaceOrders(0).Select(order => (order.Site, order.Count)));
        Assert.Equal([("a", new ChipPipeline("op", Capital: 6, 0, 0, 0, 0))], op.News);
    }

    [Fact]
    public void Orders_are_split_over_the_fabs_that_make_the_family_by_their_size()
    {
        FabSource[] fabs =
        [
            new("big", "chip", DatedPath.Constant(3)),
            new("other", "gpu", DatedPath.Constant(99)),
            new("small", "chip", DatedPath.Constant(1)),
        ];
        var op = new OperatorModel(Free, [.. fabs], Rules());
        op.Receive(new AcceleratorNeed("site", "chip", 8));

        Assert.Equal([("big", 6L), ("small", 2L)], op.PlaceOrders(0).Select(order => (order.Fab, order.Count)));
    }

    [Fact]
    public void A_site_without_a_licence_waits_holds_up_nobody_and_is_served_when_the_control_ends()
    {
        var op = new OperatorModel(Free, [Fab], Rules(new ExportRule("ai", "XX", 0, 48)));
        op.Receive(new AcceleratorNeed("controlled", "chip", 5, "XX"));
        op.Receive(new AcceleratorNeed("free", "chip", 7, "YY"));

        Assert.Equal(("free", 7L), Only(op.PlaceOrders(0)));
        Assert.Equal([("controlled", new ChipPipeline("op", 0, Licence: 5, 0, 0, 0))], op.News);
        Assert.Empty(op.PlaceOrders(24));
        Assert.Empty(op.News); // nothing has changed
        Assert.Equal(("controlled", 5L), Only(op.PlaceOrders(48)));
        Assert.Equal([("controlled", new ChipPipeline("op", 0, 0, 0, 0, 0))], op.News);
    }

    private static OperatorAccounts AfterAMonth(OperatorSpec spec)
    {
        var accounts = new OperatorAccounts(spec);
        accounts.BeginMonth(0);
        return accounts;
    }

    private static (string Site, long Count) Only(IReadOnlyList<AcceleratorOrder> orders)
    {
        AcceleratorOrder order = Assert.Single(orders);
        return (order.Site, order.Count);
    }

    private static ExportRules Rules(params ImmutableArray<ExportRule> rules) => new([Chip], rules);
}
