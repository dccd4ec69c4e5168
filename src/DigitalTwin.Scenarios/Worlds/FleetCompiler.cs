using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Technologies: figures that only make sense together.</summary>
internal static class TechnologyCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        foreach (TechnologyRow technology in content.Technologies)
        {
            if (technology.ForcedOutageRateCell.Has && technology.MttrHCell.Has && technology.ForcedOutageRate > 0
                && technology.MttrH <= 0)
                log.Error("outage-without-repair", technology.MttrHCell,
                    $"{technology.Key} has outages that take no time to repair.", "Fill in mttr_h, or make forced_outage_rate 0.");
            if (technology.HotBelowHCell.Has && technology.ColdAboveHCell.Has && technology.HotBelowH > technology.ColdAboveH)
                log.Error("start-hours", technology.ColdAboveHCell,
                    $"A start of {technology.Key} would be cold before it stops being hot.", "Make cold_above_h at least hot_below_h.");
            CheckStarts(technology, log);
            if (technology.KindCell.Has && technology.Kind == "storage" && technology.RoundTripEfficiencyCell.IsDefault)
                log.Error("missing-efficiency", technology, technology.RoundTripEfficiencyCell,
                    $"The storage {technology.Key} would lose nothing.", "Fill in round_trip_efficiency, such as 0.86 for a battery.");
        }
    }

    private static void CheckStarts(TechnologyRow technology, FindingLog log)
    {
        RowCell[] costs = [technology.StartHotUsdMwCell, technology.StartWarmUsdMwCell, technology.StartColdUsdMwCell];
        for (int i = 1; i < costs.Length; i++)
        {
            if (costs[i - 1].Has && costs[i].Has && costs[i].Number < costs[i - 1].Number)
                log.Warn("start-cost-order", costs[i], $"A colder start of {technology.Key} costs less than a warmer one.",
                    "Check the three figures.");
        }
    }
}

/// <summary>Fleets: capacity, unit size, storage hours, and a price for the fuel they burn.</summary>
internal static class FleetCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        ILookup<string, FleetCapacityRow> capacity = content.FleetCapacity.By(row => row.FleetCell);
        foreach (FleetRow fleet in content.Fleets)
        {
            if (!capacity.Contains(fleet.Key) && !content.FleetCapacity.Damaged)
                log.Error("fleet-without-capacity", fleet, fleet.IdCell, $"The fleet {fleet.Key} has no row in fleet_capacity.",
                    "Add one, such as the capacity when the run begins.");
            CheckName(fleet, log);
            if (content.Technologies.Find(fleet.TechnologyCell) is not { } technology || !technology.KindCell.Has)
                continue;
            CheckUnit(fleet, technology, log);
            PairCheck.Run(fleet, "half-a-season", fleet.NetSummerShareCell, fleet.NetWinterShareCell, log);
            CheckCurves(content, fleet, technology, log);
            CheckStorage(fleet, technology, log);
            CheckFuelPrice(content, fleet, technology, log);
        }
    }

    private static void CheckName(FleetRow fleet, FindingLog log)
    {
        if (fleet.ZoneCell.Has && !fleet.Key.StartsWith(fleet.Zone + "/", StringComparison.Ordinal))
            log.Warn("fleet-name", fleet.IdCell, $"The fleet {fleet.Key} lies in {fleet.Zone}.",
                $"Begin its id with {fleet.Zone}/, or fix zone.");
    }

    private static void CheckUnit(FleetRow fleet, TechnologyRow technology, FindingLog log)
    {
        bool countsUnits = technology.MinLoadShare > 0 || technology.ForcedOutageRate > 0 || fleet.OutageCurveCell.Has;
        if (countsUnits && fleet.UnitMwCell.IsMissing && technology.UnitMwCell.IsMissing)
            log.Error("missing-unit-size", fleet, fleet.UnitMwCell,
                $"{fleet.Key} has a minimum load or outages, which are of units, but no unit size.",
                $"Fill in unit_mw here or for {technology.Key} in technologies.");
    }

    private static void CheckCurves(ScenarioContent content, FleetRow fleet, TechnologyRow technology, FindingLog log)
    {
        if (fleet.OutageCurveCell.Has && technology is { Kind: "thermal", MttrH: <= 0 })
            log.Error("outage-without-repair", technology, technology.MttrHCell,
                $"{fleet.Key} has outages that take no time to repair.", "Fill in mttr_h.");
        RowCell[] curves = [.. new[] { fleet.OutageCurveCell, fleet.FuelSupplyCurveCell }.Where(cell => cell.Has)];
        if (curves.Length == 0 || content.OutageCurves.Damaged)
            return;
        foreach (RowCell cell in curves)
            CheckCurve(content, technology, cell, log);
        if (!fleet.ZoneCell.Has || content.ZoneClimate.Damaged)
            return;
        int missing = Enumerable.Range(1, 12)
            .FirstOrDefault(month => content.ZoneClimate.Find(fleet.Zone, HydroCheck.MonthText(month)) is null);
        if (missing > 0)
            log.Error("missing-climate", curves[0],
                $"zone_climate has no row of {fleet.Zone} for month {missing}, which {fleet.Key} follows.", "Add the row.");
    }

    private static void CheckCurve(ScenarioContent content, TechnologyRow technology, RowCell cell, FindingLog log)
    {
        string curve = cell.Text;
        string[] known =
            [.. content.OutageCurves.Where(row => row.CurveCell.Has).Select(row => row.Curve).Distinct(StringComparer.Ordinal)];
        if (!known.Contains(curve, StringComparer.Ordinal))
            log.Error("unknown-reference", cell, $"outage_curves has no rows of {curve}.",
                Suggestion.For(curve, known, "Name a curve of outage_curves, or empty the cell."));
        if (technology.Kind != "thermal")
            log.Warn("unused-value", cell, $"{technology.Key} is not thermal: its units have no outages.", "Empty the cell.");
    }

    private static void CheckStorage(FleetRow fleet, TechnologyRow technology, FindingLog log)
    {
        bool isStore = technology.Kind == "storage";
        if (isStore && fleet.StorageHoursCell.IsMissing)
            log.Error("storage-without-hours", fleet, fleet.StorageHoursCell, $"The store {fleet.Key} has no storage_hours.",
                "Fill in the hours at full power that it holds.");
        if (!isStore && fleet.StorageHoursCell.Has)
            log.Warn("unused-value", fleet.StorageHoursCell,
                $"{technology.Key} is not storage: the hours are not used.", "Empty the cell, or choose a technology of kind storage.");
    }

    private static void CheckFuelPrice(ScenarioContent content, FleetRow fleet, TechnologyRow technology, FindingLog log)
    {
        RowTable<FuelPriceRow> prices = content.FuelPrices;
        double heatRate = fleet.HeatRateMmbtuMwh ?? technology.HeatRateMmbtuMwh;
        bool burns = heatRate > 0 && technology.Kind == "thermal" && fleet.ZoneCell.Has && fleet.FuelCell.Has;
        if (!burns || prices.Damaged || prices.Find(fleet.Zone, FuelOf(fleet)) is not null)
            return;
        string fuel = FuelOf(fleet);
        log.Error("missing-fuel-price", fleet.PriceFuelCell.Has ? fleet.PriceFuelCell : fleet.FuelCell,
            $"fuel_prices has no price of {fuel} in {fleet.Zone}, which {fleet.Key} burns.",
            $"Add the row {fleet.Zone},{fuel} to fuel_prices, or name a priced fuel in price_fuel.");
    }

    /// <summary>The fuel under which a fleet's price is looked up.</summary>
    public static string FuelOf(FleetRow fleet) => fleet.PriceFuel ?? fleet.Fuel;
}

/// <summary>Compiles fleets: a row, its technology, and the prices and weather of its zone.</summary>
internal sealed class FleetCompiler(ScenarioContent content)
{
    private const int Months = 12;
    private readonly ILookup<string, FleetCapacityRow> _capacity = content.FleetCapacity.By(row => row.FleetCell);
    private readonly MonthlyShares _monthly = new(content);
    private readonly WeatherSeries _weather = new(content);
    private readonly TemperatureCompiler _temperatures = new(content);
    private readonly ILookup<string, HeatRateQuantileRow> _heatRates = content.HeatRateQuantiles.By(row => row.FleetCell);

    /// <summary>The fleets by identifier.</summary>
    public ImmutableArray<FleetSpec> Compile() => [.. content.Fleets.Select(Fleet)];

    private FleetSpec Fleet(FleetRow row)
    {
        TechnologyRow technology = content.Technologies.Find(row.TechnologyCell)!;
        PlantKind kind = technology.KindCell.As<PlantKind>();
        DatedPath capacityMw = Paths.Of(_capacity[row.Key], point => point.Mw, content.Calendar!);
        bool isHydro = kind is PlantKind.Reservoir or PlantKind.RunOfRiver;
        string zone = row.Zone;
        FleetSpec fleet = new()
        {
            Id = row.Key,
            Zone = zone,
            Technology = technology.Key,
            Fuel = row.Fuel,
            Kind = kind,
            CapacityMw = capacityMw,
            UnitMw = UnitMw(row, technology, capacityMw),
            MustRunShareByMonth = _monthly.MustRun(row.Key),
            AvailabilityCap = row.AvailabilityCap,
            CapacityFactor = kind == PlantKind.Variable ? _weather.Of(zone, row.Fuel) : null,
            HydroFactorByMonth = isHydro ? _monthly.Hydro(zone, row => row.Cf) : [],
            MinFlowShareByMonth = isHydro ? _monthly.Hydro(zone, row => row.MinFlowShare) : [],
            StorageHours = kind == PlantKind.Storage ? row.StorageHoursCell.Number : 0,
            NetShareByMonth = NetShares(row, content.Zones.Find(zone)!),
        };
        return WithCosts(WithOutages(WithOperation(fleet, technology), row), row, technology);
    }

    /// <summary>
    /// Net over nameplate by month: the season's share in its months, equal steps between; empty where there is no difference.
    /// </summary>
    private static ImmutableArray<double> NetShares(FleetRow row, ZoneRow zone)
    {
        if (row is not { NetSummerShare: double summer, NetWinterShare: double winter })
            return [];
        double Between(double ofSummer) => winter + (summer - winter) * ofSummer;
        double[] north =
        [
            winter, winter, Between(0.25), Between(0.5), Between(0.75), summer, summer, summer, summer,
            Between(2.0 / 3), Between(1.0 / 3), winter,
        ];
        int shift = zone.Lat < 0 ? Months / 2 : 0;
        return [.. Enumerable.Range(0, Months).Select(month => north[(month + shift) % Months])];
    }

    private FleetSpec WithOutages(FleetSpec fleet, FleetRow row)
    {
        if (fleet.Kind != PlantKind.Thermal)
            return fleet;
        if (row.FuelSupplyCurveCell.Has)
        {
            fleet = fleet with
            {
                FuelSupplyCurve = _temperatures.Curve(row.FuelSupplyCurve!),
                Temperature = _temperatures.Of(fleet.Zone),
            };
        }

        if (!row.OutageCurveCell.Has)
            return fleet;
        OutageCurve curve = _temperatures.Curve(row.OutageCurve!);
        ZoneTemperature temperature = _temperatures.Of(fleet.Zone);
        return fleet with
        {
            OutageCurve = curve,
            Temperature = temperature,
            ForcedOutageRate = TemperatureCompiler.MeanOverNormalYear(curve, temperature),
        };
    }

    private static FleetSpec WithOperation(FleetSpec fleet, TechnologyRow technology) => fleet with
    {
        MinLoadShare = technology.MinLoadShare,
        RampSharePerHour = technology.RampShareH,
        StartHours = (int)Math.Ceiling(technology.StartHours),
        MinUpHours = (int)Math.Ceiling(technology.MinUpH),
        MinDownHours = (int)Math.Ceiling(technology.MinDownH),
        HotBelowHoursOff = (int)Math.Ceiling(technology.HotBelowH),
        ColdAboveHoursOff = (int)Math.Ceiling(technology.ColdAboveH),
        ForcedOutageRate = technology.ForcedOutageRate,
        MttrHours = technology.MttrH,
        MaintenanceWeeksPerYear = technology.MaintenanceWeeks,
        RoundTripEfficiency = technology.RoundTripEfficiency,
    };

    private FleetSpec WithCosts(FleetSpec fleet, FleetRow row, TechnologyRow technology)
    {
        double standard = technology.HeatRateMmbtuMwh;
        double heatRate = row.HeatRateMmbtuMwh ?? standard;
        double co2 = technology.Co2TMwh;
        double fuelPrice = content.FuelPrices.Find(row.Zone, FleetCheck.FuelOf(row))?.UsdMmbtu ?? 0;
        return fleet with
        {
            HeatRateMmbtuPerMwh = heatRate,
            FuelPriceUsdPerMmbtu = fuelPrice,
            FuelPriceFactorByMonth = heatRate > 0 ? FuelPriceFactors(row.Zone, FleetCheck.FuelOf(row)) : [],
            HeatRateSlices = fleet.Kind == PlantKind.Thermal ? HeatRates.SlicesOf(_heatRates[row.Key]) : [],
            VariableOmUsdPerMwh = technology.VomUsdMwh,

            // Geothermal fields vent CO2 without burning anything: there is no heat rate to scale by.
            Co2TonnesPerMwh = standard > 0 ? co2 * heatRate / standard : co2,
            Co2PriceUsdPerTonne = content.CarbonPrices.Find(fleet.Zone)?.UsdT ?? 0,
            StartCostHotUsdPerMw = technology.StartHotUsdMw + technology.StartFuelHotMmbtuMw * fuelPrice,
            StartCostWarmUsdPerMw = technology.StartWarmUsdMw + technology.StartFuelWarmMmbtuMw * fuelPrice,
            StartCostColdUsdPerMw = technology.StartColdUsdMw + technology.StartFuelColdMmbtuMw * fuelPrice,
        };
    }

    private ImmutableArray<double> FuelPriceFactors(string zone, string fuel)
    {
        FuelPriceMonthRow?[] months =
            [.. Enumerable.Range(1, Months).Select(month => content.FuelPriceMonths.Find(zone, fuel, HydroCheck.MonthText(month)))];
        return months.All(month => month is null) ? [] : [.. months.Select(month => month?.Factor ?? 1)];
    }

    // A fleet without a unit size has neither minimum load nor outages (FleetCheck): it is one unit of its largest capacity.
    private static double UnitMw(FleetRow row, TechnologyRow technology, DatedPath capacityMw) =>
        row.UnitMw ?? technology.UnitMw ?? Math.Max(1, capacityMw.Max());
}
