using System.Text.Json;

namespace DigitalTwin.Model.Tests.Support;

/// <summary>
/// A random zone of two thermal fleets, run for some days through the model, and the same days as a problem for HiGHS
/// (Golden/commitment/solve.py) that begins in the state in which the model stands.
/// </summary>
/// <remarks>
/// Drawn: 1 to 20 units a fleet, least outputs up to 0.6, least times up to a day, starts of nothing to 120 USD/MW whatever the hours off,
/// fleets from a tenth short of the peak to nearly twice of it; days that are smooth, in two steps or in six, each day of another height.
/// Left out, because the plan leaves them to the hour or they are no part of commitment: ramps, leads, outages, reserve.
/// </remarks>
internal sealed class CommitmentWorld
{
    /// <summary>Hours that the model runs before it is compared, hours that are compared, and hours after them that both see.</summary>
    private const int Before = 48, Compared = 48, After = 24;
    private readonly FleetSpec[] _fleets;
    private readonly double[] _loadMw;

    public CommitmentWorld(int seed)
    {
        var random = new Random(seed);
        double peakMw = 1000 + 9000 * random.NextDouble();
        double marginShare = 0.9 + random.NextDouble();
        double baseShare = 0.2 + 0.6 * random.NextDouble();
        double baseUsd = 5 + 35 * random.NextDouble();
        _fleets =
        [
            Draw(random, "base", peakMw * marginShare * baseShare, baseUsd),
            Draw(random, "peak", peakMw * marginShare * (1 - baseShare), baseUsd + 5 + 75 * random.NextDouble()),
        ];
        _loadMw = Load(random, peakMw);
    }

    /// <summary>Cost of the hours compared in the model, unserved energy at 5,000 USD/MWh included.</summary>
    public double CostUsd { get; private set; }

    public double UnservedMwh { get; private set; }

    public override string ToString() =>
        string.Join("; ", _fleets.Select(f => $"{Units(f)} x {f.UnitMw:F0} MW at {f.VariableOmUsdPerMwh:F1}, least {f.MinLoadShare:F2}, "
            + $"up {f.MinUpHours}, down {f.MinDownHours}, start {f.StartCostHotUsdPerMw:F0}"))
        + $"; load {string.Join(' ', _loadMw.Skip(Before).Select(mw => $"{mw:F0}"))}";

    /// <summary>Runs the model; returns the problem, a line of JSON.</summary>
    public string Run()
    {
        var zone = new IslandZone(_fleets, tick => _loadMw[Math.Min(tick, _loadMw.Length - 1)]);
        var online = _fleets.Select(_ => new List<int>()).ToArray();
        string problem = "";
        for (int tick = 0; tick < Before + Compared; tick++)
        {
            if (tick == Before)
                problem = Problem(online);
            zone.Step(tick);
            for (int f = 0; f < online.Length; f++)
                online[f].Add(((ThermalPlant)zone.Plants[f]).OnlineUnits);
            if (tick < Before)
                continue;
            CostUsd += zone.Reports.Sum(report => report.CostUsd) + MarketPrices.OrdinaryLoad * zone.UnservedMw;
            UnservedMwh += zone.UnservedMw;
        }

        return problem;
    }

    private static int Units(FleetSpec fleet) => (int)Math.Round(fleet.CapacityMw.At(0) / fleet.UnitMw);

    private static FleetSpec Draw(Random random, string id, double capacityMw, double usdPerMwh)
    {
        int units = random.Next(1, 21);
        double startUsdPerMw = random.Next(4) == 0 ? 0 : 120 * random.NextDouble();
        return Fleets.Ocgt(capacityMw, capacityMw / units) with
        {
            Id = $"Z/{id}",
            HeatRateMmbtuPerMwh = 0,
            VariableOmUsdPerMwh = Math.Round(usdPerMwh, 2),
            MinLoadShare = 0.6 * random.NextDouble(),
            MinUpHours = random.Next(0, 25),
            MinDownHours = random.Next(0, 25),
            StartHours = random.Next(2) == 0 ? 1 : 4,
            StartCostHotUsdPerMw = startUsdPerMw,
            StartCostWarmUsdPerMw = startUsdPerMw,
            StartCostColdUsdPerMw = startUsdPerMw,
        };
    }

    private static double[] Load(Random random, double peakMw)
    {
        int hours = Before + Compared + After + 24;
        double trough = 0.2 + 0.7 * random.NextDouble();
        double peakHour = 24 * random.NextDouble();
        int steps = random.Next(3) switch { 0 => 0, 1 => 2, _ => 6 };
        double[] levels = [.. Enumerable.Range(0, 6).Select(_ => trough + (1 - trough) * random.NextDouble())];
        double[] heights = [.. Enumerable.Range(0, hours / 24).Select(_ => 0.8 + 0.2 * random.NextDouble())];
        double Shape(int hour) => steps switch
        {
            0 => trough + (1 - trough) * (0.5 + 0.5 * Math.Cos((hour - peakHour) * Math.PI / 12)),
            2 => (hour + (int)peakHour) % 24 < 12 ? trough : 1,
            _ => levels[hour % 24 / 4],
        };
        return [.. Enumerable.Range(0, hours).Select(hour => Math.Round(peakMw * heights[hour / 24] * Shape(hour), 3))];
    }

    private string Problem(List<int>[] online) => JsonSerializer.Serialize(new
    {
        compared = Compared,
        load = _loadMw.Skip(Before).Take(Compared + After),
        fleets = _fleets.Select((fleet, f) => new
        {
            units = Units(fleet),
            mw = fleet.UnitMw,
            least = fleet.UnitMw * fleet.MinLoadShare,
            cost = fleet.VariableOmUsdPerMwh,
            start = fleet.UnitMw * fleet.StartCostHotUsdPerMw,
            up = Math.Max(1, fleet.MinUpHours),
            down = Math.Max(1, fleet.MinDownHours),
            online = online[f][^1],
            started = Changes(online[f], 1),
            stopped = Changes(online[f], -1),
        }),
    });

    private static IEnumerable<int[]> Changes(List<int> online, int sign) =>
        from ago in Enumerable.Range(1, online.Count - 1)
        let units = sign * (online[^ago] - online[^(ago + 1)])
        where units > 0
        select new[] { ago, units };
}
