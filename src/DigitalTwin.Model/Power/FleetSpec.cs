using DigitalTwin.Model.Market;
using DigitalTwin.Model.Weather;

namespace DigitalTwin.Model.Power;

/// <summary>A power plant entry: like units of one technology in one zone.</summary>
public sealed record FleetSpec
{
    /// <summary>Identifier, such as <c>US-PJM/ccgt</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Identifier of the zone.</summary>
    public required string Zone { get; init; }

    /// <summary>Technology, such as <c>ccgt</c>.</summary>
    public required string Technology { get; init; }

    /// <summary>Fuel as reported in energy statistics, such as <c>gas</c>.</summary>
    public required string Fuel { get; init; }

    /// <summary>How the fleet behaves.</summary>
    public required PlantKind Kind { get; init; }

    /// <summary>
    /// Capacity in MW over time: nameplate where <see cref="NetShareByMonth"/> says what is net of it, net capacity otherwise.
    /// </summary>
    public required DatedPath CapacityMw { get; init; }

    /// <summary>Net capacity over <see cref="CapacityMw"/> by month, January first, above 0; empty where it is net all year.</summary>
    public ImmutableArray<double> NetShareByMonth { get; init; } = [];

    /// <summary>Net capacity over <see cref="CapacityMw"/> in the month in which it is least.</summary>
    public double LeastNetShare => NetShareByMonth.IsEmpty ? 1 : NetShareByMonth.Min();

    /// <summary>Size of a unit in MW, above zero. The fleet counts round(capacity / unit) units, at least one.</summary>
    public required double UnitMw { get; init; }

    /// <summary>Heat rate, MMBtu/MWh; zero where no fuel is burnt.</summary>
    public double HeatRateMmbtuPerMwh { get; init; }

    /// <summary>Delivered fuel price, USD/MMBtu.</summary>
    public double FuelPriceUsdPerMmbtu { get; init; }

    /// <summary>
    /// Fuel price of a month over <see cref="FuelPriceUsdPerMmbtu"/>, January first; empty where it is the same all year.
    /// </summary>
    public ImmutableArray<double> FuelPriceFactorByMonth { get; init; } = [];

    /// <summary>
    /// Heat rate of equal slices of the fleet's capacity over <see cref="HeatRateMmbtuPerMwh"/>, the best first, mean 1; empty where all
    /// units are alike. The best units in service run first.
    /// </summary>
    public ImmutableArray<double> HeatRateSlices { get; init; } = [];

    /// <summary>Variable operation and maintenance, USD/MWh.</summary>
    public double VariableOmUsdPerMwh { get; init; }

    /// <summary>Emissions, t CO2/MWh at the heat rate.</summary>
    public double Co2TonnesPerMwh { get; init; }

    /// <summary>CO2 price at the margin, USD/t.</summary>
    public double Co2PriceUsdPerTonne { get; init; }

    /// <summary>Least stable output of a running unit, share of its capacity, 0 to 1.</summary>
    public double MinLoadShare { get; init; }

    /// <summary>Least output of the fleet by month (January first), share of available capacity, 0 to 1; empty for none.</summary>
    public ImmutableArray<double> MustRunShareByMonth { get; init; } = [];

    /// <summary>Change of output in an hour, share of online capacity; above zero, 1 or more for no limit.</summary>
    public double RampSharePerHour { get; init; } = 1;

    /// <summary>Cost of a hot, warm or cold start including start fuel, USD/MW.</summary>
    public double StartCostHotUsdPerMw { get; init; }

    /// <summary>Cost of a warm start including start fuel, USD/MW.</summary>
    public double StartCostWarmUsdPerMw { get; init; }

    /// <summary>Cost of a cold start including start fuel, USD/MW.</summary>
    public double StartCostColdUsdPerMw { get; init; }

    /// <summary>A start is hot below this many hours off.</summary>
    public int HotBelowHoursOff { get; init; }

    /// <summary>A start is cold above this many hours off.</summary>
    public int ColdAboveHoursOff { get; init; }

    /// <summary>Hours from a start order to least stable output; 0 or 1 means within the hour.</summary>
    public int StartHours { get; init; }

    /// <summary>Least hours a unit stays on.</summary>
    public int MinUpHours { get; init; }

    /// <summary>Least hours a unit stays off.</summary>
    public int MinDownHours { get; init; }

    /// <summary>
    /// Share of time a unit is out by force, 0 to below 1; with an <see cref="OutageCurve"/> the mean over a normal year.
    /// </summary>
    public double ForcedOutageRate { get; init; }

    /// <summary>How the share of time out by force depends on temperature; null where it does not.</summary>
    public OutageCurve? OutageCurve { get; init; }

    /// <summary>
    /// Share of the fleet's fuel supply that is lost, to all units at once, by the mean temperature of the day; null where none is.
    /// </summary>
    public OutageCurve? FuelSupplyCurve { get; init; }

    /// <summary>Temperature where the fleet is; there where the fleet has a curve that follows it.</summary>
    public ZoneTemperature? Temperature { get; init; }

    /// <summary>Mean time to repair, hours; above zero where the outage rate is.</summary>
    public double MttrHours { get; init; }

    /// <summary>Weeks of planned maintenance a unit and year, taken away from the zone's peaks.</summary>
    public double MaintenanceWeeksPerYear { get; init; }

    /// <summary>Energy-limited and worn fleets: share of capacity that is ever available beyond outages, 0 to 1.</summary>
    public double AvailabilityCap { get; init; } = 1;

    /// <summary>Output as a share of capacity for each hour of the year (variable fleets), 0 to 1.</summary>
    public HourlySeries? CapacityFactor { get; init; }

    /// <summary>Energy by month as a share of capacity (hydro), January first, 0 to 1; empty otherwise.</summary>
    public ImmutableArray<double> HydroFactorByMonth { get; init; } = [];

    /// <summary>Least flow by month as a share of the month's mean output (reservoirs), January first, 0 to 1.</summary>
    public ImmutableArray<double> MinFlowShareByMonth { get; init; } = [];

    /// <summary>Hours at full power that a store holds (storage).</summary>
    public double StorageHours { get; init; }

    /// <summary>Energy sold over energy bought (storage), above 0 to 1.</summary>
    public double RoundTripEfficiency { get; init; } = 1;

    /// <summary>Cost of a start after some hours off, including start fuel, USD/MW.</summary>
    public double StartCostUsdPerMw(long hoursOff) =>
        hoursOff < HotBelowHoursOff ? StartCostHotUsdPerMw
        : hoursOff > ColdAboveHoursOff ? StartCostColdUsdPerMw
        : StartCostWarmUsdPerMw;

    /// <summary>Marginal cost: heat rate x fuel price + variable O&amp;M + CO2; USD/MWh.</summary>
    public double MarginalCostUsdPerMwh => MarginalCostAt(FuelPriceUsdPerMmbtu, Co2PriceUsdPerTonne);

    /// <summary>Marginal cost at other prices of fuel and CO2, USD/MWh.</summary>
    public double MarginalCostAt(double fuelPriceUsdPerMmbtu, double co2PriceUsdPerTonne) =>
        HeatRateMmbtuPerMwh * fuelPriceUsdPerMmbtu + VariableOmUsdPerMwh + Co2TonnesPerMwh * co2PriceUsdPerTonne;
}
