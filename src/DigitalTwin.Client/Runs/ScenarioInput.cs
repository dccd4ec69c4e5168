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
    public static ScenarioLoadResult? Load(string nameOrFolder) => Shown(ScenarioLoader.Load(nameOrFolder));

    /// <summary>Writes what was found to standard error; null where there is an error.</summary>
    public static ScenarioLoadResult? Shown(ScenarioLoadResult scenario)
    {
        FindingList.Write(scenario, Console.Error);
        return scenario.IsValid ? scenario : null;
    }
}
