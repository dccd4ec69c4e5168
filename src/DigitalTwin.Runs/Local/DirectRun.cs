namespace DigitalTwin.Runs.Local;

/// <summary>
/// A run without a coordinator, a store or a network: tick after tick by direct calls. What others must not change is compared with this;
/// and everybody's state can be looked at between two ticks.
/// </summary>
public sealed class DirectRun
{
    private const int Epoch = 1;

    private readonly SortedDictionary<long, List<RunEvent>> _events = [];
    private readonly LogEntry[] _logged;
    private readonly Simulation _simulation;
    private readonly GridStation[] _stations;

    /// <summary>Prepares a run before its first tick.</summary>
    /// <param name="factory">Makes the participants.</param>
    /// <param name="log">Its events, in the order of the log; entries without one are passed over.</param>
    public DirectRun(ParticipantFactory factory, IEnumerable<LogEntry> log)
    {
        _logged = [.. log.Where(entry => entry.Event is not null)];
        foreach (LogEntry entry in _logged)
        {
            if (!_events.TryGetValue(entry.Tick, out List<RunEvent>? events))
                _events.Add(entry.Tick, events = []);
            events.Add(entry.Event!);
        }

        _simulation = factory.CreateSimulation();
        Coupling = factory.CreateCoupling();
        _stations = [.. factory.Zones.Select((_, i) => new GridStation(factory, i))];
        foreach (GridStation station in _stations)
            station.Load(new GridLoad(factory.Run, Epoch, -1, default, Saves: false));
        Coupling.Load(new CouplingLoad(factory.Run, Epoch, -1, default, Saves: false));
        Open();
    }

    /// <summary>Ticks committed.</summary>
    public long Ticks => _simulation.Tick;

    /// <summary>The state of the run between its grids.</summary>
    public Simulation Simulation => _simulation;

    /// <summary>The market coupling.</summary>
    public Coupling Coupling { get; }

    /// <summary>The grids with their members, in the world's order of zones.</summary>
    public IReadOnlyList<GridStation> Stations => _stations;

    /// <summary>Commits the next tick.</summary>
    /// <returns>The tick; what it points to is valid until the next call.</returns>
    public TickCommit Next()
    {
        _simulation.Cleared(Coupling.Handle(_simulation.Clear(Epoch, saves: false)));
        return Open();
    }

    private TickCommit Open()
    {
        IReadOnlyList<RunEvent> now = _events.TryGetValue(_simulation.Tick, out List<RunEvent>? events) ? events : [];
        GridRequest[] requests = _simulation.Open(Epoch, now, _logged, saves: false).ToArray();
        return _simulation.Gather([.. _stations.Select((station, i) => station.Call(requests[i]))]);
    }
}
