using System.Collections.Immutable;
using DigitalTwin.Model.Market;
using DigitalTwin.Model.Power;
using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Compiles fleets: a row, its technology, and the prices and weather of its zone.</summary>
internal sealed class FleetCompiler(ScenarioContent content)
{
    private readonly SortedDictionary<string, List<ScenarioRow>> _capacity = content.By("fleet_capacity", "fleet");
    private readonly MonthlyShares _monthly = new(content);
    private readonly WeatherSeries _weather = new(content);

    /// <summary>The fleets by identifier.</summary>
    public ImmutableArray<FleetSpec> Compile() => [.. content.Rows("fleets").Select(Fleet)];

    private FleetSpec Fleet(ScenarioRow row)
    {
        ScenarioRow technology = content.Tables.Follow("fleets", row, "technology")!;
        PlantKind kind = KindOf(technology.Text("kind"));
        DatedPath capacityMw = Paths.Of(_capacity[row.Key], "mw", content.Calendar!);
        bool isHydro = kind is PlantKind.Reservoir or PlantKind.RunOfRiver;
        string zone = row.Text("zone");
        FleetSpec fleet = new()
        {
            Id = row.Key,
            Zone = zone,
            Technology = technology.Key,
            Fuel = row.Text("fuel"),
            Kind = kind,
            CapacityMw = capacityMw,
            UnitMw = UnitMw(row, technology, capacityMw),
            MustRunShareByMonth = _monthly.MustRun(row.Key),
            AvailabilityCap = row.Number("availability_cap"),
            CapacityFactor = kind == PlantKind.Variable ? _weather.Of(zone, row.Text("fuel")) : null,
            HydroFactorByMonth = isHydro ? _monthly.Hydro(zone, "cf") : [],
            MinFlowShareByMonth = isHydro ? _monthly.Hydro(zone, "min_flow_share") : [],
            StorageHours = kind == PlantKind.Storage ? row.Number("storage_hours") : 0,
        };
        return WithCosts(WithOperation(fleet, technology), row, technology);
    }

    private static FleetSpec WithOperation(FleetSpec fleet, ScenarioRow technology) => fleet with
    {
        MinLoadShare = technology.Number("min_load_share"),
        RampSharePerHour = technology.Number("ramp_share_h"),
        StartHours = Hours(technology, "start_hours"),
        MinUpHours = Hours(technology, "min_up_h"),
        MinDownHours = Hours(technology, "min_down_h"),
        HotBelowHoursOff = Hours(technology, "hot_below_h"),
        ColdAboveHoursOff = Hours(technology, "cold_above_h"),
        ForcedOutageRate = technology.Number("forced_outage_rate"),
        MttrHours = technology.Number("mttr_h"),
        MaintenanceWeeksPerYear = technology.Number("maintenance_weeks"),
        RoundTripEfficiency = technology.Number("round_trip_efficiency"),
    };

    private FleetSpec WithCosts(FleetSpec fleet, ScenarioRow row, ScenarioRow technology)
    {
        double standard = technology.Number("heat_rate_mmbtu_mwh");
        double heatRate = row.NumberOr("heat_rate_mmbtu_mwh", standard);
        double co2 = technology.Number("co2_t_mwh");
        double fuelPrice = content.Tables["fuel_prices"].Find(FleetCheck.PriceKey(row))?.Number("usd_mmbtu") ?? 0;
        return fleet with
        {
            HeatRateMmbtuPerMwh = heatRate,
            FuelPriceUsdPerMmbtu = fuelPrice,
            VariableOmUsdPerMwh = technology.Number("vom_usd_mwh"),

            // Geothermal fields vent CO2 without burning anything: there is no heat rate to scale by.
            Co2TonnesPerMwh = standard > 0 ? co2 * heatRate / standard : co2,
            Co2PriceUsdPerTonne = content.Tables["carbon_prices"].Find(fleet.Zone)?.Number("usd_t") ?? 0,
            StartCostHotUsdPerMw = technology.Number("start_hot_usd_mw") + technology.Number("start_fuel_hot_mmbtu_mw") * fuelPrice,
            StartCostWarmUsdPerMw = technology.Number("start_warm_usd_mw") + technology.Number("start_fuel_warm_mmbtu_mw") * fuelPrice,
            StartCostColdUsdPerMw = technology.Number("start_cold_usd_mw") + technology.Number("start_fuel_cold_mmbtu_mw") * fuelPrice,
        };
    }

    // A fleet without a unit size has neither minimum load nor outages (FleetCheck): it is one unit of its largest capacity.
    private static double UnitMw(ScenarioRow row, ScenarioRow technology, DatedPath capacityMw) =>
        row.Has("unit_mw") ? row.Number("unit_mw") : technology.NumberOr("unit_mw", Math.Max(1, capacityMw.Max()));

    private static int Hours(ScenarioRow technology, string column) => (int)Math.Ceiling(technology.Number(column));

    private static PlantKind KindOf(string kind) => kind switch
    {
        "thermal" => PlantKind.Thermal,
        "variable" => PlantKind.Variable,
        "reservoir" => PlantKind.Reservoir,
        "run_of_river" => PlantKind.RunOfRiver,
        "storage" => PlantKind.Storage,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The dictionary lists a kind that the model lacks."),
    };
}
