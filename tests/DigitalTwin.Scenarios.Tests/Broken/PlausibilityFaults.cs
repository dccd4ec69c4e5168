using DigitalTwin.Scenarios.Findings;

namespace DigitalTwin.Scenarios.Tests.Broken;

/// <summary>Figures that may be right but look wrong, and figures that only a look at the physics shows to be wrong.</summary>
public sealed class PlausibilityFaults
{
    private static readonly SortedDictionary<string, BrokenCase> Cases = new(StringComparer.Ordinal)
    {
        ["a campus on the other side of the earth"] = new(
            f => f.Replace("datacenters.csv", "SOUTH,cloud,40,10,", "SOUTH,cloud,40,-110,"),
            "valid/datacenters.csv", 3, "lat", "far-from-zone", "SOUTH/campus lies 9,243 km from the centre of its zone SOUTH.",
            "Check the signs of lat and lon, and the zone.", Severity.Warning),
        ["a fleet whose name says another zone"] = new(
            f => f.Replace("fleets.csv", "NORTH/wind,NORTH,", "NORTH/wind,SOUTH,"),
            "valid/fleets.csv", 4, "id", "fleet-name", "The fleet NORTH/wind lies in SOUTH.", "Begin its id with SOUTH/, or fix zone.",
            Severity.Warning),
        ["a store that loses nothing"] = new(
            f => f.Replace("technologies.csv", ",0.81,25", ",,25"),
            "valid/technologies.csv", 7, "round_trip_efficiency", "missing-efficiency", "The storage battery would lose nothing.",
            "Fill in round_trip_efficiency, such as 0.86 for a battery."),
        ["a reactance between two synchronous areas"] = new(
            f => f.Replace("zones.csv", "BB,40,10,two-zones", "BB,40,10,south")
                .Write("lines.csv", "id,from,to,forward_mw,reverse_mw,reactance_pu,source\nNORTH>SOUTH,NORTH,SOUTH,9,9,0.1,assumption\n"),
            "valid/lines.csv", 2, "reactance_pu", "reactance-across-areas",
            "The line NORTH>SOUTH has a reactance, but links the synchronous areas two-zones and south.",
            "Empty the cell: the flow between areas is controlled."),
        ["a shape that is much too flat"] = new(
            f => f.Write("series/flat.csv", SeriesText.Daily(h => h < 12 ? 0.99 : 1.01))
                .Replace("zones.csv", ",0.876,1.1,load_day", ",0.876,1.1,flat"),
            "valid/zones.csv", 2, "load_series", "implausible-stretch",
            "The series flat is too flat for NORTH: the peak stretches it 10 times.",
            "Choose a series of a more similar zone, or check peak_gw and annual_twh.", Severity.Warning),
        ["a load that hardly ever runs"] = new(
            f => f.Replace("zones.csv", "NORTH,North,AA,60,10,two-zones,0,8.76,0.876,1.1,", "NORTH,North,AA,60,10,two-zones,0,8.76,0,4,")
                .Replace(
                    "datacenters.csv",
                    "NORTH/existing,Existing datacenters of the north,NORTH,incumbents,60,10,existing,1.4,0,,,,assumption\n", "")
                .Write("series/load_day.csv", SeriesText.Daily(h => h < 20 ? 0.64 : 2.8))
                .Replace("zones.csv", ",0.0876,0.55,", ",0.0876,1.4,"),
            "valid/zones.csv", 2, "peak_gw", "low-load-factor", "The mean load of 1 GW is only 25.0 % of the peak.",
            "Real zones lie between 45 and 85 %; check the figures.", Severity.Warning),
    };

    public static TheoryData<string> Faults => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Is_found_with_place_and_fix(string fault) => Cases[fault].Check();
}
