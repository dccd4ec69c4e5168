using DigitalTwin.Client.Rendering;

namespace DigitalTwin.Client.Runs;

/// <summary>The scenario that a command is about: by name in the library, or by folder.</summary>
internal static class ScenarioInput
{
    public static Argument<string> Argument() =>
        new("SCENARIO") { Description = "Name of a scenario (`twin scenarios` lists them), or a folder" };

    /// <summary>The same for commands that can do without.</summary>
    public static Argument<string?> OptionalArgument() => new("SCENARIO")
    {
        Description = "Name of a scenario (`twin scenarios` lists them), or a folder",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>Loads it and writes what was found to standard error; null where there is an error.</summary>
    /// <param name="nameOrFolder">The scenario.</param>
    /// <param name="weather">Year of the weather in place of the scenario's.</param>
    public static ScenarioLoadResult? Load(string nameOrFolder, int? weather = null) =>
        Shown(ScenarioLoader.Load(nameOrFolder, weatherYear: weather));

    /// <summary>Writes what was found to standard error; null where there is an error.</summary>
    public static ScenarioLoadResult? Shown(ScenarioLoadResult scenario)
    {
        FindingList.Write(scenario, Console.Error);
        return scenario.IsValid ? scenario : null;
    }
}
