namespace DigitalTwin.Model.Tests.Support;

/// <summary>A site of 1,000 chips of 1 kW and 1 PFLOP/s, asked and served hour by hour.</summary>
internal static class Sites
{
    /// <summary>What it delivers in an hour, exaflop-days.</summary>
    public const double Hourly = 1.0 / 24;

    /// <summary>An award that serves everybody, at 30 USD/MWh.</summary>
    public static readonly ZoneAward Plenty = new(30, double.MaxValue, 1, double.MinValue, 1);

    /// <summary>The site: a MW without cooling.</summary>
    public static DatacenterSpec Spec { get; } = new()
    {
        Id = "site",
        Name = "site",
        Zone = "z",
        Operator = "op",
        Latitude = 0,
        Longitude = 0,
        FacilityMw = DatedPath.Constant(1),
        Pue = 1,
        FlexibleShare = 0,
        FlexibleStrikeUsdPerMwh = 300,
        Accelerator = new AcceleratorSpec("chip", 1000, 1000, 20_000),
        AcceleratorsAtStart = 1000,
    };

    /// <summary>An award at a price; of the step at the price a fraction is served.</summary>
    public static ZoneAward AtPrice(double price, double fraction) => new(price, price, 1, price, fraction);

    /// <summary>What a site offers and bids for a tick.</summary>
    public static OfferBook Offered(DatacenterModel site, long tick)
    {
        var book = new OfferBook();
        site.Offer(tick, book);
        return book;
    }

    /// <summary>A tick of a site.</summary>
    public static DatacenterReport Tick(DatacenterModel site, long tick, ZoneAward award) => site.Settle(tick, Offered(site, tick), award);
}
