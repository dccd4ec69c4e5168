namespace DigitalTwin.Scenarios.Tests.Broken;

/// <summary>Cells that cannot be read or hold what cannot be.</summary>
public sealed class CellFaults
{
    private static readonly SortedDictionary<string, BrokenCase> Cases = new(StringComparer.Ordinal)
    {
        ["not a number"] = new(
            f => f.Replace("zones.csv", "0,8.76,", "0,NaN,"),
            "valid/zones.csv", 2, "annual_twh", "bad-number",
            "NaN is not a finite number.",
            "Write a finite number, or leave the cell empty where the column may be."),
        ["a number beyond all bounds"] = new(
            f => f.Replace("fleet_capacity.csv", "SOUTH/battery,2025-01-01,50,", "SOUTH/battery,2025-01-01,1e999,"),
            "valid/fleet_capacity.csv", 5, "mw", "bad-number",
            "1e999 is not a finite number.",
            "Write a number with a point, such as 1.5, without a unit."),
        ["a negative capacity"] = new(
            f => f.Replace("fleet_capacity.csv", "NORTH/wind,2025-01-01,400", "NORTH/wind,2025-01-01,-400"),
            "valid/fleet_capacity.csv", 4, "mw", "out-of-range",
            "-400 is outside the range at least 0 and at most 5000000 (MW).",
            "Write a value at least 0 and at most 5000000 (MW)."),
        ["a share written as percent"] = new(
            f => f.Replace("must_run.csv", ",0.2,", ",20,"),
            "valid/must_run.csv", 2, "min_share", "out-of-range",
            "20 is outside the range at least 0 and at most 1 (share).",
            "20 looks like percent: write 0.2."),
        ["a must-run share above one"] = new(
            f => f.Replace("must_run.csv", ",0.2,", ",1.2,"),
            "valid/must_run.csv", 2, "min_share", "out-of-range",
            "1.2 is outside the range at least 0 and at most 1 (share).",
            "Write a value at least 0 and at most 1 (share)."),
        ["a percent sign"] = new(
            f => f.Replace("lines.csv", ",0.02,", ",2 %,"),
            "valid/lines.csv", 2, "loss_share", "bad-number",
            "2 % is not a finite number.",
            "Write the share 0.02."),
        ["a decimal comma"] = new(
            f => f.Replace("fuel_prices.csv", ",6,", ",\"6,5\","),
            "valid/fuel_prices.csv", 3, "usd_mmbtu", "bad-number",
            "6,5 is not a finite number.",
            "Write a point before decimals and nothing between thousands."),
        ["a heat rate in Btu/kWh"] = new(
            f => f.Replace("fleets.csv", ",7.5,", ",7500,"),
            "valid/fleets.csv", 6, "heat_rate_mmbtu_mwh", "out-of-range",
            "7500 is outside the range at least 0 and at most 60 (MMBtu/MWh).",
            "7500 looks like Btu/kWh: write 7.5."),
        ["a peak in MW"] = new(
            f => f.Replace("zones.csv", ",0.876,1.1,", ",0.876,1100,"),
            "valid/zones.csv", 2, "peak_gw", "implausible-load-factor",
            "The mean load of 1 GW is only 0.1 % of the peak.",
            "Check the units: peak_gw is in GW and annual_twh in TWh."),
        ["a peak in MW beyond any zone"] = new(
            f => f.Replace("zones.csv", ",0.876,1.1,", ",0.876,11000,"),
            "valid/zones.csv", 2, "peak_gw", "out-of-range",
            "11000 is outside the range above 0 and at most 3000 (GW).",
            "11000 looks like MW: write 11."),
        ["a demand in GWh"] = new(
            f => f.Replace("zones.csv", ",8.76,", ",87600,"),
            "valid/zones.csv", 2, "annual_twh", "out-of-range",
            "87600 is outside the range above 0 and at most 20000 (TWh).",
            "87600 looks like GWh: write 87.6."),
        ["a zone without load"] = new(
            f => f.Replace("zones.csv", ",8.76,", ",0,"),
            "valid/zones.csv", 2, "annual_twh", "out-of-range",
            "0 is outside the range above 0 and at most 20000 (TWh).",
            "Write a value above 0 and at most 20000 (TWh)."),
        ["degrees Fahrenheit"] = new(
            f => f.Replace("zone_climate.csv", "NORTH,1,-2,", "NORTH,1,77,"),
            "valid/zone_climate.csv", 2, "mean_temperature_c", "out-of-range",
            "77 is outside the range at least -60 and at most 60 (degC).",
            "77 looks like degrees Fahrenheit: write 25."),
        ["a unit behind a number"] = new(
            f => f.Replace("datacenter_mw.csv", ",150,", ",150 MW,"),
            "valid/datacenter_mw.csv", 4, "mw", "bad-number",
            "150 MW is not a finite number.",
            "Write a number with a point, such as 1.5, without a unit."),
        ["latitude and longitude swapped"] = new(
            f => f.Replace("zones.csv", "AA,60,10,", "AA,110,60,"),
            "valid/zones.csv", 2, "lat", "out-of-range",
            "110 is outside the range at least -90 and at most 90 (degrees north).",
            "Latitude and longitude look swapped."),
        ["half an accelerator"] = new(
            f => f.Replace("datacenters.csv", ",8000,", ",8000.5,"),
            "valid/datacenters.csv", 3, "accelerators_at_start", "bad-number",
            "8000.5 is not a whole number.",
            "Write a whole number."),
        ["a day that is not in the calendar"] = new(
            f => f.Replace("fab_wafers.csv", "2025-01-01", "2025-02-30"),
            "valid/fab_wafers.csv", 2, "date", "bad-date",
            "2025-02-30 is not a day of the calendar.",
            "Write the date as yyyy-MM-dd, such as 2025-01-31."),
        ["a date in another form"] = new(
            f => f.Replace("fab_wafers.csv", "2025-01-01", "01/02/2025"),
            "valid/fab_wafers.csv", 2, "date", "bad-date",
            "01/02/2025 is not a date.",
            "Write the date as yyyy-MM-dd, such as 2025-01-31."),
        ["a year with swapped digits"] = new(
            f => f.Replace("fab_wafers.csv", "2025-01-01", "0225-01-01"),
            "valid/fab_wafers.csv", 2, "date", "out-of-range",
            "0225-01-01 is outside the range at least 1900-01-01 and at most 2200-01-01 (UTC).",
            "Check the year."),
        ["a misspelt choice"] = new(
            f => f.Replace("technologies.csv", "ccgt,thermal", "ccgt,termal"),
            "valid/technologies.csv", 3, "kind", "bad-choice",
            "termal is not one of thermal, variable, reservoir, run_of_river, storage.",
            "Did you mean thermal?"),
        ["a thirteenth month"] = new(
            f => f.Replace("hydro.csv", "NORTH,12,", "NORTH,13,"),
            "valid/hydro.csv", 13, "month", "out-of-range",
            "13 is outside the range at least 1 and at most 12.",
            "Write a value at least 1 and at most 12."),
        ["a list of months with a wrong one"] = new(
            f => f.Replace("must_run.csv", "11;12;1;2;3", "11;12;13"),
            "valid/must_run.csv", 2, "months", "bad-months",
            "11;12;13 is not a list of months.",
            "Write all, or months from 1 to 12, each once, with semicolons between them, such as 11;12;1."),
        ["yes instead of true"] = new(
            f => f.Write("carbon_prices.csv", "zone,usd_t,remove,source\nSOUTH,20,yes,assumption\n"),
            "valid/carbon_prices.csv", 2, "remove", "bad-bool",
            "yes is neither true nor false.",
            "Write true or false."),
        ["an identifier with a space"] = new(
            f => f.Replace("waves.csv", "heat,", "heat wave,"),
            "valid/waves.csv", 2, "id", "bad-id",
            "heat wave is not an identifier.",
            "Use letters, digits and - _ . / > + : only, at most 80 of them."),
        ["a required cell that is empty"] = new(
            f => f.Replace("zones.csv", "NORTH,North,", "NORTH,,"),
            "valid/zones.csv", 2, "name", "empty-cell",
            "name is empty and has no default.",
            "Fill it in."),
        ["a row without a source"] = new(
            f => f.Replace("fuel_prices.csv", "NORTH,nuclear,0.8,assumption", "NORTH,nuclear,0.8,"),
            "valid/fuel_prices.csv", 2, "source", "empty-cell",
            "source is empty and has no default.",
            "Say where the figures come from; write assumption where nobody publishes them."),
    };

    public static TheoryData<string> Faults => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Is_found_with_place_and_fix(string fault) => Cases[fault].Check();
}
