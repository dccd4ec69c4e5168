namespace DigitalTwin.Viewer.Runs;

/// <summary>The state of a run.</summary>
/// <param name="Id">Its name: that of its folder.</param>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Seed">Seed of the run, as text: it has 64 bits.</param>
/// <param name="State">What it is doing.</param>
/// <param name="Ticks">Ticks that can be read, hours since the beginning.</param>
/// <param name="Target">Ticks up to which it was asked to go; null for none in particular.</param>
/// <param name="TicksPerSecond">Ticks a second at most; null for as fast as it goes.</param>
/// <param name="StartUtc">First instant.</param>
/// <param name="FirstFreeTick">The first tick that an event can still reach; null where no process runs it.</param>
/// <param name="Recoveries">Times that state was lost and recomputed.</param>
/// <param name="Note">What is wrong; empty where nothing is.</param>
/// <param name="Parent">Run that it was forked from; null for none.</param>
public sealed record RunFacts(
    string Id,
    string Scenario,
    string Seed,
    LiveRunState State,
    long Ticks,
    long? Target,
    double? TicksPerSecond,
    DateTime StartUtc,
    long? FirstFreeTick,
    int Recoveries,
    string Note,
    string? Parent);

/// <summary>What a run is doing.</summary>
public enum LiveRunState
{
    /// <summary>No process runs it; it can be read and resumed.</summary>
    Standing,

    /// <summary>Another process runs it.</summary>
    Elsewhere,

    /// <summary>It is being opened: state is loaded, logged ticks are recomputed.</summary>
    Opening,

    /// <summary>It ticks.</summary>
    Playing,

    /// <summary>It is held.</summary>
    Paused,

    /// <summary>It has reached the ticks asked for; it can go further.</summary>
    Finished,

    /// <summary>It cannot go on.</summary>
    Failed,
}
