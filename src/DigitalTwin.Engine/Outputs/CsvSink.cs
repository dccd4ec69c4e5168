using System.Globalization;
using DigitalTwin.Engine.Runs;
using DigitalTwin.Protocol.Coordination;

namespace DigitalTwin.Engine.Outputs;

/// <summary>Writes one hourly file: comma-separated, invariant culture, UTF-8, LF, a header line.</summary>
public abstract class CsvSink : ITickSink
{
    private readonly StreamWriter _writer;
    private readonly char[] _number = new char[32];

    /// <summary>Creates the file, replacing an older one.</summary>
    protected CsvSink(string path, string header)
    {
        _writer = new StreamWriter(path, append: false, new System.Text.UTF8Encoding(false), bufferSize: 1 << 16) { NewLine = "\n" };
        _writer.WriteLine(header);
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

    /// <summary>Writes a number to three decimals.</summary>
    protected void Next(double value)
    {
        _writer.Write(',');
        value.TryFormat(_number, out int length, "0.###", CultureInfo.InvariantCulture);
        _writer.Write(_number, 0, length);
    }

    /// <summary>Ends the line.</summary>
    protected void EndLine() => _writer.WriteLine();
}
