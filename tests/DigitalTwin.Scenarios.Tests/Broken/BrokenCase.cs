namespace DigitalTwin.Scenarios.Tests.Broken;

/// <summary>One way to break the valid scenario, and the one finding that must come of it.</summary>
internal sealed record BrokenCase(
    Action<ScenarioFolder> Mutation, string File, int Line, string Field, string Rule, string Problem, string Fix,
    Severity Severity = Severity.Error, string? Over = null)
{
    /// <summary>Breaks a copy, loads it, and compares the findings with the expected one.</summary>
    public void Check(string load = "valid")
    {
        using ScenarioFolder folder = new(Over);
        Mutation(folder);
        ScenarioLoadResult result = folder.Load(load);
        Finding expected = new(Severity, Rule, File, Line, Field, Problem, Fix);
        Assert.Equal([expected.ToString()], [.. result.Findings.Select(f => f.ToString())]);
        Assert.Equal(Severity == Severity.Error, result.World is null);
    }
}
