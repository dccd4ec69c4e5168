namespace DigitalTwin.Scenarios.Tests.Broken;

/// <summary>Layers that cannot be put together.</summary>
public sealed class LayerFaults
{
    private static readonly SortedDictionary<string, (string Load, BrokenCase Case)> Cases = new(StringComparer.Ordinal)
    {
        ["an unknown scenario below"] = ("top", new(
            f => f.Write("../top/scenario.yaml", Yaml("top", "valdi")),
            "top/scenario.yaml", 4, "extends", "unknown-scenario", "There is no scenario valdi.", "Did you mean valid?")),
        ["a scenario on itself"] = ("top", new(
            f => f.Write("../top/scenario.yaml", Yaml("top", "top")),
            "top/scenario.yaml", 4, "extends", "layer-cycle", "The layers form a cycle: top -> top.", "Let one of them stand alone.")),
        ["a cycle of three"] = ("a", new(
            f => f.Write("../a/scenario.yaml", Yaml("a", "b")).Write("../b/scenario.yaml", Yaml("b", "../c")).Write(
                "../c/scenario.yaml", Yaml("c", "a")),
            "c/scenario.yaml", 4, "extends", "layer-cycle", "The layers form a cycle: a -> b -> c -> a.", "Let one of them stand alone.")),
        ["a cycle below"] = ("top", new(
            f => f.Write("../top/scenario.yaml", Yaml("top", "b")).Write("../b/scenario.yaml", Yaml("b", "c")).Write(
                "../c/scenario.yaml", Yaml("c", "b")),
            "c/scenario.yaml", 4, "extends", "layer-cycle", "The layers form a cycle: b -> c -> b.", "Let one of them stand alone.")),
        ["a row removed that is not there"] = ("top", new(
            f => f.Write("../top/scenario.yaml", Yaml("top", "valid")).Write("../top/fleets.csv", "id,remove\nSOUTH/cgt,true\n"),
            "top/fleets.csv", 2, "remove", "nothing-to-remove", "No layer below has the row SOUTH/cgt.", "Did you mean SOUTH/ccgt?")),
        ["a new row that gives too little"] = ("top", new(
            f => f.Write("../top/scenario.yaml", Yaml("top", "valid")).Write(
                "../top/carbon_prices.csv", "zone,usd_t,source\nNORTH,,assumption\n"),
            "top/carbon_prices.csv", 2, "usd_t", "empty-cell", "usd_t is empty and has no default.", "Fill it in.")),
        ["a row removed that others need"] = ("top", new(
            f => f.Write("../top/scenario.yaml", Yaml("top", "valid"))
                .Write("../top/accelerators.csv", "id,remove\naccelerator-1,true\n")
                .Replace("fabs.csv", "accelerator-1", ""),
            "valid/datacenters.csv", 3, "accelerator", "unknown-reference",
            "accelerators has no accelerator-1.", "Add it to accelerators, or take the row away.")),
    };

    public static TheoryData<string> Faults => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Is_found_with_place_and_fix(string fault) => Cases[fault].Case.Check(Cases[fault].Load);

    [Fact]
    public void Seventeen_layers_are_too_many()
    {
        using ScenarioFolder folder = new();
        for (int i = 1; i <= 16; i++)
            folder.Write($"../l{i}/scenario.yaml", Yaml($"l{i}", i == 16 ? "valid" : $"l{i + 1}"));
        Assert.Contains(folder.Load("l1").Findings, f => f is { Rule: "too-many-layers", File: "l16/scenario.yaml", Line: 4 });
    }

    private static string Yaml(string name, string below) => $"name: {name}\ntitle: T\nquestion: Q\nextends: {below}\n";
}
