namespace DigitalTwin.Scenarios.Tests.Compiled;

/// <summary>The fixture that other tests break has no fault of its own.</summary>
public sealed class ValidScenarioTests
{
    [Fact]
    public void Valid_scenario_has_no_findings()
    {
        using ScenarioFolder folder = new();
        ScenarioLoadResult result = folder.Load();
        Assert.Empty(result.Findings.Select(f => f.ToString()));
        Assert.True(result.IsValid);
    }
}
