using DigitalTwin.Protocol.Checkpoints;

namespace DigitalTwin.Protocol.Grids;

/// <summary>A grid's object of a checkpoint: its own state, its offer for the next tick and the states of its members.</summary>
internal sealed partial class GridObject
{
    [State] private ulong _run;
    [State] private long _tick;
    [State] private string _zone = "";
    [State] private ReadOnlyMemory<byte> _state;

    public ulong Run { get => _run; init => _run = value; }

    public long Tick { get => _tick; init => _tick = value; }

    public string Zone { get => _zone; init => _zone = value; }

    public ReadOnlyMemory<byte> State { get => _state; init => _state = value; }

    [State]
    public NetSupplyCurve Curve { get; set; } = new();

    [State(By = nameof(VisitMembers))]
    public List<ReadOnlyMemory<byte>> Members { get; } = [];

    /// <exception cref="CanonicalFormatException">The bytes are no such object, or are damaged.</exception>
    public static GridObject Read(ReadOnlyMemory<byte> bytes)
    {
        var saved = new GridObject();
        StateBytes.Read(saved, Envelope.Open(bytes));
        return saved;
    }

    /// <remarks>Made for every grid at every checkpoint: it is written into a buffer that it fills, and not moved again.</remarks>
    public byte[] Write()
    {
        var length = new CanonicalWriter(256);
        Curve.VisitState(ref length);
        int expected = 3 * sizeof(ulong) + 4 * sizeof(int) + _zone.Length + _state.Length + length.Written.Length;
        foreach (ReadOnlyMemory<byte> member in Members)
            expected += sizeof(int) + member.Length;
        return Envelope.Seal(this, expected);
    }

    private void VisitMembers<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        int count = Members.Count;
        visitor.Visit("members", ref count);
        for (int i = 0; i < count; i++)
        {
            ReadOnlyMemory<byte> member = i < Members.Count ? Members[i] : default;
            visitor.VisitBytes("member", ref member);
            if (visitor.Reads)
                Members.Add(member);
        }
    }
}
