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

/// <summary>How a host works.</summary>
public sealed record RunHostOptions
{
    /// <summary>Folder of the runs.</summary>
    public required string Folder { get; init; }

    /// <summary>Opens what carries the ticks of a run.</summary>
    public required OpenRun Open { get; init; }

    /// <summary>Threads that settle grids side by side.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Runs that may be active at once.</summary>
    public int MostLive { get; init; } = 4;

    /// <summary>Subscribers that a run takes.</summary>
    public int MostSubscribers { get; init; } = 256;
}

/// <summary>Something that was asked for cannot be done; says why, and the fix.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="problem">What is wrong.</param>
/// <param name="fix">What to do about it.</param>
public sealed class ApiException(int status, string problem, string fix) : Exception(problem)
{
    /// <summary>HTTP status.</summary>
    public int Status => status;

    /// <summary>What to do about it.</summary>
    public string Fix => fix;
}
