namespace DigitalTwin.Scenarios.Tests.Broken;

/// <summary>One load reports everything: a scenario is not fixed one finding at a time.</summary>
public sealed class AllAtOnceTests
{
    [Fact]
    public void Five_different_mistakes_are_five_findings_in_order_of_file_and_line()
    {
        using ScenarioFolder folder = new();
        folder.Replace("zones.csv", ",0.0876,0.55,", ",0.0876,0.4,")
            .Replace("fleets.csv", "SOUTH,ccgt,gas", "SOUTH,ccgtt,gas")
            .Replace("fleet_capacity.csv", "NORTH/wind,2025-01-01,400", "NORTH/wind,2025-01-01,-400")
            .Replace("lines.csv", "hurdle_usd_mwh", "hurdle_eur_mwh")
            .Replace("scenario.yaml", "seed: 7", "seed: seven");

        Assert.Equal(
            [
                "valid/fleet_capacity.csv:4 mw out-of-range",
                "valid/fleets.csv:6 technology unknown-reference",
                "valid/lines.csv:1 hurdle_eur_mwh unknown-column",
                "valid/scenario.yaml:6 seed bad-number",
                "valid/zones.csv:3 peak_gw peak-below-mean",
            ],
            [.. folder.Load().Findings.Select(f => $"{f.File}:{f.Line} {f.Field} {f.Rule}")]);
    }

    [Fact]
    public void Mistakes_in_one_row_are_found_together()
    {
        using ScenarioFolder folder = new();
        folder.Replace("lines.csv", "NORTH>SOUTH,NORTH,SOUTH,250,250,0.8,2,0.02", "NORTH>SOUTH,NORTH,SOUHT,-1,x,80,2,2");
        Assert.Equal(
            ["forward_mw", "loss_share", "reverse_mw", "to", "usable_share"],
            [.. folder.Load().Findings.Select(f => f.Field)]);
    }

    [Fact]
    public void A_file_full_of_mistakes_is_cut_with_a_count()
    {
        using ScenarioFolder folder = new();
        string rows = string.Concat(Enumerable.Range(0, 800).Select(i => $"f{i},2025-01-01,-1,assumption\n"));
        ScenarioLoadResult result = folder.Write("fleet_capacity.csv", "fleet,date,mw,source\n" + rows).Load();
        Assert.Equal(501, result.Findings.Count(f => f.File == "valid/fleet_capacity.csv"));
        Assert.Contains(result.Findings, f => f.Problem == "1100 further findings are not shown.");
    }

    [Fact]
    public void An_unknown_name_suggests_a_scenario_of_the_library()
    {
        ScenarioLoadResult result = ScenarioLoader.Load("two-zone");
        Assert.Null(result.World);
        Assert.Equal(
            "two-zone: error: There is no scenario two-zone. Did you mean two-zones? [unknown-scenario]",
            Assert.Single(result.Findings).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/no/such/folder")]
    [InlineData("..")]
    [InlineData("a\0b")]
    public void A_path_that_is_no_scenario_is_a_finding(string path) => Assert.Single(ScenarioLoader.Load(path).Findings);
}
