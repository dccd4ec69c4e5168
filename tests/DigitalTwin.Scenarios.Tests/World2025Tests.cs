using DigitalTwin.Scenarios.Findings;

namespace DigitalTwin.Scenarios.Tests;

/// <summary>The baseline that the scenario library stands on.</summary>
public sealed class World2025Tests
{
    private static readonly ScenarioLoadResult Loaded = ScenarioLoader.Load("world-2025");

    [Fact]
    public void Loads_without_errors()
    {
        Assert.Empty(Loaded.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.ToString()));
        Assert.NotNull(Loaded.World);
    }
}
