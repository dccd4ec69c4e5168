using DigitalTwin.Protocol.Grids;

namespace DigitalTwin.Engine.Local;

/// <summary>
/// Carries the calls of the tick protocol as direct calls in one process: grids side by side, one call at a time a participant.
/// </summary>
/// <remarks>Grids share nothing while a tick is opened, so the result does not depend on the number of threads.</remarks>
public sealed class LocalTransport
{
    private readonly GridStation[] _stations;
    private readonly ParallelOptions _parallel;

    /// <summary>Creates the transport.</summary>
    /// <param name="stations">The grids with their members, in the world's order of zones.</param>
    /// <param name="threads">Threads, at least 1.</param>
    public LocalTransport(GridStation[] stations, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _stations = stations;
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
    }

    /// <summary>Makes one call a grid and returns when all have answered.</summary>
    public void CallGrids(ReadOnlyMemory<GridRequest> requests, GridReply[] replies) =>
        ForEach(i => replies[i] = _stations[i].Call(requests.Span[i]));

    /// <summary>Gives every grid and its members their state and returns when all have answered.</summary>
    public void LoadGrids(ReadOnlyMemory<GridLoad> loads, GridReply[] replies) =>
        ForEach(i => replies[i] = _stations[i].Load(loads.Span[i]));

    private void ForEach(Action<int> call)
    {
        if (_parallel.MaxDegreeOfParallelism == 1)
        {
            for (int i = 0; i < _stations.Length; i++)
                call(i);
            return;
        }

        Parallel.For(0, _stations.Length, _parallel, call);
    }
}
