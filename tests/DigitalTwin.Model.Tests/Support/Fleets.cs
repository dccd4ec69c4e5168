namespace DigitalTwin.Model.Tests.Support;

/// <summary>Fleets with round figures, to be changed by <c>with</c>.</summary>
internal static class Fleets
{
    public static FleetSpec Coal(double mw, double unitMw = 500) => new()
    {
        Id = "Z/coal",
        Zone = "Z",
        Technology = "coal",
        Fuel = "coal",
        Kind = PlantKind.Thermal,
        CapacityMw = DatedPath.Constant(mw),
        UnitMw = unitMw,
        HeatRateMmbtuPerMwh = 10,
        FuelPriceUsdPerMmbtu = 2,
        VariableOmUsdPerMwh = 5,
        Co2TonnesPerMwh = 0.94,
        MinLoadShare = 0.4,
        RampSharePerHour = 0.6,
        MinUpHours = 8,
        MinDownHours = 8,
        StartHours = 4,
        StartCostHotUsdPerMw = 60,
        StartCostWarmUsdPerMw = 80,
        StartCostColdUsdPerMw = 120,
        HotBelowHoursOff = 8,
        ColdAboveHoursOff = 48,
    };

    public static FleetSpec Ccgt(double mw, double unitMw = 400) => new()
    {
        Id = "Z/ccgt",
        Zone = "Z",
        Technology = "ccgt",
        Fuel = "gas",
        Kind = PlantKind.Thermal,
        CapacityMw = DatedPath.Constant(mw),
        UnitMw = unitMw,
        HeatRateMmbtuPerMwh = 7,
        FuelPriceUsdPerMmbtu = 5,
        VariableOmUsdPerMwh = 3,
        Co2TonnesPerMwh = 0.37,
        MinLoadShare = 0.45,
        RampSharePerHour = 0.8,
        MinUpHours = 6,
        MinDownHours = 4,
        StartHours = 2,
        StartCostHotUsdPerMw = 40,
        StartCostWarmUsdPerMw = 50,
        StartCostColdUsdPerMw = 70,
        HotBelowHoursOff = 8,
        ColdAboveHoursOff = 48,
    };

    public static FleetSpec Ocgt(double mw, double unitMw = 100) => new()
    {
        Id = "Z/ocgt",
        Zone = "Z",
        Technology = "ocgt",
        Fuel = "gas",
        Kind = PlantKind.Thermal,
        CapacityMw = DatedPath.Constant(mw),
        UnitMw = unitMw,
        HeatRateMmbtuPerMwh = 11,
        FuelPriceUsdPerMmbtu = 5,
        VariableOmUsdPerMwh = 6,
        Co2TonnesPerMwh = 0.55,
        MinLoadShare = 0.3,
        MinUpHours = 1,
        MinDownHours = 1,
        StartCostHotUsdPerMw = 20,
        StartCostWarmUsdPerMw = 20,
        StartCostColdUsdPerMw = 20,
    };

    public static FleetSpec Wind(double mw, Func<int, double> factor) => Variable("Z/wind", "wind", mw, factor);

    public static FleetSpec Solar(double mw, Func<int, double> factor) => Variable("Z/solar", "solar", mw, factor);

    public static FleetSpec Reservoir(double mw, double factor, double minFlowShare = 0.2) => new()
    {
        Id = "Z/hydro",
        Zone = "Z",
        Technology = "hydro",
        Fuel = "hydro",
        Kind = PlantKind.Reservoir,
        CapacityMw = DatedPath.Constant(mw),
        UnitMw = 200,
        HydroFactorByMonth = [.. Enumerable.Repeat(factor, 12)],
        MinFlowShareByMonth = [.. Enumerable.Repeat(minFlowShare, 12)],
    };

    public static FleetSpec Store(double mw, double hours, double efficiency) => new()
    {
        Id = "Z/store",
        Zone = "Z",
        Technology = "store",
        Fuel = "battery",
        Kind = PlantKind.Storage,
        CapacityMw = DatedPath.Constant(mw),
        UnitMw = 100,
        StorageHours = hours,
        RoundTripEfficiency = efficiency,
    };

    private static FleetSpec Variable(string id, string fuel, double mw, Func<int, double> factor) => new()
    {
        Id = id,
        Zone = "Z",
        Technology = fuel,
        Fuel = fuel,
        Kind = PlantKind.Variable,
        CapacityMw = DatedPath.Constant(mw),
        UnitMw = 3,
        CapacityFactor = new HourlySeries(id, [.. Enumerable.Range(0, 8760).Select(factor)]),
    };
}
