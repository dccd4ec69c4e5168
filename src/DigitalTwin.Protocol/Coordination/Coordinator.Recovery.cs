using DigitalTwin.Protocol.Events;
using DigitalTwin.Protocol.Grids;
using DigitalTwin.Protocol.Storage;

namespace DigitalTwin.Protocol.Coordination;

/// <content>Recovery: an epoch, the log, a checkpoint; then everybody is loaded.</content>
public sealed partial class Coordinator
{
    /// <summary>Objects of a checkpoint before those of the grids: the coordinator's and the coupling's.</summary>
    private const int OwnObjects = 2;

    private CheckpointReader? _reader;
    private long _unusableFrom = long.MaxValue;

    private void TakeEpoch()
    {
        _storeCalls.Clear();
        _unshown.Clear();
        _deferred.AddRange(_events.TakeUnderWay());
        _checkpoint = null;
        _saves = false;
        Array.Clear(_awaited);
        _couplingAwaited = false;
        _phase = CoordinatorPhase.Reading;
        Ask(new TakeEpochRequest(_epoch));
    }

    private void EpochTaken(StoreReply reply)
    {
        if (reply is { Status: StoreStatus.Conflict, Root: RunRoot newer })
        {
            Ask(new TakeEpochRequest(newer.Epoch));
            return;
        }

        if (Fails(reply, "The run cannot be opened"))
            return;
        RunRoot root = reply.Root!;
        if (root.Run != _run.Run)
        {
            Stop(StopReason.Unreadable, $"The store holds run {root.Run:x16}; this scenario and seed make run {_run.Run:x16}.");
            return;
        }

        _epoch = root.Epoch;
        _target = root.Target;
        _reader = new CheckpointReader(root, _unusableFrom);
        Ask(new ReadLogRequest(0));
    }

    private void LogRead(StoreReply reply)
    {
        if (Fails(reply, "The log cannot be read"))
            return;
        try
        {
            _log.Reset(reply.Entries);
        }
        catch (ProtocolViolationException e)
        {
            Stop(StopReason.Unreadable, e.Message);
            return;
        }

        _events.Forget();
        foreach (LogEntry entry in reply.Entries)
        {
            if (entry.Event is not null)
                _events.Note(entry);
        }

        ReadNextObject();
    }

    private void ReadNextObject()
    {
        if (_reader!.Next() is ReadObjectRequest next)
            Ask(next);
        else
            LoadAll();
    }

    private void ObjectRead(StoreReply reply)
    {
        if (_reader!.Take(reply) is string fault)
            _host.Log(fault);
        ReadNextObject();
    }

    private void LoadAll()
    {
        _run = _create();
        Checkpoint? checkpoint = _reader!.Current;
        _lastCheckpoint = checkpoint?.Tick ?? 0;
        if (checkpoint is not null && !TakeOwnState(checkpoint))
            return;
        long tick = checkpoint?.Tick ?? -1;
        if (!_options.MayReplay && _log.LastTick >= Math.Max(0, tick))
        {
            Stop(
                StopReason.Unreadable,
                $"Ticks {Math.Max(0, tick)} to {_log.LastTick} were made by another build, which alone can repeat them. "
                + "Go on with that build, or run again into another folder.");
            return;
        }

        for (int i = 0; i < _loads.Length; i++)
            _loads[i] = new GridLoad(_run.Run, _epoch, tick, ObjectOf(i + OwnObjects), Saves: false);
        _couplingLoad = new CouplingLoad(_run.Run, _epoch, Math.Max(-1, tick - 1), ObjectOf(1), Saves: false);
        _phase = CoordinatorPhase.Loading;
        CallGrids();
        CallCoupling();
    }

    private ReadOnlyMemory<byte> ObjectOf(int index) => _reader!.Current is null ? default : _reader.Objects[index];

    private bool TakeOwnState(Checkpoint checkpoint)
    {
        if (checkpoint.LogLength > _log.Length || checkpoint.Tick - 1 > _log.LastTick)
        {
            Stop(
                StopReason.Unreadable,
                $"The checkpoint of tick {checkpoint.Tick} builds on {checkpoint.LogLength} entries of the log; {_log.Length} are there.");
            return false;
        }

        try
        {
            if (checkpoint.Objects.Count < OwnObjects + _loads.Length)
                throw new CanonicalFormatException($"It has {checkpoint.Objects.Count} objects for {_loads.Length} grids.");
            _run.Load(_reader!.Objects[0], checkpoint.Tick);
            if (_run.Hash != checkpoint.Hash || _log.HashOf(checkpoint.Tick - 1) != checkpoint.Hash)
                throw new CanonicalFormatException("Its hash is not the log's.");
            return true;
        }
        catch (CanonicalFormatException e)
        {
            GoBack(e.Message);
            return false;
        }
    }

    /// <summary>A checkpoint that somebody could not load is left out; who has loaded a part of it needs another epoch.</summary>
    private void GoBack(string why)
    {
        long tick = _reader?.Current?.Tick ?? 0;
        if (_reader?.Current is null)
        {
            Stop(StopReason.Unreadable, $"The state before the first tick cannot be loaded: {why}");
            return;
        }

        _unusableFrom = tick;
        Recover($"The checkpoint of tick {tick} cannot be used. {why}");
    }

    private void AllLoaded()
    {
        for (int i = 0; i < _replies.Length; i++)
        {
            if (!_run.TakeLoaded(i, _replies[i]))
            {
                GoBack($"Grid {_run.Zones[i]} is in another state after loading it.");
                return;
            }
        }

        if (!_run.AgreesWith(_couplingReply!))
        {
            GoBack("The coupling is in another state after loading it.");
            return;
        }

        if (_target < _leastTarget)
            _wantedTarget ??= _leastTarget;
        _host.Restore(_run.Tick, Attachments());
        if (_wantedTarget is long target)
            Ask(new SetTargetRequest(_epoch, target));
        if (_reader!.Current is null)
            OpenNext();
        else
            Continue();
        RunEvent[] deferred = [.. _deferred];
        _deferred.Clear();
        foreach (RunEvent injected in deferred)
            Inject(injected);
    }

    private List<Attachment> Attachments()
    {
        var attachments = new List<Attachment>();
        for (int i = OwnObjects + _loads.Length; i < _reader!.Objects.Count; i++)
        {
            string name = _reader.Current!.Objects[i].Name;
            attachments.Add(new Attachment(name[(name.LastIndexOf('/') + 1)..], _reader.Objects[i]));
        }

        return attachments;
    }
}
