namespace DigitalTwin.Client.Cluster;

/// <summary>A run on a cluster, seen from outside: it is asked for, and looked at until it is there. It needs no client to go on.</summary>
internal sealed class DrivenRun(TwinClient client, ClusterRun asked)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    private readonly string _name = asked.Name ?? $"{asked.World.Name}-{Guid.NewGuid().ToString("n")[..8]}";

    /// <summary>Name of the run.</summary>
    public string Name => _name;

    /// <summary>Asks for the run and returns its summary when it is there.</summary>
    /// <exception cref="DigitalTwin.Runs.Local.RunStoppedException">The cluster cannot go on with it.</exception>
    public async Task<string> Complete(IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        ICoordinatorGrain simulation = client.Grains.GetGrain<ICoordinatorGrain>(_name);
        var spec = new RunSpec(asked.World.Name, asked.World.Digest, asked.Seed);
        await TwinClient.Retry(() => simulation.Begin(spec), cancellation);
        RunStanding standing = await TwinClient.Retry(() => simulation.AdvanceTo(asked.Ticks), cancellation);
        while (standing.Tick < asked.Ticks)
        {
            if (standing.State == nameof(CoordinatorState.Stopped))
                throw new DigitalTwin.Runs.Local.RunStoppedException(StopReason.Violated, standing.Message);
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
