namespace DigitalTwin.Model.Tests.Power;

/// <summary>A plant that is loaded from its state goes on as if it had never stopped: the walk shows every field that matters.</summary>
public sealed class PlantStateTests
{
    private static readonly Calendar Calendar = new(new DateTime(2025, 1, 1));

    public static TheoryData<string> Kinds => ["thermal", "variable", "reservoir", "river", "store"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_loaded_plant_continues_like_the_original(string kind)
    {
        for (int cut = 0; cut < 24 * 40; cut += 59)
        {
            PlantModel original = Create(kind);
            for (long tick = 0; tick < cut; tick++)
                Step(original, tick, accept: true);
            PlantModel loaded = Create(kind);
            StateTape.Write(original).ReadInto(loaded);
            Assert.Equal(StateTape.Write(original).ToString(), StateTape.Write(loaded).ToString());
            for (long tick = cut; tick < cut + 60; tick++)
                Assert.Equal(Step(original, tick, accept: true), Step(loaded, tick, accept: true));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_plant_loaded_between_offer_and_settlement_settles_alike(string kind)
    {
        PlantModel original = Create(kind);
        for (long tick = 0; tick < 100; tick++)
            Step(original, tick, accept: true);
        var book = new OfferBook();
        original.Offer(100, book);
        PlantModel loaded = Create(kind);
        StateTape.Write(original).ReadInto(loaded);
        var award = new ZoneAward(40, 40, 1, 40, 0);
        Assert.Equal(original.Settle(100, book, award), loaded.Settle(100, book, award));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Asking_twice_for_an_offer_changes_nothing(string kind)
    {
        PlantModel plant = Create(kind);
        for (long tick = 0; tick < 50; tick++)
            Step(plant, tick, accept: true);
        var first = new OfferBook();
        var second = new OfferBook();
        plant.Offer(50, first);
        string state = StateTape.Write(plant).ToString();
        plant.Offer(50, second);
        Assert.Equal(state, StateTape.Write(plant).ToString());
        Assert.Equal(first.Supply.ToArray(), second.Supply.ToArray());
        Assert.Equal(first.Demand.ToArray(), second.Demand.ToArray());
    }

    private static PlantModel Create(string kind)
    {
        FleetSpec spec = kind switch
        {
            "thermal" => Fleets.Ccgt(4000) with
            {
                ForcedOutageRate = 0.1,
                MttrHours = 20,
                MaintenanceWeeksPerYear = 4,
                RampSharePerHour = 0.4,
            },
            "variable" => Fleets.Wind(500, h => h % 10 / 10.0),
            "reservoir" => Fleets.Reservoir(800, 0.4),
            "river" => Fleets.Reservoir(800, 0.4) with { Kind = PlantKind.RunOfRiver },
            _ => Fleets.Store(300, 4, 0.8),
        };
        return PlantModelFactory.Create(spec, new CounterRandom(9, spec.Id), MaintenanceWindow.Even, Calendar);
    }

    private static PlantReport Step(PlantModel plant, long tick, bool accept)
    {
        if (tick % 24 == 0 && accept)
        {
            FleetDeclaration declared = plant.Declare(tick);
            var plan = new FleetPlan();
            for (int hour = 0; hour < 24; hour++)
            {
                plan.OnlineUnits[hour] = (int)(3 + (tick / 24 + hour) % 5);
                plan.ScheduledMw[hour] = declared.Kind != PlantKind.Storage ? declared.EnergyMwh / 24 : (hour + 6) % 24 < 12 ? 300 : -300;
                plan.SellAtUsdPerMwh[hour] = 38;
                plan.BuyAtUsdPerMwh[hour] = 28;
            }

            plant.AcceptPlan(plan);
        }

        var book = new OfferBook();
        plant.Offer(tick, book);
        double price = 20 + tick * 7 % 31;
        return plant.Settle(tick, book, new ZoneAward(price, price, 0.7, price, 0.3));
    }
}
