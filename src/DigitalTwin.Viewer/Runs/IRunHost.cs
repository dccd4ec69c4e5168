namespace DigitalTwin.Viewer.Runs;

/// <summary>The runs that the faces show.</summary>
public interface IRunHost
{
    /// <summary>The state of the runs, the newest first; one that cannot be read is among them, with the reason.</summary>
    IReadOnlyList<RunFacts> List();

    /// <summary>A run by its name; null where there is none.</summary>
    ITwinRun? Find(string id);

    /// <summary>Begins a run; it is held until somebody lets it go.</summary>
    /// <param name="scenario">Name of a scenario of the library.</param>
    /// <param name="seed">Seed; null for the scenario's.</param>
    /// <param name="id">Name of the run; null for a new one.</param>
    /// <exception cref="ApiException">There is no such scenario, or too many runs are active, or the name is taken.</exception>
    Task<ITwinRun> Begin(string scenario, ulong? seed, string? id);
}
