namespace DigitalTwin.Client.Rendering;

/// <summary>Findings, one a line: file:line, field, what is wrong, the fix.</summary>
internal static class FindingList
{
    public static void Write(ScenarioLoadResult scenario, TextWriter output)
    {
        foreach (Finding finding in scenario.Findings)
            output.WriteLine(finding.ToString());
        if (scenario.Findings.Count == 0)
            return;
        string errors = Count(scenario, Severity.Error, "error");
        string warnings = Count(scenario, Severity.Warning, "warning");
        output.WriteLine($"{scenario.Meta.Name}: {errors}, {warnings}");
    }

    private static string Count(ScenarioLoadResult scenario, Severity severity, string word)
    {
        int count = scenario.Findings.Count(finding => finding.Severity == severity);
        return count == 1 ? $"1 {word}" : $"{count} {word}s";
    }
}
