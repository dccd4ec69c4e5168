using System.Diagnostics;

namespace DigitalTwin.Client.Rendering;

/// <summary>One line on standard error: drawn over on a terminal, a line now and then elsewhere (or never).</summary>
/// <param name="output">Standard error.</param>
/// <param name="live">Whether the line can be drawn over.</param>
/// <param name="every">Time between plain lines where it cannot; null writes none.</param>
internal sealed class LiveLine(TextWriter output, bool live, TimeSpan? every) : IDisposable
{
    private readonly TimeSpan? _pace = live ? TimeSpan.FromMilliseconds(100) : every;
    private readonly long _start = Stopwatch.GetTimestamp();
    private long _drawn = Stopwatch.GetTimestamp();
    private int _width;

    /// <summary>Says where things stand, unless it has just been said.</summary>
    public void Write(Func<TimeSpan, string> describe)
    {
        if (_pace is not TimeSpan pace || Stopwatch.GetElapsedTime(_drawn) < pace)
            return;
        _drawn = Stopwatch.GetTimestamp();
        string line = describe(Stopwatch.GetElapsedTime(_start));
        if (live)
            Draw(line);
        else
            output.WriteLine(line);
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        if (_width > 0)
            Draw("");
        if (live)
            output.Write('\r');
    }

    /// <summary>The line as far as it fits: one that reaches the terminal's last column would go on in the next line.</summary>
    internal static string Cut(string line, int columns) => line.Length < columns ? line : line[..Math.Max(0, columns - 1)];

    private void Draw(string text)
    {
        string line = Cut(text, Terminal.Columns);
        output.Write('\r' + line.PadRight(_width));
        _width = line.Length;
    }
}
