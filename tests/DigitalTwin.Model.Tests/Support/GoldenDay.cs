using System.Text.Json;

namespace DigitalTwin.Model.Tests.Support;

/// <summary>A golden day: a small system, the load of a day that repeats itself, and the cost of its linear programme.</summary>
internal sealed record GoldenDay(string Name, FleetSpec[] Fleets, double[] LoadMw, double ReserveShare, double ExpectedCostUsd)
{
    public static GoldenDay Load(string folder)
    {
        using var input = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "case.json")));
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")));
        JsonElement root = input.RootElement;
        return new GoldenDay(
            Path.GetFileName(folder),
            root.GetProperty("fleets").EnumerateArray().Select(Fleet).ToArray(),
            root.GetProperty("loadMw").EnumerateArray().Select(v => v.GetDouble()).ToArray(),
            root.GetProperty("reserveShare").GetDouble(),
            expected.RootElement.GetProperty("costUsd").GetDouble());
    }

    /// <summary>Mean cost of a day over January without its first day, dispatched hour by hour at the plan's offers.</summary>
    public (double CostUsd, double UnservedMwh) Run()
    {
        var zone = new IslandZone(Fleets, t => LoadMw[t % 24], reserveShare: ReserveShare);
        double cost = 0, unserved = 0, stored = 0;
        for (long tick = 0; tick < 31 * 24; tick++)
        {
            zone.Step(tick);
            if (tick == 23)
                stored = Stored(zone);
            if (tick < 24)
                continue;
            cost += zone.Reports.Sum(r => r.CostUsd) + 5000 * zone.UnservedMw;
            unserved += zone.UnservedMw;
        }

        // What the stores hold less at the end than after the first day is paid for at the dearest fuel.
        double dearest = Fleets.Max(f => f.MarginalCostUsdPerMwh);
        return ((cost + Math.Max(0, stored - Stored(zone)) * dearest) / 30, unserved);
    }

    private double Stored(IslandZone zone) =>
        Fleets.Select((f, i) => f.Kind == PlantKind.Storage ? zone.Reports[i].StoredMwh : 0).Sum();

    private static FleetSpec Fleet(JsonElement e)
    {
        double Number(string name) => e.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : 0;
        string id = e.GetProperty("id").GetString()!;
        string kind = e.GetProperty("kind").GetString()!;
        var fleet = new FleetSpec
        {
            Id = id,
            Zone = "Z",
            Technology = id,
            Fuel = id,
            UnitMw = Math.Max(1, Number("unitMw")),
            CapacityMw = DatedPath.Constant(Number("mw")),
            Kind = kind switch
            {
                "thermal" => PlantKind.Thermal,
                "reservoir" => PlantKind.Reservoir,
                "store" => PlantKind.Storage,
                _ => PlantKind.Variable,
            },
        };
        return fleet.Kind switch
        {
            PlantKind.Thermal => fleet with
            {
                VariableOmUsdPerMwh = Number("cost"),
                MinLoadShare = Number("minLoad"),
                RampSharePerHour = Number("ramp"),
                StartCostHotUsdPerMw = Number("start"),
                StartCostWarmUsdPerMw = Number("start"),
                StartCostColdUsdPerMw = Number("start"),
                MinUpHours = (int)Number("minUp"),
                MinDownHours = (int)Number("minDown"),
                StartHours = (int)Number("startHours"),
            },
            PlantKind.Reservoir => fleet with
            {
                HydroFactorByMonth = [.. Enumerable.Repeat(Number("factor"), 12)],
                MinFlowShareByMonth = [.. Enumerable.Repeat(Number("minFlow"), 12)],
            },
            PlantKind.Storage => fleet with { StorageHours = Number("hours"), RoundTripEfficiency = Number("efficiency") },
            _ => fleet with { CapacityFactor = Series(id, e.GetProperty("factors").EnumerateArray().Select(v => v.GetDouble()).ToArray()) },
        };
    }

    private static HourlySeries Series(string id, double[] day) => new(id, [.. Enumerable.Range(0, 8760).Select(h => day[h % 24])]);
}
