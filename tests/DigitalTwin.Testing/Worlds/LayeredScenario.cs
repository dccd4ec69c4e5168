using DigitalTwin.Scenarios;

namespace DigitalTwin.Testing.Worlds;

/// <summary>Loads a scenario of the library with another start and with changes, as a person would layer it.</summary>
public static class LayeredScenario
{
    /// <summary>Loads the layered world.</summary>
    /// <param name="scenario">Name of the scenario below.</param>
    /// <param name="start">First day of the run, such as <c>2025-07-01</c>.</param>
    /// <param name="changes">Entries of <c>changes</c>, indented by two blanks; empty for none.</param>
    /// <param name="waves">Rows of <c>waves.csv</c> without the header; empty for none.</param>
    public static WorldSpec Load(string scenario, string start, string changes = "", string waves = "")
    {
        string folder = Directory.CreateTempSubdirectory("twin-layer-").FullName;
        try
        {
            string head = $"""
                name: {Path.GetFileName(folder)}
                title: A layer of a test
                question: What moves?
                extends: {scenario}
                start: {start}

                """;
            File.WriteAllText(Path.Combine(folder, "scenario.yaml"), changes.Length > 0 ? head + "changes:\n" + changes : head);
            if (waves.Length > 0)
                File.WriteAllText(Path.Combine(folder, "waves.csv"), "id,zone,start,days,delta_c,source\n" + waves);
            ScenarioLoadResult result = ScenarioLoader.Load(folder);
            return result.World ?? throw new InvalidOperationException(string.Join("\n", result.Findings));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
