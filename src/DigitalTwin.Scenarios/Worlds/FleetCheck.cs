using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Fleets: capacity, unit size, storage hours, and a price for the fuel they burn.</summary>
internal static class FleetCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        SortedDictionary<string, List<ScenarioRow>> capacity = content.By("fleet_capacity", "fleet");
        foreach (ScenarioRow fleet in content.Rows("fleets"))
        {
            if (!capacity.ContainsKey(fleet.Key) && !content.Tables["fleet_capacity"].Damaged)
                log.Error("fleet-without-capacity", fleet.At, "id", $"The fleet {fleet.Key} has no row in fleet_capacity.",
                    "Add one, such as the capacity when the run begins.");
            CheckName(fleet, log);
            if (content.Tables.Follow("fleets", fleet, "technology") is not { } technology || !technology.Has("kind"))
                continue;
            CheckUnit(fleet, technology, log);
            CheckStorage(fleet, technology, log);
            CheckFuelPrice(content, fleet, technology, log);
        }
    }

    private static void CheckName(ScenarioRow fleet, FindingLog log)
    {
        if (fleet.Has("zone") && !fleet.Key.StartsWith(fleet.Text("zone") + "/", StringComparison.Ordinal))
            log.Warn(
                "fleet-name", fleet.Place("id"), "id", $"The fleet {fleet.Key} lies in {fleet.Text("zone")}.",
                $"Begin its id with {fleet.Text("zone")}/, or fix zone.");
    }

    private static void CheckUnit(ScenarioRow fleet, ScenarioRow technology, FindingLog log)
    {
        bool countsUnits = technology.Number("min_load_share") > 0 || technology.Number("forced_outage_rate") > 0;
        if (countsUnits && fleet.IsMissing("unit_mw") && technology.IsMissing("unit_mw"))
            log.Error("missing-unit-size", fleet.At, "unit_mw",
                $"{fleet.Key} has a minimum load or outages, which are of units, but no unit size.",
                $"Fill in unit_mw here or for {technology.Key} in technologies.");
    }

    private static void CheckStorage(ScenarioRow fleet, ScenarioRow technology, FindingLog log)
    {
        bool isStore = technology.Text("kind") == "storage";
        if (isStore && fleet.IsMissing("storage_hours"))
            log.Error("storage-without-hours", fleet.At, "storage_hours", $"The store {fleet.Key} has no storage_hours.",
                "Fill in the hours at full power that it holds.");
        if (!isStore && fleet.Has("storage_hours"))
            log.Warn("unused-value", fleet.Place("storage_hours"), "storage_hours",
                $"{technology.Key} is not storage: the hours are not used.", "Empty the cell, or choose a technology of kind storage.");
    }

    private static void CheckFuelPrice(ScenarioContent content, ScenarioRow fleet, ScenarioRow technology, FindingLog log)
    {
        ScenarioTable prices = content.Tables["fuel_prices"];
        double heatRate = fleet.NumberOr("heat_rate_mmbtu_mwh", technology.Number("heat_rate_mmbtu_mwh"));
        bool burns = heatRate > 0 && technology.Text("kind") == "thermal" && fleet.HasAll("zone", "fuel");
        if (!burns || prices.Damaged || prices.Find(PriceKey(fleet)) is not null)
            return;
        string fuel = FuelOf(fleet);
        string column = fleet.Has("price_fuel") ? "price_fuel" : "fuel";
        log.Error("missing-fuel-price", fleet.Place(column), column,
            $"fuel_prices has no price of {fuel} in {fleet.Text("zone")}, which {fleet.Key} burns.",
            $"Add the row {fleet.Text("zone")},{fuel} to fuel_prices, or name a priced fuel in price_fuel.");
    }

    /// <summary>The fuel under which a fleet's price is looked up.</summary>
    public static string FuelOf(ScenarioRow fleet) => fleet.Has("price_fuel") ? fleet.Text("price_fuel") : fleet.Text("fuel");

    /// <summary>The key of a fleet's row in fuel_prices.</summary>
    public static string PriceKey(ScenarioRow fleet) => fleet.Text("zone") + KeyText.Separator + FuelOf(fleet);
}
