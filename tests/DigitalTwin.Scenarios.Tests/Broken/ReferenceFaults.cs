namespace DigitalTwin.Scenarios.Tests.Broken;

/// <summary>References that lead nowhere.</summary>
public sealed class ReferenceFaults
{
    private static readonly SortedDictionary<string, BrokenCase> Cases = new(StringComparer.Ordinal)
    {
        ["a misspelt zone"] = new(
            f => f.Replace("fleets.csv", "SOUTH/ccgt,SOUTH,", "SOUTH/ccgt,SOUHT,"),
            "valid/fleets.csv", 6, "zone", "unknown-reference",
            "zones has no SOUHT.",
            "Did you mean SOUTH?"),
        ["an unknown zone"] = new(
            f => f.Replace("carbon_prices.csv", "SOUTH", "ATLANTIS"),
            "valid/carbon_prices.csv", 2, "zone", "unknown-reference",
            "zones has no ATLANTIS.",
            "Add it to zones, or take the row away."),
        ["an unknown technology"] = new(
            f => f.Replace("fleets.csv", "SOUTH,ccgt,gas", "SOUTH,ccgtt,gas"),
            "valid/fleets.csv", 6, "technology", "unknown-reference",
            "technologies has no ccgtt.",
            "Did you mean ccgt?"),
        ["capacity of an unknown fleet"] = new(
            f => f.Replace("fleet_capacity.csv", "SOUTH/ccgt", "SOUTH/cgt"),
            "valid/fleet_capacity.csv", 6, "fleet", "unknown-reference",
            "fleets has no SOUTH/cgt.",
            "Did you mean SOUTH/ccgt?"),
        ["an unknown operator"] = new(
            f => f.Replace("datacenters.csv", "SOUTH,cloud", "SOUTH,clowd"),
            "valid/datacenters.csv", 3, "operator", "unknown-reference",
            "operators has no clowd.",
            "Did you mean cloud?"),
        ["an unknown accelerator"] = new(
            f => f.Replace("fabs.csv", "accelerator-1", "accelerator-2"),
            "valid/fabs.csv", 2, "accelerator", "unknown-reference",
            "accelerators has no accelerator-2.",
            "Did you mean accelerator-1?"),
        ["a line to an unknown zone"] = new(
            f => f.Replace("lines.csv", ",NORTH,SOUTH,", ",NORTH,SOUT,"),
            "valid/lines.csv", 2, "to", "unknown-reference",
            "zones has no SOUT.",
            "Did you mean SOUTH?"),
        ["an unknown series"] = new(
            f => f.Replace("zones.csv", "0.55,load_day", "0.55,load_dya"),
            "valid/zones.csv", 3, "load_series", "unknown-series",
            "There is no series load_dya.",
            "Did you mean load_day?"),
    };

    public static TheoryData<string> Faults => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Is_found_with_place_and_fix(string fault) => Cases[fault].Check();
}
