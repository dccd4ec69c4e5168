using DigitalTwin.Scenarios.Findings;

namespace DigitalTwin.Scenarios.Tests.Broken;

/// <summary>Rows that are right one by one and wrong together: zones, lines and plants.</summary>
public sealed class ConsistencyFaults
{
    private static readonly SortedDictionary<string, BrokenCase> Cases = new(StringComparer.Ordinal)
    {
        ["a line to itself"] = new(
            f => f.Replace("lines.csv", ",NORTH,SOUTH,", ",NORTH,NORTH,"),
            "valid/lines.csv", 2, "to", "line-to-itself",
            "The line NORTH>SOUTH begins and ends in NORTH.",
            "Give it two different zones."),
        ["a line whose name says another way"] = new(
            f => f.Replace("lines.csv", "NORTH>SOUTH", "SOUTH>NORTH"),
            "valid/lines.csv", 2, "id", "line-name",
            "The line SOUTH>NORTH runs from NORTH to SOUTH.",
            "Name it NORTH>SOUTH, or fix from and to."),
        ["a line in each direction"] = new(
            f => f.Append("lines.csv", "SOUTH>NORTH,SOUTH,NORTH,10,10,1,0,0,AC,assumption"),
            "valid/lines.csv", 2, "id", "line-twice",
            "The pair NORTH and SOUTH has a line in each direction.",
            "Write one line with forward_mw and reverse_mw, unless they are two lines.", Severity.Warning),
        ["a line that can carry nothing"] = new(
            f => f.Replace("lines.csv", "250,250", "0,0"),
            "valid/lines.csv", 2, "forward_mw", "line-without-capacity",
            "The line NORTH>SOUTH can carry nothing.",
            "Give it MW in one direction, a row in line_mw, or take it away.", Severity.Warning),
        ["a zone that nothing feeds"] = new(
            f => f.Append("zones.csv", "ISLAND,Island,CC,50,0,island,0,1,0,0.125,load_day,,,,,,,assumption"),
            "valid/zones.csv", 4, "id", "disconnected-zone",
            "The zone ISLAND has load, but no plant and no line that feeds it.",
            "Give it fleets with capacity, or a line from another zone."),
        ["a peak below the mean"] = new(
            f => f.Replace("zones.csv", ",0.0876,0.55,", ",0.0876,0.4,"),
            "valid/zones.csv", 3, "peak_gw", "peak-below-mean",
            "The peak of 0.4 GW is below the mean load of 0.5 GW.",
            "Check peak_gw and annual_twh: one of them is in another unit or of another zone."),
        ["a clock that no country keeps"] = new(
            f => f.Replace("zones.csv", "two-zones,1,", "two-zones,1.3,"),
            "valid/zones.csv", 3, "utc_offset_h", "bad-offset",
            "1.3 h is no whole number of quarter hours.",
            "Write local standard time less UTC in hours, such as 5.5."),
        ["a fleet without capacity"] = new(
            f => f.Append("fleets.csv", "SOUTH/ocgt,SOUTH,ccgt,gas,,,,,assumption"),
            "valid/fleets.csv", 8, "id", "fleet-without-capacity",
            "The fleet SOUTH/ocgt has no row in fleet_capacity.",
            "Add one, such as the capacity when the run begins."),
        ["a fuel without a price"] = new(
            f => f.Replace("fuel_prices.csv", "SOUTH,gas,6,assumption\n", ""),
            "valid/fleets.csv", 6, "fuel", "missing-fuel-price",
            "fuel_prices has no price of gas in SOUTH, which SOUTH/ccgt burns.",
            "Add the row SOUTH,gas to fuel_prices, or name a priced fuel in price_fuel."),
        ["a month without water"] = new(
            f => f.Replace("hydro.csv", "NORTH,12,0.3,0.2,assumption\n", ""),
            "valid/fleets.csv", 3, "zone", "missing-hydro",
            "hydro has no row of NORTH for month 12, which NORTH/reservoir needs.",
            "Add the rows."),
        ["a store without hours"] = new(
            f => f.Replace("fleets.csv", "battery,battery,,,,4,", "battery,battery,,,,,"),
            "valid/fleets.csv", 5, "storage_hours", "storage-without-hours",
            "The store SOUTH/battery has no storage_hours.",
            "Fill in the hours at full power that it holds."),
        ["hours of a plant that stores nothing"] = new(
            f => f.Replace("fleets.csv", "ccgt,gas,,7.5,,,", "ccgt,gas,,7.5,,6,"),
            "valid/fleets.csv", 6, "storage_hours", "unused-value",
            "ccgt is not storage: the hours are not used.",
            "Empty the cell, or choose a technology of kind storage.", Severity.Warning),
        ["a variable fleet of no weather"] = new(
            f => f.Replace("fleets.csv", "NORTH,wind,wind", "NORTH,wind,breeze"),
            "valid/fleets.csv", 4, "fuel", "bad-variable-fuel",
            "NORTH/wind is variable, but its fuel is breeze.",
            "Write solar or wind, which picks the zone's series, or choose another technology."),
        ["sun without a series"] = new(
            f => f.Replace("zones.csv", "0.55,load_day,solar_day,", "0.55,load_day,,"),
            "valid/zones.csv", 3, "solar_series", "missing-weather",
            "SOUTH has no solar_series, which SOUTH/solar needs.",
            "Fill it in."),
        ["minimum load without a unit size"] = new(
            f => f.Replace("technologies.csv", "8,48,1,100", "8,48,1,"),
            "valid/fleets.csv", 6, "unit_mw", "missing-unit-size",
            "SOUTH/ccgt has a minimum load or outages, which are of units, but no unit size.",
            "Fill in unit_mw here or for ccgt in technologies."),
        ["outages that take no time"] = new(
            f => f.Replace("technologies.csv", ",0.04,60,", ",0.04,0,"),
            "valid/technologies.csv", 3, "mttr_h", "outage-without-repair",
            "ccgt has outages that take no time to repair.",
            "Fill in mttr_h, or make forced_outage_rate 0."),
        ["starts that are cold before they are warm"] = new(
            f => f.Replace("technologies.csv", ",8,48,", ",48,8,"),
            "valid/technologies.csv", 3, "cold_above_h", "start-hours",
            "A start of ccgt would be cold before it stops being hot.",
            "Make cold_above_h at least hot_below_h."),
        ["cold starts that cost less"] = new(
            f => f.Replace("technologies.csv", "40,60,90", "40,60,9"),
            "valid/technologies.csv", 3, "start_cold_usd_mw", "start-cost-order",
            "A colder start of ccgt costs less than a warmer one.",
            "Check the three figures.", Severity.Warning),
        ["two shares for one month"] = new(
            f => f.Append("must_run.csv", "SOUTH/ccgt,3;4,0.1,assumption"),
            "valid/must_run.csv", 3, "months", "overlapping-months",
            "SOUTH/ccgt already has a share for 3.",
            "Give each month one share."),
        ["a battery that must run"] = new(
            f => f.Append("must_run.csv", "SOUTH/battery,all,0.1,assumption"),
            "valid/must_run.csv", 3, "fleet", "must-run-kind",
            "SOUTH/battery is storage and cannot be must-run.",
            "Take the row away."),
        ["dates that fall"] = new(
            f => f.Replace("fleet_capacity.csv", "SOUTH/solar,2025-01-01", "SOUTH/solar,2027-01-01"),
            "valid/fleet_capacity.csv", 8, "date", "dates-not-rising",
            "2026-01-01 is below 2027-01-01 of line 7.",
            "Check the year, and write the dates of one entry in rising order."),
    };

    public static TheoryData<string> Faults => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Is_found_with_place_and_fix(string fault) => Cases[fault].Check();
}
