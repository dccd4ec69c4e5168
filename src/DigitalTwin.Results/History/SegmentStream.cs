namespace DigitalTwin.Results.History;

/// <summary>A file of which only some parts are there: what was read and checked. Reading any other part is an error.</summary>
/// <param name="length">Length of the file.</param>
internal sealed class SegmentStream(long length) : Stream
{
    private readonly List<(long Offset, byte[] Bytes)> _parts = [];
    private int _last;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => length;

    /// <inheritdoc/>
    public override long Position { get; set; }

    /// <summary>Adds a part; parts come in the order of the file.</summary>
    public void Add(long offset, byte[] bytes) => _parts.Add((offset, bytes));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (Position >= length || buffer.Length == 0)
            return 0;
        (long offset, byte[] bytes) = _parts[PartAt(Position)];
        int from = (int)(Position - offset), count = Math.Min(buffer.Length, bytes.Length - from);
        bytes.AsSpan(from, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Read(buffer.Span));

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer.AsSpan(offset, count)));

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => length + offset,
    };

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int PartAt(long position)
    {
        if (Has(_last, position))
            return _last;
        for (int part = 0; part < _parts.Count; part++)
        {
            if (Has(part, position))
                return _last = part;
        }

        throw new IOException($"The byte at {position} was not read.");
    }

    private bool Has(int part, long position) =>
        position >= _parts[part].Offset && position < _parts[part].Offset + _parts[part].Bytes.Length;
}
