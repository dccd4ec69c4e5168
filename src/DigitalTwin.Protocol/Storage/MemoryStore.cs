using DigitalTwin.Protocol.Events;

namespace DigitalTwin.Protocol.Storage;

/// <summary>
/// A store in memory: what the simulated transport and tests take for durable. It lives as long as the object does, and never answers
/// <see cref="StoreStatus.Unknown"/> or <see cref="StoreStatus.Damaged"/>.
/// </summary>
/// <param name="run">Number of the run.</param>
public sealed class MemoryStore(ulong run) : IRunStore
{
    private readonly List<LogEntry> _log = [];
    private readonly SortedDictionary<string, byte[]> _objects = new(StringComparer.Ordinal);
    private readonly RunRoot _root = new() { Run = run };

    /// <summary>A store that holds the same and then goes its own way: what a run that is forked in memory begins with.</summary>
    public MemoryStore Copy()
    {
        var copy = new MemoryStore(_root.Run);
        copy._log.AddRange(_log);
        foreach ((string name, byte[] bytes) in _objects)
            copy._objects.Add(name, bytes); // never written to again
        (copy._root.Epoch, copy._root.Target) = (_root.Epoch, _root.Target);
        (copy._root.Newest, copy._root.Predecessor) = (_root.Newest, _root.Predecessor);
        return copy;
    }

    /// <inheritdoc/>
    public StoreReply Handle(StoreRequest request) => request switch
    {
        TakeEpochRequest take => StoreRules.Outdated(_root, take) ?? TakeEpoch(),
        ReadLogRequest read => Read(read),
        ReadObjectRequest read => Read(read),
        AppendLogRequest append => StoreRules.Fence(_root, append.Epoch) ?? Append(append),
        SetTargetRequest target => StoreRules.Fence(_root, target.Epoch) ?? SetTarget(target),
        WriteObjectsRequest write => StoreRules.Fence(_root, write.Epoch) ?? Write(write),
        PublishRequest publish => StoreRules.Fence(_root, publish.Epoch) ?? Publish(publish.Checkpoint),
        _ => throw new ArgumentException($"{request.GetType().Name} is no request that a store knows.", nameof(request)),
    };

    private StoreReply TakeEpoch()
    {
        _root.Epoch++;
        return new StoreReply(StoreStatus.Done) { Root = _root.Copy(), LogLength = _log.Count };
    }

    private StoreReply Read(ReadLogRequest request) => new(StoreStatus.Done)
    {
        Entries = [.. _log.Skip((int)Math.Clamp(request.From, 0, _log.Count))],
        LogLength = _log.Count,
    };

    private StoreReply Read(ReadObjectRequest request)
    {
        if (StoreRules.Misnamed(request.Name) is StoreReply refusal)
            return refusal;
        return _objects.TryGetValue(request.Name, out byte[]? bytes)
            ? new StoreReply(StoreStatus.Done) { Bytes = bytes }
            : StoreRules.Refuse(StoreStatus.Missing, $"There is no object {request.Name}.");
    }

    private StoreReply Append(AppendLogRequest request)
    {
        if (StoreRules.Gap(request, _log.Count) is StoreReply gap)
            return gap;
        int standing = Math.Min(_log.Count - (int)request.Position, request.Entries.Count);
        if (StoreRules.Differs(request, _log.GetRange((int)request.Position, standing), _log.Count) is StoreReply conflict)
            return conflict;
        _log.AddRange(request.Entries.Skip(standing));
        return new StoreReply(StoreStatus.Done) { LogLength = _log.Count };
    }

    private StoreReply SetTarget(SetTargetRequest request)
    {
        _root.Target = request.Target;
        return StoreReply.Done;
    }

    private StoreReply Write(WriteObjectsRequest request)
    {
        if (StoreRules.Misnamed(request.Objects) is StoreReply refusal)
            return refusal;
        foreach ((string name, ReadOnlyMemory<byte> bytes) in request.Objects)
        {
            if (_objects.TryGetValue(name, out byte[]? standing) && !bytes.Span.SequenceEqual(standing))
                return StoreRules.Taken(name);
        }

        foreach ((string name, ReadOnlyMemory<byte> bytes) in request.Objects)
            _objects.TryAdd(name, bytes.ToArray());
        return StoreReply.Done;
    }

    private StoreReply Publish(Checkpoint checkpoint)
    {
        if (checkpoint.Equals(_root.Newest))
            return StoreReply.Done;
        if (StoreRules.OutOfTurn(_root, checkpoint, _log.Count) is StoreReply refusal)
            return refusal;
        foreach ((string name, ulong digest) in checkpoint.Objects)
        {
            if (!_objects.TryGetValue(name, out byte[]? bytes))
                return StoreRules.Incomplete(checkpoint, name, "is missing");
            if (Digest.Of(bytes).Value != digest)
                return StoreRules.Incomplete(checkpoint, name, "is another one than it names");
        }

        _root.Publish(checkpoint);
        string[] unnamed = [.. _objects.Keys.Where(name => !StoreRules.Names(_root, name))];
        foreach (string name in unnamed)
            _objects.Remove(name);
        return StoreReply.Done;
    }
}
