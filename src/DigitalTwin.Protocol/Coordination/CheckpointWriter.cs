using DigitalTwin.Protocol.Grids;
using DigitalTwin.Protocol.Storage;

namespace DigitalTwin.Protocol.Coordination;

/// <summary>
/// One checkpoint on its way into the store: its objects first, each under a name that was never used, and then its root.
/// </summary>
internal sealed class CheckpointWriter
{
    /// <summary>Bytes of objects that are asked to be written at once, unless a single one has more.</summary>
    private const int BatchBytesMax = 1 << 20;

    private readonly List<StoredObject> _objects = [];
    private readonly string _prefix;
    private readonly int _epoch;
    private readonly Digest _hash;
    private int _asked;
    private int _written;
    private long _logLength;

    /// <summary>Takes what a barrier gave.</summary>
    /// <param name="epoch">The epoch at hand.</param>
    /// <param name="simulation">The state of the run after <see cref="Simulation.Gather"/>.</param>
    /// <param name="coupling">The coupling's object.</param>
    /// <param name="grids">The grids' answers with their objects.</param>
    public CheckpointWriter(int epoch, Simulation simulation, ReadOnlyMemory<byte> coupling, ReadOnlySpan<GridReply> grids)
    {
        _epoch = epoch;
        _hash = simulation.Hash;
        Tick = simulation.Tick;
        _prefix = string.Create(CultureInfo.InvariantCulture, $"{epoch}-{Tick}/");
        Add(EntityIds.Simulation, simulation.Save());
        Add(EntityIds.Coupling, coupling);
        for (int i = 0; i < grids.Length; i++)
            Add("grid-" + i.ToString(CultureInfo.InvariantCulture), grids[i].Checkpoint);
    }

    /// <summary>The tick whose offers were asked for.</summary>
    public long Tick { get; }

    /// <summary>Whether the log holds all that comes before it, so that it may be written.</summary>
    public bool Begun { get; private set; }

    /// <summary>The log holds all that comes before the checkpoint.</summary>
    public void Begin(long logLength, IReadOnlyList<Attachment> attachments)
    {
        _logLength = logLength;
        foreach (Attachment attachment in attachments)
            Add(attachment.Name, attachment.Bytes);
        Begun = true;
    }

    /// <summary>The next thing to ask of the store.</summary>
    public StoreRequest Next()
    {
        if (_written == _objects.Count)
            return new PublishRequest(_epoch, Checkpoint());
        _asked = _written;
        for (long bytes = 0; _asked < _objects.Count; _asked++)
        {
            bytes += _objects[_asked].Bytes.Length;
            if (_asked > _written && bytes > BatchBytesMax)
                break;
        }

        return new WriteObjectsRequest(_epoch, _objects[_written.._asked]);
    }

    /// <summary>The last thing asked is done.</summary>
    /// <returns>Whether the checkpoint is published.</returns>
    public bool Advance()
    {
        bool published = _written == _objects.Count;
        _written = _asked;
        return published;
    }

    private void Add(string name, ReadOnlyMemory<byte> bytes) => _objects.Add(new StoredObject(_prefix + name, bytes));

    private Checkpoint Checkpoint() => new()
    {
        Epoch = _epoch,
        Tick = Tick,
        Hash = _hash,
        LogLength = _logLength,
        Objects = [.. _objects.Select(written => new ObjectName(written.Name, Digest.Of(written.Bytes.Span).Value))],
    };
}
