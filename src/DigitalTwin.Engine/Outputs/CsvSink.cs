using System.Buffers.Binary;
using System.Globalization;
using DigitalTwin.Engine.Metrics;
using DigitalTwin.Engine.Runs;
using DigitalTwin.Protocol.Coordination;

namespace DigitalTwin.Engine.Outputs;

/// <summary>Writes one hourly file: comma-separated, invariant culture, UTF-8, LF, a header line.</summary>
public abstract class CsvSink : IKeptSink
{
    private readonly FileStream _file;
    private readonly StreamWriter _writer;
    private readonly string _header;
    private readonly char[] _number = new char[32];

    /// <summary>Opens the file; what is in it stays until the run says where it goes on.</summary>
    protected CsvSink(string path, OutputTable table)
        : this(path, table.CsvHeader)
    {
    }

    /// <summary>Opens a file that has no table of figures.</summary>
    protected CsvSink(string path, string header)
    {
        _header = header;
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        _writer = new StreamWriter(_file, new System.Text.UTF8Encoding(false), bufferSize: 1 << 16) { NewLine = "\n" };
    }

    /// <inheritdoc/>
    public string Name => Path.GetFileNameWithoutExtension(_file.Name);

    /// <inheritdoc/>
    public byte[] Save()
    {
        _writer.Flush();
        byte[] length = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, _file.Position);
        return length;
    }

    /// <inheritdoc/>
    public void Restore(long tick, ReadOnlyMemory<byte> kept)
    {
        _writer.Flush();
        long length = kept.IsEmpty ? 0 : BinaryPrimitives.ReadInt64LittleEndian(kept.Span);
        if (length > _file.Length)
            throw new RunFolderException(
                $"{_file.Name}: {_file.Length} bytes, shorter than the {length} of the checkpoint of tick {tick}; "
                + "put it back, or run again into another folder.");
        _file.SetLength(length);
        _file.Position = length;
        if (length == 0)
            _writer.WriteLine(_header);
    }

    /// <inheritdoc/>
    public abstract void Take(in TickCommit commit);

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        GC.SuppressFinalize(this);
    }

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
    protected void EndLine() => _writer.WriteLine();

    /// <summary>Writes a number to three decimals.</summary>
    private void Next(double value)
    {
        _writer.Write(',');
        value.TryFormat(_number, out int length, "0.###", CultureInfo.InvariantCulture);
        _writer.Write(_number, 0, length);
    }
}
