using DigitalTwin.Grains.Wire;
using Orleans.Concurrency;

namespace DigitalTwin.Grains.Interfaces;

/// <summary>The grain of a run's coordinator. Calls return at once; the run goes on by itself. Key: <c>run</c>.</summary>
[Alias(Aliases.SimulationGrain)]
public interface ICoordinatorGrain : IGrainWithStringKey
{
    /// <summary>Begins a run, or finds it as it was begun before.</summary>
    [Alias("Begin")]
    Task<RunStanding> Begin(RunSpec spec);

    /// <summary>Asks that the run go on to a number of ticks. Never lowers what was asked before.</summary>
    [Alias("AdvanceTo")]
    Task<RunStanding> AdvanceTo(long ticks);

    /// <summary>Has the run stop at the tick at hand, whatever was asked before. It is kept, and goes on when asked to advance.</summary>
    [Alias("Halt")]
    Task<RunStanding> Halt();

    /// <summary>Ends the run and deletes all that is kept of it.</summary>
    [Alias("Forget")]
    Task Forget();

    /// <summary>Ends the grains of the run here. All that is kept of it stays.</summary>
    [Alias("Release")]
    Task Release();

    /// <summary>The state of the run. One that is at rest is not woken.</summary>
    [Alias("Stand"), AlwaysInterleave]
    Task<RunStanding> Stand();

    /// <summary>How each epoch of the run began.</summary>
    [Alias("Chronicle"), AlwaysInterleave]
    Task<IReadOnlyList<EpochNote>> Chronicle();

    /// <summary>Lets events happen. Returns when they are in the log, or refused; the same identifier again is the same event.</summary>
    /// <returns>What became of them, as JSON.</returns>
    [Alias("Inject"), AlwaysInterleave]
    Task<string> Inject(InjectCall call);

    /// <summary>The summary of the ticks so far: one JSON object, the same as a local run prints. A run at rest is not woken.</summary>
    [Alias("Summarise")]
    Task<string> Summarise();

    /// <summary>
    /// Wakes the coordinator: a run goes on without any client. One that is driven from this process looks what is wanted.
    /// </summary>
    [Alias("Nudge")]
    Task Nudge();

    /// <summary>Says that a silo is about to stop. Its grids move at the next barrier.</summary>
    /// <returns>Whether nothing of the run lives there any more.</returns>
    [Alias("Vacate")]
    Task<bool> Vacate(string leaving);
}
