namespace DigitalTwin.Scenarios.Tests.Broken;

/// <summary>Breaks the valid scenario that has all tables of the build-out.</summary>
internal static class BuildOutCase
{
    public static BrokenCase Case(
        Action<ScenarioFolder> mutation, string file, int line, string field, string rule, string problem, string fix) =>
        new(mutation, "valid/" + file, line, field, rule, problem, fix, Over: ScenarioFolder.BuildOut);
}
