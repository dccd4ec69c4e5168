namespace DigitalTwin.Testing.Runs;

/// <summary>
/// A run on one thread whose steps have one order: a call, then one thing for the store, in turn. The same run asks the same of its
/// store each time.
/// </summary>
public sealed class CoordinatedRun : ICoordinatorHost
{
    private readonly GridStation[] _stations;
    private readonly Coupling _coupling;
    private readonly IRunStore _store;
    private readonly Queue<Action> _calls = new();
    private readonly Queue<(long Id, StoreRequest Request)> _requests = new();
    private readonly SortedDictionary<long, string> _hashes = [];
    private readonly List<string> _notices = [];
    private readonly List<EventAnswer> _answers = [];

    /// <summary>Prepares a run, or goes on with the one that a store has kept.</summary>
    public CoordinatedRun(WorldSpec world, ulong seed, IRunStore store, int checkpointEvery)
    {
        var factory = new ParticipantFactory(world, seed);
        _stations = [.. factory.Zones.Select((_, i) => new GridStation(factory, i))];
        _coupling = factory.CreateCoupling();
        _store = store;
        Coordinator = new Coordinator(factory.CreateSimulation, this, new CoordinatorOptions { CheckpointEvery = checkpointEvery });
    }

    /// <summary>The coordinator.</summary>
    public Coordinator Coordinator { get; }

    /// <summary>Hashes of the ticks that were shown.</summary>
    public IReadOnlyDictionary<long, string> Hashes => _hashes;

    /// <summary>What was said.</summary>
    public IReadOnlyList<string> Notices => _notices;

    /// <summary>What became of events.</summary>
    public IReadOnlyList<EventAnswer> Answers => _answers;

    /// <summary>Why it stopped; null if it did not.</summary>
    public string? Stop { get; private set; }

    /// <summary>Is told of every request to the store and its answer.</summary>
    public event Action<StoreRequest, StoreReply>? Stored;

    /// <summary>Runs to a number of ticks, or until it stops.</summary>
    public void Complete(long ticks, params RunEvent[] events)
    {
        Coordinator.Start();
        Coordinator.AdvanceTo(ticks);
        foreach (RunEvent injected in events)
            Coordinator.Inject(injected);
        while (Step())
        {
            // until nothing is left to carry
        }
    }

    /// <summary>Carries a call, and one thing to the store.</summary>
    /// <returns>Whether there was anything to carry.</returns>
    public bool Step()
    {
        if (Stop is not null || (_calls.Count == 0 && _requests.Count == 0))
            return false;
        if (_calls.TryDequeue(out Action? call))
            call();
        if (_requests.TryDequeue(out (long Id, StoreRequest Request) asked))
            CarryToStore(asked.Id, asked.Request);
        return true;
    }

    /// <inheritdoc/>
    public void LoadGrid(int grid, in GridLoad load)
    {
        GridLoad carried = load;
        _calls.Enqueue(() => Coordinator.GridAnswered(grid, _stations[grid].Load(carried)));
    }

    /// <inheritdoc/>
    public void CallGrid(int grid, in GridRequest request)
    {
        GridRequest carried = request;
        _calls.Enqueue(() => Coordinator.GridAnswered(grid, _stations[grid].Call(carried)));
    }

    /// <inheritdoc/>
    public void LoadCoupling(in CouplingLoad load)
    {
        CouplingLoad carried = load;
        _calls.Enqueue(() => Coordinator.CouplingAnswered(_coupling.Load(carried)));
    }

    /// <inheritdoc/>
    public void CallCoupling(in ClearRequest request)
    {
        ClearRequest carried = request;
        _calls.Enqueue(() => Coordinator.CouplingAnswered(_coupling.Handle(carried)));
    }

    /// <inheritdoc/>
    public void CallStore(long id, StoreRequest request) => _requests.Enqueue((id, request));

    /// <inheritdoc/>
    public void ScheduleTimeout(long token)
    {
        // Every call returns.
    }

    /// <inheritdoc/>
    public void Show(in TickCommit commit, bool replayed) => _hashes[commit.Tick] = commit.Hash.ToString();

    /// <inheritdoc/>
    public IReadOnlyList<Attachment> Attach(long tick) => [new Attachment("ticks", BitConverter.GetBytes(tick))];

    /// <inheritdoc/>
    public void Restore(long tick, IReadOnlyList<Attachment> attachments) =>
        Assert.All(attachments, kept => Assert.Equal(("ticks", tick), (kept.Name, BitConverter.ToInt64(kept.Bytes.Span))));

    /// <inheritdoc/>
    public void Answer(in EventAnswer answer) => _answers.Add(answer);

    /// <inheritdoc/>
    public void Log(string notice) => _notices.Add(notice);

    /// <inheritdoc/>
    public void Stopped(StopReason reason, string message) => Stop = $"{reason}: {message}";

    private void CarryToStore(long id, StoreRequest request)
    {
        StoreReply reply = _store.Handle(request);
        Stored?.Invoke(request, reply);
        if (reply.Status == StoreStatus.Unknown)
            _requests.Enqueue((id, request));
        else
            Coordinator.StoreAnswered(id, reply);
    }
}
