namespace DigitalTwin.Protocol.Storage;

/// <summary>What makes a checkpoint: which objects belong together, and where the log stood.</summary>
public sealed partial class Checkpoint : IEquatable<Checkpoint>
{
    [State] private int _epoch;
    [State] private long _tick;
    [State] private Digest _hash;
    [State] private long _logLength;

    /// <summary>Epoch in which it was made.</summary>
    public int Epoch { get => _epoch; init => _epoch = value; }

    /// <summary>The tick whose offers were asked for; the tick before it is the last committed one.</summary>
    public long Tick { get => _tick; init => _tick = value; }

    /// <summary>Hash of the last committed tick.</summary>
    public Digest Hash { get => _hash; init => _hash = value; }

    /// <summary>Entries of the log that were durable before it was published; the last committed tick's hash is among them.</summary>
    public long LogLength { get => _logLength; init => _logLength = value; }

    /// <summary>The objects: the coordinator's, the coupling's, then one a grid in the world's order, then what the host added.</summary>
    [State]
    public List<ObjectName> Objects { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(Checkpoint? other) => other is not null && StateBytes.Of(this).AsSpan().SequenceEqual(StateBytes.Of(other));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Checkpoint);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)_tick;
}
