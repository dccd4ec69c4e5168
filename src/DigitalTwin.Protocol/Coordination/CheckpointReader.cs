using DigitalTwin.Protocol.Storage;

namespace DigitalTwin.Protocol.Coordination;

/// <summary>Reads the objects of a checkpoint one after the other, and of its predecessor when one of them cannot be used.</summary>
internal sealed class CheckpointReader
{
    private readonly List<Checkpoint> _candidates = [];
    private readonly List<ReadOnlyMemory<byte>> _objects = [];

    /// <summary>Begins with the newest checkpoint that a root names and that was not found to be unusable.</summary>
    public CheckpointReader(RunRoot root, long unusableFrom)
    {
        foreach (Checkpoint? candidate in (ReadOnlySpan<Checkpoint?>)[root.Newest, root.Predecessor])
        {
            if (candidate is not null && candidate.Tick < unusableFrom)
                _candidates.Add(candidate);
        }
    }

    /// <summary>The checkpoint that is read; null for the state before the first tick.</summary>
    public Checkpoint? Current => _candidates.Count > 0 ? _candidates[0] : null;

    /// <summary>The objects read so far, in the order of the checkpoint.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Objects => _objects;

    /// <summary>The next object to be read; null when all are there.</summary>
    public ReadObjectRequest? Next() => Current is Checkpoint current && _objects.Count < current.Objects.Count
        ? new ReadObjectRequest(current.Objects[_objects.Count].Name)
        : null;

    /// <summary>Takes an object.</summary>
    /// <returns>Null if it is the right one; else why this checkpoint cannot be used: the next goes on with its predecessor.</returns>
    public string? Take(StoreReply reply)
    {
        ObjectName wanted = Current!.Objects[_objects.Count];
        string? fault = reply.Status switch
        {
            StoreStatus.Done when Digest.Of(reply.Bytes.Span).Value == wanted.Digest => null,
            StoreStatus.Done => "is not what the root names: its digest differs",
            StoreStatus.Missing => "is missing",
            _ => "is damaged: " + string.Join("; ", reply.Notices),
        };
        if (fault is null)
        {
            _objects.Add(reply.Bytes);
            return null;
        }

        string left = _candidates.Count > 1 ? $"the checkpoint of tick {_candidates[1].Tick}" : "the beginning of the run";
        string said = $"Checkpoint of tick {Current.Tick}: {wanted.Name} {fault}. Going back to {left}.";
        _candidates.RemoveAt(0);
        _objects.Clear();
        return said;
    }
}
