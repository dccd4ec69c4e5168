namespace DigitalTwin.Model.Tests.Power;

/// <summary>A year of a small island with every kind of fleet: the rules that hold in every hour.</summary>
public sealed class IslandYearTests(ITestOutputHelper output)
{
    private static double Load(long t) => 6000 + 1500 * Math.Sin((t % 24 - 9) * Math.PI / 12) + 800 * Math.Cos(t * 2 * Math.PI / 8760);

    [Fact]
    public void Energy_balances_and_every_fleet_stays_within_its_limits()
    {
        FleetSpec[] fleets =
        [
            Fleets.Coal(3000) with { ForcedOutageRate = 0.08, MttrHours = 60, MaintenanceWeeksPerYear = 4 },
            Fleets.Ccgt(4000) with { ForcedOutageRate = 0.05, MttrHours = 40, MaintenanceWeeksPerYear = 3 },
            Fleets.Ocgt(2000) with { ForcedOutageRate = 0.05, MttrHours = 40 },
            Fleets.Wind(3000, h => 0.3 + 0.3 * Math.Sin(h / 37.0)),
            Fleets.Reservoir(1000, 0.4),
            Fleets.Store(500, 6, 0.8),
        ];
        var zone = new IslandZone(fleets, Load, reserveShare: 0.03);
        double[] twh = new double[fleets.Length];
        double unserved = 0, priceSum = 0, cost = 0;
        double stored = zone.Plants.Length;
        for (long tick = 0; tick < 8760; tick++)
        {
            zone.Step(tick);
            double sum = zone.UnservedMw;
            for (int i = 0; i < fleets.Length; i++)
            {
                var r = zone.Reports[i];
                sum += r.OutputMw;
                twh[i] += r.OutputMw / 1e6;
                cost += r.CostUsd;
                Assert.InRange(r.OutputMw, fleets[i].Kind == PlantKind.Storage ? -500 : 0, r.AvailableMw + 1e-9);
                Assert.InRange(r.StoredMwh, 0, fleets[i].Kind == PlantKind.Storage ? 3000 + 1e-9 : 1e9);
            }

            Assert.Equal(Load(tick), sum, 1e-6);
            unserved += zone.UnservedMw;
            priceSum += zone.PriceUsdPerMwh;
        }

        string mix = string.Join(" ", twh.Select((v, i) => $"{fleets[i].Technology} {v:F2}"));
        output.WriteLine($"TWh {mix}; unserved {unserved:F0} MWh; price {priceSum / 8760:F1}; cost {cost / 1e6:F1} M$");
        Assert.Equal(1000 * 0.4 * 8760 / 1e6, twh[4], 0.01 * 1000 * 0.4 * 8760 / 1e6);
        Assert.True(unserved < 1e-4 * 6000 * 8760);
    }
    [Fact]
    public void Base_load_comes_back_after_each_outage_and_maintenance()
    {
        // A reactor needs 24 hours to start, stays on for 24 and off for 48: it must not be left off for ever because a day is too short.
        FleetSpec reactors = Fleets.Coal(4000, 1000) with
        {
            Id = "Z/nuclear",
            FuelPriceUsdPerMmbtu = 0.8,
            MinLoadShare = 0.5,
            RampSharePerHour = 0.3,
            StartHours = 24,
            MinUpHours = 24,
            MinDownHours = 48,
            ForcedOutageRate = 0.05,
            MttrHours = 150,
            MaintenanceWeeksPerYear = 4,
            StartCostHotUsdPerMw = 143,
            StartCostWarmUsdPerMw = 186,
            StartCostColdUsdPerMw = 229,
        };
        FleetSpec coal = Fleets.Coal(3000) with
        {
            MinUpHours = 24,
            MinDownHours = 12,
            StartHours = 3,
            ForcedOutageRate = 0.08,
            MttrHours = 60,
            MaintenanceWeeksPerYear = 5,
        };
        FleetSpec[] fleets = [reactors, coal, Fleets.Ocgt(6000)];
        var zone = new IslandZone(fleets, t => Load(t) + 2500);
        double[] mwh = new double[3];
        for (long tick = 0; tick < 8760; tick++)
        {
            zone.Step(tick);
            for (int i = 0; i < 3; i++)
                mwh[i] += zone.Reports[i].OutputMw;
        }

        output.WriteLine($"nuclear {mwh[0] / 8760 / 4000:F3}, coal {mwh[1] / 8760 / 3000:F3}");
        double nuclear = 0.95 * (1 - 28.0 / 365), dark = 0.92 * (1 - 35.0 / 365);
        Assert.InRange(mwh[0] / 8760 / 4000, nuclear - 0.05, nuclear + 0.05);
        Assert.InRange(mwh[1] / 8760 / 3000, dark - 0.06, dark + 0.05);
    }
}
