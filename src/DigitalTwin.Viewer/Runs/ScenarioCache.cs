namespace DigitalTwin.Viewer.Runs;

/// <summary>
/// The scenarios of the runs that were opened last. One of the whole world takes a second and some twenty megabytes, so that it is loaded
/// when a run is opened, and a few are kept.
/// </summary>
/// <param name="most">Scenarios that are kept.</param>
/// <param name="load">Loads the scenario of a run.</param>
internal sealed class ScenarioCache(int most, Func<RunManifest, ScenarioLoadResult> load)
{
    private readonly Lock _lock = new();
    private readonly List<(string Name, string Digest, Lazy<ScenarioLoadResult> Loaded)> _kept = []; // the newest last

    /// <summary>The scenario of a run, without errors. Who asks while it is being loaded waits for it; others do not.</summary>
    /// <exception cref="ApiException">It has errors.</exception>
    public ScenarioLoadResult Get(RunManifest manifest)
    {
        Lazy<ScenarioLoadResult> wanted;
        lock (_lock)
        {
            int at = _kept.FindIndex(kept => kept.Name == manifest.Scenario && kept.Digest == manifest.ScenarioDigest);
            wanted = at < 0 ? new Lazy<ScenarioLoadResult>(() => load(manifest)) : _kept[at].Loaded;
            Keep(manifest, wanted);
        }

        ScenarioLoadResult loaded = wanted.Value;
        if (loaded.IsValid)
            return loaded;
        lock (_lock)
            _kept.RemoveAll(kept => kept.Loaded == wanted); // somebody may put it right
        throw new ApiException(
            409, $"Scenario {manifest.Scenario} has errors: {loaded.Findings[0]}",
            $"`twin validate {manifest.Scenario}` lists all of them.");
    }

    /// <summary>Keeps a scenario that was just loaded, in place of an older reading of it.</summary>
    public void Put(RunManifest manifest, ScenarioLoadResult loaded)
    {
        lock (_lock)
            Keep(manifest, new Lazy<ScenarioLoadResult>(loaded));
    }

    private void Keep(RunManifest manifest, Lazy<ScenarioLoadResult> loaded)
    {
        _kept.RemoveAll(kept => kept.Name == manifest.Scenario && kept.Digest == manifest.ScenarioDigest);
        _kept.Add((manifest.Scenario, manifest.ScenarioDigest, loaded));
        if (_kept.Count > most)
            _kept.RemoveAt(0);
    }
}
