namespace DigitalTwin.Model.Tests.Datacenters;

/// <summary>
/// A site for 1,000 chips of 1 kW and 1 PFLOP/s with a PUE of 1.5 at 25 degrees, its hottest month: 1.5 MW. Up to 10 degrees PUE does not
/// rise, beyond them by 0.02 a degree.
/// </summary>
public sealed class SiteCoolingTests
{
    private const int Day = 24;

    /// <summary>0 degrees in January, 5 in February, 10, 15, 20, 25 in June and back.</summary>
    private static readonly ImmutableArray<double> Means = [0, 5, 10, 15, 20, 25, 25, 20, 15, 10, 5, 0];

    [Theory]
    [InlineData(0, 1.2)]
    [InlineData(31 + 28, 1.2)]
    [InlineData(31 + 28 + 31, 1.3)]
    [InlineData(31 + 28 + 31 + 30 + 31, 1.5)]
    public void Power_follows_the_temperature_of_the_month(int day, double mw) => Assert.Equal(mw, Wanted(Weather(), 1000, day * Day), 12);

    [Fact]
    public void A_wave_counts_and_a_site_draws_no_more_than_it_is_built_for()
    {
        const int April = (31 + 28 + 31) * Day, July = 181 * Day;
        CoolingSpec cooling = Weather() with
        {
            Waves = [new(April, April + Day, 8), new(April + Day, April + 2 * Day, -20), new(July, July + Day, 8)],
        };
        Assert.Equal(1 + 0.3 + 0.16, Wanted(cooling, 1000, April + 23), 12);
        Assert.Equal(1 + 0.2, Wanted(cooling, 1000, April + Day), 12);
        Assert.Equal(1 + 0.3, Wanted(cooling, 1000, April + 2 * Day), 12);
        Assert.Equal(1.5, Wanted(cooling, 1000, July), 12);
    }

    [Fact]
    public void What_does_not_fall_with_the_load_is_drawn_for_the_places_that_are_empty()
    {
        // 400 chips in 1,000 places: 0.4 MW, and 0.5 x (0.4 x 1 + 0.6 x 0.4) beside them: a PUE of 1.8.
        CoolingSpec cooling = new(Calendar(), FixedShare: 0.4);
        Assert.Equal(0.4 * 1.8, Wanted(cooling, 400, 0), 12);
        Assert.Equal(1.5, Wanted(cooling, 1000, 0), 12);
        Assert.Equal(0, Wanted(cooling, 0, 0));
        Assert.Equal(0.4 * 1.5, Wanted(new CoolingSpec(Calendar(), 0), 400, 0), 12);
    }

    [Fact]
    public void Compute_is_that_of_the_accelerators_whatever_their_cooling_takes()
    {
        DatacenterModel site = Site(Weather() with { FixedShare = 0.5 }, 600);
        Assert.Equal(0.6 * Hourly, Tick(site, 0, Plenty).ComputeExaflopDays, 12);

        // Power that is missing is missed in proportion.
        Assert.Equal(0.3 * Hourly, Tick(site, 0, AtPrice(5000, 0.5)).ComputeExaflopDays, 12);
    }

    private static double Wanted(CoolingSpec cooling, long chips, long tick) => Offered(Site(cooling, chips), tick).DemandMw;

    private static CoolingSpec Weather() => new(Calendar(), 0) { PuePerC = 0.02, FreeCoolingC = 10, MeanCByMonth = Means };

    private static Calendar Calendar() => new(new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc));

    private static DatacenterModel Site(CoolingSpec cooling, long chips) => new(Spec with
    {
        FacilityMw = DatedPath.Constant(1.5),
        Pue = 1.5,
        AcceleratorsAtStart = chips,
        Cooling = cooling,
    });
}
