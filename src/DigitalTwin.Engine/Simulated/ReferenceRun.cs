using DigitalTwin.Engine.Local;
using DigitalTwin.Protocol.Coordination;
using DigitalTwin.Protocol.Events;
using DigitalTwin.Protocol.Grids;

namespace DigitalTwin.Engine.Simulated;

/// <summary>
/// A run without a coordinator, a store or a network: tick after tick by direct calls. What faults must not change is compared with this,
/// which shares as little as can be with what is tested.
/// </summary>
internal sealed class ReferenceRun(ParticipantFactory factory, IReadOnlyList<RunEvent> events)
{
    /// <summary>The hashes of the first ticks.</summary>
    public string[] Hashes(long ticks)
    {
        Simulation simulation = factory.CreateSimulation();
        Coupling coupling = factory.CreateCoupling();
        GridStation[] stations = [.. factory.Zones.Select((_, i) => new GridStation(factory, i))];
        foreach (GridStation station in stations)
            station.Load(new GridLoad(factory.Run, 1, -1, default, Saves: false));
        coupling.Load(new CouplingLoad(factory.Run, 1, -1, default, Saves: false));
        var hashes = new string[ticks];
        Open(simulation, stations);
        for (long tick = 0; tick < ticks; tick++)
        {
            simulation.Cleared(coupling.Handle(simulation.Clear(1, saves: false)));
            hashes[tick] = Open(simulation, stations).Hash.ToString();
        }

        return hashes;
    }

    private TickCommit Open(Simulation simulation, GridStation[] stations)
    {
        RunEvent[] now = [.. events.Where(taken => taken.AtTick == simulation.Tick)];
        GridRequest[] requests = simulation.Open(1, now, saves: false).ToArray();
        return simulation.Gather([.. stations.Select((station, i) => station.Call(requests[i]))]);
    }
}
