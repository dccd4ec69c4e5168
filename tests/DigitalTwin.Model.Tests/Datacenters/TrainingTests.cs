namespace DigitalTwin.Model.Tests.Datacenters;

/// <summary>
/// A site of 1,000 chips of 1 kW and 1 PFLOP/s: a MW, and 1/24 exaflop-days an hour. Six tenths train, above 300 $/MWh they pause, for two
/// hours of a year.
/// </summary>
public sealed class TrainingTests
{
    private const long Year = Calendar.HoursPerYear;
    private static readonly ZoneAward Scarce = AtPrice(400, fraction: 0);

    [Fact]
    public void Inference_is_firm_and_training_bids_its_strike()
    {
        OfferBook book = Offered(Site(), 0);
        Assert.Equal([new Step(MarketPrices.OrdinaryLoad, 0.4), new Step(300, 0.6)], book.Demand.ToArray());
    }

    [Fact]
    public void Each_is_told_apart_and_together_they_are_what_is_delivered()
    {
        DatacenterModel site = Site();
        AssertSplit(0.6 * Hourly, 0.4 * Hourly, 0, Tick(site, 0, Plenty));
        AssertSplit(0, 0.4 * Hourly, 1, Tick(site, 1, Scarce));

        // Half of the step at the price is served.
        AssertSplit(0.3 * Hourly, 0.4 * Hourly, 0.5, Tick(site, 2, AtPrice(300, fraction: 0.5)));
    }

    [Fact]
    public void When_the_hours_of_the_year_are_used_training_is_firm_until_the_next_one()
    {
        DatacenterModel site = Site();
        Assert.Equal([1, 1, 0, 0], Enumerable.Range(0, 4).Select(tick => Tick(site, tick, Scarce).Detail!.Split!.Value.PausedHours));
        Assert.All(Offered(site, 5).Demand.ToArray(), step => Assert.Equal(MarketPrices.OrdinaryLoad, step.PriceUsdPerMwh));
        Assert.Equal([1, 1, 0], Enumerable.Range(0, 3).Select(hour => Tick(site, Year + hour, Scarce).Detail!.Split!.Value.PausedHours));
    }

    [Fact]
    public void Half_hours_count_as_half()
    {
        DatacenterModel site = Site();
        ZoneAward half = AtPrice(300, fraction: 0.5);
        double[] paused = [.. Enumerable.Range(0, 6).Select(tick => Tick(site, tick, half).Detail!.Split!.Value.PausedHours)];
        Assert.Equal([0.5, 0.5, 0.5, 0.5, 0, 0], paused);
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(1, 1, 0)]
    public void A_site_may_do_one_alone(double share, double training, double inference)
    {
        DatacenterModel site = Site(new TrainingSpec(share, 2));
        AssertSplit(training * Hourly, inference * Hourly, 0, Tick(site, 0, Plenty));
        AssertSplit(0, inference * Hourly, training, Tick(site, 1, Scarce));
    }

    [Fact]
    public void Without_hours_training_never_pauses()
    {
        DatacenterModel site = Site(new TrainingSpec(0.6, 0));
        AssertSplit(0.6 * Hourly, 0.4 * Hourly, 0, Tick(site, 0, Scarce));
    }

    [Fact]
    public void A_site_that_does_not_tell_them_apart_reports_no_split()
    {
        var site = new DatacenterModel(Spec with { Training = null });
        Assert.Null(Tick(site, 0, Plenty).Detail);
    }

    private static void AssertSplit(double training, double inference, double paused, DatacenterReport report)
    {
        ComputeSplit split = report.Detail!.Split!.Value;
        Assert.Equal(training, split.TrainingExaflopDays, 12);
        Assert.Equal(inference, split.InferenceExaflopDays, 12);
        Assert.Equal(paused, split.PausedHours, 12);
        Assert.Equal(report.ComputeExaflopDays, split.TrainingExaflopDays + split.InferenceExaflopDays, 12);
    }

    private static DatacenterModel Site(TrainingSpec? training = null) =>
        new(Spec with { Training = training ?? new TrainingSpec(0.6, 2) });
}
