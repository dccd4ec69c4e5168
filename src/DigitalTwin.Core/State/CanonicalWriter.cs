using System.Buffers.Binary;

namespace DigitalTwin.Core.State;

/// <summary>
/// Writes the canonical bytes of a state: little-endian, fixed width, lists and texts led by their length. The same bytes are hashed,
/// checkpointed and sent. NaN is refused and negative zero becomes zero, so that equal states have equal bytes.
/// </summary>
public struct CanonicalWriter : IStateVisitor
{
    private byte[] _buffer;
    private int _length;

    /// <summary>Creates a writer.</summary>
    /// <param name="capacity">First size of the buffer in bytes; it grows as needed.</param>
    public CanonicalWriter(int capacity)
    {
        _buffer = new byte[Math.Max(capacity, 16)];
        _length = 0;
    }

    /// <summary>The bytes written since the last <see cref="Reset"/>.</summary>
    public readonly ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    /// <summary>The same bytes as memory; valid until the next write.</summary>
    public readonly ReadOnlyMemory<byte> WrittenMemory => _buffer.AsMemory(0, _length);

    /// <summary>The bytes written, in an array of their own. The writer is used up.</summary>
    public readonly byte[] ToArray() => _length == _buffer.Length ? _buffer : Written.ToArray();

    /// <summary>Leaves room that is filled in afterwards, through <see cref="From"/>.</summary>
    public void Skip(int bytes) => Reserve(bytes).Clear();

    /// <summary>What was written from a place on, to be filled in; valid until the next write.</summary>
    public readonly Span<byte> From(int start) => _buffer.AsSpan(start, _length - start);

    /// <summary>Forgets what was written and keeps the buffer.</summary>
    public void Reset() => _length = 0;

    /// <inheritdoc/>
    public readonly bool Reads => false;

    /// <inheritdoc/>
    public void Visit(string field, ref bool value) => Reserve(1)[0] = value ? (byte)1 : (byte)0;

    /// <inheritdoc/>
    public void Visit(string field, ref int value) => BinaryPrimitives.WriteInt32LittleEndian(Reserve(sizeof(int)), value);

    /// <inheritdoc/>
    public void Visit(string field, ref long value) => BinaryPrimitives.WriteInt64LittleEndian(Reserve(sizeof(long)), value);

    /// <inheritdoc/>
    public void Visit(string field, ref ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Reserve(sizeof(ulong)), value);

    /// <inheritdoc/>
    public void Visit(string field, ref double value)
    {
        if (double.IsNaN(value))
            throw new CanonicalFormatException($"Field {field} is not a number.");
        value += 0.0; // -0 becomes 0
        BinaryPrimitives.WriteDoubleLittleEndian(Reserve(sizeof(double)), value);
    }

    /// <inheritdoc/>
    public void Visit(string field, ref string value)
    {
        int byteCount = System.Text.Encoding.UTF8.GetByteCount(value);
        Visit(field, ref byteCount);
        System.Text.Encoding.UTF8.GetBytes(value, Reserve(byteCount));
    }

    /// <inheritdoc/>
    public void VisitBytes(string field, ref ReadOnlyMemory<byte> value)
    {
        int byteCount = value.Length;
        Visit(field, ref byteCount);
        value.Span.CopyTo(Reserve(byteCount));
    }

    /// <inheritdoc/>
    public void Visit(string field, Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
            Visit(field, ref values[i]);
    }

    /// <inheritdoc/>
    public void Visit(string field, Span<int> values)
    {
        for (int i = 0; i < values.Length; i++)
            Visit(field, ref values[i]);
    }

    /// <inheritdoc/>
    public void VisitList<TElement>(string field, List<TElement> values)
        where TElement : struct, IStateful
    {
        int count = values.Count;
        Visit(field, ref count);
        foreach (ref TElement element in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values))
            element.VisitState(ref this);
    }

    private Span<byte> Reserve(int bytes)
    {
        if (_buffer.Length - _length < bytes)
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + bytes));
        Span<byte> span = _buffer.AsSpan(_length, bytes);
        _length += bytes;
        return span;
    }
}
