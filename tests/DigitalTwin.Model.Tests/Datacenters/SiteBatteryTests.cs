namespace DigitalTwin.Model.Tests.Datacenters;

/// <summary>A site of 1,000 chips of 1 kW and 1 PFLOP/s: a MW, and 1/24 exaflop-days an hour, with a store behind its meter.</summary>
public sealed class SiteBatteryTests
{
    private static readonly BatterySpec Battery = new(PowerMw: 0.5, Hours: 2, Efficiency: 0.8, RideThroughMinutes: 0);
    private static readonly BatterySpec RideThrough = new(0, 0, 0.8, RideThroughMinutes: 15);

    [Fact]
    public void It_begins_empty_and_buys_below_all_that_the_site_buys()
    {
        DatacenterModel site = Site(Battery);
        Assert.Equal([new Step(5000, 1), new Step(891, 0.5)], Offered(site, 0).Demand.ToArray());
        DatacenterModel flexible = new(Spec with { Battery = Battery, FlexibleShare = 0.4, FlexibleStrikeUsdPerMwh = 300 });
        Assert.Equal([5000, 300, 297.0], Offered(flexible, 0).Demand.ToArray().Select(step => step.PriceUsdPerMwh));

        // 0.5 MW an hour, of which 0.8 stay: full with a MWh after two hours and a half.
        Assert.Equal(
            [0.4, 0.8, 1, 1], Enumerable.Range(0, 4).Select(t => Math.Round(Tick(site, t, Plenty).Detail!.Battery!.Value.StoredMwh, 12)));
        Assert.Equal(new Step(5000, 1), Assert.Single(Offered(site, 4).Demand.ToArray()));
    }

    [Fact]
    public void A_rounding_error_is_no_shortage_and_no_room()
    {
        // A share that does not split evenly: the parts of the bid are not the whole to the last bit.
        DatacenterModel site = Filled(Spec with { Training = new TrainingSpec(0.1, 88), Battery = Battery with { Efficiency = 0.7 } });
        for (int tick = 10; tick < 40; tick++)
        {
            Assert.Equal(2, Offered(site, tick).Demand.Length);
            Assert.Equal(0, Tick(site, tick, Plenty).Detail!.Battery!.Value.GivenMwh);
        }
    }

    [Fact]
    public void It_carries_what_is_shed_until_it_is_empty_and_the_grid_sees_all_of_it()
    {
        DatacenterModel site = Filled(Battery);
        ZoneAward shed = AtPrice(5000, fraction: 0.3); // 0.7 MW lack, of which it gives 0.5 an hour, for two hours
        double[] delivered = [.. Enumerable.Range(10, 3).Select(t => Tick(site, t, shed).ComputeExaflopDays / Hourly)];
        Assert.Equal([0.8, 0.8, 0.3], delivered.Select(share => Math.Round(share, 12)));
        DatacenterReport report = Tick(site, 13, shed);
        Assert.Equal((1.5, 0.3), (report.WantedMw, Math.Round(report.ServedMw, 12)));
    }

    [Fact]
    public void Energy_given_is_what_was_bought_less_the_losses_and_what_is_stored()
    {
        DatacenterModel site = Site(Battery with { RideThroughMinutes = 12 });
        double stored = 0, bought = 0, given = 0;
        for (int tick = 0; tick < 300; tick++)
        {
            // Shares that do not repeat with the hours: the store is full, empty and between.
            ZoneAward award = tick % 7 < 3 ? AtPrice(5000, tick % 11 / 11.0) : tick % 5 == 0 ? AtPrice(891, 0.3) : Plenty;
            BatteryReport battery = Tick(site, tick, award).Detail!.Battery!.Value;
            Assert.Equal(stored + 0.8 * battery.BoughtMwh - battery.GivenMwh, battery.StoredMwh, 12);
            Assert.InRange(battery.StoredMwh, 0, 1.2 + 1e-12);
            Assert.False(battery.BoughtMwh > 0 && battery.GivenMwh > 0);
            (stored, bought, given) = (battery.StoredMwh, bought + battery.BoughtMwh, given + battery.GivenMwh);
        }

        Assert.Equal(0.8 * bought - given, stored, 9);
        Assert.True(given > 20);
    }

    [Fact]
    public void A_dip_within_its_minutes_costs_nothing_and_a_longer_one_what_is_longer_and_the_restart()
    {
        // Six tenths train. Ten minutes are carried; of thirty, fifteen are, and training starts again for twenty: 0.6 x 20 / 60 MWh.
        DatacenterSpec spec = Spec with
        {
            FlexibleStrikeUsdPerMwh = 5000,
            Training = new TrainingSpec(0.6, 88) { RestartMinutes = 20 },
            Battery = RideThrough,
        };
        DatacenterModel site = Filled(spec);
        Assert.Equal(Hourly, Tick(site, 10, AtPrice(5000, 5.0 / 6)).ComputeExaflopDays, 12);
        Assert.Equal(Hourly, Tick(site, 11, Plenty).ComputeExaflopDays, 12);
        Fill(site, 12);
        Assert.Equal(0.75 * Hourly, Tick(site, 20, AtPrice(5000, 0.5)).ComputeExaflopDays, 12);
        DatacenterReport after = Tick(site, 21, Plenty);
        Assert.Equal((1 - 0.2) * Hourly, after.ComputeExaflopDays, 12);
        ComputeSplit split = after.Detail!.Split!.Value;
        Assert.Equal((0.4 * Hourly, 0.4 * Hourly), (split.TrainingExaflopDays, split.InferenceExaflopDays));
        Assert.Equal(Hourly, Tick(site, 22, Plenty).ComputeExaflopDays, 12);
    }

    [Fact]
    public void What_is_kept_back_for_a_disturbance_does_not_serve_a_pause_and_a_pause_costs_no_restart()
    {
        DatacenterSpec spec = Spec with
        {
            Training = new TrainingSpec(0.6, 88) { RestartMinutes = 20 },
            Battery = RideThrough,
        };
        DatacenterModel site = Filled(spec);
        DatacenterReport paused = Tick(site, 10, AtPrice(400, 0));
        Assert.Equal((0.4 * Hourly, 0.0), (paused.ComputeExaflopDays, paused.Detail!.Battery!.Value.GivenMwh));
        Assert.Equal(Hourly, Tick(site, 11, Plenty).ComputeExaflopDays, 12);
    }

    [Fact]
    public void A_battery_lets_training_run_on_and_the_hours_of_its_pauses_are_the_meters()
    {
        // Two hours of pause a year: the battery carries both, and then training is firm all the same.
        DatacenterModel site = Filled(Spec with { Training = new TrainingSpec(0.4, 2), Battery = Battery });
        DatacenterReport[] paused = [.. Enumerable.Range(10, 2).Select(tick => Tick(site, tick, AtPrice(400, 0)))];
        Assert.All(paused, hour => Assert.Equal(
            (Hourly, 0.0), (Math.Round(hour.ComputeExaflopDays, 12), hour.Detail!.Split!.Value.PausedHours), new Near()));
        Assert.All(Offered(site, 12).Demand[..2].ToArray(), step => Assert.Equal(5000, step.PriceUsdPerMwh));
    }

    [Fact]
    public void An_outage_of_its_connection_is_carried_and_nothing_is_bought_meanwhile()
    {
        DatacenterModel site = Filled(Battery);
        site.Imposed.Add(new ActiveEffect(EffectKind.Outage, "", 0, 12));
        OfferBook book = Offered(site, 10);
        Assert.True(book.Demand.IsEmpty);
        DatacenterReport report = site.Settle(10, book, Plenty);
        Assert.Equal((0.0, 0.5 * Hourly, 0.5), (report.ServedMw, report.ComputeExaflopDays, report.Detail!.Battery!.Value.RiddenHours));
        Assert.Equal(Hourly, Tick(site, 12, Plenty).ComputeExaflopDays, 12);
    }

    private sealed class Near : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) a, (double, double) b) =>
            Math.Abs(a.Item1 - b.Item1) < 1e-11 && Math.Abs(a.Item2 - b.Item2) < 1e-11;

        public int GetHashCode((double, double) pair) => 0;
    }

    private static DatacenterModel Filled(BatterySpec battery) => Filled(Spec with { Battery = battery });

    private static DatacenterModel Filled(DatacenterSpec spec)
    {
        var site = new DatacenterModel(spec);
        Fill(site, 0);
        return site;
    }

    private static void Fill(DatacenterModel site, int from)
    {
        for (int tick = from; tick < from + 8; tick++)
            Tick(site, tick, Plenty);
    }

    private static DatacenterModel Site(BatterySpec battery) => new(Spec with { Battery = battery });
}
