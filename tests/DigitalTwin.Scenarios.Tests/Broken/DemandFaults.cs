namespace DigitalTwin.Scenarios.Tests.Broken;

/// <summary>Rows that are right one by one and wrong together: datacenters, fabs, weather.</summary>
public sealed class DemandFaults
{
    private static readonly SortedDictionary<string, BrokenCase> Cases = new(StringComparer.Ordinal)
    {
        ["existing datacenters that draw something else"] = new(
            f => f.Append("datacenter_mw.csv", "NORTH/existing,2025-01-01,200,assumption"),
            "valid/datacenter_mw.csv", 5, "mw", "datacenter-energy-differs",
            "The existing datacenters of NORTH draw 200 MW, but its datacenter_twh of 0.876 is 100 MW.",
            "Write 100, or take the rows away: the MW then follow datacenter_twh."),
        ["existing datacenters without a row"] = new(
            f => f.Replace(
                "datacenters.csv", "NORTH/existing,Existing datacenters of the north,NORTH,incumbents,60,10,existing,1.4,0,,,,assumption\n",
                ""),
            "valid/zones.csv", 2, "datacenter_twh", "missing-existing-datacenter",
            "NORTH has 0.876 TWh of existing datacenters, but no row of kind existing in datacenters.",
            "Add the row, or make datacenter_twh 0."),
        ["two existing datacenters without MW"] = new(
            f => f.Append("datacenters.csv", "NORTH/older,Older,NORTH,incumbents,60,10,existing,1.4,0,,,,assumption"),
            "valid/datacenters.csv", 2, "id", "datacenter-without-power",
            "NORTH has several existing datacenters, and NORTH/existing has no row in datacenter_mw.",
            "Give each its MW, or write one row for all of them."),
        ["datacenters that take more than there is"] = new(
            f => f.Replace("zones.csv", ",0.876,", ",9,"),
            "valid/zones.csv", 2, "datacenter_twh", "datacenters-above-load",
            "Existing datacenters take all of annual_twh.",
            "datacenter_twh is a part of annual_twh; make it smaller."),
        ["datacenters above the valley of the night"] = new(
            f => f.Replace("zones.csv", ",0.876,", ",8,"),
            "valid/zones.csv", 2, "datacenter_twh", "flat-load-above-total",
            "Existing datacenters, flexible loads and fabs draw 913.2 MW, more than the lowest hour of NORTH with 850 MW.",
            "Check datacenter_twh, flexible_load_mw and fab_wafers, and peak_gw, which sets how deep the valleys are."),
        ["a campus without power"] = new(
            f => f.Append("datacenters.csv", "NORTH/new,New,NORTH,cloud,60,10,campus,1.2,0,,,,assumption"),
            "valid/datacenters.csv", 5, "id", "datacenter-without-power",
            "The campus NORTH/new has no row in datacenter_mw.",
            "Add one for each phase."),
        ["accelerators of no family"] = new(
            f => f.Replace("datacenters.csv", "300,accelerator-1,8000", "300,,8000"),
            "valid/datacenters.csv", 3, "accelerators_at_start", "accelerators-without-family",
            "SOUTH/campus has accelerators of no family.",
            "Fill in accelerator."),
        ["a fab without wafers"] = new(
            f => f.Write("fab_wafers.csv", "fab,date,wafers_per_month,source\n"),
            "valid/fabs.csv", 2, "id", "missing-dated-rows",
            "SOUTH/fab has no row in fab_wafers.",
            "Add one, such as the value when the run begins."),
        ["a fab that makes nothing of its wafers"] = new(
            f => f.Replace("fabs.csv", "accelerator-1,60,", "accelerator-1,0,"),
            "valid/fabs.csv", 2, "gross_accelerators_per_wafer", "fab-makes-nothing",
            "SOUTH/fab makes accelerator-1, but none from a wafer.",
            "Fill in how many fit on a wafer."),
        ["a flexible load without power"] = new(
            f => f.Write("flexible_load_mw.csv", "load,date,mw,source\n"),
            "valid/flexible_loads.csv", 2, "id", "missing-dated-rows",
            "SOUTH/mining has no row in flexible_load_mw.",
            "Add one, such as the value when the run begins."),
        ["a wave in a zone and a country"] = new(
            f => f.Replace("waves.csv", "heat,SOUTH,,", "heat,SOUTH,BB,"),
            "valid/waves.csv", 2, "zone", "wave-place",
            "The wave heat has both a zone and a country.",
            "Give exactly one of the two."),
        ["a wave nowhere"] = new(
            f => f.Replace("waves.csv", "heat,SOUTH,,", "heat,,,"),
            "valid/waves.csv", 2, "zone", "wave-place",
            "The wave heat has neither a zone nor a country.",
            "Give exactly one of the two."),
        ["a wave in an unknown country"] = new(
            f => f.Replace("waves.csv", "heat,SOUTH,,", "heat,,XYZ,"),
            "valid/waves.csv", 2, "country", "unknown-reference",
            "No zone is in XYZ.",
            "Write a country of zones.csv."),
        ["two waves at once"] = new(
            f => f.Append("waves.csv", "more,,BB,2025-08-01,3,2,assumption"),
            "valid/waves.csv", 4, "start", "overlapping-waves",
            "The waves heat and more overlap in SOUTH.",
            "Let one end before the other begins."),
        ["a wave over a month without a climate"] = new(
            f => f.Replace("zone_climate.csv", "SOUTH,8,22.3,10,assumption\n", ""),
            "valid/waves.csv", 2, "start", "missing-climate",
            "zone_climate has no row of SOUTH for month 8, in which the wave heat falls.",
            "Add the row."),
        ["a wave in a zone without a response"] = new(
            f => f.Replace("zone_response.csv", "SOUTH,15,22,1,3,5,-6,assumption\n", ""),
            "valid/waves.csv", 2, "zone", "missing-climate",
            "zone_response has no row of SOUTH, which the wave heat needs.",
            "Add the row."),
        ["a comfort band upside down"] = new(
            f => f.Replace("zone_response.csv", "NORTH,15,20", "NORTH,25,20"),
            "valid/zone_response.csv", 2, "comfort_high_c", "comfort-band",
            "The comfort band of NORTH ends below where it begins.",
            "Make comfort_high_c at least comfort_low_c."),
    };

    public static TheoryData<string> Faults => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Is_found_with_place_and_fix(string fault) => Cases[fault].Check();
}
