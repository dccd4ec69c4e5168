using System.Diagnostics;
using System.Globalization;
using DigitalTwin.Engine.Runs;

namespace DigitalTwin.Client.Rendering;

/// <summary>
/// One line on standard error that says where a run stands: drawn over on a terminal, a line now and then elsewhere (or never).
/// </summary>
/// <param name="output">Standard error.</param>
/// <param name="live">Whether the line can be drawn over.</param>
/// <param name="every">Time between plain lines where it cannot; null writes none.</param>
internal sealed class ProgressLine(TextWriter output, bool live, TimeSpan? every) : IProgress<RunProgress>, IDisposable
{
    private const int BarCells = 20;

    private readonly TimeSpan? _pace = live ? TimeSpan.FromMilliseconds(100) : every;
    private readonly long _start = Stopwatch.GetTimestamp();
    private long _drawn = Stopwatch.GetTimestamp();
    private int _width;

    public void Report(RunProgress value)
    {
        if (_pace is not TimeSpan pace || Stopwatch.GetElapsedTime(_drawn) < pace)
            return;
        _drawn = Stopwatch.GetTimestamp();
        string line = Describe(value, Stopwatch.GetElapsedTime(_start));
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

    internal static string Describe(in RunProgress at, TimeSpan elapsed)
    {
        double rate = at.Tick / Math.Max(elapsed.TotalSeconds, 1e-3);
        string state = string.Create(
            CultureInfo.InvariantCulture,
            $"{Figures.Instant(at.InstantUtc)}  {rate:N0} ticks/s  {at.MeanPriceUsdPerMwh:N1} USD/MWh  "
                + $"{at.SaturatedZones} saturated  {at.UnservedMw:N0} MW unserved");
        if (at.Target is not long target || target <= 0)
            return state;
        double done = (double)at.Tick / target;
        int cells = (int)(done * BarCells);
        string bar = new string('#', cells) + new string('.', BarCells - cells);
        TimeSpan left = TimeSpan.FromSeconds((target - at.Tick) / rate);
        return string.Create(CultureInfo.InvariantCulture, $"[{bar}] {done * 100,3:F0}%  {Figures.Span(left)} left  {state}");
    }

    private void Draw(string line)
    {
        output.Write('\r' + line.PadRight(_width));
        _width = line.Length;
    }
}
