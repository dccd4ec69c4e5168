namespace DigitalTwin.Model.Tests.Support;

/// <summary>Fleets with round figures, to be changed by <c>with</c>.</summary>
internal static class Fleets
{
    public static FleetSpec Coal(double mw, double unitMw = 500) => Fleet("coal", "coal", PlantKind.Thermal, mw, unitMw) with
    {
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

    public static FleetSpec Ccgt(double mw, double unitMw = 400) => Fleet("ccgt", "gas", PlantKind.Thermal, mw, unitMw) with
    {
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

    public static FleetSpec Ocgt(double mw, double unitMw = 100) => Fleet("ocgt", "gas", PlantKind.Thermal, mw, unitMw) with
    {
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

    public static FleetSpec Wind(double mw, Func<int, double> factor) => Variable("wind", mw, factor);

    public static FleetSpec Solar(double mw, Func<int, double> factor) => Variable("solar", mw, factor);

    public static FleetSpec Reservoir(double mw, double factor, double minFlowShare = 0.2) =>
        Fleet("hydro", "hydro", PlantKind.Reservoir, mw, 200) with
        {
            HydroFactorByMonth = [.. Enumerable.Repeat(factor, 12)],
            MinFlowShareByMonth = [.. Enumerable.Repeat(minFlowShare, 12)],
        };

    public static FleetSpec Store(double mw, double hours, double efficiency) => Fleet("store", "battery", PlantKind.Storage, mw, 100) with
    {
        StorageHours = hours,
        RoundTripEfficiency = efficiency,
    };

    private static FleetSpec Variable(string fuel, double mw, Func<int, double> factor) =>
        Fleet(fuel, fuel, PlantKind.Variable, mw, unitMw: 3) with
        {
            CapacityFactor = new HourlySeries($"Z/{fuel}", [.. Enumerable.Range(0, 8760).Select(factor)]),
        };

    private static FleetSpec Fleet(string technology, string fuel, PlantKind kind, double mw, double unitMw) => new()
    {
        Id = $"Z/{technology}",
        Zone = "Z",
        Technology = technology,
        Fuel = fuel,
        Kind = kind,
        CapacityMw = DatedPath.Constant(mw),
        UnitMw = unitMw,
    };
}
