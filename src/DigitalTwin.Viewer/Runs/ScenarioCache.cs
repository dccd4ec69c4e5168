using DigitalTwin.Scenarios;

namespace DigitalTwin.Viewer.Runs;

/// <summary>
/// The scenarios of the runs that were opened last. One of the whole world takes a second and some twenty megabytes, so that it is loaded
/// when a run is opened, and a few are kept.
/// </summary>
/// <param name="most">Scenarios that are kept.</param>
/// <param name="load">Loads one.</param>
internal sealed class ScenarioCache(int most, Func<string, ScenarioLoadResult> load)
{
    private readonly Lock _lock = new();
    private readonly List<(string Name, Lazy<ScenarioLoadResult> Loaded)> _kept = []; // the newest last

    /// <summary>A scenario by its name or folder, without errors. Who asks while it is being loaded waits for it; others do not.</summary>
    /// <exception cref="RefusedException">It has errors.</exception>
    public ScenarioLoadResult Get(string name)
    {
        Lazy<ScenarioLoadResult> wanted;
        lock (_lock)
        {
            int at = _kept.FindIndex(kept => kept.Name == name);
            wanted = at < 0 ? new Lazy<ScenarioLoadResult>(() => load(name)) : _kept[at].Loaded;
            Keep(name, wanted);
        }

        ScenarioLoadResult loaded = wanted.Value;
        if (loaded.IsValid)
            return loaded;
        lock (_lock)
            _kept.RemoveAll(kept => kept.Loaded == wanted); // somebody may put it right
        throw new RefusedException(
            409, $"Scenario {name} has errors: {loaded.Findings[0]}", $"`twin validate {name}` tells all of them.");
    }

    /// <summary>Keeps a scenario that was just loaded, in place of an older reading of it.</summary>
    public void Put(string name, ScenarioLoadResult loaded)
    {
        lock (_lock)
            Keep(name, new Lazy<ScenarioLoadResult>(loaded));
    }

    private void Keep(string name, Lazy<ScenarioLoadResult> loaded)
    {
        _kept.RemoveAll(kept => kept.Name == name);
        _kept.Add((name, loaded));
        if (_kept.Count > most)
            _kept.RemoveAt(0);
    }
}
