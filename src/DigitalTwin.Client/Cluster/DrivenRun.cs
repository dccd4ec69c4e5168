using DigitalTwin.Grains.Runs;

namespace DigitalTwin.Client.Cluster;

/// <summary>A run on a cluster, seen from outside: it is asked for, and looked at until it is there. It needs no client to go on.</summary>
internal sealed class DrivenRun(TwinClient client, ClusterRun asked)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    /// <summary>Raised once, when the run goes on.</summary>
    public event Action? GoesOn;

    /// <summary>Whether the run was begun and asked to go on: it then does so without this client.</summary>
    public bool IsAsked { get; private set; }

    /// <summary>A name that no run has.</summary>
    public static string NewName(WorldSpec world) => $"{world.Name}-{Guid.NewGuid().ToString("n")[..8]}";

    /// <summary>Asks for the run and returns its summary when it is there. Silos that come and go meanwhile, with the run moving
    /// between them, are waited for.</summary>
    /// <exception cref="RunStoppedException">The cluster cannot go on with it, or somebody has stopped it.</exception>
    /// <exception cref="RunRefusedException">It has more ticks than are asked for.</exception>
    public async Task<string> Complete(IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        ICoordinatorGrain simulation = client.Grains.GetGrain<ICoordinatorGrain>(asked.Name);
        var spec = new RunSpec(asked.World.Name, asked.World.Digest, asked.Seed);
        RunStanding standing = await TwinClient.Retry(() => simulation.Begin(spec), cancellation);
        if (standing.Tick > asked.Ticks)
            throw new RunRefusedException(
                $"Run {asked.Name} has {standing.Tick} ticks already, more than {asked.Ticks}: no tick is taken back. Ask for more, or "
                + "choose another name.");
        standing = await TwinClient.Retry(() => simulation.AdvanceTo(asked.Ticks), cancellation);
        IsAsked = true;
        GoesOn?.Invoke();
        while (standing.Tick < asked.Ticks)
        {
            if (standing.State == nameof(CoordinatorState.Stopped))
                throw new RunStoppedException(StopReason.Violated, standing.Message);
            if (standing.State == RunStates.Halted)
                throw new RunStoppedException(StopReason.Failed, $"Run {asked.Name}, tick {standing.Tick}: {standing.Message}");
            await Task.Delay(LookEvery, cancellation);
            standing = await TwinClient.Retry(simulation.Stand, cancellation);
            if (standing.Target < asked.Ticks && standing.State is nameof(CoordinatorState.Running) or nameof(CoordinatorState.AtTarget))
                standing = await TwinClient.Retry(() => simulation.AdvanceTo(asked.Ticks), cancellation); // it was lost with its silo
            if (standing.Tick > 0)
                progress.Report(ProgressOf(standing));
        }

        return await TwinClient.Retry(simulation.Summarise, cancellation);
    }

    private RunProgress ProgressOf(RunStanding standing) =>
        new(standing.Tick, asked.Ticks, asked.World.Calendar.InstantOf(standing.Tick - 1), Market: null);
}
