using System.Buffers.Binary;
using DigitalTwin.Results.Metrics;
using DigitalTwin.Results.Summaries;

namespace DigitalTwin.Results.Tables;

/// <summary>Writes one hourly file: comma-separated, invariant culture, UTF-8, LF, a header line.</summary>
public abstract class CsvSink : ICheckpointedSink
{
    private const int KeptBytes = sizeof(long) + sizeof(ulong);
    private const string Fix = "put it back as it was, or write all files anew with `twin fork DIR --at TICK --out OTHER`.";
    private readonly FileStream _file;
    private readonly StreamWriter _writer;
    private readonly string _header;
    private readonly char[] _number = new char[32];
    private readonly PrefixDigest _digest;
    private long? _unfinishedFrom;

    /// <summary>Opens the file; what is in it stays until the run says where it goes on.</summary>
    protected CsvSink(string path, OutputTable table)
        : this(path, table.CsvHeader)
    {
    }

    /// <summary>Opens a file that has no table of figures.</summary>
    protected CsvSink(string path, string header)
    {
        _header = header;
        _digest = new PrefixDigest(path);
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        _writer = new StreamWriter(_file, new System.Text.UTF8Encoding(false), bufferSize: 1 << 16) { NewLine = "\n" };
    }

    /// <inheritdoc/>
    public string Name => Path.GetFileNameWithoutExtension(_file.Name);

    /// <inheritdoc/>
    public byte[] Save()
    {
        DropUnfinished();
        _writer.Flush();
        byte[] kept = new byte[KeptBytes];
        BinaryPrimitives.WriteInt64LittleEndian(kept, _file.Position);
        BinaryPrimitives.WriteUInt64LittleEndian(kept.AsSpan(sizeof(long)), _digest.Of(_file.Position));
        return kept;
    }

    /// <inheritdoc/>
    public void Check(long tick, ReadOnlyMemory<byte> kept)
    {
        _writer.Flush();
        long length = LengthOf(kept);
        if (length > _file.Length)
            throw new RunFolderException(
                $"{_file.Name}: {_file.Length} bytes, shorter than the {length} of the checkpoint of tick {tick}; {Fix}");
        _digest.Restart();
        if (kept.Length >= KeptBytes && _digest.Of(length) != BinaryPrimitives.ReadUInt64LittleEndian(kept.Span[sizeof(long)..]))
            throw new RunFolderException($"{_file.Name}: it was changed since the checkpoint of tick {tick}, before byte {length}; {Fix}");
    }

    /// <inheritdoc/>
    public virtual void Restore(long tick, ReadOnlyMemory<byte> kept)
    {
        _writer.Flush();
        _unfinishedFrom = null;
        long length = LengthOf(kept);
        _file.SetLength(length);
        _file.Position = length;
        if (length == 0)
            _writer.WriteLine(_header);
    }

    /// <inheritdoc/>
    public abstract void Take(in TickCommit commit);

    /// <inheritdoc/>
    public virtual void Finish()
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>What follows is of a time that is not over: it is cut off when the run goes on, and no checkpoint counts it.</summary>
    protected void BeginUnfinished()
    {
        _writer.Flush();
        _unfinishedFrom = _file.Position;
    }

    /// <summary>Cuts off what is of a time that was not over.</summary>
    protected void DropUnfinished()
    {
        if (_unfinishedFrom is not long length)
            return;
        _writer.Flush();
        _file.SetLength(length);
        _file.Position = length;
        _unfinishedFrom = null;
    }

    private static long LengthOf(ReadOnlyMemory<byte> kept) => kept.IsEmpty ? 0 : BinaryPrimitives.ReadInt64LittleEndian(kept.Span);

    /// <summary>Writes a text cell without a comma before it.</summary>
    protected void First(string text) => _writer.Write(text);

    /// <summary>Writes a whole number without a comma before it.</summary>
    protected void First(long value)
    {
        value.TryFormat(_number, out int length, default, CultureInfo.InvariantCulture);
        _writer.Write(_number, 0, length);
    }

    /// <summary>Writes a text cell.</summary>
    protected void Next(string text)
    {
        _writer.Write(',');
        _writer.Write(text);
    }

    /// <summary>Writes the figures of a report and ends the line.</summary>
    protected void EndWith<T>(IReadOnlyList<Metric<T>> metrics, in T report)
    {
        foreach (Metric<T> metric in metrics)
            Next(metric.Read(report));
        EndLine();
    }

    /// <summary>Ends the line.</summary>
    protected virtual void EndLine() => _writer.WriteLine();

    /// <summary>Writes a number to three decimals.</summary>
    protected void Next(double value)
    {
        _writer.Write(',');
        _writer.Write(_number, 0, CsvNumber.Format(value, _number));
    }
}
