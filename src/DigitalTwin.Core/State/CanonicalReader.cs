using System.Buffers.Binary;

namespace DigitalTwin.Core.State;

/// <summary>Reads what <see cref="CanonicalWriter"/> wrote into an object of the same shape.</summary>
/// <param name="bytes">The canonical bytes.</param>
public struct CanonicalReader(ReadOnlyMemory<byte> bytes) : IStateVisitor
{
    private readonly ReadOnlyMemory<byte> _bytes = bytes;
    private int _position = 0;

    /// <summary>Bytes not yet read.</summary>
    public readonly int Remaining => _bytes.Length - _position;

    /// <summary>Refuses bytes that are left over.</summary>
    /// <exception cref="CanonicalFormatException">There are bytes after the end of the state.</exception>
    public readonly void ExpectEnd()
    {
        if (Remaining != 0)
            throw new CanonicalFormatException($"{Remaining} bytes are left over after byte {_position}.");
    }

    /// <inheritdoc/>
    public readonly bool Reads => true;

    /// <inheritdoc/>
    public void Visit(string field, ref bool value) => value = Take(field, 1)[0] switch
    {
        0 => false,
        1 => true,
        byte other => throw new CanonicalFormatException($"Field {field} at byte {_position - 1} is {other}, neither 0 nor 1."),
    };

    /// <inheritdoc/>
    public void Visit(string field, ref int value) => value = BinaryPrimitives.ReadInt32LittleEndian(Take(field, sizeof(int)));

    /// <inheritdoc/>
    public void Visit(string field, ref long value) => value = BinaryPrimitives.ReadInt64LittleEndian(Take(field, sizeof(long)));

    /// <inheritdoc/>
    public void Visit(string field, ref ulong value) => value = BinaryPrimitives.ReadUInt64LittleEndian(Take(field, sizeof(ulong)));

    /// <inheritdoc/>
    public void Visit(string field, ref double value)
    {
        value = BinaryPrimitives.ReadDoubleLittleEndian(Take(field, sizeof(double)));
        if (double.IsNaN(value))
            throw new CanonicalFormatException($"Field {field} at byte {_position - sizeof(double)} is not a number.");
    }

    /// <inheritdoc/>
    public void Visit(string field, ref string value)
    {
        int byteCount = 0;
        Visit(field, ref byteCount);
        value = System.Text.Encoding.UTF8.GetString(Take(field, byteCount));
    }

    /// <inheritdoc/>
    public void VisitBytes(string field, ref ReadOnlyMemory<byte> value)
    {
        int byteCount = 0;
        Visit(field, ref byteCount);
        _ = Take(field, byteCount);
        value = _bytes.Slice(_position - byteCount, byteCount);
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
        int count = 0;
        Visit(field, ref count);
        if (count < 0 || count > Remaining)
            throw new CanonicalFormatException($"List {field} claims {count} elements with {Remaining} bytes left.");
        values.Clear();
        for (int i = 0; i < count; i++)
        {
            TElement element = default;
            element.VisitState(ref this);
            values.Add(element);
        }
    }

    private ReadOnlySpan<byte> Take(string field, int bytes)
    {
        if (bytes < 0 || bytes > Remaining)
            throw new CanonicalFormatException($"Field {field} needs {bytes} bytes at byte {_position}; {Remaining} are left.");
        ReadOnlySpan<byte> span = _bytes.Span.Slice(_position, bytes);
        _position += bytes;
        return span;
    }
}
