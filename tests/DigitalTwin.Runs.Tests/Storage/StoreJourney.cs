namespace DigitalTwin.Runs.Tests.Storage;

/// <summary>
/// Three epochs of a run on a simulated disk: targets, batches of all sizes, checkpoints. Each request goes to a model too, so that it is
/// known what was promised at which step. What ends with an unknown outcome is asked again.
/// </summary>
internal sealed class StoreJourney
{
    /// <summary>Number of the run.</summary>
    public const ulong Run = 0xABCD;

    private const int TicksACheckpoint = 6;

    private readonly MemoryStore _model = new(Run);
    private readonly List<StoreMoment> _moments = [];
    private RunRoot _root = new() { Run = Run };
    private FileStore _store;
    private long _tick;
    private int _epoch;

    private StoreJourney(SimulatedDisk disk)
    {
        Disk = disk;
        _store = new FileStore(disk, Run);
        Promise("opened");
    }

    /// <summary>The disk.</summary>
    public SimulatedDisk Disk { get; }

    /// <summary>What was promised, request by request.</summary>
    public IReadOnlyList<StoreMoment> Moments => _moments;

    /// <summary>Travels.</summary>
    /// <param name="disk">Where to.</param>
    /// <param name="epochs">Epochs, each with two checkpoints.</param>
    public static StoreJourney On(SimulatedDisk disk, int epochs = 3)
    {
        var journey = new StoreJourney(disk);
        for (int i = 0; i < epochs; i++)
            journey.Live();
        return journey;
    }

    private void Live()
    {
        _store = new FileStore(Disk, Run);
        StoreReply taken = Ask(new TakeEpochRequest());
        _epoch = taken.Root!.Epoch;
        while (_model.TakeEpoch().Root!.Epoch < _epoch)
        {
            // The model follows an epoch that was taken and not heard of.
        }

        _root.Epoch = _epoch;
        Promise("take epoch");
        Tell(new SetTargetRequest(_epoch, _tick + 100), root => root.Target = _tick + 100);
        Save();
        Tell(new AppendLogRequest(_epoch, Length, [StoreCalls.EventAt(_tick + 1, $"e{_tick}")]), _ => { });
        Save();
        Append(2);
    }

    private long Length => _model.ReadLog().Count;

    private void Save()
    {
        Append(1);
        Append(TicksACheckpoint - 3);
        Append(2);
        string[] names = [.. Enumerable.Range(0, 3).Select(i => $"{_epoch}-{_tick}/grid-{i}")];
        foreach (string[] some in names.Chunk(2))
            Tell(new WriteObjectsRequest(_epoch, [.. some.Select(name => new StoredObject(name, StoreCalls.Content(name)))]), _ => { });
        Checkpoint checkpoint = StoreCalls.CheckpointOf(_epoch, _tick, Length, names);
        Tell(new PublishRequest(_epoch, checkpoint), root => (root.Predecessor, root.Newest) = (root.Newest, checkpoint));
    }

    private void Append(int ticks)
    {
        // Batches of more than one sector too.
        LogEntry[] events = ticks > 2 ? [.. Enumerable.Range(0, 12).Select(i => StoreCalls.EventAt(_tick, $"storm-{_tick}-{i}"))] : [];
        Tell(new AppendLogRequest(_epoch, Length, [.. events, .. StoreCalls.Ticks(_tick, ticks)]), _ => { });
        _tick += ticks;
    }

    private void Tell(StoreRequest request, Action<RunRoot> change)
    {
        Ask(request);
        StoreCalls.Granted(_model.Handle(request));
        _root = _root.Copy();
        change(_root);
        Promise(request.GetType().Name);
    }

    private StoreReply Ask(StoreRequest request)
    {
        StoreReply reply = _store.Handle(request);
        if (reply.Status == StoreStatus.Unknown)
            reply = _store.Handle(request);
        return StoreCalls.Granted(reply);
    }

    private void Promise(string asked) => _moments.Add(StoreMoment.Of(Disk.Steps.Count, _root.Copy(), _model, asked));
}
