using FsCheck;
using FsCheck.Fluent;

namespace DigitalTwin.Model.Tests.Power;

/// <summary>Reservoirs keep their energy a month and their least flow; run-of-river follows the month.</summary>
public sealed class HydroTests
{
    private static readonly Calendar Calendar = new(new DateTime(2025, 1, 1));

    private static readonly double[] Factors = [0.3, 0.35, 0.4, 0.5, 0.6, 0.55, 0.45, 0.35, 0.3, 0.3, 0.3, 0.3];

    [Fact]
    public void Each_month_spends_its_energy_within_one_percent()
    {
        FleetSpec[] fleets = [Fleets.Reservoir(1000, 0) with { HydroFactorByMonth = [.. Factors] }, Fleets.Ccgt(3000), Fleets.Ocgt(1500)];
        var zone = new IslandZone(fleets, t => 2200 + 900 * Math.Sin((t % 24 - 9) * Math.PI / 12));
        double[] months = new double[12];
        for (long tick = 0; tick < 8760; tick++)
        {
            zone.Step(tick);
            months[Calendar.Month(tick) - 1] += zone.Reports[0].OutputMw;
        }

        AssertMonths(months);
    }

    [Fact]
    public void The_month_is_kept_when_the_coupled_price_has_nothing_to_do_with_the_plan()
    {
        // The plan expects 40 to 72; the market clears at a noisy 20 in one month and 120 in the next.
        var plant = new ReservoirPlant(Fleets.Reservoir(1000, 0) with { HydroFactorByMonth = [.. Factors] }, Calendar);
        var plan = new FleetPlan();
        Array.Fill(plan.SellAtUsdPerMwh, 50);
        double[] months = new double[12];
        double[] noise = [0.5, 0.8, 1, 1.2, 1.6, 1.1, 0.7];
        for (long tick = 0; tick < 8760; tick++)
        {
            if (tick % 24 == 0)
            {
                FleetDeclaration declared = plant.Declare(tick);
                for (int hour = 0; hour < 24; hour++)
                    plan.ScheduledMw[hour] = Math.Min(1000, declared.EnergyMwh / 24 * (hour is > 7 and < 20 ? 1.5 : 0.5));
                plant.AcceptPlan(plan);
            }

            double price = (Calendar.Month(tick) % 2 == 0 ? 20 : 120) * noise[tick * 5 % 7];
            months[Calendar.Month(tick) - 1] += Settle(plant, tick, price).OutputMw;
        }

        AssertMonths(months);
    }

    [Fact]
    public void Output_lies_between_least_flow_and_capacity_at_any_price()
    {
        var prices = Gen.Choose(-20, 400).ListOf(24 * 20);
        Prop.ForAll(prices.ToArbitrary(), list =>
        {
            var plant = new ReservoirPlant(Fleets.Reservoir(1000, 0.4, minFlowShare: 0.5), Calendar);
            double spent = 0;
            for (int tick = 0; tick < list.Count; tick++)
            {
                double left = 1000 * 0.4 * 24 * 31 - spent;
                PlantReport report = Settle(plant, tick, list[tick]);
                spent += report.OutputMw + report.CurtailedMw;
                bool flows = report.OutputMw + report.CurtailedMw >= Math.Min(200, left) - 1e-6;
                if (!flows || report.OutputMw > 1000 + 1e-9 || spent > 1000 * 0.4 * 24 * 31 + 1e-6)
                    return false;
            }

            return true;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_planned_megawatts_stand_below_the_water_value_and_the_rest_above()
    {
        var plant = new ReservoirPlant(Fleets.Reservoir(1000, 0.4), Calendar);
        plant.Declare(0);
        var plan = new FleetPlan();
        Array.Fill(plan.ScheduledMw, 400);
        Array.Fill(plan.SellAtUsdPerMwh, 50);
        plant.AcceptPlan(plan);
        var book = new OfferBook();
        plant.Offer(0, book);
        Assert.Equal([new Step(-1, 80), new Step(45, 320), new Step(55, 600)], book.Supply.ToArray());
    }

    [Theory]
    [InlineData(29, MarketPrices.Curtailment)]
    [InlineData(30, MarketPrices.DueSpill)]
    public void Water_left_behind_goes_before_wind_on_a_months_last_day_alone(int day, double leastPrice)
    {
        var plant = new ReservoirPlant(Fleets.Reservoir(1000, 0.4), Calendar);
        var plan = new FleetPlan();
        Array.Fill(plan.ScheduledMw, 400);
        Array.Fill(plan.SellAtUsdPerMwh, 50);
        for (long tick = 0; tick < 24 * day + 6; tick++)
        {
            if (tick % 24 == 0)
            {
                plant.Declare(tick);
                plant.AcceptPlan(plan);
            }

            Settle(plant, tick, tick < 24 * (day - 2) ? 50 : -0.75);
        }

        var book = new OfferBook();
        plant.Offer(24 * day + 6, book);
        Assert.Equal(leastPrice, book.Supply[1].PriceUsdPerMwh);
    }

    [Theory]
    [InlineData(0, 0.05)]
    [InlineData(100, 0)]
    public void Scarcity_at_a_months_end_draws_on_the_next_month_unless_it_lasts(int scarceHoursBefore, double share)
    {
        // January is sold in full by its last day; what comes then beyond the usual residual is February's.
        const int scarceHours = 24;
        const double monthMwh = 1000 * 0.4 * 24 * 31, nextMwh = 1000 * 0.4 * 24 * 28;
        var plant = new ReservoirPlant(Fleets.Reservoir(1000, 0.4), Calendar);
        double spentMwh = 0;
        for (long tick = 0; tick < 24 * 31; tick++)
        {
            bool scarce = tick < scarceHoursBefore || tick >= 24 * 31 - scarceHours;
            PlantReport report = Settle(plant, tick, scarce ? 5000 : spentMwh < monthMwh ? 600 : -0.5);
            spentMwh += report.OutputMw + report.CurtailedMw;
        }

        Assert.Equal((share + 0.0045) * nextMwh, spentMwh - monthMwh, 1.0);

        // February pays it back.
        double februaryMwh = 0;
        for (long tick = 24 * 31; tick < 24 * 59; tick++)
            februaryMwh += Settle(plant, tick, 600).OutputMw;
        Assert.InRange(februaryMwh, nextMwh * (1 - share - 0.01), nextMwh * (1 - share + 0.001));
    }

    [Fact]
    public void Run_of_river_follows_the_month()
    {
        var spec = Fleets.Reservoir(1000, 0) with { Kind = PlantKind.RunOfRiver, HydroFactorByMonth = [.. Factors] };
        var plant = new RunOfRiverPlant(spec, Calendar);
        for (int month = 0; month < 12; month++)
        {
            long tick = Calendar.TickAtOrAfter(new DateTime(2025, month + 1, 15));
            var book = new OfferBook();
            plant.Offer(tick, book);
            Assert.Equal([new Step(0, 1000 * Factors[month])], book.Supply.ToArray());
        }
    }

    private static PlantReport Settle(ReservoirPlant plant, long tick, double price)
    {
        var book = new OfferBook();
        plant.Offer(tick, book);
        return plant.Settle(tick, book, new ZoneAward(price, price, 1, 5000, 0));
    }

    private static void AssertMonths(double[] months)
    {
        for (int month = 0; month < 12; month++)
        {
            double expected = Factors[month] * 1000 * 24 * DateTime.DaysInMonth(2025, month + 1);
            Assert.InRange(months[month] / expected, 0.99, 1.011);
        }
    }
}
