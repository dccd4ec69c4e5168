using FsCheck;
using FsCheck.Fluent;

namespace DigitalTwin.Model.Tests.Power;

/// <summary>A battery over a day, by hand; and what holds at any prices.</summary>
public sealed class StoragePlantTests
{
    [Fact]
    public void A_battery_over_a_day()
    {
        // 100 MW, 4 h, 80 %. Night power costs 26 (coal), the evening is served by gas at 61: 26 / 0.8 = 32.5 < 61, so it trades.
        // It buys 100 MW for as long as room remains and sells 100 MW in each of the four evening hours, and ends each day as it began.
        FleetSpec coal = Fleets.Coal(1000) with { MinLoadShare = 0, StartCostWarmUsdPerMw = 0 };
        FleetSpec[] fleets = [coal, Fleets.Ocgt(1000), Fleets.Store(100, 4, 0.8)];
        var zone = new IslandZone(fleets, t => t % 24 is >= 18 and < 22 ? 1400 : 700);
        for (long tick = 0; tick < 24 * 4; tick++)
        {
            zone.Step(tick);
            if (tick < 24)
                continue;
            int hour = (int)(tick % 24);
            Assert.Equal(hour is >= 18 and < 22, zone.Reports[2].OutputMw > 0);
            if (hour is >= 18 and < 22)
                Assert.Equal(100, zone.Reports[2].OutputMw, 1e-6);
            if (hour == 17)
                Assert.Equal(400, zone.Reports[2].StoredMwh, 1e-6);
            if (hour == 21)
                Assert.Equal(0, zone.Reports[2].StoredMwh, 1e-6);
        }
    }

    [Fact]
    public void A_flat_day_is_not_traded()
    {
        FleetSpec[] fleets = [Fleets.Coal(1000) with { MinLoadShare = 0 }, Fleets.Store(100, 4, 0.8)];
        var zone = new IslandZone(fleets, _ => 700);
        for (long tick = 0; tick < 24 * 2; tick++)
        {
            zone.Step(tick);
            Assert.Equal(0, zone.Reports[1].OutputMw, 1e-6);
            Assert.Equal(200, zone.Reports[1].StoredMwh, 1e-6);
        }
    }

    [Fact]
    public void Wind_that_would_be_curtailed_is_stored()
    {
        FleetSpec[] fleets = [Fleets.Wind(2000, h => h % 24 < 8 ? 1 : 0.1), Fleets.Ocgt(1500), Fleets.Store(400, 6, 0.75)];
        var zone = new IslandZone(fleets, _ => 1000);
        double curtailed = 0, bought = 0;
        for (long tick = 0; tick < 24 * 5; tick++)
        {
            zone.Step(tick);
            if (tick < 24)
                continue;
            curtailed += zone.Reports[0].CurtailedMw;
            bought += Math.Max(0, -zone.Reports[2].OutputMw);
        }

        // Each night 8 x 1,000 MWh are left over; the store holds 2,400 MWh, so it takes up 3,200 MWh.
        Assert.Equal(4 * 3200, bought, 4 * 3200 * 0.1);
        Assert.Equal(4 * (8000 - 3200), curtailed, 4 * 8000 * 0.05);
    }

    [Fact]
    public void The_store_stays_in_its_bounds_and_loses_only_what_its_efficiency_says()
    {
        var cases = from schedule in Gen.Choose(-150, 150).ListOf(24)
                    from prices in Gen.Choose(-5, 120).ListOf(24 * 4)
                    select (Schedule: schedule, Prices: prices);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var plant = new StoragePlant(Fleets.Store(100, 3, 0.8), new Calendar(new DateTime(2025, 1, 1)));
            plant.Declare(0);
            double stored = plant.StoredMwh;
            var book = new OfferBook();
            for (int tick = 0; tick < c.Prices.Count; tick++)
            {
                if (tick % 24 == 0)
                    plant.AcceptPlan(PlanOf(c.Schedule, c.Prices));
                book.Clear();
                plant.Offer(tick, book);
                foreach (Step sell in book.Supply)
                {
                    foreach (Step buy in book.Demand)
                    {
                        if (buy.PriceUsdPerMwh >= sell.PriceUsdPerMwh)
                            return false;
                    }
                }

                var award = new ZoneAward(c.Prices[tick], c.Prices[tick], 1, c.Prices[tick], 0);
                double sold = award.AcceptedMw(book), bought = award.ServedMw(book);
                PlantReport report = plant.Settle(tick, book, award);
                stored += 0.8 * bought - sold;
                if (report.StoredMwh is < 0 or > 300 || Math.Abs(stored - report.StoredMwh) > 1e-6)
                    return false;
            }

            return true;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_store_in_a_zone_whose_prices_never_follow_the_plan_is_not_stuck()
    {
        // Planned to sell at 80, but the coupled price is 30 for ever: after three days it gives way, hour by hour.
        var plant = new StoragePlant(Fleets.Store(100, 4, 0.8), new Calendar(new DateTime(2025, 1, 1)));
        plant.Declare(0);
        var plan = new FleetPlan();
        Array.Fill(plan.SellAtUsdPerMwh, 80);
        Array.Fill(plan.BuyAtUsdPerMwh, 35);
        var book = new OfferBook();
        var traded = new List<int>();
        for (int tick = 0; tick < 24 * 14; tick++)
        {
            if (tick % 24 == 0)
                plant.AcceptPlan(plan);
            book.Clear();
            plant.Offer(tick, book);
            if (Math.Abs(plant.Settle(tick, book, new ZoneAward(30, 30, 1, 30, 0)).OutputMw) > 1)
                traded.Add(tick);
        }

        Assert.True(traded.Zip(traded.Skip(1), (a, b) => b - a).Max() < 24 * 7);
    }

    [Fact]
    public void An_empty_store_that_has_nothing_to_trade_goes_back_to_half()
    {
        // Sold out at 100 on the first day; from then on the price is 30 and the plan would buy at nothing.
        var plant = new StoragePlant(Fleets.Store(100, 4, 0.8), new Calendar(new DateTime(2025, 1, 1)));
        plant.Declare(0);
        var plan = new FleetPlan();
        Array.Fill(plan.SellAtUsdPerMwh, 80);
        plant.AcceptPlan(plan);
        var book = new OfferBook();
        for (int tick = 0; tick < 24 * 8; tick++)
        {
            book.Clear();
            plant.Offer(tick, book);
            double price = tick < 24 ? 100 : 30;
            plant.Settle(tick, book, new ZoneAward(price, price, 1, price, 0));
            if (tick == 23)
                Assert.Equal(0, plant.StoredMwh, 1e-9);
        }

        Assert.InRange(plant.StoredMwh, 100, 200 + 1e-6);
    }

    [Fact]
    public void A_store_is_no_firm_load()
    {
        var plant = new StoragePlant(Fleets.Store(100, 4, 0.8), new Calendar(new DateTime(2025, 1, 1)));
        plant.Declare(0);
        var plan = new FleetPlan();
        Array.Fill(plan.ScheduledMw, -50);
        Array.Fill(plan.SellAtUsdPerMwh, 9000);
        Array.Fill(plan.BuyAtUsdPerMwh, 5000);
        plant.AcceptPlan(plan);
        var book = new OfferBook();
        plant.Offer(0, book);
        Assert.NotEmpty(book.Demand.ToArray());
        Assert.All(book.Demand.ToArray(), bid => Assert.True(bid.PriceUsdPerMwh < MarketPrices.ContractedCurtailment));
    }

    private static FleetPlan PlanOf(List<int> schedule, List<int> prices)
    {
        var plan = new FleetPlan();
        for (int hour = 0; hour < 24; hour++)
        {
            plan.ScheduledMw[hour] = schedule[hour];
            plan.SellAtUsdPerMwh[hour] = Math.Max(1, prices[hour]);
            plan.BuyAtUsdPerMwh[hour] = Math.Max(0, prices[hour]) * 0.7;
        }

        return plan;
    }
}
