namespace DigitalTwin.Testing.Worlds;

/// <summary>
/// Drives the participants of a world tick by tick, lets events take effect in the tick they ask for, and can give everybody a new life
/// from a checkpoint between any two ticks. No log and no store: what holds here holds for the participants alone.
/// </summary>
public sealed class TickDriver
{
    private readonly WorldSpec _world;
    private readonly ulong _seed;
    private readonly int _threads;
    private readonly bool _encodes;
    private readonly IReadOnlyList<RunEvent> _events;
    private readonly GridReply[] _replies;
    private GridStation[] _stations;
    private ReadOnlyMemory<byte> _couplingObject;
    private int _epoch = 1;

    /// <summary>Makes the participants and opens the first tick.</summary>
    public TickDriver(WorldSpec world, IReadOnlyList<RunEvent> events, ulong seed = 1, int threads = 1, bool encodeMessages = false)
    {
        (_world, _events, _seed, _threads, _encodes) = (world, events, seed, threads, encodeMessages);
        _replies = new GridReply[world.Zones.Length];
        (_stations, Simulation, Coupling) = Make();
        var load = new GridLoad(Simulation.Run, _epoch, -1, default, Saves: false);
        ForEach(i => _replies[i] = _stations[i].Load(load));
        Coupling.Load(new CouplingLoad(Simulation.Run, _epoch, -1, default, Saves: false));
        Open();
    }

    /// <summary>The state of the run.</summary>
    public Simulation Simulation { get; private set; }

    /// <summary>The market coupling.</summary>
    public Coupling Coupling { get; private set; }

    /// <summary>All participants at present.</summary>
    public Participants Participants => new(
        Simulation,
        Coupling,
        [.. _stations.Select(station => station.Grid)],
        [.. _stations.Select(station => station.Members.ToArray())]);

    /// <summary>Clears the tick that is open, opens the next one and so commits the first.</summary>
    public TickCommit Step()
    {
        ClearReply cleared = Coupling.Handle(Simulation.Clear(_epoch, saves: true));
        _couplingObject = cleared.Checkpoint.ToArray();
        Simulation.Cleared(cleared);
        return Open();
    }

    /// <summary>Saves everybody's state, makes everybody anew and loads them; the open tick stays open.</summary>
    public void Reload()
    {
        long tick = Simulation.Tick;
        byte[] state = Simulation.Save();
        GridLoad[] loads =
        [
            .. _replies.Select(reply => new GridLoad(Simulation.Run, _epoch + 1, tick, reply.Checkpoint.ToArray(), Saves: false)),
        ];
        _epoch++;
        (_stations, Simulation, Coupling) = Make();
        Simulation.Load(state, tick);
        ForEach(i => _replies[i] = _stations[i].Load(loads[i]));
        for (int i = 0; i < _replies.Length; i++)
        {
            if (!Simulation.TakeLoaded(i, _replies[i]))
                throw new InvalidOperationException($"{_world.Zones[i].Id} is not at the tick of its checkpoint.");
        }

        if (!Simulation.AgreesWith(Coupling.Load(new CouplingLoad(Simulation.Run, _epoch, tick - 1, _couplingObject, Saves: false))))
            throw new InvalidOperationException("The coupling is not at the tick of its checkpoint.");
    }

    private (GridStation[] Stations, Simulation Simulation, Coupling Coupling) Make()
    {
        var factory = new ParticipantFactory(_world, _seed);
        GridStation[] stations = [.. _world.Zones.Select((_, i) => new GridStation(factory, i, _encodes))];
        return (stations, factory.CreateSimulation(), factory.CreateCoupling());
    }

    private TickCommit Open()
    {
        long tick = Simulation.Tick;
        RunEvent[] events = [.. _events.Where(injected => injected.AtTick == tick)];
        LogEntry[] logged = [.. _events.Where(injected => injected.AtTick <= tick).Select(ToEntry)];
        ReadOnlyMemory<GridRequest> requests = Simulation.Open(_epoch, events, logged, saves: true);
        ForEach(i => _replies[i] = _stations[i].Call(requests.Span[i]));
        return Simulation.Gather(_replies);
    }

    private static LogEntry ToEntry(RunEvent injected) => new(injected.AtTick!.Value, default, injected);

    private void ForEach(Action<int> call) =>
        Parallel.For(0, _stations.Length, new ParallelOptions { MaxDegreeOfParallelism = _threads }, call);
}
