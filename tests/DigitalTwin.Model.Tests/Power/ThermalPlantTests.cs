using FsCheck;
using FsCheck.Fluent;

namespace DigitalTwin.Model.Tests.Power;

/// <summary>Commitment, ramps and offers of a thermal fleet, by hand and by property.</summary>
public sealed class ThermalPlantTests
{
    private static readonly ZoneAward Nothing = new(0, 0, 0, 5000, 0);
    private static readonly ZoneAward Everything = new(60, 60, 1, 5000, 0);

    [Fact]
    public void A_plant_ramps_up_and_down_by_its_share_an_hour()
    {
        // Two units of 500 MW, least output 40 %, ramp 10 % an hour: 400 at least, then 100 MW an hour up, and down again.
        var plant = Plant(Fleets.Coal(1000) with { RampSharePerHour = 0.1 });
        Assert.Equal([(-1, 400), (25, 600)], Offer(plant, 0));
        Settle(plant, 0, Nothing);
        Assert.Equal([(-1, 400), (25, 100)], Offer(plant, 1));
        Settle(plant, 1, Everything);
        Assert.Equal([(-1, 400), (25, 200)], Offer(plant, 2));
        Settle(plant, 2, Everything);
        Assert.Equal([(-1, 500), (25, 200)], Offer(plant, 3));
    }

    /// <summary>1,000 MW in five slices of 200, cost 5 + 20 x heat rate; 40 % must run: the offer begins with the third slice.</summary>
    [Fact]
    public void The_best_units_run_first_and_each_slice_has_its_own_cost()
    {
        var plant = Plant(Fleets.Coal(1000) with
        {
            HeatRateSlices = [0.8, 0.9, 1, 1.1, 1.2],
            RampSharePerHour = 1,
            FuelPriceFactorByMonth = [1.5, .. Enumerable.Repeat(1.0, 11)],
        });
        Assert.Equal([(-1, 400), (5 + 30, 200), (5 + 33, 200), (5 + 36, 200)], Offer(plant, 0)); // January: fuel at 1.5 times
        PlantReport report = Settle(plant, 0, new ZoneAward(37, 37, 1, 5000, 0)); // accepts the third slice alone
        Assert.Equal(600, report.OutputMw);
        Assert.Equal(5 * 600 + 30 * (200 * 0.8 + 200 * 0.9 + 200 * 1), report.CostUsd, 6);
        Assert.Equal(0.94 * (200 * 0.8 + 200 * 0.9 + 200 * 1), report.Co2Tonnes, 6);
    }

    [Fact]
    public void Output_that_must_run_and_is_not_wanted_is_spilled_and_its_fuel_paid()
    {
        var plant = Plant(Fleets.Coal(1000));
        Offer(plant, 0);
        PlantReport report = Settle(plant, 0, new ZoneAward(-1, -1, 0.5, 5000, 0));
        Assert.Equal(200, report.OutputMw);
        Assert.Equal(200, report.CurtailedMw);
        Assert.Equal(400 * 25, report.CostUsd);
    }

    [Fact]
    public void Heat_duties_hold_a_share_of_the_fleet_at_must_run()
    {
        var plant = Plant(Fleets.Coal(2000) with { MustRunShareByMonth = [0.6, .. Enumerable.Repeat(0.0, 11)] });
        Plan(plant, 0, Enumerable.Repeat(1, 24));

        // A floor of 1,200 MW needs three units of 500 although the plan asks for one. The fourth is to stop, at the price of a start not.
        Assert.Equal([(-1, 1200), (25, 300), (35, 500)], Offer(plant, 0));
    }

    [Theory]
    [InlineData(5, 60)]
    [InlineData(20, 80)]
    [InlineData(60, 120)]
    public void A_start_costs_by_the_hours_off(int hoursOff, double usdPerMw)
    {
        var plant = Plant(Fleets.Coal(500) with { MinDownHours = 1, MinUpHours = 1, StartHours = 1 });
        double cost = 0;
        for (long tick = 0; tick <= 1 + hoursOff; tick++)
        {
            if (tick % 24 == 0)
                Plan(plant, tick, Enumerable.Range(0, 24).Select(h => tick + h is 0 ? 1 : tick + h == 1 + hoursOff ? 1 : 0));
            Offer(plant, tick);
            cost = Settle(plant, tick, Nothing).CostUsd;
        }

        // The start and an hour at the least output of 200 MW.
        Assert.Equal(500 * usdPerMw + 200 * 25, cost, 9);
    }

    [Fact]
    public void A_start_that_the_plan_foresaw_is_on_time()
    {
        // The plan stands for an auction at noon of the day before: four hours of lead reach every hour of the day.
        var plant = Plant(Fleets.Coal(1000) with { MinDownHours = 1 });
        Plan(plant, 0, Enumerable.Range(0, 24).Select(h => h < 2 ? 1 : 2));
        for (long tick = 0; tick < 24; tick++)
        {
            Offer(plant, tick);
            Settle(plant, tick, Nothing);
            Assert.Equal(tick < 2 ? 1 : 2, plant.OnlineUnits);
        }
    }

    [Fact]
    public void Idle_units_that_start_within_the_hour_are_offered_with_their_start_and_count_as_firm()
    {
        var plant = Plant(Fleets.Ocgt(200));
        Plan(plant, 0, Enumerable.Repeat(0, 24));
        Offer(plant, 0);
        Settle(plant, 0, Nothing);
        var book = new OfferBook();
        plant.Offer(1, book);
        Assert.Equal([new Step(61 + 10, 200)], book.Supply.ToArray());
        Assert.Equal(200, book.FirmMw);

        // 150 MW called: two units start, 20 $/MW each, and stay on offer at cost while the price covers it.
        PlantReport report = plant.Settle(1, book, new ZoneAward(71, 71, 0.75, 5000, 0));
        Assert.Equal(150 * 61 + 200 * 20, report.CostUsd, 9);
        Assert.Equal([(-1, 60), (61, 140)], Offer(plant, 2));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.5, 1)]
    public void A_unit_that_is_to_stop_stays_on_without_a_start_when_the_hour_calls_it(double called, int online)
    {
        var plant = Plant(Fleets.Coal(1000) with { RampSharePerHour = 1 });
        Plan(plant, 0, Enumerable.Repeat(0, 24));
        var book = new OfferBook();
        plant.Offer(0, book);
        double price = Assert.Single(book.Supply.ToArray()).PriceUsdPerMwh;
        Assert.True(price > plant.Spec.MarginalCostUsdPerMwh);
        Assert.Equal(1000, book.FirmMw);
        PlantReport report = plant.Settle(0, book, new ZoneAward(price, price, called, 5000, 0));
        Assert.Equal(online, plant.OnlineUnits);
        Assert.Equal(1000 * called * plant.Spec.MarginalCostUsdPerMwh, report.CostUsd, 9);
    }

    [Fact]
    public void Least_up_and_down_times_hold_whatever_the_plan_asks_for()
    {
        var plans = Gen.Choose(0, 4).ListOf(24 * 6);
        Prop.ForAll(plans.ToArbitrary(), plan =>
        {
            const int up = 5, down = 7;
            var plant = Plant(Fleets.Ccgt(1600) with { MinUpHours = up, MinDownHours = down, StartHours = 1 });
            var online = new List<int>();
            for (long tick = 0; tick < plan.Count; tick++)
            {
                if (tick % 24 == 0)
                    Plan(plant, tick, plan.Skip((int)tick).Take(24));
                Offer(plant, tick);
                Settle(plant, tick, Nothing);
                online.Add(plant.OnlineUnits);
            }

            return Enumerable.Range(1, online.Count - 1).All(t =>
                Changes(online, t, up, 1) <= online[t] && Changes(online, t, down, -1) <= 4 - online[t]);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Output_stays_within_what_is_offered_and_offers_never_fall_below_must_run()
    {
        var cases = from prices in Gen.Choose(-2, 90).ListOf(24 * 5)
                    from seed in Gen.Choose(0, 1000)
                    select (Prices: prices, Seed: (ulong)seed);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var plant = Plant(Fleets.Ccgt(4000) with { ForcedOutageRate = 0.1, MttrHours = 10, RampSharePerHour = 0.3 }, c.Seed);
            var book = new OfferBook();
            for (int tick = 0; tick < c.Prices.Count; tick++)
            {
                book.Clear();
                plant.Offer(tick, book);
                double offered = 0;
                foreach (Step step in book.Supply)
                {
                    offered += step.QuantityMw;
                    if (step.PriceUsdPerMwh < MarketPrices.MustRun || step.QuantityMw <= 0)
                        return false;
                }

                PlantReport report = plant.Settle(tick, book, new ZoneAward(c.Prices[tick], c.Prices[tick], 1, 5000, 0));
                if (report.OutputMw < 0 || report.OutputMw > report.AvailableMw + 1e-9 || offered > report.AvailableMw + 1e-9)
                    return false;
            }

            return true;
        }).QuickCheckThrowOnFailure();
    }

    private static int Changes(List<int> online, int tick, int hours, int sign) =>
        Enumerable.Range(Math.Max(1, tick - hours + 1), Math.Min(hours, tick)).Sum(t => Math.Max(0, sign * (online[t] - online[t - 1])));

    private static ThermalPlant Plant(FleetSpec spec, ulong seed = 1) => (ThermalPlant)PlantModelFactory.Create(
        spec, new CounterRandom(seed, spec.Id), MaintenanceWindow.Even, new Calendar(new DateTime(2025, 1, 1)));

    private static void Plan(ThermalPlant plant, long tick, IEnumerable<int> units)
    {
        plant.Declare(tick);
        var plan = new FleetPlan();
        units.ToArray().CopyTo(plan.OnlineUnits, 0);
        plant.AcceptPlan(plan);
    }

    private static (double Price, double Mw)[] Offer(ThermalPlant plant, long tick)
    {
        var book = new OfferBook();
        plant.Offer(tick, book);
        return book.Supply.ToArray().Select(s => (s.PriceUsdPerMwh, Math.Round(s.QuantityMw, 9))).ToArray();
    }

    private static PlantReport Settle(ThermalPlant plant, long tick, ZoneAward award)
    {
        var book = new OfferBook();
        plant.Offer(tick, book);
        return plant.Settle(tick, book, award);
    }
}
