namespace DigitalTwin.Model.Tests.Power;

/// <summary>Units fail, are repaired and go away for maintenance.</summary>
public sealed class OutageTests
{
    private static readonly Calendar Calendar = new(new DateTime(2025, 1, 1));
    private static readonly ZoneAward AllRun = new(1000, 1000, 1, 1000, 0);

    [Fact]
    public void Three_units_fail_and_come_back()
    {
        var plant = Plant(Fleets.Coal(1500) with { ForcedOutageRate = 0.2, MttrHours = 24 }, seed: 3);
        var seen = new SortedSet<int>();
        for (long tick = 0; tick < 2000; tick++)
        {
            Step(plant, tick);
            Assert.InRange(plant.UnitsInService, 0, 3);
            seen.Add(plant.UnitsInService);
        }

        Assert.Superset(new HashSet<int> { 1, 2, 3 }, seen.ToHashSet());
    }

    [Theory]
    [InlineData(8760)]
    [InlineData(16 * 8760)]
    public void The_share_of_time_out_of_service_converges_as_one_over_the_root(int hours)
    {
        // The chain forgets with the rate 1/24 + f an hour: hours count as hours / (2 x correlation time) independent looks at three units.
        const double rate = 0.1, mttr = 24;
        double correlationHours = mttr * (1 - rate);
        var plant = Plant(Fleets.Coal(1500) with { ForcedOutageRate = rate, MttrHours = mttr }, seed: 11);
        long outHours = 0;
        for (long tick = 0; tick < hours; tick++)
        {
            Step(plant, tick);
            outHours += 3 - plant.UnitsInService;
        }

        double sigma = Math.Sqrt(rate * (1 - rate) / (3 * hours / (2 * correlationHours)));
        Assert.InRange(outHours / (3.0 * hours), rate - 4 * sigma, rate + 4 * sigma);
    }

    [Fact]
    public void The_first_hour_is_drawn_from_the_stationary_distribution()
    {
        int outUnits = 0;
        for (ulong seed = 0; seed < 400; seed++)
        {
            var plant = Plant(Fleets.Coal(25_000) with { ForcedOutageRate = 0.08, MttrHours = 60 }, seed);
            plant.Declare(0);
            outUnits += 50 - plant.UnitsInService;
        }

        // 20,000 units at 8 %: 1,600, standard deviation 38.
        Assert.InRange(outUnits, 1600 - 4 * 38, 1600 + 4 * 38);
    }

    [Theory]
    [InlineData(0.55)] // below what outages leave: derated
    [InlineData(0.86)] // above it: outages shrink
    public void A_stated_availability_is_the_capacity_factor_of_a_fleet_that_always_runs(double availability)
    {
        var spec = Fleets.Coal(50_000) with
        {
            ForcedOutageRate = 0.1,
            MttrHours = 40,
            MaintenanceWeeksPerYear = 4,
            AvailabilityCap = availability,
            RampSharePerHour = 1,
            StartHours = 0,
            MinDownHours = 1,
        };
        var plant = Plant(spec, seed: 5);
        double mwh = 0;
        for (long tick = 0; tick < 2 * 8760; tick++)
            mwh += Step(plant, tick).OutputMw;
        Assert.Equal(availability, mwh / (50_000.0 * 2 * 8760), 0.01);
    }

    [Fact]
    public void Shrunk_outages_leave_exactly_the_stated_share()
    {
        var model = new OutageModel(Fleets.Coal(1000) with
        {
            ForcedOutageRate = 0.05,
            MttrHours = 100,
            MaintenanceWeeksPerYear = 4,
            AvailabilityCap = 0.95,
        });
        Assert.Equal(1, model.Derating);
        Assert.Equal(0.95, (1 - model.OutShare) * (1 - model.MaintenanceWeeks / (365.0 / 7)), 12);
    }

    [Fact]
    public void Maintenance_takes_its_weeks_and_keeps_away_from_the_peaks()
    {
        var window = MaintenanceWindow.Levelled(TwoPeaksMw(), awayMwDays: 100 * 28);
        long away = 0;
        for (int day = 0; day < 365; day++)
            away += window.UnitsAway(100, 4, 0.3, day);
        Assert.Equal(100 * 28, away, 100.0);
        Assert.InRange(window.UnitsAway(100, 4, 0.3, 5), 0, 2);
        Assert.InRange(window.UnitsAway(100, 4, 0.3, 110), 10, 40);
    }

    [Fact]
    public void Much_maintenance_leaves_the_same_margin_all_year()
    {
        // A twelfth of 800 MW is away all the time: more than the valleys between the peaks can take without rising above them.
        double[] peakMw = TwoPeaksMw();
        var window = MaintenanceWindow.Levelled(peakMw, awayMwDays: 800 * 28);
        double mostMw = 0;
        for (int day = 0; day < 365; day++)
            mostMw = Math.Max(mostMw, peakMw[day] + 10 * window.UnitsAway(80, 4, 0.3, day));
        double meanAwayMw = 800 * 28 / 365.0;
        Assert.InRange(mostMw, peakMw.Max(), peakMw.Max() + meanAwayMw);
        Assert.True(window.UnitsAway(80, 4, 0.3, 100) > window.UnitsAway(80, 4, 0.3, 5));
        Assert.True(window.UnitsAway(80, 4, 0.3, 5) > 0);
    }

    [Fact]
    public void Years_without_maintenance_or_without_seasons_are_even()
    {
        foreach (double awayMwDays in new[] { 0, 10.0 })
        {
            var window = MaintenanceWindow.Levelled(new double[365], awayMwDays);
            Assert.Equal(MaintenanceWindow.Even.BegunShare(100), window.BegunShare(100), 12);
        }
    }

    [Fact]
    public void Unit_size_breathes_while_capacity_moves_by_less_than_three_quarters_of_a_unit()
    {
        var path = new DatedPath([new DatedValue(0, 1500), new DatedValue(24 * 100, 1850), new DatedValue(24 * 200, 2600)]);
        var plant = Plant(Fleets.Coal(1500) with { CapacityMw = path }, seed: 1);
        var counts = new List<int>();
        for (long tick = 0; tick <= 24 * 200; tick += 24)
        {
            for (long hour = tick; hour < tick + 24; hour++)
                Step(plant, hour);
            if (counts.Count == 0 || counts[^1] != plant.Units)
                counts.Add(plant.Units);
        }

        Assert.Equal([3, 4, 5], counts);
    }

    [Fact]
    public void Outages_follow_the_temperature_in_expectation_hour_by_hour()
    {
        // A cold week of -15 degrees in a January of 0, with a daily swing of 10.
        var curve = new OutageCurve([(-20, 0.3), (0, 0.05), (30, 0.08)]);
        var temperature = Temperature(0, 10) with { Waves = [new TemperatureWave(240, 408, -15)] };
        var model = new OutageModel(Fleets.Coal(1000) with
        {
            ForcedOutageRate = 0.05,
            MttrHours = 60,
            OutageCurve = curve,
            Temperature = temperature,
        });
        double expected = model.OutShareAt(0);
        for (long tick = 1; tick < 720; tick++)
        {
            (double failure, double repair) = model.ChancesAt(tick);
            expected = expected * (1 - repair) + (1 - expected) * failure;
            Assert.Equal(curve.At(temperature.At(tick)), expected, 12);
        }

        Assert.Equal(0.3, model.OutShareAt(240 + 5), 12); // -15 and the coldest hour: -20
    }

    [Fact]
    public void Fuel_is_lost_to_all_units_together_with_the_mean_temperature_of_the_day()
    {
        FleetSpec spec = Fleets.Coal(1500) with
        {
            ForcedOutageRate = 0,
            FuelSupplyCurve = new OutageCurve([(-15, 0.4), (-5, 0)]),
            Temperature = Temperature(0, 20) with { Waves = [new TemperatureWave(48, 72, -10)] },
        };
        var plant = Plant(spec, seed: 1);
        var days = new SortedDictionary<long, (double AvailableMw, double OutMw)>();
        for (long tick = 0; tick < 96; tick++)
            days[tick / 24] = (Step(plant, tick).AvailableMw, plant.OutMw);
        // The day's mean is -10, half way: its hours of -20 and 0 count alike.
        Assert.Equal(
            [(1500, 0), (1500, 0), (1200, 300), (1500, 0)],
            days.Values.Select(day => (Math.Round(day.AvailableMw, 9), Math.Round(day.OutMw, 9))));
    }

    [Fact]
    public void A_curve_is_linear_between_its_points_and_constant_beyond_them()
    {
        var curve = new OutageCurve([(-10, 0.2), (10, 0.1)]);
        Assert.Equal([0.2, 0.2, 0.15, 0.1, 0.1], new double[] { -40, -10, 0, 10, 40 }.Select(c => Math.Round(curve.At(c), 12)));
    }

    [Fact]
    public void Net_capacity_of_the_season_changes_the_size_of_units_and_not_their_number()
    {
        var plant = Plant(
            Fleets.Coal(1500) with
            {
                ForcedOutageRate = 0,
                NetShareByMonth = [1, 1, 0.98, 0.96, 0.94, 0.9, 0.9, 0.9, 0.9, 0.95, 0.98, 1],
            },
            seed: 1);
        var seen = new List<(int Units, double Mw)>();
        for (long tick = 0; tick < 8760; tick++)
        {
            PlantReport report = Step(plant, tick);
            if (Calendar.InstantOf(tick) is { Day: 15, Hour: 0, Month: 1 or 7 })
                seen.Add((plant.Units, report.AvailableMw));
        }

        Assert.Equal([(3, 1500), (3, 1350)], seen);
    }

    private static ZoneTemperature Temperature(double meanC, double swingC) =>
        new(Calendar, 0, [.. Enumerable.Repeat(meanC, 12)], [.. Enumerable.Repeat(swingC, 12)]);

    private static ThermalPlant Plant(FleetSpec spec, ulong seed) =>
        (ThermalPlant)PlantModelFactory.Create(spec, new CounterRandom(seed, spec.Id), MaintenanceWindow.Even, Calendar);

    // Daily peaks of a year: the highest in January, a smaller one in July.
    private static double[] TwoPeaksMw() =>
    [
        .. Enumerable.Range(0, 365)
            .Select(day => 100 + 30 * Math.Cos(day * 4 * Math.PI / 365) + 15 * Math.Cos(day * 2 * Math.PI / 365)),
    ];

    private static PlantReport Step(ThermalPlant plant, long tick)
    {
        var book = new OfferBook();
        plant.Offer(tick, book);
        return plant.Settle(tick, book, AllRun with { PriceUsdPerMwh = 50 });
    }
}
